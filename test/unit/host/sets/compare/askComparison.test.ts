import assert from 'node:assert/strict';
import type { InstanceProfile } from '../../../../../src/core/instances/profile.ts';
import type { SetParts } from '../../../../../src/host/sets/setParts.ts';
import { fakeSession } from '../../../../support/fakeSession.ts';
import { fakeServices } from '../../../../support/host/fakeServices.ts';
import { Person } from '../../../../support/host/person.ts';
import { withVscodeModule } from '../../../../support/vscodeModule.ts';

const { askComparison, wishOf } = await withVscodeModule(async () => await import('../../../../../src/host/sets/compare/askComparison.ts'));

/** Two instances, or one, each of which would be read in these kinds. */
function partsWith(names: readonly string[], kinds: Readonly<Record<string, readonly string[]>> = {}): SetParts {
  const session = fakeSession({ send: () => Promise.reject(new Error('Nobody is asked.')) });
  const profiles = names.map((name): InstanceProfile => ({ ...session.profile, id: name.toLowerCase(), name }));
  const services = fakeServices({ session });
  const get = (id: string) => profiles.find((profile) => profile.id === id);
  const instances = { ...services.instances, all: () => profiles, get };
  const plan = async (id: string) => ({ resources: kinds[id] ?? ['scripts', 'buildings'], requests: 3, isLeast: false, time: undefined });
  const snapshots = { of: async () => undefined, plan, refresh: () => Promise.reject(new Error('Nothing is read.')) };
  return {
    services: { ...services, instances },
    context: {} as SetParts['context'],
    snapshots: async () => snapshots as unknown as Awaited<ReturnType<SetParts['snapshots']>>,
  };
}

describe('a comparison that somebody asks for', () => {
  const person = Person.inEachTest();

  it('asks for both sides and for the kinds', async () => {
    const asked = askComparison(partsWith(['Lab', 'Production'], { production: ['buildings', 'packages'] }), undefined);
    await person.picks('Lab');
    assert.deepEqual(await person.reads('A Pulled Folder'), ['Production, test', 'A Pulled Folder…']);
    await person.picks('Production');
    await person.picks('All Kinds, 1');
    assert.deepEqual(await asked, { left: { kind: 'instance', id: 'lab' }, right: { kind: 'instance', id: 'production' } });
  });

  it('asks no more of what a row said, and of one instance no left side', async () => {
    for (const [parts, named] of [
      [partsWith(['Lab', 'Production']), { kind: 'instance', instanceId: 'lab' }],
      [partsWith(['Lab']), undefined],
    ] as const) {
      const asked = askComparison(parts, named);
      await person.reads('A Pulled Folder');
      await person.closes();
      assert.equal(await asked, undefined);
    }
  });

  it('is refused where there is no instance', async () => {
    await assert.rejects(askComparison(partsWith([]), undefined), /no instance yet/);
  });
});

describe('a comparison that is called with data', () => {
  const parts = partsWith(['Lab', 'Production']);

  it('knows an instance by its id and a folder by its URI', () => {
    const { left, right, resources } = wishOf({ left: 'lab', right: 'file:///pulled', resources: ['scripts'] }, parts);
    assert.deepEqual([left, right.kind, resources], [{ kind: 'instance', id: 'lab' }, 'folder', ['scripts']]);
  });

  for (const [left, right] of [
    ['lab', 'lab'],
    ['lab', 'nowhere'],
    ['C', 'lab'],
    ['file:///pulled', 'file:///pulled/'],
  ] as const) {
    it(`is refused for ${left} and ${right}`, () => assert.throws(() => wishOf({ left, right }, parts), { name: 'ProblemError' }));
  }
});
