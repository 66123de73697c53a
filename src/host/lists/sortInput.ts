import { t } from '@vscode/l10n';
import { ThemeIcon, type QuickPickItem } from 'vscode';
import { kindOf } from '../../core/resources/kindOf.ts';
import type { Resource } from '../../core/families/family.ts';
import { readSort, sortWords, writeSort, type SortTerm } from '../../core/rsql/sort.ts';
import { sortsFor } from '../../core/rsql/sortSearch.ts';
import { sortFields } from '../../core/listing/sortHere.ts';
import { pickText } from '../../app/lists/pickText.ts';
import { back, pickStep } from './steps.ts';

interface SortItem extends QuickPickItem {
  /** `clear`: the server's own order. */
  readonly does: 'clear' | SortTerm;
}

/**
 * A field and its direction, by which the list is sorted at once. The button of a row adds it and asks for another: rows that are alike in
 * the first are put in order by the next. Undefined: given up. Empty: the server's own order.
 */
export async function askSort(resource: Resource, current: string | undefined): Promise<string | undefined> {
  const list = resource.family.list(resource);
  if (list === undefined) return undefined;
  const names = sortFields(resource);
  const title = t`Sort ${kindOf(resource.key).label.many}`;
  const terms: SortTerm[] = [];
  for (;;) {
    const so = t`${pickText(sortWords(writeSort(terms)))}, then by which field?`;
    const chosen = await pickStep<SortItem>({
      title,
      placeholder: terms.length === 0 ? t`Field and order, such as “name desc”` : so,
      items: (typed) => itemsFor(typed, names, terms, current),
      hasBack: terms.length > 0,
      isRanked: true,
    });
    if (chosen === undefined) return undefined;
    if (chosen === back) {
      terms.pop();
      continue;
    }
    const does = chosen.items[0]?.does ?? 'clear';
    if (does === 'clear') return '';
    terms.push(does);
    if (!chosen.byButton || terms.length === names.length) return writeSort(terms);
  }
}

function itemsFor(typed: string, names: readonly string[], terms: readonly SortTerm[], current: string | undefined): readonly SortItem[] {
  const taken = new Set(terms.map(({ field }) => field));
  const now = new Map(terms.length > 0 ? [] : readSort(current ?? '').map((term) => [term.field, term.descending]));
  const clear: SortItem = { label: t`$(clear-all) Default order`, description: current === undefined ? t`now` : '', does: 'clear' };
  const free = names.filter((name) => !taken.has(name));
  const fields = sortsFor(typed, free).map((term) => fieldItem(term, now.get(term.field), free.length > 1));
  return terms.length > 0 ? fields : typed === '' ? [clear, ...fields] : [...fields, clear];
}

/** `alwaysShow`: what was typed is understood here. */
function fieldItem(term: SortTerm, now: boolean | undefined, hasNext: boolean): SortItem {
  const { field, descending } = term;
  const order = descending ? t`descending` : t`ascending`;
  const next = { iconPath: new ThemeIcon('add'), tooltip: t`Sort by this, then by another field` };
  return {
    label: pickText(field),
    description: now === descending ? `${order} · ${t`now`}` : order,
    alwaysShow: true,
    does: term,
    buttons: hasNext ? [next] : [],
  };
}
