import { t } from '@vscode/l10n';
import { window } from 'vscode';
import { kindOf } from '../../core/resources/kindOf.ts';
import { groupNames } from '../../core/resources/kind.ts';
import { inGroups } from '../../core/resources/groups.ts';
import type { ExplorerNode, GroupNode, ResourceTreeNode } from '../../app/lists/nodes.ts';
import { movedAmong } from '../../app/lists/layout/movedAmong.ts';
import { allInOrder, namesAt, topLevel, type RowLayout } from '../../app/lists/layout/rowLayout.ts';
import { broughtBack, withHidden, withShown } from '../../app/lists/layout/wayBack.ts';
import { neighbourOf } from '../../app/lists/neighbour.ts';
import { knownOn } from '../../app/support/account.ts';
import { chosenRows } from '../../app/support/nodes.ts';
import type { Services } from '../../app/support/services.ts';
import { Turns } from '../../app/support/turns.ts';
import { keepFocus, type FocusView } from '../support/rowFocus.ts';
import { say } from '../support/say.ts';
import { shownKinds } from '../support/shownKinds.ts';
import { chosenRowsOf, type ChosenView } from './chosenRows.ts';
import type { Explorer } from './explorer.ts';

/** The view, and how its rows are wanted. */
export interface Arranged {
  readonly services: Services;
  readonly explorer: Explorer;
  readonly layout: RowLayout;
  readonly view: ChosenView<ExplorerNode> & FocusView<ExplorerNode>;
}

type Row = GroupNode | ResourceTreeNode;

/**
 * A key that is held moves the row again and again: each time from where it stood the time before. What is asked for besides comes after
 * that: a row that is still to have the focus would take it from a question, which would close.
 */
const turns = new Turns();

/** Takes groups and kinds out of the view, with the way back. The focus goes to the neighbour of the row that it was asked of. */
export async function hideRows({ explorer, layout, view }: Arranged, row: ExplorerNode, selection: readonly ExplorerNode[]): Promise<void> {
  const rows = (selection.includes(row) ? selection : [row]).filter(isArranged);
  const [first] = rows;
  if (first === undefined) return;
  const { hidden } = layout.get();
  const names = rows.map(nameOf).filter((name) => !hidden.includes(name));
  const hide = async (): Promise<ExplorerNode> => {
    const lines = await linesTo(explorer, row);
    await layout.set(withHidden(layout.get(), names));
    explorer.redraw();
    return await nearest(explorer, explorer.instanceNode(row.instanceId), lines);
  };
  await turns.run(async () => keepFocus(view, hide));
  const message =
    rows.length === 1
      ? t`“${labelOf(nameOf(first))}” is hidden in the side bar, for all instances. Find Object still finds what is in it.`
      : t`${rows.length} rows are hidden in the side bar, for all instances. Find Object still finds what is in them.`;
  void say.info(message, { undo: t`Undo` }).then(async (answer) => {
    if (answer !== 'undo') return undefined;
    await layout.set(withShown(layout.get(), names));
    return explorer.redraw();
  });
}

/** A row, or one that it stands below, among the keys of its neighbours. */
interface Line {
  readonly key: string;
  readonly beside: readonly string[];
}

/** From what stands below the instance down to a row. */
async function linesTo(explorer: Explorer, row: ExplorerNode): Promise<readonly Line[]> {
  const parent = explorer.getParent(row);
  if (parent === undefined) return [];
  const beside = (await explorer.getChildren(parent)).map(({ key }) => key);
  return [...(await linesTo(explorer, parent)), { key: row.key, beside }];
}

/** The row itself where it is still there, as a favourite is, else its neighbour; that of the group where that has nothing left. */
async function nearest(explorer: Explorer, parent: ExplorerNode, [first, ...below]: readonly Line[]): Promise<ExplorerNode> {
  if (first === undefined) return parent;
  const rows = await explorer.getChildren(parent);
  const same = rows.find(({ key }) => key === first.key);
  if (same !== undefined) return await nearest(explorer, same, below);
  const beside = neighbourOf(first.key, first.beside, new Set(rows.map(({ key }) => key)));
  return rows.find(({ key }) => key === beside) ?? parent;
}

/** Lets a person choose what of the hidden is shown again. */
export async function showHidden({ explorer, layout }: Arranged): Promise<void> {
  await turns.over();
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
  await layout.set(
    withShown(
      layout.get(),
      shown.map(({ name }) => name),
    ),
  );
  explorer.redraw();
}

/** Moves a row, or the one that a key is about, among its neighbours, where it keeps the focus. */
export async function moveRow(bar: Arranged, meant: ExplorerNode | typeof chosenRows, by: -1 | 1): Promise<void> {
  await turns.run(async () => {
    const [row] = meant === chosenRows ? await chosenRowsOf(bar.view) : [meant];
    if (row !== undefined) await moveNow(bar, row, by);
  });
}

async function moveNow({ services, explorer, layout, view }: Arranged, row: ExplorerNode, by: -1 | 1): Promise<void> {
  const parent = explorer.getParent(row);
  if (!isArranged(row) || (parent?.kind !== 'instance' && parent?.kind !== 'group')) return;
  const shown = (await explorer.getChildren(parent)).filter(isArranged).map(nameOf);
  const before = layout.get();
  const place = parent.kind === 'group' ? parent.group : topLevel;
  const { catalogue, kept } = knownOn(services.instances, row.instanceId);
  const byNature = namesAt(inGroups(shownKinds((catalogue ?? kept)?.resources ?? [])), place);
  const order = movedAmong(allInOrder(byNature, before.order[place]), shown, nameOf(row), by);
  if (order === undefined) return;
  await layout.set({ ...before, order: { ...before.order, [place]: order } });
  explorer.redraw();
  await view.reveal(row, { select: true, focus: true });
}

/** All rows as they were before anybody arranged them. */
export async function resetLayout({ explorer, layout }: Arranged): Promise<void> {
  await turns.over();
  const before = layout.get();
  await layout.set(undefined);
  explorer.redraw();
  if ((await say.info(t`Groups and kinds stand in their own order, and none is hidden.`, { undo: t`Undo` })) !== 'undo') return;
  await layout.set(broughtBack(before, layout.get()));
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
