import { kindsWith } from '../../core/resources/kindOf.ts';
import type { contextKeys, schemes, views, webviews } from '../support/ids.ts';
import type { DriftState } from '../../core/sets/folder/drift.ts';
import type { DriftFlag, RowFlags, RowKind } from './rows.ts';

/** A condition of a menu, a key or a command, as in a `when` of the manifest. */
export type When =
  | { readonly kind: 'is'; readonly key: Key }
  | { readonly kind: 'equals'; readonly key: string; readonly value: string }
  | { readonly kind: 'matches'; readonly key: string; readonly pattern: RegExp }
  | { readonly kind: 'not'; readonly of: When }
  | { readonly kind: 'all'; readonly of: readonly When[] };

/** What is either so or not: keys that the product sets, and those of VS Code that it asks for. */
type Key = (typeof contextKeys)[keyof typeof contextKeys] | (typeof windowKeys)[number];

const windowKeys = [
  'activeEditorIsDirty',
  'auxiliaryBarFocus',
  'editorTextFocus',
  'inQuickOpen',
  'inputFocus',
  'isInDiffEditor',
  'listDoubleSelection',
  'listFocus',
  'listMultiSelection',
  'panelFocus',
  'sideBarFocus',
] as const;

export type View = (typeof views)[Exclude<keyof typeof views, 'container'>];

export const is = (key: Key): When => ({ kind: 'is', key });
export const not = (of: When): When => ({ kind: 'not', of });
export const all = (...of: readonly When[]): When => ({ kind: 'all', of });

/** In the title of a view. */
export const inView = (view: View): When => ({ kind: 'equals', key: 'view', value: view });
/** While the rows of a view have the keyboard. */
export const inRowsOf = (view: View): When =>
  all({ kind: 'equals', key: 'focusedView', value: view }, is('listFocus'), not(is('inputFocus')));
/** For what has an address of this kind: the editor in front, or the file that was clicked. */
export const ofScheme = (scheme: (typeof schemes)[keyof typeof schemes]): When => ({
  kind: 'equals',
  key: 'resourceScheme',
  value: scheme,
});
/** For documents of the kinds whose entry says this. */
export function ofKinds(says: 'applied' | 'results'): When {
  const keys = kindsWith(says).map(({ key }) => key);
  return all(ofScheme('jamf'), { kind: 'matches', key: 'resourcePath', pattern: new RegExp(`^/(?:${keys.join('|')})/`) });
}
export const named = (pattern: RegExp): When => ({ kind: 'matches', key: 'resourceFilename', pattern });
export const inEditor = (type: (typeof webviews)[keyof typeof webviews]): When => ({
  kind: 'equals',
  key: 'activeCustomEditorId',
  value: type,
});

/** On a row that stands for an object: of a table, or of an answer that is shown as one. */
export const onTableRow: When = {
  kind: 'all',
  of: [
    { kind: 'matches', key: 'webviewId', pattern: /^jamf\.(table|runner|requestFile)$/ },
    { kind: 'equals', key: 'webviewSection', value: 'row' },
  ],
};

/** While a page of ours is in front. */
export const inPanel = (type: (typeof webviews)[keyof typeof webviews]): When => ({
  kind: 'equals',
  key: 'activeWebviewPanelId',
  value: type,
});

/** A row of an object, several that are selected, a row without an object, a header; the page says it of each. */
export type TablePart = 'row' | 'rows' | 'values' | 'column';

export function onTable(parts: readonly TablePart[]): When {
  const [only, ...others] = parts;
  const key = 'webviewSection';
  const onPart: When =
    only !== undefined && others.length === 0
      ? { kind: 'equals', key, value: only }
      : { kind: 'matches', key, pattern: new RegExp(`^(${parts.join('|')})$`) };
  return all({ kind: 'equals', key: 'webviewId', value: 'jamf.table' }, onPart);
}

/** On a row of an answer that stands for an object: a table of ours has words of its own for opening it. */
export const onAnswerObject: When = {
  kind: 'all',
  of: [
    { kind: 'matches', key: 'webviewId', pattern: /^jamf\.(runner|requestFile)$/ },
    { kind: 'equals', key: 'webviewSection', value: 'row' },
  ],
};

/** On any row of an answer. */
export const onAnswerRow: When = {
  kind: 'all',
  of: [
    { kind: 'matches', key: 'webviewId', pattern: /^jamf\.(runner|requestFile)$/ },
    { kind: 'matches', key: 'webviewSection', pattern: /^(row|plainRow)$/ },
  ],
};

/** For rows of these kinds of which all this is so, or not so. */
export function ofRow<K extends RowKind>(kinds: readonly K[], so: Partial<RowFlags<K>>): When {
  const kind = kinds.length === 1 ? kinds.join('') : `(${kinds.join('|')})`;
  const ofKind: When = { kind: 'matches', key: 'viewItem', pattern: new RegExp(String.raw`^jamf\.${kind};`) };
  const flags = Object.entries<boolean | undefined>(so).map(([name, isSo]): When => {
    const hasFlag: When = { kind: 'matches', key: 'viewItem', pattern: new RegExp(`;${name};`) };
    return isSo === true ? hasFlag : not(hasFlag);
  });
  return all(ofKind, ...flags);
}

/** In the Source Control view, of a folder that was pulled. */
export const ofPulledFolder: When = { kind: 'equals', key: 'scmProvider', value: 'jamf' };

/** For what differs there, where its row says so: see `driftContext`. */
export const ofDriftRows = (so: DriftFlag): When => ({ kind: 'matches', key: 'scmResourceState', pattern: new RegExp(`;${so};`) });

export const ofDriftGroups = (states: readonly DriftState[]): When => ({
  kind: 'matches',
  key: 'scmResourceGroup',
  pattern: new RegExp(`^(${states.join('|')})$`),
});

/** As the manifest has it. */
export function whenText(when: When): string {
  switch (when.kind) {
    case 'is':
      return when.key;
    case 'equals':
      return `${when.key} == '${when.value}'`;
    case 'matches':
      return `${when.key} =~ ${String(when.pattern)}`;
    case 'not':
      return when.of.kind === 'is' ? `!${whenText(when.of)}` : `!(${whenText(when.of)})`;
    default:
      return when.of.map(whenText).join(' && ');
  }
}
