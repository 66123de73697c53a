import assert from 'node:assert/strict';
import type { InstanceProfile } from '../../../../src/core/instances/profile.ts';
import { revealInstance } from '../../../../src/host/tree/reveal/revealInstance.ts';
import { revealRow } from '../../../../src/host/tree/reveal/revealRow.ts';
import { rowWith } from '../../../../src/host/tree/reveal/rowSearch.ts';
import type { ExplorerNode } from '../../../../src/app/lists/nodes.ts';
import { fakeServices } from '../../../support/host/fakeServices.ts';
import { rows } from '../../../support/fakeSession.ts';
import { small } from '../../../support/openapi/smallDocument.ts';
import { never } from '../../../support/signals.ts';
import { barOf, newInstance, type Bar } from '../../../support/host/sideBar.ts';

/** A view as VS Code shows a row in it: what it was answered it keeps until it is told of a change, and a row that is in none of it is no row. */
function viewOf({ explorer }: Pick<Bar, 'explorer'>) {
  const kept = new Map<ExplorerNode | undefined, readonly ExplorerNode[]>();
  const revealed: string[] = [];
  explorer.onDidChangeTreeData((node) => {
    if (node === undefined) kept.clear();
    else kept.delete(node);
  });
  const below = async (node?: ExplorerNode): Promise<readonly ExplorerNode[]> => {
    const rows = kept.get(node) ?? (await explorer.getChildren(node));
    kept.set(node, rows);
    return rows;
  };
  const resolve = async (node: ExplorerNode): Promise<void> => {
    const parent = explorer.getParent(node);
    if (parent !== undefined) await resolve(parent);
    const rows = await below(parent);
    if (!rows.some(({ key }) => key === node.key)) throw new Error(`Cannot resolve tree item for element ${node.key}`);
  };
  const reveal = async (node: ExplorerNode): Promise<void> => {
    await resolve(node);
    assert.ok(explorer.revealing.has(node.key), 'its unfolding is nobody else’s');
    const { label } = explorer.getTreeItem(node);
    revealed.push(typeof label === 'string' ? label : '');
  };
  return { view: { visible: false, reveal }, below, revealed };
}

describe('a row that is shown while another side bar is in front', () => {
  it('is known to VS Code although it was loaded while nobody saw it', async () => {
    const session = newInstance(small());
    session.answer = ({ page }) => ({ totalCount: 900, results: rows(1, 900).slice(page * 100, page * 100 + 100) });
    const bar = barOf(fakeServices({ session }));
    const { view, below, revealed } = viewOf(bar);
    for (const node of await below()) for (const group of await below(node)) await below(group);
    const list = bar.explorer.resourceNode('acme', 'buildings');
    assert.ok(list);
    await below(list);
    bar.explorer.setVisible(false);
    const row = await rowWith(bar.explorer, list, '450', never);
    assert.ok(row);
    bar.drawn.length = 0;
    await revealRow({ view, explorer: bar.explorer }, row, { select: true, focus: true });
    assert.deepEqual(revealed, ['n450']);
    assert.deepEqual(bar.drawn, [undefined], 'VS Code waits for the first alone of several that it is told of at once');
  });

  it('may be that of an instance that was just added', async () => {
    const session = newInstance(small());
    const services = fakeServices({ session });
    let there: readonly InstanceProfile[] = [];
    const bar = barOf({ ...services, instances: { ...services.instances, all: () => there } });
    const { view, below, revealed } = viewOf(bar);
    await below();
    bar.explorer.setVisible(false);
    there = [session.profile];
    bar.explorer.redraw();
    await revealInstance(view, bar.explorer, 'acme', true);
    assert.deepEqual([revealed, [...bar.explorer.revealing]], [['Acme'], []]);
  });
});
