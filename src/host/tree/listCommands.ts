import type { Disposable, TreeView } from 'vscode';
import type { CommandsLike } from '../../app/contributions/commandTypes.ts';
import { readExplorerRow, readList, readNothing, readRefreshed, readRowGone } from '../../app/contributions/read.ts';
import { systemClock } from '../../core/http/clock.ts';
import { commandsOf, runCommand } from '../support/commands.ts';
import { selectedRow } from '../support/rowCall.ts';
import { keepFocus, type FocusView } from '../support/rowFocus.ts';
import { useRow } from './useRow.ts';
import { later } from '../../app/support/language.ts';
import { DisposableStore } from '../../app/support/disposables.ts';
import type { Services } from '../../app/support/services.ts';
import type { orderChanges, OrderParts } from './orderChanges.ts';
import type { ExplorerNode } from '../../app/lists/nodes.ts';
import type { JamfNode } from '../../app/support/nodes.ts';

export interface ListCommandDeps extends OrderParts {
  readonly services: Services;
  readonly view: Pick<TreeView<ExplorerNode>, 'selection'> & FocusView<ExplorerNode>;
}

/** Commands that mean nothing without a row of the view. */
type RowCommand = CommandsLike<(row?: ExplorerNode) => void>;

type OnNode = (id: RowCommand, couldNot: () => string, run: (node: ExplorerNode) => unknown) => void;

/** Commands that change what a list of the sidebar shows. All act on a node; none is offered in the palette. */
export function registerListCommands({ services, explorer, settings, view }: ListCommandDeps): Disposable {
  const store = new DisposableStore();
  const register = commandsOf(store, services);
  const on: OnNode = (id, couldNot, run) =>
    register(id, couldNot, readExplorerRow, (node?: ExplorerNode) => (node === undefined ? undefined : run(node)));
  /** A click on such a row passes nothing: it is about the row that is selected. */
  const onChosen: OnNode = (id, couldNot, run) =>
    register(id, couldNot, readExplorerRow, async (node?: ExplorerNode) => {
      const row = node ?? (await selectedRow(view, systemClock));
      if (row !== undefined) await run(row);
    });
  onChosen('jamf.loadMore', later`could not load more`, (node) => (node.kind === 'more' ? explorer.loadMore(node.parent) : undefined));
  onChosen('jamf.retry', later`could not try again`, (node) => {
    // The operations view has such a node, too, which stands below nothing.
    const above = node.kind === 'trouble' ? (explorer.getParent(node) ?? undefined) : node;
    return above === undefined ? runCommand('jamf.internal.retryOperations') : explorer.retry(above);
  });
  register('jamf.internal.stopLoading', later`could not stop loading`, readNothing, async () => {
    const row = await selectedRow(view, systemClock);
    if (row?.kind === 'loading') explorer.stop(row.parent);
  });
  register('jamf.internal.useRow', later`could not do what the row is for`, readNothing, async () => useRow(view));
  // A row that has nothing below it is refreshed with the list that it is in.
  const refreshAround = (node: ExplorerNode): void => explorer.refresh(isEnd(node) ? (explorer.getParent(node) ?? node) : node);
  on('jamf.refreshList', later`could not refresh`, refreshAround);
  const refreshList = (list: JamfNode | undefined): void => {
    const listed = list?.kind === 'resource' ? explorer.resourceNode(list.instanceId, list.resource) : undefined;
    if (listed === undefined) explorer.redraw();
    else explorer.refresh(listed);
  };
  register('jamf.refresh', later`could not refresh`, readRefreshed, (what) => {
    if (what === undefined) return explorer.refreshAll();
    if (what === 'nothing') return explorer.redraw();
    return 'key' in what ? refreshAround(what) : refreshList(what);
  });
  register('jamf.internal.listChanged', later`could not refresh the list`, readList, (list) =>
    list === undefined ? undefined : explorer.objectsChanged(list),
  );
  register('jamf.internal.rowGone', later`could not refresh the list`, readRowGone, async (list, key = '') => {
    if (list === undefined) return;
    const { neighbourOfGone } = await import('./reveal/goneRow.ts');
    await keepFocus(view, async () => neighbourOfGone(explorer, list, key));
  });
  registerOrderCommands({ explorer, settings, view }, on);
  return store;
}

/** What filters a list and puts it in order. */
function registerOrderCommands(parts: OrderParts, on: OnNode): void {
  const onList = (id: RowCommand, couldNot: () => string, change: keyof typeof orderChanges): void =>
    on(id, couldNot, async (node) => {
      if (node.kind === 'resource') await (await import('./orderChanges.ts')).orderChanges[change](parts, node);
    });
  onList('jamf.clearFilter', later`could not clear the filter`, 'clearFilter');
  onList('jamf.clearSort', later`could not clear the order`, 'clearSort');
  onList('jamf.filterResource', later`could not filter the list`, 'filter');
  onList('jamf.sortResource', later`could not sort the list`, 'sort');
}

function isEnd({ kind }: ExplorerNode): boolean {
  return !['instance', 'shelf', 'group', 'resource'].includes(kind);
}
