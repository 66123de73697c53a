import type { ListSettings } from '../../app/lists/listSettings.ts';
import type { ExplorerNode, ResourceTreeNode } from '../../app/lists/nodes.ts';
import { keepFocus, type FocusView } from '../support/rowFocus.ts';
import type { Explorer } from './explorer.ts';

export interface OrderParts {
  readonly explorer: Explorer;
  readonly settings: ListSettings;
  readonly view: FocusView<ExplorerNode>;
}

type Change = (parts: OrderParts, node: ResourceTreeNode) => Promise<void>;

const clearFilter: Change = async (parts, node) => {
  const { sort } = settingsOf(parts, node);
  await show(parts, node, sort === undefined ? {} : { sort });
};

const clearSort: Change = async (parts, node) => {
  const { filter } = settingsOf(parts, node);
  await show(parts, node, filter === undefined ? {} : { filter });
};

const filter: Change = async (parts, node) => {
  const before = settingsOf(parts, node);
  const { askFilter } = await import('../lists/filterInput.ts');
  const next = await askFilter({ resource: node.of, filter: before.filter, history: parts.settings.history(node.resource) });
  if (next === undefined) return;
  await show(parts, node, { ...(next.text === '' ? {} : { filter: next }), ...(before.sort === undefined ? {} : { sort: before.sort }) });
};

const sort: Change = async (parts, node) => {
  const before = settingsOf(parts, node);
  const { askSort } = await import('../lists/sortInput.ts');
  const next = await askSort(node.of, before.sort);
  if (next === undefined) return;
  await show(parts, node, { ...(before.filter === undefined ? {} : { filter: before.filter }), ...(next === '' ? {} : { sort: next }) });
};

/** What changes which rows of a list are shown, and in which order. */
export const orderChanges = { clearFilter, clearSort, filter, sort };

function settingsOf({ settings }: OrderParts, { instanceId, resource }: ResourceTreeNode): ReturnType<ListSettings['get']> {
  return settings.get(instanceId, resource);
}

async function show(
  { settings, view, explorer }: OrderParts,
  node: ResourceTreeNode,
  next: Parameters<ListSettings['set']>[2],
): Promise<void> {
  await settings.set(node.instanceId, node.resource, next);
  // From its top: whoever stood at the end of many rows would see the end of few.
  await keepFocus(view, async () => {
    explorer.refresh(node);
    return node;
  });
}
