import { ProblemError } from '../../shared/problem.ts';
import type { TablePlace, TableTrouble } from '../../app/table/protocol.ts';

/** One line above the rows. */
export interface Notice {
  readonly tone: 'info' | 'error';
  readonly text: string;
  readonly actions: readonly { readonly label: string; readonly run: () => void }[];
}

/** What a call that failed says: foreseen failures come as answers, so this is the exception. */
export function wordsOf(error: unknown): string {
  if (error instanceof ProblemError && error.problem.kind === 'invalid') return error.problem.message;
  return 'That did not work. The log says more.';
}

/** `2,431 rows`. */
export function rowsInWords(count: number): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? 'row' : 'rows'}`;
}

export function info(text: string): Notice {
  return { tone: 'info', text, actions: [] };
}

export function copiedInWords(rows: number, left: number): string {
  if (left === 0) return `${rowsInWords(rows)} copied.`;
  return `${rowsInWords(rows)} of ${(rows + left).toLocaleString('en-US')} copied: the clipboard takes no more. Export… writes all of them.`;
}

export function troubleOf(error: unknown): { readonly kind: 'trouble'; readonly trouble: TableTrouble } {
  return { kind: 'trouble', trouble: { text: wordsOf(error), remedies: [] } };
}

/** What VS Code kept; the host checks it again. */
export function placeIn(saved: unknown): TablePlace | null {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- This page wrote it; the host's guard looks at every member.
  return typeof saved === 'object' && saved !== null ? (saved as TablePlace) : null;
}
