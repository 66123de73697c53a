import { t } from '@vscode/l10n';
import { window, type QuickPickItem } from 'vscode';
import { kindOf } from '../../core/resources/kindOf.ts';
import { readSort, sortWords, writeSort, type SortTerm } from '../../core/rsql/sort.ts';
import type { ResourceTreeNode } from '../../app/lists/nodes.ts';
import { pickText } from '../../app/lists/pickText.ts';

interface SortItem extends QuickPickItem {
  /** `use`: these terms are the order. A term: it comes next. */
  readonly does: 'use' | 'clear' | SortTerm;
}

/** Field and direction, and again: rows that are alike in the first are put in order by the next. Undefined: given up. Empty: the server's own order. */
export async function askSort(node: ResourceTreeNode, current: string | undefined): Promise<string | undefined> {
  const list = node.of.family.list(node.of);
  if (list === undefined) return undefined;
  const names = list.fields('sort').map(({ name }) => name);
  const title = t('Sort {0}', kindOf(node.resource).label.many);
  const terms: SortTerm[] = [];
  for (;;) {
    const now = current === undefined || terms.length > 0 ? undefined : current;
    const placeHolder = terms.length === 0 ? t('Choose a field and an order') : t('Rows that are alike in this: by which field next?');
    const items = sortItems(names, terms, now);
    const does = (await window.showQuickPick(items, { title, placeHolder, matchOnDescription: true, ignoreFocusOut: true }))?.does;
    if (does === undefined) return undefined;
    if (does === 'clear') return '';
    if (does === 'use') return writeSort(terms);
    terms.push(does);
    if (terms.length === names.length) return writeSort(terms);
  }
}

function sortItems(names: readonly string[], terms: readonly SortTerm[], now: string | undefined): readonly SortItem[] {
  const taken = new Set(terms.map(({ field }) => field));
  const first: readonly SortItem[] =
    terms.length > 0
      ? [{ label: t('$(check) Use this order'), description: t('by {0}', sortWords(writeSort(terms))), does: 'use' }]
      : [{ label: t('$(clear-all) Default order'), description: now === undefined ? t('now') : '', does: 'clear' }];
  const active = new Map(readSort(now ?? '').map((term) => [term.field, term.descending]));
  const fields = names.filter((name) => !taken.has(name)).flatMap((field) => [false, true].map((descending) => ({ field, descending })));
  return [...first, ...fields.map((term) => fieldItem(term, active.get(term.field)))];
}

function fieldItem(term: SortTerm, now: boolean | undefined): SortItem {
  const { field, descending } = term;
  const order = descending ? t('descending') : t('ascending');
  return { label: pickText(field), description: now === descending ? `${order} · ${t('now')}` : order, does: term };
}
