import assert from 'node:assert/strict';
import type { ObjectAddress, Target } from '../../../../src/core/objects/address/address.ts';
import { planOf } from '../../../../src/core/objects/plan/plan.ts';
import type { ObjectRef } from '../../../../src/core/sets/source.ts';
import type { OldNames, WriteQuestion } from '../../../../src/app/support/services.ts';
import type { Exhibit } from '../../../../src/app/support/ui.ts';
import type * as removing from '../../../../src/host/documents/commands/deleteObjects.ts';
import type * as questions from '../../../../src/host/documents/sending/saveQuestions.ts';
import { classicSession } from '../../../support/classic/classicSession.ts';
import { standing } from '../../../support/demoCaller.ts';
import { fakeServices } from '../../../support/host/fakeServices.ts';
import { withVscodeModule } from '../../../support/vscodeModule.ts';

const { askToWrite }: typeof questions = await withVscodeModule(() => import('../../../../src/host/documents/sending/saveQuestions.ts'));
const { deleteObjects }: typeof removing = await withVscodeModule(() => import('../../../../src/host/documents/commands/deleteObjects.ts'));

const look: Exhibit = { label: 'Find References', show: () => Promise.reject(new Error('not looked at')) };
const usergroups = 'classic/usergroups';

async function desk() {
  const asked: WriteQuestion[] = [];
  const told: (readonly ObjectRef[])[] = [];
  const renamed: OldNames[] = [];
  const { session, catalogue } = await classicSession(standing().demo);
  const write = async (question: WriteQuestion): Promise<boolean> => {
    asked.push(question);
    return await Promise.resolve(false);
  };
  const tell = (...objects: readonly ObjectRef[]) => {
    told.push(objects);
    return Promise.resolve({ lines: ['Used by 3 Policies.'], look });
  };
  const uses = {
    beforeRemoval: (_instance: string, objects: readonly ObjectRef[]) => tell(...objects),
    beforeRename: async (_instance: string, object: ObjectRef, old: OldNames) => {
      renamed.push(old);
      return { ...(await tell(object)), byName: 'Criteria go by its name.' };
    },
  };
  return { services: fakeServices({ session, confirm: { write }, uses }), catalogue, asked, told, renamed, instanceId: session.profile.id };
}

describe('who uses an object', () => {
  it('stands in the question before it is deleted, with the way to look', async () => {
    const { services, catalogue, asked, told, instanceId } = await desk();
    const plan = ({ resource, target }: Pick<ObjectAddress, 'resource' | 'target'>) => Promise.resolve(planOf(catalogue, resource, target));
    const parts = { services, documents: { reading: { plan } }, copybook: {} } as unknown as Parameters<typeof deleteObjects>[0];
    await deleteObjects(parts, { kind: 'object', instanceId, resource: usergroups, id: '3', label: 'Coaches' });
    const [question] = asked;
    assert.deepEqual([question?.lines, question?.beside, question?.more?.label], [['Used by 3 Policies.'], look, 'Show What Goes']);
    assert.deepEqual(told, [[{ resource: usergroups, id: '3', name: 'Coaches' }]]);
    const both = ['3', '4'].map((id) => ({ kind: 'object', instanceId, resource: usergroups, id, label: `Group ${id}` }) as const);
    await deleteObjects(parts, both[0], both);
    assert.deepEqual([asked[1]?.lines, asked[1]?.takesAway, told[1]?.map(({ id }) => id)], [['Used by 3 Policies.'], true, ['3', '4']]);
  });

  const saved = async (target: Target, base: string, mine: object, resource = usergroups) => {
    const { services, catalogue, asked, told, renamed, instanceId } = await desk();
    const address = { instanceId, resource, target, label: 'Coaches', ending: '.json' };
    const copies = { base, mine: JSON.stringify(mine) };
    const asking = { services, plan: planOf(catalogue, resource, target), address, copybook: {}, copies, instance: 'X' };
    const write = { body: copies.mine, changes: [], clears: [], leaving: [], path: '/usergroups/id/0' };
    await askToWrite(asking as unknown as Parameters<typeof askToWrite>[0], write);
    return { question: asked[0], told, renamed };
  };

  for (const [what, mine, expected] of [
    ['a new name is saved', { id: 3, name: 'Trainers' }, ['Used by 3 Policies.']],
    ['something else is saved', { id: 3, name: 'Coaches', is_smart: false }, []],
    ['the name is left out', { id: 3 }, []],
  ] as const) {
    it(`is looked up before a save where ${what}: ${expected.length}`, async () => {
      const { question, told } = await saved({ kind: 'one', id: '3' }, JSON.stringify({ id: 3, name: 'Coaches' }), mine);
      assert.deepEqual(question?.lines, expected);
      assert.equal(question.beside, expected.length > 0 ? look : undefined);
      // What is beyond the change is asked for in any access.
      assert.equal(question.beyond, expected.length > 0 ? 'Criteria go by its name.' : undefined);
      assert.deepEqual(told, expected.length > 0 ? [[{ resource: usergroups, id: '3', name: 'Coaches' }]] : []);
    });
  }

  const policy = (name: string, event?: string): object => ({
    general: { id: 3, name, ...(event === undefined ? {} : { trigger_other: event }) },
  });
  const pkg = (packageName: string, fileName: string): object => ({ id: '3', packageName, fileName });
  for (const [what, resource, base, mine, old] of [
    ['another event', 'classic/policies', policy('A', 'go'), policy('A', 'went'), { called: 'go' }],
    ['an event no more', 'classic/policies', policy('A', 'go'), policy('A', ''), { called: 'go' }],
    ['an event left out', 'classic/policies', policy('A', 'go'), policy('A'), { called: 'go' }],
    ['a first event', 'classic/policies', policy('A', ''), policy('A', 'go'), undefined],
    ['another event and name', 'classic/policies', policy('A', 'go'), policy('B', 'went'), { name: 'A', called: 'go' }],
    ['another file', 'packages', pkg('A', 'a.pkg'), pkg('A', 'b.pkg'), { called: 'a.pkg' }],
    ['the same', 'packages', pkg('A', 'a.pkg'), pkg('A', 'a.pkg'), undefined],
  ] as const) {
    it(`is looked up before a save of ${what}: ${resource}`, async () => {
      const { renamed } = await saved({ kind: 'one', id: '3' }, JSON.stringify(base), mine, resource);
      assert.deepEqual(renamed, old === undefined ? [] : [old]);
    });
  }

  it('is nobody before an object is created, which was made from no text', async () => {
    const { question, told } = await saved({ kind: 'new' }, '', { name: 'Trainers', is_smart: false });
    assert.equal(question?.method, 'POST');
    assert.deepEqual(told, []);
  });
});
