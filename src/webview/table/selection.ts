import type { RowRange } from '../../app/table/protocol.ts';

/** Selected rows as ranges, ascending and apart: a hundred thousand rows are one of them. */
export interface Selection {
  readonly ranges: readonly RowRange[];
  /** Where a range that is extended begins. */
  readonly anchor: number;
}

export const nothing: Selection = { ranges: [], anchor: 0 };

export function onlyRow(row: number): Selection {
  return { ranges: [{ from: row, to: row + 1 }], anchor: row };
}

export function everyRow(rows: number): Selection {
  return { ranges: rows === 0 ? [] : [{ from: 0, to: rows }], anchor: 0 };
}

export function isSelected({ ranges }: Selection, row: number): boolean {
  return ranges.some(({ from, to }) => from <= row && row < to);
}

export function selectedCount({ ranges }: Selection): number {
  return ranges.reduce((sum, { from, to }) => sum + to - from, 0);
}

/** Adds a row, or takes it away. */
export function withToggled(selection: Selection, row: number): Selection {
  const { ranges } = selection;
  if (!isSelected(selection, row)) return { ranges: merged([...ranges, { from: row, to: row + 1 }]), anchor: row };
  const rest = ranges.flatMap(({ from, to }) =>
    row < from || row >= to
      ? [{ from, to }]
      : [
          { from, to: row },
          { from: row + 1, to },
        ].filter((range) => range.from < range.to),
  );
  return { ranges: rest, anchor: row };
}

/** From the anchor to this row, and nothing else. */
export function extendedTo({ anchor }: Selection, row: number): Selection {
  return { ranges: [{ from: Math.min(anchor, row), to: Math.max(anchor, row) + 1 }], anchor };
}

/** Without what a list of so many rows does not have. */
export function clippedTo(selection: Selection, rows: number): Selection {
  const { ranges, anchor } = selection;
  if (anchor < Math.max(1, rows) && (ranges.at(-1)?.to ?? 0) <= rows) return selection;
  const left = ranges.filter(({ from }) => from < rows).map(({ from, to }) => ({ from, to: Math.min(to, rows) }));
  return { ranges: left, anchor: Math.min(anchor, Math.max(0, rows - 1)) };
}

function merged(ranges: readonly RowRange[]): readonly RowRange[] {
  const out: RowRange[] = [];
  for (const range of ranges.toSorted((one, other) => one.from - other.from)) {
    const last = out.at(-1);
    if (last !== undefined && range.from <= last.to) out[out.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
    else out.push(range);
  }
  return out;
}
