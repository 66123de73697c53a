import type { KindState, ObjectSource, SetEntry, Unread } from '../../../src/core/sets/source.ts';

/** An object as a source has it: its document, or why there is none. */
export interface ListedObject {
  readonly id: string;
  readonly name: string;
  readonly text?: string;
  readonly unread?: Unread;
}

/** What a source has of a kind. `listedAt`: as if it was read just now. */
export interface ListedKind {
  readonly objects: readonly ListedObject[];
  readonly listedAt?: number | undefined;
  readonly unread?: Unread;
}

/** A source in memory. */
export function listedSource(kinds: Readonly<Record<string, ListedKind | readonly ListedObject[]>>, version = '11.30.1'): ObjectSource {
  const of = (resource: string): ListedKind => {
    const kind = kinds[resource] ?? [];
    return isKind(kind) ? kind : { objects: kind };
  };
  return {
    name: 'Acme',
    version,
    kinds: () =>
      Object.keys(kinds).map((resource): KindState => {
        const kind = of(resource);
        return { resource, listedAt: 'listedAt' in kind ? kind.listedAt : 1, unread: kind.unread, count: kind.objects.length };
      }),
    async *entries(resource, signal): AsyncIterable<SetEntry> {
      for (const { id, name, text, unread } of of(resource).objects) {
        await Promise.resolve();
        signal.throwIfAborted();
        yield { resource, id, name, text, unread };
      }
    },
    nameOf: (resource, id) => of(resource).objects.find((one) => one.id === id)?.name,
  };
}

function isKind(kind: ListedKind | readonly ListedObject[]): kind is ListedKind {
  return 'objects' in kind;
}
