import { useEffect, useLayoutEffect, useMemo } from 'preact/hooks';
import type { TableColumn, TableModel, TableRow } from '../../app/table/protocol.ts';
import type { Span } from '../grid/tableSpan.ts';
import { rowHeight, spanOf } from '../grid/tableSpan.ts';
import { Icon } from '../ui/icon.tsx';
import { scrolledHeight, topShowing } from './geometry.ts';
import { gridKey } from './gridKeys.ts';
import { Resizer } from './resizer.tsx';
import type { RowCache } from './rowCache.ts';
import { extended, isSelected, only, toggled } from './selection.ts';
import type { TableStore } from './store.ts';
import { pageMeasure, usualWidths } from './usualWidths.ts';
import { headHeight, useGridScroll } from './useGridScroll.ts';
import type { GridScroll } from './useGridScroll.ts';

/** The rows. Only what is in sight is in the page; the focus stays on the grid, which says what is active in it. */
export function Grid({ store, model, rows }: { store: TableStore; model: TableModel; rows: RowCache }) {
  const scroll = useGridScroll(model.total);
  const columns = useColumns(model);
  const widths = useWidths(store, columns, rows);
  const span = spanOf(scroll.at, widths, model.total);
  rows.show(span.firstRow, span.lastRow);
  useWishedTop(store, scroll, rows);
  useEffect(() => store.scrolled(scroll.at.top), [scroll.at.top]);
  useActiveInSight(store, scroll, widths);
  const { active } = store;
  const isDrawn = active.row === -1 || (span.firstRow <= active.row && active.row < span.lastRow);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!gridKey(store, event, scroll.at.height)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      class="grid-box"
      ref={scroll.ref}
      role="grid"
      aria-label={store.open?.many ?? ''}
      aria-multiselectable="true"
      aria-rowcount={model.isCounted ? model.total + 1 : -1}
      aria-colcount={columns.length}
      aria-busy={store.busy === 'loading' || rows.isAsking}
      aria-activedescendant={isDrawn ? cellId(active.row, active.column) : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onScroll={scroll.onScroll}
    >
      <div
        class="grid-area"
        role="presentation"
        style={{ height: `${scrolledHeight(model.total) + headHeight}px`, width: `${span.width}px` }}
      >
        <HeadRow store={store} columns={columns} widths={widths} span={span} />
        <BodyRows store={store} columns={columns} rows={rows} span={span} shift={scroll.shift} />
      </div>
    </div>
  );
}

function cellId(row: number, column: number): string {
  return `cell-${row}-${column}`;
}

function useColumns(model: TableModel): readonly TableColumn[] {
  return useMemo(() => {
    const byName = new Map(model.columns.map((column) => [column.name, column]));
    return model.shown.map((name) => byName.get(name) ?? { name, title: name, sorts: false });
  }, [model.columns, model.shown]);
}

/** As a person made them, else by the title and the first rows. */
function useWidths(store: TableStore, columns: readonly TableColumn[], rows: RowCache): readonly number[] {
  const { sample } = rows;
  const measure = useMemo(pageMeasure, []);
  const usual = useMemo(() => {
    const titles = columns.map(({ title }) => title);
    const cells = sample.map((row) => row.cells);
    return usualWidths(titles, cells, measure);
  }, [columns, sample]);
  return columns.map(({ name }, index) => (Object.hasOwn(store.widths, name) ? store.widths[name] : undefined) ?? usual[index] ?? 120);
}

function useWishedTop(store: TableStore, scroll: GridScroll, rows: RowCache): void {
  useLayoutEffect(() => {
    if (store.wishedTop === null) return;
    scroll.to(store.wishedTop);
    store.wishedTop = null;
  }, [rows, store.wishedTop]);
}

function useActiveInSight(store: TableStore, scroll: GridScroll, widths: readonly number[]): void {
  const { active } = store;
  const isFirst = useMemo(() => ({ current: true }), []);
  useLayoutEffect(() => {
    // A restored place is the window's, wherever the active cell is.
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    const top = active.row < 0 ? scroll.at.top : topShowing(active.row, scroll.at.top, scroll.at.height);
    if (top !== scroll.at.top) scroll.to(top);
    const left = widths.slice(0, active.column).reduce((sum, width) => sum + width, 0);
    scroll.toColumn(left, widths[active.column] ?? 0);
  }, [active]);
}

