import { contextKeys } from '../support/ids.ts';
import type { chosenRows } from '../support/nodes.ts';
import type { DriftFlag, RowFlags, RowKind } from './rows.ts';
import type { DriftState } from '../../core/sets/folder/drift.ts';
import {
  all,
  inView,
  is,
  not,
  ofDriftGroups,
  ofDriftRows,
  ofPulledFolder,
  ofRow,
  onTable,
  onTableRow,
  type TablePart,
  type View,
  type When,
} from './when.ts';

/** What VS Code is told of a command. */
export interface Contribution {
  /** In English; translations are by the key that the manifest's texts have it under. */
  readonly title: string;
  /** A codicon's name. */
  readonly icon?: string;
  readonly enablement?: When;
  /** When it stands in the palette: always, where nothing is said. `never` for what means nothing without a row. */
  readonly palette?: When | 'never';
  readonly places?: readonly MenuPlace[];
  readonly key?: { readonly key: string; readonly mac: string; readonly when: When; readonly args?: typeof chosenRows };
}

export interface MenuPlace {
  readonly menu: Menu;
  readonly group: Group;
  readonly when: When;
}

export type Menu = (typeof menus)[number];

/** All menus that have a command of ours, but for the palette, as the manifest has them. */
export const menus = [
  'view/title',
  'view/item/context',
  'editor/title',
  'editor/title/context',
  'explorer/context',
  'webview/context',
  'scm/title',
  'scm/resourceGroup/context',
  'scm/resourceState/context',
] as const;

/** `inline` and `navigation` are drawn as buttons; a number behind `@` orders what is in a group. */
type Group = `${'inline' | 'navigation' | `${number}_${string}`}${'' | `@${number}`}`;

/** In the title of a view; `whenAny`: only where there is an instance. */
export function inTitle(view: View, group: Group, whenAny?: 'whenAny'): MenuPlace {
  const when = whenAny === undefined ? inView(view) : all(inView(view), is(contextKeys.hasInstances));
  return { menu: 'view/title', group, when };
}

/** In the menu of a row, of one kind or of several, of which all this is so, or not so. */
export function onRow<K extends RowKind>(kinds: K | readonly K[], group: Group, so: Partial<RowFlags<K>> = {}, also?: When): MenuPlace {
  const when = ofRow(typeof kinds === 'string' ? [kinds] : kinds, so);
  return { menu: 'view/item/context', group, when: also === undefined ? when : all(when, also) };
}

/** In the menu of an object's row, of which all this is so: not where several are selected, which it could do nothing with. */
export function onOneObject(group: Group, so: Partial<RowFlags<'object'>> = {}): MenuPlace {
  const place = onRow('object', group, so);
  return { ...place, when: all(place.when, not(is('listMultiSelection'))) };
}

/** In the menu of a table's row, or of an answer's: the same commands as on its row in the side bar. */
export function inTable(group: Group): MenuPlace {
  return { menu: 'webview/context', group, when: onTableRow };
}

/** In the menu of these parts of a table of ours. */
export function inTablePart(parts: readonly TablePart[], group: Group): MenuPlace {
  return { menu: 'webview/context', group, when: onTable(parts) };
}

export function inEditorTitle(group: Group, when: When): MenuPlace {
  return { menu: 'editor/title', group, when };
}

/** In the menu of a tab. */
export function inTabMenu(group: Group, when: When): MenuPlace {
  return { menu: 'editor/title/context', group, when };
}

/** In the title of a pulled folder in the Source Control view. */
export function inFolderTitle(group: Group): MenuPlace {
  return { menu: 'scm/title', group, when: ofPulledFolder };
}

/** In the menu of what differs in a pulled folder, of which this is so. */
export function onDrift(group: Group, so?: DriftFlag): MenuPlace {
  return { menu: 'scm/resourceState/context', group, when: so === undefined ? ofPulledFolder : all(ofPulledFolder, ofDriftRows(so)) };
}

/** In the menu of these groups of what differs in a pulled folder. */
export function onDriftGroup(states: readonly DriftState[], group: Group): MenuPlace {
  return { menu: 'scm/resourceGroup/context', group, when: all(ofPulledFolder, ofDriftGroups(states)) };
}
