import assert from 'node:assert/strict';
import type { SidesRead } from '../../../../../src/host/sets/compare/comparisonWish.ts';
import type { SetParts } from '../../../../../src/host/sets/setParts.ts';
import { fakeServices } from '../../../../support/host/fakeServices.ts';
import { FakeSnapshots } from '../../../../support/sets/fakeSnapshots.ts';
import { memorySource } from '../../../../support/sets/memorySource.ts';
import { SetServer } from '../../../../support/sets/setServer.ts';
import { never } from '../../../../support/signals.ts';
import { withVscodeModule } from '../../../../support/vscodeModule.ts';

const { withNames } = await withVscodeModule(async () => await import('../../../../../src/host/sets/compare/readSides.ts'));

describe('names that a comparison of a few kinds needs', () => {
  /** What is read for ids of this kind; `there`: was read before. */
  async function readFor(key: string, there: readonly string[] = []): Promise<readonly (readonly string[] | undefined)[]> {
    const session = new SetServer().session();
    const snapshots = new FakeSnapshots();
    const source = memorySource([], { kinds: there.map((resource) => ({ resource })) });
    snapshots.put('acme', source);
    const parts = { services: fakeServices({ session }), context: {}, snapshots: async () => snapshots } as unknown as SetParts;
    const { catalogue } = session.known();
    const side = { kind: 'instance', at: 'acme', name: 'Acme', version: undefined, readAt: undefined } as const;
    const left = { side, source, catalogue, server: 'https://acme.test' };
    const folder = { ...left, side: { ...side, kind: 'folder' }, catalogue: undefined } as const;
    await withNames(parts, { left, right: folder, comparison: 'instances' } satisfies SidesRead, [key], never);
    return snapshots.asked;
  }

  it('are read once, of the instance alone, also where the id is told to be of the kind of another API', async () => {
    assert.deepEqual(await readFor('buildings'), [['buildings']]);
    assert.deepEqual(await readFor('sites'), [['classic/sites']]);
    assert.deepEqual(await readFor('sites', ['classic/sites']), []);
    assert.deepEqual(await readFor('computers-inventory'), []);
  });
});
