/**
 * The contract between a table's page and the host. The page draws, selects and scrolls; the host asks Jamf Pro, keeps the
 * pages, hides secrets, and does everything that has an effect. Types only.
 */
export interface TableMethods {
  /** What the page needs to draw itself before anything is known. Contacts nobody. */
  open(input: { readonly restored: TablePlace | null }): TableOpen;
  /**
   * Shows the list in this order, through this filter. What is at hand for the same question is given again without a request,
   * unless it shall be `fresh`. `whole`: reads all of it, so that it can be sorted here. `columns`, unless null: shows these, in
   * this order; those of another section make the rows be asked for anew. Abort to stop.
   */
  load(input: {
    readonly query: TableQuery;
    readonly columns: readonly string[] | null;
    readonly fresh: boolean;
    readonly whole: boolean;
    /** The person has been told that the rows are secret, and wants them. */
    readonly agreed: boolean;
  }): TableLoad;
  /** Rows `page * pageSize` and following. Abort when they are out of sight. */
  rows(input: { readonly generation: number; readonly page: number }): TableRows;
  /** Keeps the widths that a person gave to these columns, in px, beside those of others; of no column: forgets all. */
  keepWidths(input: { readonly widths: Readonly<Record<string, number>> }): null;
  checkFilter(input: { readonly text: string }): readonly FilterProblem[];
  /** What may stand at an offset. `isWhole`: the filter can be used as it stands. */
  completeFilter(input: { readonly text: string; readonly offset: number }): {
    readonly items: readonly FilterSuggestion[];
    readonly isWhole: boolean;
  };
  /** Lets the person build a filter with pick lists; null if nothing was chosen. */
  buildFilter(input: { readonly current: string }): string | null;
  /** Puts rows onto the clipboard; gets what is missing of them. Abort to stop. */
  copy(input: { readonly generation: number; readonly ranges: readonly RowRange[]; readonly what: CopiedWhat }): TableCopied;
  /** Opens the objects of these rows, the first few of them: each is a tab and a request. */
  openRows(input: { readonly generation: number; readonly ranges: readonly RowRange[] }): TableOpened;
  /** Something with an effect outside the page, by name. */
  act(input: TableAct): null;
}

/** What the host tells the page unasked. */
export interface TableEvents {
  /** How far a long load has come. */
  progress: { readonly done: number; readonly total: number | null };
  /** What the server asks to wait, in words; null: nothing, or no more. */
  held: { readonly words: string | null };
  /** The instance became another one: what was loaded is no longer shown. */
  reset: null;
  /** The instance has another session of the same server and account: what was loaded stays. */
  renewed: null;
  /** Something was chosen in a menu of VS Code, or in its palette. */
  menu: MenuAct;
}

/** What can be done with the rows that are selected, or with one column. */
export type MenuAct = RowsAct | ColumnAct;

export interface RowsAct {
  readonly of: 'rows';
  readonly do: 'open' | 'copyRows' | 'copyIds' | 'copyNames' | 'export';
}

export interface ColumnAct {
  readonly of: 'column';
  readonly column: string;
  readonly do: 'sortUp' | 'sortDown' | 'moveLeft' | 'moveRight' | 'fit' | 'hide' | 'reset';
}

/** What makes a table the one that it is; kept by VS Code for a restored window. No data of the server but the filter's own words. */
export interface TableSettings {
  readonly instanceId: string;
  readonly resource: string;
  readonly query: TableQuery;
}

/** The same with where the person was. */
export interface TablePlace extends TableSettings {
  readonly top: number;
  readonly activeRow: number;
  readonly activeColumn: number;
}

export interface TableQuery {
  /** RSQL where the server filters; else words: by name and the like where the server can look for them, else in any field, here. */
  readonly filter: string;
  /** By column; the first counts most. */
  readonly sort: readonly TableSort[];
}

export interface TableSort {
  readonly column: string;
  readonly descending: boolean;
}

export interface TableOpen {
  readonly state: TableSettings;
  /** What the rows are called: `Buildings`. */
  readonly many: string;
  readonly instanceName: string;
  /** `ask`: restored, so nothing is asked before the person says so. `sensitive`: the rows are secret. */
  readonly start: 'load' | 'ask' | 'sensitive';
  /** Why it is asked, for `sensitive`. */
  readonly why: string;
  readonly isMac: boolean;
}

