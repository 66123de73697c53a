import { randomUUID } from 'node:crypto';
import { EventEmitter, workspace, type Disposable, type Memento } from 'vscode';
import { addToHistory, readHistory, withRemoved, withoutEntry, type HistoryEntry } from '../../core/request/history.ts';
import { settings } from '../../app/support/ids.ts';

const key = 'jamf.history';

/** The requests that were sent from this machine, without secrets. Off means that nothing is added. */
export class HistoryStore implements Disposable {
  readonly #memento: Memento;
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChange = this.#changed.event;

  constructor(memento: Memento) {
    this.#memento = memento;
  }

  get entries(): readonly HistoryEntry[] {
    return readHistory(this.#memento.get(key));
  }

  add(entry: Omit<HistoryEntry, 'id' | 'at'>): void {
    if (workspace.getConfiguration().get(settings.historyEnabled) === false) return;
    this.#keep(addToHistory(this.entries, { ...entry, id: randomUUID(), at: new Date().toISOString() }));
  }

  remove(id: string): void {
    this.#keep(withoutEntry(this.entries, id));
  }

  instanceRemoved(instanceId: string): void {
    this.#keep(withRemoved(this.entries, instanceId));
  }

  clear(): void {
    this.#keep([]);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #keep(entries: readonly HistoryEntry[]): void {
    void this.#memento.update(key, entries);
    this.#changed.fire(undefined);
  }
}
