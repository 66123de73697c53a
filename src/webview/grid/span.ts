export const rowHeight = 22;
const overscan = 6;

export interface ScrollPlace {
  readonly top: number;
  readonly left: number;
  readonly height: number;
  readonly width: number;
}

/** What of a table is in sight: rows `firstRow` up to, not including, `lastRow`, and columns with their places in px. */
export interface GridSpan {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly columns: readonly { readonly index: number; readonly left: number; readonly width: number }[];
  readonly width: number;
}

export function spanOf(at: ScrollPlace, widths: readonly number[], rows: number): GridSpan {
  const firstRow = Math.max(0, Math.floor(at.top / rowHeight) - overscan);
  const lastRow = Math.min(rows, Math.ceil((at.top + at.height) / rowHeight) + overscan);
  let left = 0;
  const columns = widths.map((width, index) => {
    const column = { index, left, width };
    left += width;
    return column;
  });
  const inSight = columns.filter((column) => column.left + column.width > at.left - 50 && column.left < at.left + at.width + 50);
  return { firstRow: Math.min(firstRow, lastRow), lastRow, columns: inSight, width: left };
}
