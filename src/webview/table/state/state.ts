import type {
  CopiedWhat,
  TableAct,
  TableCopied,
  TableLoad,
  TableMethods,
  TableModel,
  TableOpen,
  TableOpened,
  TablePlace,
  TableQuery,
  TableRows,
  TableTrouble,
} from '../../../app/table/protocol.ts';
import type { RowPages } from '../rowPages.ts';
import { nothing, type Selection } from '../selection.ts';

/** What stands where the rows would be, when there are none to show. */
export type Phase = 'opening' | 'ask' | 'sensitive' | 'needsFilter' | 'trouble' | 'stopped' | 'rows';

/** A cell. Row -1 is the header. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
}

/** Everything that the table's page shows. Changed by `reduce` alone. */
export interface TableState {
  readonly phase: Phase;
  readonly open: TableOpen | null;
  /** The list that is shown, and its rows; of the same generation, both or neither. */
  readonly model: TableModel | null;
  readonly rows: RowPages | null;
  /** What the person asked for last, whether it came or not. */
  readonly query: TableQuery;
  /** Text of the filter field. */
  readonly filter: string;
  readonly why: string;
  readonly trouble: TableTrouble | null;
  /** The load or the copy that runs: never two of them. */
  readonly work: Work | null;
  readonly lastWish: LoadWish;
  /** Columns that are on their way. */
  readonly wished: readonly string[] | null;
  readonly notice: TableNotice | null;
  /** A way out of the trouble was chosen: once the instance has another session, what did not come is asked for again. */
  readonly isMending: boolean;
  /** The server counts other rows than when the list was loaded. */
  readonly hasChanged: boolean;
  readonly selection: Selection;
  readonly active: GridCell;
  readonly widths: Readonly<Record<string, number>>;
  /** Upper edge of the window over the rows, in px. */
  readonly top: number;
  /** Where to scroll to when the rows are next drawn. */
  readonly wishedTop: number | null;
  /** What the server asks to wait, in words. */
  readonly held: string | null;
  /** Numbers requests, so that a late answer is known. */
  readonly lastRequest: number;
}

export interface Work {
  readonly kind: 'loading' | 'copying';
  readonly request: number;
  readonly progress: Progress | null;
}

export interface Progress {
  readonly done: number;
  readonly total: number | null;
}

/** What is not said stays as it is. */
export interface LoadWish {
  readonly query?: TableQuery;
  readonly columns?: readonly string[];
  readonly fresh?: boolean;
  readonly agreed?: boolean;
}

/** One line above the rows; a button does what its action does. */
export interface TableNotice {
  readonly tone: 'info' | 'error';
  readonly text: string;
  readonly buttons: readonly NoticeButton[];
}

export interface NoticeButton {
  readonly label: string;
  readonly action: TableAction;
}

/** What happened: by the person, by the host, in the window. */
export type TableAction = LoadingAction | ChoiceAction | OutsideAction | ViewAction | RowsAction;

/** Which columns are shown, and in which order. */
export type ColumnsAction =
  | { readonly type: 'columnsChosen'; readonly columns: readonly string[] }
  | { readonly type: 'columnHidden'; readonly column: string }
  /** To this place, or one place on. */
  | { readonly type: 'columnMoved'; readonly column: string; readonly to: number }
  | { readonly type: 'columnMoved'; readonly column: string; readonly by: -1 | 1 }
  /** As they are where nobody chose, widths included. */
  | { readonly type: 'columnsReset' };

/** Which list is shown and how, and what comes of asking for it. */
export type LoadingAction =
  | ColumnsAction
  /** `saved`: what the page before this one kept. */
  | { readonly type: 'opened'; readonly open: TableOpen; readonly saved: TablePlace | null }
  | { readonly type: 'loadAsked'; readonly wish: LoadWish }
  | { readonly type: 'retryAsked' }
  | { readonly type: 'loadEnded'; readonly request: number; readonly answer: TableLoad }
  | { readonly type: 'stopAsked' }
  | { readonly type: 'progressed'; readonly progress: Progress }
  | { readonly type: 'held'; readonly words: string | null }
  /** The instance became another one. */
  | { readonly type: 'reset' }
  /** It has another session of the same server and account. */
  | { readonly type: 'renewed' }
  | { readonly type: 'filterApplied'; readonly text: string }
  /** `more`: beside what it is sorted by already. */
  | { readonly type: 'sortAsked'; readonly column: string; readonly more: boolean }
  /** By this column alone. */
  | { readonly type: 'sortChosen'; readonly column: string; readonly descending: boolean };

