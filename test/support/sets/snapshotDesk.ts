import { KeptSnapshots } from '../../../src/app/sets/snapshot/keptSnapshots.ts';
import type { ObjectSource, SetEntry } from '../../../src/core/sets/source.ts';
import type { Session } from '../../../src/core/instances/session.ts';
import { never } from '../signals.ts';
import { MemoryFolder } from './memoryFolder.ts';
import type { SetServer } from './setServer.ts';

/** Windows over one folder and one server. */
export class SnapshotDesk {
  readonly server: SetServer;
  readonly folder: MemoryFolder;
  /** Epoch milliseconds. */
  now = 1000;
  /** The session of the instance; undefined: there is no such instance. */
  session: Session | undefined;
  removedOthers: string[] = [];
  #windows = 0;

  constructor(server: SetServer, folder = new MemoryFolder()) {
    this.server = server;
    this.folder = folder;
    this.session = server.session();
  }

  /** A window that has read nothing yet. */
  window(): KeptSnapshots {
    const token = `w${++this.#windows}`;
    const session = (): Session => this.session ?? noInstance();
    return new KeptSnapshots({
      instances: { get: () => this.session?.profile, session },
      folderOf: () => this.folder,
      removeAll: async () => this.folder.all.clear(),
      removeOthers: async (_id, url) => void this.removedOthers.push(url),
      clock: { now: () => 0 },
      wallClock: () => this.now,
      newToken: () => token,
    });
  }

  async source(): Promise<ObjectSource> {
    const source = await this.window().of('acme');
    if (source === undefined) throw new Error('there is no snapshot');
    return source;
  }

  /** The entries of a kind, as a later window finds them. */
  async entries(resource: string): Promise<readonly SetEntry[]> {
    const entries: SetEntry[] = [];
    for await (const entry of (await this.source()).entries(resource, never)) entries.push(entry);
    return entries;
  }
}

function noInstance(): never {
  throw new Error('there is no such instance');
}
