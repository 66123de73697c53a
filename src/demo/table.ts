import { scalar, type Row } from './values.ts';

/** How many lists of ids are kept. */
const mostLists = 8;

export interface MadeRows {
  readonly count: number;
  /** Must be a pure function of the index. */
  make(index: number): Row;
}

/**
 * The objects of one resource. The first `made.count` rows cost nothing until they are looked at: row `i` has the id `i + 1`
 * and is made anew each time, unless an edit lies over it.
 */
export class Table {
  readonly idField: string;
  readonly #made: MadeRows;
  readonly #edits = new Map<string, Row | undefined>();
  readonly #added = new Map<string, Row>();
  #changes = 0;
  #gone = 0;
  #nextId: number;
  readonly #lists = new Map<string, readonly string[]>();

  constructor(rows: readonly Row[] | MadeRows = [], idField = 'id') {
    this.idField = idField;
    this.#made = 'make' in rows ? rows : { count: 0, make: () => ({}) };
    this.#nextId = this.#made.count + 1;
    if (!('make' in rows)) for (const row of rows) this.put(scalar(row[idField]) || String(this.#nextId), row);
  }

  get size(): number {
    return this.#made.count - this.#gone + this.#added.size;
  }

  get(id: string): Row | undefined {
    if (this.#edits.has(id)) return this.#edits.get(id);
    const added = this.#added.get(id);
    if (added !== undefined) return added;
    return this.#isMade(id) ? this.#made.make(Number(id) - 1) : undefined;
  }

  /** Stores under an id of the caller's choice. */
  put(id: string, row: Row): void {
    this.#changed();
    const stored = row[this.idField] === undefined ? { ...row, [this.idField]: id } : row;
    if (this.#isMade(id)) this.#edits.set(id, stored);
    else this.#added.set(id, stored);
    if (/^\d+$/.test(id)) this.#nextId = Math.max(this.#nextId, Number(id) + 1);
  }

  /** Stores under the next free id, and returns it. */
  add(row: Row): string {
    const id = String(this.#nextId);
    this.put(id, { ...row, [this.idField]: id });
    return id;
  }

  remove(id: string): boolean {
    if (this.get(id) === undefined) return false;
    this.#changed();
    if (this.#added.delete(id)) return true;
    this.#edits.set(id, undefined);
    this.#gone += 1;
    return true;
  }

  *ids(): Generator<string> {
    for (let index = 1; index <= this.#made.count; index += 1) {
      const id = String(index);
      if (!this.#edits.has(id) || this.#edits.get(id) !== undefined) yield id;
    }
    yield* this.#added.keys();
  }

  *rows(): Generator<Row> {
    for (const id of this.ids()) {
      const row = this.get(id);
      if (row !== undefined) yield row;
    }
  }

  find(matches: (row: Row) => boolean): Row | undefined {
    for (const row of this.rows()) if (matches(row)) return row;
    return undefined;
  }

  /** A list of ids that depends on the rows alone: computed once as long as no row changes. */
  remembered(key: string, make: () => readonly string[]): readonly string[] {
    const kept = this.#lists.get(key);
    if (kept !== undefined) return kept;
    if (this.#lists.size >= mostLists) this.#lists.clear();
    const ids = make();
    this.#lists.set(key, ids);
    return ids;
  }

  /** No row was changed, added or taken away since the first ones. */
  get untouched(): boolean {
    return this.#changes === 0;
  }

  #changed(): void {
    this.#changes += 1;
    this.#lists.clear();
  }

  #isMade(id: string): boolean {
    return /^[1-9]\d*$/.test(id) && Number(id) <= this.#made.count;
  }
}
