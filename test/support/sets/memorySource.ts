import type { KindState, ObjectSource, SetEntry, Unread } from '../../../src/core/sets/source.ts';

export interface MemoryEntry extends Partial<SetEntry> {
  readonly resource: string;
  readonly id: string;
  /** Instead of its text. */
  readonly document?: unknown;
}

export interface MemorySourceParts {
  readonly name?: string;
  readonly version?: string;
  /** Kinds without entries, and what differs of those with some. Default: each kind of an entry was listed a moment ago. */
  readonly kinds?: readonly (Partial<KindState> & Pick<KindState, 'resource'>)[];
  /** Names of objects that are no entries: `{ categories: { 5: 'Maintenance' } }`. */
  readonly names?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What was not there when it was read, for entries and kinds. */
export const forbidden = (...privileges: readonly string[]): Unread => ({ why: 'forbidden', privileges });

/** Objects without a server and without a disk. What waits for an entry ends with the signal, as it does elsewhere. */
export function memorySource(entries: readonly MemoryEntry[], parts: MemorySourceParts = {}): ObjectSource {
  const whole = entries.map(entryOf);
  const resources = [...new Set([...(parts.kinds ?? []).map(({ resource }) => resource), ...whole.map(({ resource }) => resource)])];
  return {
    name: parts.name ?? 'Memory',
    version: parts.version ?? '11.30.1',
    kinds: () =>
      resources.map((resource) => {
        const count = whole.filter((entry) => entry.resource === resource).length;
        const usual: KindState = { resource, listedAt: Date.parse('2026-05-04T12:00:00Z'), unread: undefined, count };
        return Object.assign(
          usual,
          parts.kinds?.find((kind) => kind.resource === resource),
        );
      }),
    async *entries(resource, signal) {
      for (const entry of whole) {
        await Promise.resolve();
        signal.throwIfAborted();
        if (entry.resource === resource) yield entry;
      }
    },
    nameOf: (resource, id) => whole.find((entry) => entry.resource === resource && entry.id === id)?.name ?? parts.names?.[resource]?.[id],
  };
}

function entryOf({ document, ...entry }: MemoryEntry): SetEntry {
  const text = document === undefined ? entry.text : `${JSON.stringify(document, undefined, 2)}\n`;
  return { name: `${entry.resource} ${entry.id}`, unread: undefined, ...entry, text };
}