interface HeadProps {
  readonly store: TableStore;
  readonly columns: readonly TableColumn[];
  readonly widths: readonly number[];
  readonly span: Span;
}

function HeadRow({ store, columns, widths, span }: HeadProps) {
  return (
    <div role="rowgroup" class="grid-head">
      <div role="row" class="grid-line" aria-rowindex={1}>
        {span.columns.map(({ index, left, width }) => {
          const column = columns[index];
          if (column === undefined) return null;
          const place = store.query.sort.findIndex((one) => one.column === column.name);
          const sort = store.query.sort[place];
          const direction = sort === undefined ? 'none' : sort.descending ? 'descending' : 'ascending';
          const isActive = store.active.row === -1 && store.active.column === index;
          return (
            <div
              key={column.name}
              id={cellId(-1, index)}
              role="columnheader"
              class={`head-cell ${isActive ? 'active' : ''}`}
              aria-colindex={index + 1}
              aria-sort={direction}
              title={headTitle(column, store.model?.isWhole === true)}
              style={{ left: `${left}px`, width: `${width}px` }}
              onClick={(event) => {
                store.goTo({ row: -1, column: index });
                store.sortBy(column.name, event.shiftKey);
              }}
            >
              <span class="ellipsis">{column.title}</span>
              {sort !== undefined && <Icon name={sort.descending ? 'down' : 'up'} />}
              {sort !== undefined && store.query.sort.length > 1 && <span class="sort-place">{place + 1}</span>}
              <Resizer width={widths[index] ?? width} onWidth={(next, isLast) => store.resize(column.name, next, isLast)} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function headTitle({ name, sorts }: TableColumn, isWhole: boolean): string {
  const sorting = sorts || isWhole ? 'Select to sort, with Shift by several columns.' : 'Jamf Pro does not sort by this.';
  return `${name}\n${sorting}\nAlt+Left and Alt+Right move the column.`;
}

interface BodyProps {
  readonly store: TableStore;
  readonly columns: readonly TableColumn[];
  readonly rows: RowCache;
  readonly span: Span;
  readonly shift: number;
}

function BodyRows({ store, columns, rows, span, shift }: BodyProps) {
  const indexes = Array.from({ length: Math.max(0, span.lastRow - span.firstRow) }, (_, at) => span.firstRow + at);
  return (
    <div role="rowgroup">
      {indexes.map((index) => (
        <BodyRow key={index} store={store} columns={columns} index={index} row={rows.row(index)} span={span} shift={shift} />
      ))}
    </div>
  );
}

interface RowProps extends Omit<BodyProps, 'rows'> {
  readonly index: number;
  readonly row: TableRow | undefined;
}

function BodyRow({ store, columns, index, row, span, shift }: RowProps) {
  const { active, selection } = store;
  const selected = isSelected(selection, index);
  const pick = (event: MouseEvent, column: number): void => {
    store.goTo({ row: index, column });
    if (event.shiftKey) store.select(extended(selection, index));
    else store.select(event.ctrlKey || event.metaKey ? toggled(selection, index) : only(index));
  };
  return (
    <div
      role="row"
      class={`grid-line ${index % 2 === 1 ? 'odd' : ''} ${selected ? 'selected' : ''} ${active.row === index ? 'current' : ''}`}
      aria-rowindex={index + 2}
      aria-selected={selected}
      style={{ top: `${index * rowHeight + headHeight + shift}px` }}
    >
      {span.columns.map(({ index: column, left, width }) => {
        const text = row?.cells[column] ?? '';
        return (
          <div
            key={columns[column]?.name ?? column}
            id={cellId(index, column)}
            role="gridcell"
            class={`cell ${active.row === index && active.column === column ? 'active' : ''}`}
            aria-colindex={column + 1}
            title={text === '' ? undefined : text}
            style={{ left: `${left}px`, width: `${width}px` }}
            onClick={(event) => pick(event, column)}
            onDblClick={() => store.openRows(false)}
          >
            {row === undefined ? <span class="pending" /> : text.slice(0, 300)}
          </div>
        );
      })}
    </div>
  );
}