/** What is active and what is selected. */
export type ChoiceAction =
  /** By a key; `extends`: the selection grows to there. */
  | { readonly type: 'wentTo'; readonly cell: GridCell; readonly extends: boolean }
  | { readonly type: 'picked'; readonly cell: GridCell; readonly how: 'only' | 'toggled' | 'extended' }
  | { readonly type: 'allSelected' }
  | { readonly type: 'selectionCleared' };

/** What is done elsewhere with what is chosen. */
export type OutsideAction =
  /** `active`: what is active, with all that is selected where it is one of them. */
  | { readonly type: 'openAsked'; readonly which: 'active' | 'selected' }
  | { readonly type: 'openEnded'; readonly asked: number; readonly answer: TableOpened }
  | { readonly type: 'copyAsked'; readonly what: CopiedWhat }
  | { readonly type: 'copyEnded'; readonly request: number; readonly what: CopiedWhat; readonly answer: TableCopied }
  | { readonly type: 'exportAsked' }
  | { readonly type: 'acted'; readonly act: TableAct }
  /** Something with an effect elsewhere did not work. */
  | { readonly type: 'failed'; readonly text: string }
  | { readonly type: 'filterBuilderAsked' };

/** How the list is looked at. */
export type ViewAction =
  | { readonly type: 'scrolled'; readonly top: number }
  /** The window is where `wishedTop` had it. */
  | { readonly type: 'topReached' }
  | { readonly type: 'columnPulled'; readonly column: string; readonly width: number; readonly isLast: boolean }
  /** As wide as what is in it. */
  | { readonly type: 'columnFitted'; readonly column: string }
  | { readonly type: 'filterTyped'; readonly text: string }
  | { readonly type: 'noticeClosed' };

/** Rows that come into sight. */
export type RowsAction =
  /** Rows `from` up to, not including, `to` are in sight; `now` in ms of a steady clock. */
  | { readonly type: 'inSight'; readonly from: number; readonly to: number; readonly now: number }
  /** The rows move no longer. */
  | { readonly type: 'rested' }
  | { readonly type: 'rowsEnded'; readonly request: number; readonly page: number; readonly answer: TableRows }
  | { readonly type: 'rowsRetryAsked' };

/** What has to be done about it, outside. */
export type Effect =
  | { readonly do: 'load'; readonly request: number; readonly input: Parameters<TableMethods['load']>[0] }
  | { readonly do: 'copy'; readonly request: number; readonly input: Parameters<TableMethods['copy']>[0] }
  | { readonly do: 'openRows'; readonly request: number; readonly input: Parameters<TableMethods['openRows']>[0] }
  | { readonly do: 'rows'; readonly request: number; readonly input: Parameters<TableMethods['rows']>[0] }
  | { readonly do: 'abort'; readonly request: number }
  /** Say `rested` in so many ms, instead of what was said before; null: not at all. */
  | { readonly do: 'awaitRest'; readonly ms: number | null }
  /** Keep the place for a restored window; `soon`: when no other place comes within a moment. */
  | { readonly do: 'keepPlace'; readonly place: TablePlace; readonly soon: boolean }
  | { readonly do: 'keepWidths'; readonly widths: Readonly<Record<string, number>> }
  /** Measure these, and say how wide the column has to be. */
  | { readonly do: 'measure'; readonly column: string; readonly title: string; readonly texts: readonly string[] }
  | { readonly do: 'act'; readonly act: TableAct }
  | { readonly do: 'buildFilter'; readonly current: string };

export const initialTable: TableState = {
  phase: 'opening',
  open: null,
  model: null,
  rows: null,
  query: { filter: '', sort: [] },
  filter: '',
  why: '',
  trouble: null,
  work: null,
  lastWish: {},
  wished: null,
  notice: null,
  isMending: false,
  hasChanged: false,
  selection: nothing,
  active: { row: 0, column: 0 },
  widths: {},
  top: 0,
  wishedTop: null,
  held: null,
  lastRequest: 0,
};

/** Names of the columns that the person wants: those shown, or those that are on their way. */
export function wantedColumns({ wished, model }: TableState): readonly string[] {
  return wished ?? model?.shown ?? [];
}

export function totalOf({ model }: TableState): number {
  return model?.total ?? 0;
}
