import { kindOf } from '../../../core/resources/kindOf.ts';
import { readText, type KindHead } from '../../../core/sets/snapshot/kindLines.ts';
import type { KindState, ObjectSource, SetEntry } from '../../../core/sets/source.ts';
import { openKind } from './openKind.ts';
import type { RunRecord } from './runRecord.ts';
import { kindFile, type SnapshotFolder } from './snapshotFolder.ts';

/** What is known of a snapshot without its documents, which stay on disk. */
export interface SnapshotHeads {
  readonly name: string;
  readonly heads: readonly KindHead[];
  readonly run: RunRecord | undefined;
}

/** The snapshot of an instance as it was when this was made, but for the documents of a kind that was read anew since. */
export class SnapshotSource implements ObjectSource {
  readonly name: string;
  readonly version: string | undefined;
  readonly #folder: SnapshotFolder;
  readonly #heads: ReadonlyMap<string, KindHead>;
  readonly #states: readonly KindState[];
  readonly #run: RunRecord | undefined;
  readonly #names = new Map<string, ReadonlyMap<string, string>>();

  constructor({ name, heads, run }: SnapshotHeads, folder: SnapshotFolder) {
    this.name = name;
    this.#folder = folder;
    this.#run = run;
    const ordered = heads.toSorted((one, other) => one.place - other.place || one.resource.localeCompare(other.resource));
    this.#heads = new Map(ordered.map((head) => [head.resource, head]));
    this.version = heads.toSorted((one, other) => (other.listedAt ?? 0) - (one.listedAt ?? 0))[0]?.version;
    this.#states = [...ordered.map(stateOf), ...absentOf(run, this.#heads)];
  }

  kinds(): readonly KindState[] {
    return this.#states;
  }

  async *entries(resource: string, signal: AbortSignal): AsyncIterable<SetEntry> {
    if (!this.#heads.has(resource)) return;
    const kind = await openKind(this.#folder, kindFile(resource), signal).catch(() => undefined);
    if (kind === undefined) {
      for (const entry of this.#heads.get(resource)?.entries ?? []) yield { ...entryOf(resource, entry), text: undefined, unread: noFile };
      return;
    }
    try {
      let index = -1;
      for await (const line of kind.file.lines(signal)) {
        const entry = kind.head.entries[index++];
        if (entry !== undefined) yield { ...entryOf(resource, entry), text: readText(line.text), unread: entry.unread };
      }
      // A disk may lose the end of a file.
      for (const entry of kind.head.entries.slice(Math.max(0, index)))
        yield { ...entryOf(resource, entry), text: undefined, unread: noFile };
    } finally {
      await kind.file.close();
    }
  }

  nameOf(resource: string, id: string): string | undefined {
    for (const key of [resource, ...(this.#run?.meant[resource] ?? [])]) {
      const name = this.#namesOf(key).get(id);
      if (name !== undefined) return name;
    }
    return undefined;
  }

  #namesOf(resource: string): ReadonlyMap<string, string> {
    const known = this.#names.get(resource);
    if (known !== undefined) return known;
    const entries = this.#heads.get(resource)?.entries ?? [];
    const names = new Map(entries.flatMap(({ id, name }) => (name === '' ? [] : [[id, name] as const])));
    this.#names.set(resource, names);
    return names;
  }
}

const noFile = { why: 'disk' } as const;

function entryOf(resource: string, { id, name }: { readonly id: string; readonly name: string }) {
  // The only one of a settings page is called as its kind, in the language of the window.
  return { resource, id, name: name === '' && id === '-' ? kindOf(resource).label.one : name };
}

function stateOf({ resource, listedAt, unread, entries }: KindHead): KindState {
  return { resource, listedAt, unread, count: entries.length };
}

/**
 * Kinds that a run was to read and did not come to, or whose file was lost: nothing is known of them, which is not to say that they are
 * empty.
 */
function absentOf(run: RunRecord | undefined, there: ReadonlyMap<string, unknown>): readonly KindState[] {
  const left = (run?.resources ?? []).filter((resource) => !there.has(resource));
  const done = new Set(run?.done);
  return left.map((resource) => {
    const unread = { why: done.has(resource) ? ('disk' as const) : ('stopped' as const) };
    return { resource, listedAt: undefined, unread, count: 0 };
  });
}
