import { isRecord } from '../../../core/json/wire.ts';
import type { ValueStore } from '../../support/events.ts';
import type { DriftRow } from './folderDrift.ts';

/** Differences that somebody does not want to see: each until either side changes again. A person's own, so in no file of the folder. */
export class IgnoredDrift {
  readonly #store: ValueStore;
  readonly #key: string;

  /** @param uri of the folder. */
  constructor(store: ValueStore, uri: string) {
    this.#store = store;
    this.#key = `jamf.drift.ignored ${uri}`;
  }

  has(row: DriftRow): boolean {
    return this.#all()[row.key] === printOf(row);
  }

  async add(rows: readonly DriftRow[]): Promise<void> {
    await this.#store.update(this.#key, { ...this.#all(), ...Object.fromEntries(rows.map((row) => [row.key, printOf(row)])) });
  }

  async remove(rows: readonly DriftRow[]): Promise<void> {
    const gone = new Set(rows.map(({ key }) => key));
    await this.#store.update(this.#key, Object.fromEntries(Object.entries(this.#all()).filter(([key]) => !gone.has(key))));
  }

  #all(): Readonly<Record<string, unknown>> {
    const all = this.#store.get(this.#key);
    return isRecord(all) ? all : {};
  }
}

/** The same as long as no side changes. */
function printOf({ drift, files, unread }: DriftRow): string {
  return JSON.stringify([drift.state, unread?.why ?? '', ...files.map(({ path, base, mine, theirs }) => [path, base, mine, theirs])]);
}
