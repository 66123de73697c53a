import type { ComponentChildren, HTMLAttributes } from 'preact';
import { useLayoutEffect, useMemo } from 'preact/hooks';
import { Icon } from '../ui/icon.tsx';
import { scrolledHeight } from './geometry.ts';
import { rowHeight, spanOf, type GridSpan } from './span.ts';
import { headHeight, type GridScroll } from './useGridScroll.ts';
import { pageMeasure, usualWidths, type Measure } from './usualWidths.ts';

export interface GridColumn {
  readonly name: string;
  readonly title: string;
  /** What is said of it when it is pointed at. */
  readonly hint?: string;
}

export interface GridProps {
  readonly label: string;
  readonly columns: readonly GridColumn[];
  /** Px, in the order of the columns. */
  readonly widths: readonly number[];
  readonly total: number;
  /** False: there may be more rows than `total`. */
  readonly isCounted: boolean;
  /** By column; the first counts most. */
  readonly sort: readonly { readonly column: string; readonly descending: boolean }[];
  readonly scroll: GridScroll;
  /** undefined: the row is not here yet. */
  readonly cellsAt: (row: number) => readonly string[] | undefined;
  /** Rows `from` up to, not including, `to` are in sight: said at each drawing. */
  readonly onSight: (from: number, to: number) => void;
  /** `more`: beside what it is sorted by already. */
  readonly onSort: (column: string, more: boolean, index: number) => void;
  readonly choice: GridChoice;
}

/** What makes rows be ones to choose from, after the ARIA grid pattern: attributes of what is drawn. `edge`: what stands at the edge of a column's header. */
export interface GridChoice {
  readonly grid: (firstRow: number, lastRow: number) => Attributes;
  readonly head: (column: number) => Attributes;
  readonly row: (row: number) => Attributes;
  readonly cell: (row: number, column: number) => Attributes;
  readonly edge?: (column: string, width: number) => ComponentChildren;
}

type Attributes = HTMLAttributes<HTMLDivElement>;

/** Rows and columns of any number. Only those in sight are in the page. */
export function Grid(props: GridProps) {
  const { label, columns, widths, total, isCounted, scroll, choice, onSight } = props;
  const span = spanOf(scroll.at, widths, total);
  useLayoutEffect(() => onSight(span.firstRow, span.lastRow));
  return (
    <div
      class="grid-box"
      ref={scroll.ref}
      tabIndex={0}
      onScroll={scroll.onScroll}
      role="grid"
      aria-label={label}
      aria-rowcount={isCounted ? total + 1 : -1}
      aria-colcount={columns.length}
      {...choice.grid(span.firstRow, span.lastRow)}
    >
      <div class="grid-area" role="presentation" style={{ height: `${scrolledHeight(total) + headHeight}px`, width: `${span.width}px` }}>
        <HeadRow {...props} span={span} />
        <BodyRows {...props} span={span} />
      </div>
    </div>
  );
}

/** Widths by the titles and the first rows. */
export function useUsualWidths(columns: readonly GridColumn[], sample: readonly (readonly string[])[]): readonly number[] {
  const measure = useMemo<Measure>(pageMeasure, []);
  return useMemo(() => {
    const titles = columns.map(({ title }) => title);
    return usualWidths(titles, sample, measure);
  }, [columns, sample]);
}

type RowsProps = GridProps & { readonly span: GridSpan };

function HeadRow(props: RowsProps) {
  const { columns, span } = props;
  return (
    <div role="rowgroup" class="grid-head">
      <div role="row" class="grid-line" aria-rowindex={1}>
        {span.columns.map((place) => {
          const column = columns[place.index];
          return column === undefined ? null : <HeadCell key={column.name} {...props} column={column} place={place} />;
        })}
      </div>
    </div>
  );
}

type HeadProps = RowsProps & { readonly column: GridColumn; readonly place: GridSpan['columns'][number] };

function HeadCell({ sort, choice, onSort, column, place }: HeadProps) {
  const { name, title, hint } = column;
  const { index, left, width } = place;
  const rank = sort.findIndex((one) => one.column === name);
  const order = sort[rank];
  return (
    <div
      role="columnheader"
      class="head-cell"
      aria-colindex={index + 1}
      aria-sort={order === undefined ? 'none' : order.descending ? 'descending' : 'ascending'}
      title={hint}
      style={{ left: `${left}px`, width: `${width}px` }}
      onClick={(event) => onSort(name, event.shiftKey, index)}
      {...choice.head(index)}
    >
      <span class="ellipsis">{title}</span>
      {order !== undefined && <Icon name={order.descending ? 'down' : 'up'} />}
      {sort.length > 1 && rank >= 0 && <span class="sort-place">{rank + 1}</span>}
      {choice.edge?.(name, width)}
    </div>
  );
}

function BodyRows(props: RowsProps) {
  const { span, cellsAt } = props;
  const indexes = Array.from({ length: Math.max(0, span.lastRow - span.firstRow) }, (_, at) => span.firstRow + at);
  return (
    <div role="rowgroup">
      {indexes.map((index) => (
        <BodyRow key={index} {...props} index={index} cells={cellsAt(index)} />
      ))}
    </div>
  );
}

/** Characters of a cell that are drawn, and those that are told when it is pointed at. */
const [drawn, told] = [300, 500];

function BodyRow({ columns, span, scroll, choice, index, cells }: RowsProps & { index: number; cells: readonly string[] | undefined }) {
  return (
    <div
      role="row"
      class={`grid-line ${index % 2 === 1 ? 'odd' : ''}`}
      aria-rowindex={index + 2}
      style={{ top: `${index * rowHeight + headHeight + scroll.shift}px` }}
      {...choice.row(index)}
    >
      {span.columns.map(({ index: column, left, width }) => {
        const text = cells?.[column] ?? '';
        return (
          <div
            key={columns[column]?.name ?? column}
            role="gridcell"
            class="cell"
            aria-colindex={column + 1}
            title={text === '' ? undefined : text.slice(0, told)}
            style={{ left: `${left}px`, width: `${width}px` }}
            {...choice.cell(index, column)}
          >
            {cells === undefined ? <span class="pending" /> : text.slice(0, drawn)}
          </div>
        );
      })}
    </div>
  );
}
