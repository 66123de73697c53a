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
    const kept = this.#all()[row.key];
    const { whole, here } = printsOf(row);
    // After a restart what Jamf Pro has is not known until somebody asks.
    return isRecord(kept) && (kept['whole'] === whole || (!row.isAsked && kept['here'] === here));
  }

  async add(rows: readonly DriftRow[]): Promise<void> {
    await this.#store.update(this.#key, { ...this.#all(), ...Object.fromEntries(rows.map((row) => [row.key, printsOf(row)])) });
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

/** `whole`: the same as long as no side changes. `here`: as long as the folder does not. */
function printsOf({ drift, files, unread }: DriftRow): Readonly<Record<'whole' | 'here', string>> {
  const changed = files.filter(({ base, mine }) => base !== mine);
  return {
    whole: JSON.stringify([drift.state, unread?.why ?? '', ...files.map(({ path, base, mine, theirs }) => [path, base, mine, theirs])]),
    here: JSON.stringify(changed.map(({ path, base, mine }) => [path, base, mine])),
  };
}
