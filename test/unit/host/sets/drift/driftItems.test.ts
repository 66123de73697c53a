import assert from 'node:assert/strict';
import type { DriftRow } from '../../../../../src/app/sets/drift/folderDrift.ts';
import { withVscodeModule } from '../../../../support/vscodeModule.ts';

const { DriftItems } = await withVscodeModule(() => import('../../../../../src/host/sets/drift/driftItems.ts'));
const { Uri } = await withVscodeModule(() => import('vscode'));

function row(id: string, drift: DriftRow['drift']): DriftRow {
  const path = `buildings/Hall ${id}.json`;
  return {
    key: `buildings ${id}`,
    resource: 'buildings',
    id,
    name: `Hall ${id}`,
    drift,
    files: [{ path }],
    unread: undefined,
  } as unknown as DriftRow;
}

const inJamf = { state: 'inJamf', here: undefined, there: 'changed' } as unknown as DriftRow['drift'];
const both = { state: 'both', here: 'changed', there: 'changed' } as unknown as DriftRow['drift'];

describe('rows of a folder in the Source Control view', () => {
  it('stay the same while they say the same, so that an open menu is about one that is there', () => {
    const items = new DriftItems(Uri.file('/fleet'));
    const [one, two] = [row('1', inJamf), row('2', both)];
    const before = items.of([one, two]);
    const [again] = [row('2', both)];
    const after = items.of([again]);
    assert.equal(after.get(again), before.get(two));
    assert.deepEqual(
      [...after.values()].map(({ paths }) => paths),
      [['buildings/Hall 2.json']],
    );
  });

  it('are others once they say something else, or were away', () => {
    const items = new DriftItems(Uri.file('/fleet'));
    const before = items.of([row('1', inJamf)]);
    const changed = row('1', both);
    const after = items.of([changed]);
    assert.notEqual(after.get(changed), [...before.values()][0]);
    assert.notEqual(after.get(changed)?.decorations?.tooltip, [...before.values()][0]?.decorations?.tooltip);
    items.of([]);
    assert.notEqual([...items.of([changed]).values()][0], after.get(changed));
  });
});
