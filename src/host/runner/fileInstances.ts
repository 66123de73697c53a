import type { Memento } from 'vscode';
import { removedId } from '../../core/instances/instanceId.ts';
import { isRecord } from '../../core/json/wire.ts';

const key = 'jamf.requestFiles.instances';
const most = 200;

/** The instance that each request file of a workspace was asked of last. Not in the file: that may be anybody's. */
export class FileInstances {
  readonly #memento: Memento;

  constructor(memento: Memento) {
    this.#memento = memento;
  }

  of(uri: string): string | undefined {
    const found = this.#all().find(([file]) => file === uri);
    return found?.[1];
  }

  /** The file that was used longest ago is forgotten when there are too many. */
  async keep(uri: string, instanceId: string): Promise<void> {
    const all = this.#all();
    const [latest] = all;
    if (latest?.[0] === uri && latest[1] === instanceId) return;
    const others = all.filter(([file]) => file !== uri);
    await this.#memento.update(key, Object.fromEntries([[uri, instanceId], ...others].slice(0, most)));
  }

  /** A file that is written as another one is asked of the same instance. */
  async copy(from: string, to: string): Promise<void> {
    const last = this.of(from);
    if (last !== undefined) await this.keep(to, last);
  }

  /** Its files are of an instance that is gone, and of none that gets its id later. */
  async instanceRemoved(instanceId: string): Promise<void> {
    const all = this.#all().map(([file, id]) => [file, id === instanceId ? removedId(id) : id] as const);
    await this.#memento.update(key, Object.fromEntries(all));
  }

  #all(): readonly (readonly [file: string, instanceId: string])[] {
    const stored: unknown = this.#memento.get(key);
    if (!isRecord(stored)) return [];
    return Object.entries(stored).flatMap(([file, id]) => (typeof id === 'string' ? [[file, id] as const] : []));
  }
}
