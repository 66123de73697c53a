import assert from 'node:assert/strict';
import { createDemo } from '../../../../../src/demo/demo.ts';
import { appliesNodes } from '../../../../../src/app/lists/applies/appliesNodes.ts';
import { readWhatApplies } from '../../../../../src/core/objects/applies/whatApplies.ts';
import { demoSession } from '../../../../support/objects/demoSession.ts';
import { problemIn } from '../../../../support/problemIn.ts';
import { never } from '../../../../support/signals.ts';

describe('what applies to a computer', () => {
  const session = demoSession(createDemo());

  it('is told by the server, and every list is one of a kind or has words of its own', async () => {
    const applied = await readWhatApplies(session, 'computers-inventory', '1', never);
    assert.notEqual(applied.name, undefined);
    const policies = applied.lists.find(({ name }) => name === 'policies')?.entries ?? [];
    assert.ok(policies.length > 0);
    for (const { id, name } of policies) assert.match(`${id ?? ''} ${name}`, /^\d+ ./);
    const nodes = appliesNodes(applied, 'x', () => undefined);
    assert.deepEqual(
      nodes.map(({ label }) => label),
      [...new Set(nodes.map(({ label }) => label))],
    );
    for (const label of ['Policies', 'macOS Configuration Profiles', 'Restricted Software', 'Mac Apps', 'eBooks'])
      assert.ok(
        nodes.some((node) => node.label === label),
        label,
      );
    assert.ok(!nodes.some(({ label }) => label.startsWith('Managed Preference')), 'an empty list of what is no more');
  });

  it('shows all entries, also of a section that comes twice, and one without a name as such', async () => {
    const xml =
      '<computer_management><policies><policy><id>1</id><name>a</name></policy><policy><trigger>x</trigger></policy></policies><policies><policy><id>2</id></policy></policies></computer_management>';
    const odd = demoSession(createDemo(), (_, pass) => {
      const answer = pass();
      return Promise.resolve({ ...answer, status: 200, body: new TextEncoder().encode(xml) });
    });
    const { lists } = await readWhatApplies(odd, 'computers-inventory', '1', never);
    assert.deepEqual(
      lists.map(({ name, entries }) => [name, entries.map((entry) => entry.name)]),
      [['policies', ['a', '(no name)', '2']]],
    );
  });

  it('is a failure of one that is gone, and nothing is asked of what is no computer', async () => {
    assert.equal((await problemIn(readWhatApplies(session, 'computers-inventory', '999999', never))).kind, 'http');
    assert.equal((await problemIn(readWhatApplies(session, 'buildings', '1', never))).kind, 'invalid');
    assert.equal((await problemIn(readWhatApplies(session, 'computers-inventory', 'x', never))).kind, 'invalid');
  });
});
