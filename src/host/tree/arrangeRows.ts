import { t } from '@vscode/l10n';
import { window } from 'vscode';
import { kindOf } from '../../core/resources/kindOf.ts';
import { groupNames } from '../../core/resources/kind.ts';
import type { ExplorerNode, GroupNode, ResourceTreeNode } from '../../app/lists/nodes.ts';
import { movedAmong } from '../../app/lists/layout/movedAmong.ts';
import { topLevel, type RowLayout } from '../../app/lists/layout/rowLayout.ts';
import type { Services } from '../../app/support/services.ts';
import { say } from '../support/say.ts';
import type { ChosenView } from './chosenRows.ts';
import type { Explorer } from './explorer.ts';

/** The view, and how its rows are wanted. */
export interface Arranged {
  readonly services: Services;
  readonly explorer: Explorer;
  readonly layout: RowLayout;
  readonly view: ChosenView<ExplorerNode>;
}

type Row = GroupNode | ResourceTreeNode;

/** Takes groups and kinds out of the view, with the way back. */
export async function hideRows({ explorer, layout }: Arranged, row: ExplorerNode, selection: readonly ExplorerNode[]): Promise<void> {
  const rows = (selection.includes(row) ? selection : [row]).filter(isArranged);
  const [first] = rows;
  if (first === undefined) return;
  const before = layout.get();
  await layout.set({ ...before, hidden: [...new Set([...before.hidden, ...rows.map(nameOf)])] });
  explorer.redraw();
  const message =
    rows.length === 1
      ? t`“${labelOf(nameOf(first))}” is hidden in the side bar, for all instances. Find Object still finds what is in it.`
      : t`${rows.length} rows are hidden in the side bar, for all instances. Find Object still finds what is in them.`;
  void say.info(message, { undo: t`Undo` }).then(async (answer) => {
    if (answer !== 'undo') return undefined;
    await layout.set({ ...layout.get(), hidden: before.hidden });
    return explorer.redraw();
  });
}

/** Lets a person choose what of the hidden is shown again. */
export async function showHidden({ explorer, layout }: Arranged): Promise<void> {
  const { hidden } = layout.get();
  if (hidden.length === 0) return void say.info(t`Nothing is hidden. “Hide” is in the menu of a group, and of a kind in it.`);
  const items = hidden.map((name) => ({ label: labelOf(name), description: isGroup(name) ? t`Group` : '', name }));
  const shown = await window.showQuickPick(items, {
    title: t`Hidden in the side bar`,
    placeHolder: t`What is checked is shown again`,
    canPickMany: true,
    matchOnDescription: true,
  });
  if (shown === undefined || shown.length === 0) return;
  const layoutNow = layout.get();
  await layout.set({ ...layoutNow, hidden: layoutNow.hidden.filter((name) => !shown.some((one) => one.name === name)) });
  explorer.redraw();
}

/** Moves a row among its neighbours, where it keeps the focus. */
export async function moveRow({ explorer, layout, view }: Arranged, row: ExplorerNode, by: -1 | 1): Promise<void> {
  const parent = explorer.getParent(row);
  if (!isArranged(row) || (parent?.kind !== 'instance' && parent?.kind !== 'group')) return;
  const siblings = (await explorer.getChildren(parent)).filter(isArranged).map(nameOf);
  const order = movedAmong(siblings, nameOf(row), by);
  if (order === undefined) return;
  const before = layout.get();
  const place = parent.kind === 'group' ? parent.group : topLevel;
  // What stands behind “More”, or is not offered by this instance, stays where it is.
  const others = (before.order[place] ?? []).filter((name) => !order.includes(name));
  await layout.set({ ...before, order: { ...before.order, [place]: [...order, ...others] } });
  explorer.redraw();
  await view.reveal(row, { select: true, focus: true });
}

/** All rows as they were before anybody arranged them. */
export async function resetLayout({ explorer, layout }: Arranged): Promise<void> {
  const before = layout.get();
  await layout.set(undefined);
  explorer.redraw();
  if ((await say.info(t`Groups and kinds stand in their own order, and none is hidden.`, { undo: t`Undo` })) !== 'undo') return;
  await layout.set(before);
  explorer.redraw();
}

function isArranged(row: ExplorerNode): row is Row {
  return row.kind === 'resource' || (row.kind === 'group' && !row.isRest);
}

function nameOf(row: Row): string {
  return row.kind === 'group' ? row.group : row.resource;
}

function isGroup(name: string): boolean {
  return groupNames.some((group) => group === name);
}

function labelOf(name: string): string {
  return isGroup(name) ? t(name) : kindOf(name).label.many;
}
