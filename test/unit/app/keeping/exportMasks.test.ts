import assert from 'node:assert/strict';
import { ExportMasks } from '../../../../src/app/keeping/exportMasks.ts';
import { labelsKept } from '../../../../src/app/sets/snapshot/knownLabels.ts';
import type { SetEntry } from '../../../../src/core/sets/source.ts';
import { secretMask } from '../../../../src/shared/secretNames.ts';
import { never } from '../../../support/signals.ts';

const address = { instanceId: 'acme', resource: 'classic/policies' };
const policy = (id: number): string =>
  JSON.stringify({ scripts: [{ id, name: 'Fix', parameter4: 'sunshine', parameter5: 'moonlight', parameter6: 'yes' }] });

/** What is exported of the parameters of a script, where a snapshot has these texts of scripts. */
async function exported(id: number, texts: readonly string[]): Promise<string> {
  const asked: string[] = [];
  async function* entries(resource: string): AsyncGenerator<SetEntry> {
    for (const [index, text] of resource === 'scripts' ? texts.entries() : [])
      yield { resource, id: String(index), name: '', text, unread: undefined };
  }
  const masks = new ExportMasks(async ({ instanceId, resource }, signal) => {
    asked.push(`${instanceId} ${resource}`);
    return await labelsKept({ entries }, resource, signal);
  });
  await masks.masked({ instanceId: 'acme', resource: 'buildings' }, '{"name":"A"}', never);
  const first = await masks.masked(address, policy(id), never);
  assert.equal(await masks.masked(address, policy(id), never), first);
  assert.deepEqual(asked, ['acme classic/policies'], 'asked once, and of no kind that has no labels');
  const { scripts } = JSON.parse(first) as { readonly scripts: readonly Readonly<Record<string, string>>[] };
  return [4, 5, 6].map((number) => scripts[0]?.[`parameter${number}`]).join(' ');
}

describe('an exported policy', () => {
  const script = JSON.stringify({ id: '0', parameter4: 'Admin password', parameter5: 'Greeting' });

  it('is without the parameters that the snapshot calls secret', async () =>
    assert.equal(await exported(0, [script]), `${secretMask} moonlight yes`));

  it('is without all that may be a secret of a script that the snapshot does not have', async () =>
    assert.equal(await exported(7, [script]), `${secretMask} ${secretMask} yes`));

  it('is masked by what its parameters look like where there is no snapshot', async () =>
    assert.equal(await exported(0, []), 'sunshine moonlight yes'));

  it('is without the password in its command', async () => {
    const masks = new ExportMasks(async () => undefined);
    const masked = await masks.masked(address, JSON.stringify({ run_command: 'jamf policy -password hunter2' }), never);
    assert.equal(masked, JSON.stringify({ run_command: `jamf policy -password ${secretMask}` }));
  });

  it('is masked by what the snapshot of its own instance says, not by that of another one', async () => {
    const masks = new ExportMasks(async ({ instanceId }) => {
      const label = instanceId === 'acme' ? 'Admin password' : 'Greeting';
      return await Promise.resolve(new Map([['0', new Map([['parameter4', label]])]]));
    });
    const of = async (instanceId: string): Promise<string> => await masks.masked({ ...address, instanceId }, policy(0), never);
    assert.ok(!(await of('acme')).includes('sunshine'));
    assert.ok((await of('lab')).includes('sunshine'));
  });
});