export interface TableColumn {
  /** Dotted name inside a row: `general.name`. */
  readonly name: string;
  /** In words: `Serial number`. */
  readonly title: string;
  /** Whether Jamf Pro can sort by it. */
  readonly sorts: boolean;
}

/** How the list stands. `generation` changes with everything that makes rows be other rows. */
export interface TableModel {
  readonly generation: number;
  readonly query: TableQuery;
  readonly pageSize: number;
  readonly total: number;
  /** False: the server does not count, so `total` may still grow. */
  readonly isCounted: boolean;
  /** So many rows from the first on are, as far as is known, the objects that stood there in the generation before. */
  readonly sameRows: number;
  /** All rows are here: they can be sorted here. */
  readonly isWhole: boolean;
  /** Where filtering and sorting happen. */
  readonly filters: 'server' | 'here';
  readonly sorts: 'server' | 'here';
  readonly columns: readonly TableColumn[];
  /** Names, in the order in which they are shown. */
  readonly shown: readonly string[];
  /** What is shown where nobody chose. */
  readonly usual: readonly string[];
  readonly widths: Readonly<Record<string, number>>;
  readonly canCreate: boolean;
  /** For the filter field. */
  readonly filterExample: string;
  /** What the person should know about the list; empty for nothing. */
  readonly note: string;
}

export type TableLoad =
  | { readonly kind: 'model'; readonly model: TableModel }
  /** Jamf Pro answers this list only with a filter, so nothing was asked. */
  | { readonly kind: 'needsFilter'; readonly model: TableModel }
  | { readonly kind: 'trouble'; readonly trouble: TableTrouble }
  /** The rows are secret, so nothing was asked before the person agrees. */
  | { readonly kind: 'sensitive'; readonly why: string }
  /** The person said no, or stopped it. */
  | { readonly kind: 'stopped' };

export type TableRows =
  | {
      readonly kind: 'rows';
      readonly rows: readonly TableRow[];
      /** By this answer; another number than the model's means that the list has changed. */
      readonly total: number;
      readonly isCounted: boolean;
    }
  | { readonly kind: 'trouble'; readonly trouble: TableTrouble }
  | { readonly kind: 'stopped' };

export interface TableRow {
  /** Empty: it cannot be opened. */
  readonly id: string;
  /** Key of the resource that the object belongs to. */
  readonly resource: string;
  /** What people call it; one line. */
  readonly label: string;
  /** One line each, cut, secrets masked; in the order of the columns shown. */
  readonly cells: readonly string[];
}

/** Why something is not there, and what can be done about it. */
export interface TableTrouble {
  readonly text: string;
  /** Buttons; one is pressed by its place in this list. */
  readonly remedies: readonly string[];
}

export interface FilterProblem {
  readonly from: number;
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

export interface FilterSuggestion {
  readonly text: string;
  readonly detail: string;
  readonly from: number;
  readonly to: number;
}

/** From the first up to, not including, the last. */
export interface RowRange {
  readonly from: number;
  readonly to: number;
}

/** `rows`: as a spreadsheet takes them; else one a line. */
export type CopiedWhat = 'rows' | 'ids' | 'names';

export type TableOpened =
  /** So many were opened, and so many more were asked for; rows without a page of their own count as neither. */
  | { readonly kind: 'opened'; readonly rows: number; readonly left: number }
  | { readonly kind: 'trouble'; readonly trouble: TableTrouble }
  | { readonly kind: 'stopped' };

export type TableCopied =
  | { readonly kind: 'copied'; readonly rows: number; readonly left: number }
  | { readonly kind: 'trouble'; readonly trouble: TableTrouble }
  | { readonly kind: 'stopped' };

/** Effects by name: a closed set. */
export type TableAct =
  | { readonly do: 'new' }
  | { readonly do: 'export' }
  /** The rows of these ranges only. */
  | { readonly do: 'exportRows'; readonly generation: number; readonly ranges: readonly RowRange[] }
  | { readonly do: 'remedy'; readonly index: number };
