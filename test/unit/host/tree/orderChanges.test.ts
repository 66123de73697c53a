import assert from 'node:assert/strict';
import type { ExplorerNode } from '../../../../src/app/lists/nodes.ts';
import type * as order from '../../../../src/host/tree/orderChanges.ts';
import { Person } from '../../../support/host/person.ts';
import { rows } from '../../../support/fakeSession.ts';
import { small } from '../../../support/openapi/smallDocument.ts';
import { withVscodeModule } from '../../../support/vscodeModule.ts';
import { newInstance, reach, sideBar } from '../../../support/host/sideBar.ts';

const { orderChanges }: typeof order = await withVscodeModule(async () => {
  // What is asked with is loaded only then, without the stand-in.
  await import('../../../../src/host/lists/filterInput.ts');
  await import('../../../../src/host/lists/sortInput.ts');
  return await import('../../../../src/host/tree/orderChanges.ts');
});

/** The list of buildings, and what of the view has the focus. */
async function buildings() {
  const session = newInstance(small());
  session.answer = () => ({ totalCount: 2, results: rows(1, 2) });
  const bar = sideBar(session);
  const node = await reach(bar, 'Acme', 'Organization', 'Buildings');
  assert.ok(node.kind === 'resource');
  await bar.explorer.getChildren(node);
  const focused: ExplorerNode[] = [];
  const view = {
    visible: true,
    reveal: async (row: ExplorerNode) => void focused.push(row),
    onDidChangeSelection: () => ({ dispose: () => undefined }),
  };
  const change = (what: keyof typeof orderChanges): Promise<void> => orderChanges[what]({ ...bar, view }, node);
  const lastAsked = async (): Promise<readonly (string | null)[]> => {
    await bar.explorer.getChildren(node);
    const { query } = session.asked.at(-1) ?? assert.fail('nothing was asked');
    return [query.get('filter'), query.get('sort')];
  };
  return { ...bar, node, focused, change, lastAsked };
}

describe('a list that is shown otherwise', () => {
  const person = Person.inEachTest();

  it('is read with its filter, begins at its top, and offers the filter again', async () => {
    const { change, lastAsked, focused, node, settings } = await buildings();
    const changed = change('filter');
    await person.types('Filter Buildings', 'name==n*');
    await changed;
    assert.deepEqual([await lastAsked(), focused], [['name==n*', 'id:asc'], [node]]);
    assert.deepEqual(settings.history('buildings'), ['name==n*']);
  });

  it('is read in its order, which is taken away apart from the filter', async () => {
    const { change, lastAsked, focused, node, settings } = await buildings();
    await settings.set('acme', 'buildings', { filter: { kind: 'rsql', text: 'name==n*' } });
    const changed = change('sort');
    await person.types('Sort Buildings', 'name desc');
    await changed;
    assert.deepEqual(await lastAsked(), ['name==n*', 'name:desc']);
    await change('clearSort');
    assert.deepEqual(await lastAsked(), ['name==n*', 'id:asc']);
    await settings.set('acme', 'buildings', { filter: { kind: 'rsql', text: 'name==n*' }, sort: 'name:desc' });
    await change('clearFilter');
    assert.deepEqual(await lastAsked(), [null, 'name:desc']);
    assert.deepEqual(focused, [node, node, node]);
  });

  it('stays as it is where nothing is chosen', async () => {
    const { change, focused, settings } = await buildings();
    for (const what of ['filter', 'sort'] as const) {
      const changed = change(what);
      await person.closes();
      await changed;
    }
    assert.deepEqual([settings.get('acme', 'buildings'), focused], [{}, []]);
  });
});
