import { commands as vscodeCommands, type Disposable } from 'vscode';
import { registerCommand } from '../support/commands.ts';
import { DisposableStore } from '../../app/support/disposables.ts';
import { commands } from '../../app/support/ids.ts';
import { nodeOfKind } from '../../app/support/nodes.ts';
import type { Services } from '../../app/support/services.ts';
import type { Explorer } from './explorer.ts';
import { internalCommands } from '../../app/lists/internalCommands.ts';
import type { ListSettings } from '../../app/lists/listSettings.ts';
import type { ExplorerNode, ResourceNode } from '../../app/lists/nodes.ts';

export interface ListCommandDeps {
  readonly services: Services;
  readonly explorer: Explorer;
  readonly settings: ListSettings;
}

type OnNode = (id: string, tried: string, run: (node: ExplorerNode) => unknown) => void;

/** Commands that change what a list of the sidebar shows. All act on a node; none is offered in the palette. */
export function registerListCommands({ services, explorer, settings }: ListCommandDeps): Disposable {
  const store = new DisposableStore();
  const on: OnNode = (id, tried, run) => {
    store.add(registerCommand(services, id, tried, (argument) => (isExplorerNode(argument) ? run(argument) : undefined)));
  };
  on(commands.loadMore, 'load more', (node) => (node.kind === 'more' ? explorer.loadMore(node.parent) : undefined));
  on(commands.retry, 'try again', (node) => {
    // The operations view has such a node, too, which stands below nothing.
    const above = node.kind === 'trouble' ? (explorer.getParent(node) ?? undefined) : node;
    return above === undefined ? vscodeCommands.executeCommand(internalCommands.retryOperations) : explorer.retry(above);
  });
  on(internalCommands.stopLoading, 'stop loading', (node) => explorer.stop(node));
  // A row that has nothing below it is refreshed with the list that it is in.
  const refreshAround = (node: ExplorerNode): void => explorer.refresh(isEnd(node) ? (explorer.getParent(node) ?? node) : node);
  on(commands.refreshList, 'refresh', refreshAround);
  store.add(
    registerCommand(services, commands.refresh, 'refresh', (argument) => {
      const named = isExplorerNode(argument) ? undefined : nodeOfKind(argument, 'resource');
      const listed = named === undefined ? undefined : explorer.resourceNode(named.instanceId, named.resource);
      if (listed !== undefined) explorer.refresh(listed);
      else if (isExplorerNode(argument)) refreshAround(argument);
      else if (argument === undefined || argument === null) explorer.refreshAll();
      else explorer.redraw();
    }),
  );
  registerOrderCommands({ services, explorer, settings }, on);
  return store;
}

/** What filters a list and puts it in order. */
function registerOrderCommands({ services, explorer, settings }: ListCommandDeps, on: OnNode): void {
  const show = async (node: ResourceNode, next: Parameters<ListSettings['set']>[2]): Promise<void> => {
    await settings.set(node.instanceId, node.resource, next);
    explorer.refresh(node);
  };
  on(commands.clearFilter, 'clear the filter', (node) => {
    if (node.kind !== 'resource') return undefined;
    const { sort } = settings.get(node.instanceId, node.resource);
    return show(node, sort === undefined ? {} : { sort });
  });
  on(commands.clearSort, 'clear the order', (node) => {
    if (node.kind !== 'resource') return undefined;
    const { filter } = settings.get(node.instanceId, node.resource);
    return show(node, filter === undefined ? {} : { filter });
  });
  on(commands.filterResource, 'filter the list', async (node) => {
    if (node.kind !== 'resource') return;
    const { filter, sort } = settings.get(node.instanceId, node.resource);
    const { askFilter } = await import('./filterInput.ts');
    const next = await askFilter({ services, settings, node, filter });
    if (next === undefined) return;
    if (next.text !== '') await settings.remember(node.resource, next.text);
    await show(node, { ...(next.text === '' ? {} : { filter: next }), ...(sort === undefined ? {} : { sort }) });
  });
  on(commands.sortResource, 'sort the list', async (node) => {
    if (node.kind !== 'resource') return;
    const { filter, sort } = settings.get(node.instanceId, node.resource);
    const { askSort } = await import('./sortInput.ts');
    const next = await askSort(services, node, sort);
    if (next === undefined) return;
    await show(node, { ...(filter === undefined ? {} : { filter }), ...(next === '' ? {} : { sort: next }) });
  });
}

const kinds: ReadonlySet<string> = new Set(['instance', 'shelf', 'group', 'resource', 'object', 'more', 'loading', 'trouble', 'notice']);

function isEnd({ kind }: ExplorerNode): boolean {
  return !['instance', 'shelf', 'group', 'resource'].includes(kind);
}

/** Only nodes of this view have a `key`: what other features pass has not, and is not meant. */
function isExplorerNode(argument: unknown): argument is ExplorerNode {
  if (typeof argument !== 'object' || argument === null || !('kind' in argument) || !('key' in argument)) return false;
  return typeof argument.kind === 'string' && kinds.has(argument.kind) && typeof argument.key === 'string';
}
