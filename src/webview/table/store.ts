import type { TableAct, TableLoad, TableModel, TableOpen, TableQuery, TableTrouble } from '../../app/table/protocol.ts';
import type { TableHost } from './host.ts';
import { RowCache } from './rowCache.ts';
import type { Selection } from './selection.ts';
import { everything, isSelected, nothing, sizeOf } from './selection.ts';
import { nextSort } from './sorting.ts';
import type { Notice } from './words.ts';
import { copiedInWords, info, placeIn, rowsInWords, troubleOf, wordsOf } from './words.ts';

/** What stands where the rows would be, when there are none to show. */
export type Phase = 'opening' | 'ask' | 'sensitive' | 'needsFilter' | 'trouble' | 'stopped' | 'rows';

/** A cell. Row -1 is the header. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

interface LoadWish {
  readonly query?: TableQuery;
  readonly columns?: readonly string[];
  readonly fresh?: boolean;
  readonly agreed?: boolean;
}

const emptyQuery: TableQuery = { filter: '', sort: [] };
/** Rows that the host reads whole to sort them here. */
const mostWhole = 20_000;

/** All that the page knows, and what can be done to it. Components draw it and call it; `changed` has them draw again. */
export class TableStore {
  phase: Phase = 'opening';
  open: TableOpen | null = null;
  model: TableModel | null = null;
  rows: RowCache | null = null;
  /** What the person asked for last, whether it came or not. */
  query: TableQuery = emptyQuery;
  /** Text of the filter field. */
  filter = '';
  why = '';
  trouble: TableTrouble | null = null;
  busy: 'loading' | 'copying' | null = null;
  progress: { readonly done: number; readonly total: number | null } | null = null;
  notice: Notice | null = null;
  /** The server counts other rows than when the list was loaded. */
  hasChanged = false;
  selection: Selection = nothing;
  active: Cell = { row: 0, column: 0 };
  widths: Readonly<Record<string, number>> = {};
  /** Where to scroll to when the rows are next drawn. */
  wishedTop: number | null = null;
  readonly #host: TableHost;
  readonly #listeners = new Set<() => void>();
  #work: AbortController | null = null;
  #last: LoadWish = {};
  #wished: readonly string[] | null = null;
  #top = 0;
  #saving: ReturnType<typeof setTimeout> | undefined;

