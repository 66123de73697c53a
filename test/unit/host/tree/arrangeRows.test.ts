import assert from 'node:assert/strict';
import type * as arrangement from '../../../../src/host/tree/arrangeRows.ts';
import type { ExplorerNode } from '../../../../src/app/lists/nodes.ts';
import { fakeServices } from '../../../support/host/fakeServices.ts';
import { small } from '../../../support/openapi/smallDocument.ts';
import { withVscodeModule } from '../../../support/vscodeModule.ts';
import { barOf, newInstance, reach, type Bar } from '../../../support/host/sideBar.ts';

const { window, hideRows, moveRow, showHidden }: typeof arrangement & { readonly window: object } = await withVscodeModule(async () => ({
  window: (await import('vscode')).window,
  ...(await import('../../../../src/host/tree/arrangeRows.ts')),
}));

/** The view, with what had the focus last. */
function arranged() {
  const session = newInstance(small());
  const services = fakeServices({ session });
  const bar = barOf(services);
  const focused: ExplorerNode[] = [];
  const view = {
    visible: true,
    selection: [],
    reveal: async (row: ExplorerNode) => void focused.push(row),
    onDidChangeSelection: () => ({ dispose: () => undefined }),
  };
  return { ...bar, services, view, focus: () => focused.map((row) => bar.explorer.getTreeItem(row).label).at(-1) };
}

async function labels({ explorer }: Pick<Bar, 'explorer'>, node: ExplorerNode | undefined): Promise<readonly unknown[]> {
  return (await explorer.getChildren(node)).map((row) => explorer.getTreeItem(row).label);
}

describe('a row that is hidden', () => {
  it('hands the focus to its neighbour, the last of a group to that of the group', async () => {
    const bar = arranged();
    const hide = async (...way: readonly string[]): Promise<unknown> => {
      await hideRows(bar, await reach(bar, 'Acme', ...way), []);
      return bar.focus();
    };
    assert.equal(await hide('Organization', 'Buildings'), 'Sites');
    assert.equal(await hide('Organization', 'Sites'), 'Security & Identity');
    assert.equal(await hide('Other'), 'Security & Identity');
  });

  it('has its neighbours hidden with it, where they are selected, and hands the focus past them', async () => {
    const bar = arranged();
    const [organization, security] = [await reach(bar, 'Acme', 'Organization'), await reach(bar, 'Acme', 'Security & Identity')];
    await hideRows(bar, organization, [organization, security]);
    assert.deepEqual([bar.layout.get().hidden, bar.focus()], [['Organization', 'Security & Identity'], 'Other']);
  });

  it('keeps its place while others are moved', async () => {
    const bar = arranged();
    await hideRows(bar, await reach(bar, 'Acme', 'Organization'), []);
    await moveRow(bar, await reach(bar, 'Acme', 'Other'), -1);
    assert.equal(bar.focus(), 'Other');
    await bar.layout.set({ ...bar.layout.get(), hidden: [] });
    const groups = (await labels(bar, await reach(bar, 'Acme'))).slice(2);
    assert.deepEqual(groups, ['Organization', 'Other', 'Security & Identity']);
  });
});

describe('what is hidden', () => {
  const before = { ...window };
  after(() => Object.assign(window, before));

  it('is all there to choose from, and comes back where it is chosen', async () => {
    const bar = arranged();
    for (const way of [['Organization', 'Sites'], ['Other']]) await hideRows(bar, await reach(bar, 'Acme', ...way), []);
    const offered: unknown[] = [];
    const showQuickPick = async (items: readonly { readonly label: string; readonly description: string }[]) => {
      offered.push(...items.map(({ label, description }) => [label, description]));
      return items.filter(({ label }) => label === 'Sites');
    };
    Object.assign(window, { showQuickPick });
    await showHidden(bar);
    assert.deepEqual(offered, [
      ['Sites', ''],
      ['Other', 'Group'],
    ]);
    assert.deepEqual(bar.layout.get().hidden, ['Other']);
    assert.ok((await labels(bar, await reach(bar, 'Acme', 'Organization'))).includes('Sites'));
  });
});

describe('what is asked for while a row is still moved', () => {
  /** The view, which takes its time to show the row that was moved. */
  async function moving() {
    const bar = arranged();
    let shows = (): void => undefined;
    const shown = new Promise<void>((resolve) => (shows = resolve));
    const order: unknown[] = [];
    const reveal = async (row: ExplorerNode): Promise<void> => {
      if (order.length === 0) await shown;
      order.push(bar.explorer.getTreeItem(row).label);
    };
    const view = { ...bar.view, reveal };
    const moved = moveRow({ ...bar, view }, await reach(bar, 'Acme', 'Other'), -1);
    return { ...bar, view, order, shows, moved };
  }

  it('is done once that row has the focus: a row is hidden', async () => {
    const bar = await moving();
    const hidden = hideRows(bar, await reach(bar, 'Acme', 'Organization'), []);
    await new Promise<void>((resolve) => void setImmediate(resolve));
    assert.deepEqual(bar.layout.get().hidden, []);
    bar.shows();
    await Promise.all([bar.moved, hidden]);
    assert.deepEqual([bar.layout.get().hidden, bar.order], [['Organization'], ['Other', 'Other']]);
  });

  it('is asked once that row has the focus, which would close the question: what is shown again', async () => {
    const bar = await moving();
    const asked = showHidden(bar).then(() => bar.order.push('asked'));
    await new Promise<void>((resolve) => void setImmediate(resolve));
    assert.deepEqual(bar.order, []);
    bar.shows();
    await Promise.all([bar.moved, asked]);
    assert.deepEqual(bar.order, ['Other', 'asked']);
  });
});
