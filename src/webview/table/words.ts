import { t } from '@vscode/l10n';
import { ProblemError } from '../../shared/problem.ts';
import type { CopiedWhat, TablePlace, TableTrouble } from '../../app/table/protocol.ts';
import { totalOf, type TableAction, type TableNotice, type NoticeButton, type TableState } from './state/state.ts';

/** Rows that the host reads whole to sort them here. */
const mostWhole = 20_000;

/** What a call that failed says: foreseen failures come as answers, so this is the exception. */
export function failureWords(error: unknown): string {
  if (error instanceof ProblemError && error.problem.kind === 'invalid') return error.problem.message;
  return t`That did not work. The log says more.`;
}

/** `2,431 rows`. */
export function rowsInWords(count: number): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? 'row' : 'rows'}`;
}

export function infoNotice(text: string, ...buttons: readonly NoticeButton[]): TableNotice {
  return { tone: 'info', text, buttons };
}

/** What went wrong, with a way to try again and the ways out that the host knows. */
export function troubleNotice(trouble: TableTrouble, again: TableAction): TableNotice {
  return { tone: 'error', text: trouble.text, buttons: [{ label: t`Retry`, action: again }, ...remedyButtons(trouble)] };
}

export function remedyButtons({ remedies }: TableTrouble): readonly NoticeButton[] {
  return remedies.map((label, index) => ({ label, action: { type: 'acted', act: { do: 'remedy', index } } }));
}

export function copiedInWords(what: CopiedWhat, rows: number, left: number): string {
  const all = (rows + left).toLocaleString('en-US');
  if (left > 0)
    return t`${rowsInWords(rows)} of ${all} copied: the clipboard takes no more. Export Selection… in their menu writes all of them.`;
  if (what === 'ids') return rows === 1 ? t`1 ID copied.` : t`${all} IDs copied.`;
  if (what === 'names') return rows === 1 ? t`1 name copied.` : t`${all} names copied.`;
  return t`${rowsInWords(rows)} copied.`;
}

/** What is to be said of `asked` rows of which so many were opened, and so many were too many; empty: nothing, they are to be seen. */
export function openedInWords(asked: number, rows: number, left: number): string {
  if (rows === 0)
    return asked === 1 ? t`Jamf Pro has no page of its own for this row.` : t`Jamf Pro has no pages of their own for these rows.`;
  return left === 0 ? '' : t`${rowsInWords(rows)} of ${asked.toLocaleString('en-US')} opened: no more at once.`;
}

/** Why a list is not sorted by a column, and what reads it whole, if it is short enough, so that it can be sorted here. */
export function cannotSort(state: TableState, column: string, load: TableAction): TableNotice {
  const { model } = state;
  const title = model?.columns.find(({ name }) => name === column)?.title ?? column;
  const text = t`Jamf Pro does not sort this list by “${title}”.`;
  const isFew = model !== null && model.isCounted && model.total <= mostWhole;
  return isFew ? infoNotice(text, { label: t`Read all ${rowsInWords(totalOf(state))} and sort here`, action: load }) : infoNotice(text);
}

export function troubleOf(error: unknown): { readonly kind: 'trouble'; readonly trouble: TableTrouble } {
  return { kind: 'trouble', trouble: { text: failureWords(error), remedies: [] } };
}

/** What VS Code kept; the host checks it again. */
export function savedPlaceIn(saved: unknown): TablePlace | null {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- This page wrote it; the host's guard looks at every member.
  return typeof saved === 'object' && saved !== null ? (saved as TablePlace) : null;
}