  constructor(host: TableHost) {
    this.#host = host;
    host.on('progress', (progress) => this.change(() => (this.progress = this.busy === null ? null : progress)));
    host.on('reset', () => this.#forget());
  }

  /** Names of the columns that the person wants: those shown, or those that are on their way. */
  get columns(): readonly string[] {
    return this.#wished ?? this.model?.shown ?? [];
  }

  get total(): number {
    return this.model?.total ?? 0;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async start(): Promise<void> {
    const saved = placeIn(this.#host.saved);
    // The host refuses what no longer has the form of today.
    const open = await this.#host.call.open({ restored: saved }).catch(() => this.#host.call.open({ restored: null }));
    this.open = open;
    this.query = open.state.query;
    this.filter = open.state.query.filter;
    const isSame = saved?.instanceId === open.state.instanceId && saved.resource === open.state.resource;
    if (isSame) {
      this.wishedTop = saved.top;
      this.active = { row: saved.activeRow, column: saved.activeColumn };
    }
    this.why = open.why;
    this.#save();
    if (open.start === 'load') await this.load({});
    else this.change(() => (this.phase = open.start === 'sensitive' ? 'sensitive' : 'ask'));
  }

  /** Shows the list as it is wished; what is not said stays as it is. */
  async load(wish: LoadWish): Promise<void> {
    // What was wished and has not come yet is still wished.
    if (wish.columns === undefined && this.#wished !== null) return this.load({ ...wish, columns: this.#wished });
    this.#work?.abort();
    const work = new AbortController();
    this.#work = work;
    this.#last = wish;
    const query = wish.query ?? this.query;
    this.change(() => {
      this.query = query;
      this.#wished = wish.columns ?? null;
      this.busy = 'loading';
      this.progress = null;
      this.notice = null;
    });
    const input = { query, columns: wish.columns ?? null, fresh: wish.fresh === true, whole: false, agreed: wish.agreed === true };
    const answer = await this.#host.call.load(input, work.signal).catch((error: unknown): TableLoad => troubleOf(error));
    if (this.#work !== work) return;
    this.#work = null;
    this.change(() => {
      this.busy = null;
      this.progress = null;
      this.#wished = null;
      this.#take(answer);
    });
  }

  stop(): void {
    this.#work?.abort();
  }

  retry(): void {
    void this.load(this.#last);
  }

  applyFilter(text: string): void {
    this.filter = text;
    void this.load({ query: { ...this.query, filter: text.trim() } });
  }

  /** Ascending, descending, not at all. `more`: beside what it is sorted by already. */
  sortBy(column: string, more: boolean): void {
    const sort = nextSort(this.query.sort, column, more);
    const query = { ...this.query, sort };
    const model = this.model;
    const can = model?.isWhole === true || model?.columns.find(({ name }) => name === column)?.sorts === true;
    if (can || !sort.some((one) => one.column === column)) return void this.load({ query });
    this.change(() => (this.notice = this.#cannotSort(column, query)));
  }

  choose(columns: readonly string[]): void {
    const shown = this.columns;
    const next = [...shown.filter((name) => columns.includes(name)), ...columns.filter((name) => !shown.includes(name))];
    if (next.length > 0) void this.load({ columns: next });
  }

  /** Moves the active column by one place. */
  moveColumn(by: -1 | 1): void {
    const shown = [...this.columns];
    const from = this.active.column;
    const moved = shown[from];
    if (moved === undefined || from + by < 0 || from + by >= shown.length) return;
    shown.splice(from, 1);
    shown.splice(from + by, 0, moved);
    this.active = { ...this.active, column: from + by };
    void this.load({ columns: shown });
  }

  resize(column: string, width: number, isLast: boolean): void {
    this.change(() => (this.widths = { ...this.widths, [column]: Math.min(2000, Math.max(40, Math.round(width))) }));
    if (isLast) void this.#host.call.keepWidths({ widths: this.widths });
  }

  select(selection: Selection): void {
    this.change(() => (this.selection = selection));
  }

  selectAll(): void {
    this.select(everything(this.total));
  }

  goTo(cell: Cell): void {
    const columns = this.model?.shown.length ?? 0;
    const row = Math.min(Math.max(cell.row, -1), this.total - 1);
    const column = Math.min(Math.max(cell.column, 0), Math.max(0, columns - 1));
    this.change(() => (this.active = { row, column }));
    this.#save();
  }

  /** The window over the rows has moved. */
  scrolled(top: number): void {
    this.#top = Math.round(top);
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => this.#save(), 200);
  }

  async copy(): Promise<void> {
    const { model, active } = this;
    if (model === null || this.busy !== null) return;
    const ranges = sizeOf(this.selection) > 0 ? this.selection.ranges : active.row >= 0 ? [{ from: active.row, to: active.row + 1 }] : [];
    if (ranges.length === 0 || model.total === 0) return;
    const work = new AbortController();
    this.#work = work;
    this.change(() => (this.busy = 'copying'));
    const answer = await this.#host.call.copy({ generation: model.generation, ranges }, work.signal).catch(troubleOf);
    if (this.#work !== work) return;
    this.#work = null;
    this.change(() => {
      this.busy = null;
      this.progress = null;
      if (answer.kind === 'trouble') this.notice = this.#told(answer.trouble, () => void this.copy());
      if (answer.kind === 'stopped') this.notice = info('Nothing was copied.');
      if (answer.kind === 'copied') this.notice = info(copiedInWords(answer.rows, answer.left));
    });
  }

  /** Opens the active row, or all that are selected with it. */
  openRows(all: boolean): void {
    const { active, selection } = this;
    const isPart = isSelected(selection, active.row);
    const ranges = all && (isPart || active.row < 0) ? selection.ranges : [{ from: active.row, to: active.row + 1 }];
    const indexes = ranges.flatMap(({ from, to }) => Array.from({ length: Math.min(to - from, 10) }, (_, at) => from + at)).slice(0, 10);
    const found = indexes.flatMap((index) => this.rows?.row(index) ?? []).filter(({ id }) => id !== '');
    if (found.length === 0) return this.change(() => (this.notice = info('Jamf Pro has no page of its own for this row.')));
    const resources = [...new Set(found.map(({ resource }) => resource))];
    for (const resource of resources) {
      const ids = found.filter((row) => row.resource === resource).map(({ id }) => id);
      void this.act({ do: 'open', resource, ids });
    }
  }

  async act(act: TableAct): Promise<void> {
    await this.#host.call
      .act(act)
      .catch((error: unknown) => this.change(() => (this.notice = { tone: 'error', text: wordsOf(error), actions: [] })));
  }

  async buildFilter(): Promise<void> {
    const built = await this.#host.call.buildFilter({ current: this.filter.trim() }).catch((error: unknown) => {
      this.change(() => (this.notice = { tone: 'error', text: wordsOf(error), actions: [] }));
      return null;
    });
    if (built !== null) this.applyFilter(built);
  }

  dismiss(): void {
    this.change(() => (this.notice = null));
  }

  change(how: () => void): void {
    how();
    for (const listener of this.#listeners) listener();
  }

  #take(answer: TableLoad): void {
    switch (answer.kind) {
      case 'model':
      case 'needsFilter':
        return this.#show(answer.model, answer.kind === 'model' ? 'rows' : 'needsFilter');
      case 'sensitive':
        this.phase = 'sensitive';
        this.why = answer.why;
        return;
      case 'trouble':
        if (this.rows !== null) this.notice = this.#told(answer.trouble, () => this.retry());
        else {
          this.phase = 'trouble';
          this.trouble = answer.trouble;
        }
        return;
      default:
        if (this.rows === null) this.phase = 'stopped';
        else this.notice = { ...info('Stopped. These are the rows from before.'), actions: [{ label: 'Retry', run: () => this.retry() }] };
        // What is shown is what was asked for.
        this.query = this.model?.query ?? this.query;
    }
  }

  #show(model: TableModel, phase: Phase): void {
    const before = this.model;
    this.model = model;
    this.phase = phase;
    this.query = phase === 'rows' ? model.query : this.query;
    this.widths = model.widths;
    this.trouble = null;
    if (before?.generation === model.generation && this.rows !== null) return this.#save();
    const isSameOrder = before !== null && JSON.stringify(before.query) === JSON.stringify(model.query);
    this.rows?.stop();
    this.rows = this.#cacheFor(model);
    this.hasChanged = false;
    if (before !== null && !isSameOrder) this.wishedTop = 0;
    if (before !== null && (!isSameOrder || before.total !== model.total)) {
      this.selection = nothing;
      this.active = { row: this.active.row < 0 ? -1 : 0, column: this.active.column };
    }
    this.#save();
  }

  #cacheFor(model: TableModel): RowCache {
    const { generation, pageSize } = model;
    return new RowCache({
      host: this.#host,
      generation,
      pageSize,
      now: () => performance.now(),
      changed: () => this.change(() => undefined),
      counted: (total, isCounted) => this.#counted(generation, total, isCounted),
    });
  }

  #counted(generation: number, total: number, isCounted: boolean): void {
    const { model } = this;
    if (model?.generation !== generation || (model.total === total && model.isCounted === isCounted)) return;
    if (model.isCounted) this.hasChanged = true;
    this.model = { ...model, total, isCounted };
  }

  #forget(): void {
    this.#work?.abort();
    this.#work = null;
    this.rows?.stop();
    this.change(() => {
      this.rows = null;
      this.model = null;
      this.busy = null;
      this.notice = null;
      this.selection = nothing;
      this.phase = 'ask';
    });
  }

  #cannotSort(column: string, query: TableQuery): Notice {
    const { model } = this;
    const title = model?.columns.find(({ name }) => name === column)?.title ?? column;
    const text = `Jamf Pro does not sort this list by “${title}”.`;
    const label = `Read all ${rowsInWords(this.total)} and sort here`;
    const isFew = model !== null && model.isCounted && model.total <= mostWhole;
    return { tone: 'info', text, actions: isFew ? [{ label, run: () => void this.load({ query }) }] : [] };
  }

  #told(trouble: TableTrouble, retry: () => void): Notice {
    const remedies = trouble.remedies.map((label, index) => ({ label, run: () => void this.act({ do: 'remedy', index }) }));
    return { tone: 'error', text: trouble.text, actions: [{ label: 'Retry', run: retry }, ...remedies] };
  }

  #save(): void {
    if (this.open === null) return;
    const { instanceId, resource } = this.open.state;
    const activeRow = Math.max(0, this.active.row);
    this.#host.save({ instanceId, resource, query: this.query, top: this.#top, activeRow, activeColumn: this.active.column });
  }
}
