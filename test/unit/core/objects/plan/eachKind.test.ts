import assert from 'node:assert/strict';
import { parseJson } from '../../../../../src/core/json/parse.ts';
import { createObject } from '../../../../../src/core/objects/create/create.ts';
import { nameIn } from '../../../../../src/core/objects/create/objectNames.ts';
import { planOf } from '../../../../../src/core/objects/plan/plan.ts';
import { readObject } from '../../../../../src/core/objects/plan/read.ts';
import { namePointers } from '../../../../../src/core/resources/identity.ts';
import { removeObject } from '../../../../../src/core/objects/remove/remove.ts';
import { duplicateOf, templateOf } from '../../../../../src/core/objects/plan/template.ts';
import { standing } from '../../../../support/demoCaller.ts';
import { demoSession } from '../../../../support/objects/demoSession.ts';
import { never } from '../../../../support/signals.ts';

const session = demoSession(standing().demo);
const catalogue = await session.catalogue(never);

async function create(key: string, text: string): Promise<string> {
  const plan = planOf(catalogue, key, { kind: 'new' });
  const outcome = await createObject({ session, plan, text, lifetime: never }, () => Promise.resolve(true), never);
  assert.equal(outcome.kind, 'created', JSON.stringify(outcome));
  return outcome.kind === 'created' ? outcome.id : '';
}

describe('an object of each kind', () => {
  const kinds = catalogue.resources.filter(({ can }) => can.create !== undefined && can.read !== undefined);

  it('is there to be made', () => assert.ok(kinds.length >= 8, kinds.map(({ key }) => key).join()));

  it('is made of what the document calls an action, too', () => {
    const called = kinds.filter(({ can }) => catalogue.operation(can.create?.key ?? '')?.isAction === true).map(({ key }) => key);
    assert.deepEqual(called.toSorted(), ['accounts', 'api-roles', 'computer-extension-attributes']);
  });

  for (const { key } of kinds) {
    it(`is created from its template, duplicated and deleted: ${key}`, async () => {
      const begun = JSON.parse(templateOf(planOf(catalogue, key, { kind: 'new' }))) as Record<string, unknown>;
      const field = namePointers(key)
        .map((pointer) => pointer.slice(1))
        .find((name) => begun[name] === '');
      // Its name is all that a person has to fill in.
      const id = await create(key, JSON.stringify(field === undefined ? begun : { ...begun, [field]: 'Made here' }));
      const plan = planOf(catalogue, key, { kind: 'one', id });
      const copy = await readObject(session, plan, never);
      const { text } = duplicateOf(planOf(catalogue, key, { kind: 'new' }), copy, new Set());
      if (field !== undefined) assert.equal(nameIn(plan, parseJson(text)), 'Made here copy');
      const other = await create(key, text);
      assert.notEqual(other, id);
      for (const made of [id, other]) {
        const outcome = await removeObject(session, planOf(catalogue, key, { kind: 'one', id: made }), never, never);
        assert.equal(outcome.kind, 'removed');
        await assert.rejects(readObject(session, planOf(catalogue, key, { kind: 'one', id: made }), never), /http 404/);
      }
    });
  }
});
