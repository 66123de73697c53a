import { pullInto, refuseFolder, type PullWork } from '../../../src/core/sets/folder/pullInto.ts';
import { readFolderState } from '../../../src/core/sets/folder/pulledFolder.ts';
import type { Pulled } from '../../../src/core/sets/folder/pullRun.ts';
import type { ObjectRef, ObjectSource } from '../../../src/core/sets/source.ts';
import { anything } from '../../../src/core/shapes/shape.ts';
import { never } from '../signals.ts';
import { listedSource, type ListedObject } from './listedSource.ts';
import { MemoryBases, MemoryTree, sha256OfBytes } from './memoryTree.ts';

export const pullServer = 'https://acme.test';

export const pulledBuilding = (id: string, name: string, more: object = {}): ListedObject => ({
  id,
  name,
  text: `${JSON.stringify({ id, name, ...more }, undefined, 2)}\n`,
});

export const pulledScript = (id: string, name: string, scriptContents: string): ListedObject =>
  pulledBuilding(id, name, { scriptContents });

/** A folder and what it is pulled from; each pull looks at both anew. */
export class PullDesk {
  readonly tree: MemoryTree;
  readonly bases = new MemoryBases();
  readonly asked: (readonly ObjectRef[])[] = [];
  mayRemove = true;

  constructor(files: Readonly<Record<string, string>> = {}, options: { readonly isFolding?: boolean } = {}) {
    this.tree = new MemoryTree(files, options);
  }

  async pull(
    kinds: Parameters<typeof listedSource>[0] | ObjectSource,
    { mends = false, ...more }: Partial<PullWork> & { readonly mends?: boolean } = {},
    signal: AbortSignal = never,
  ): Promise<Pulled> {
    const source: ObjectSource = isSource(kinds) ? kinds : listedSource(kinds);
    const state = await readFolderState(this.tree);
    refuseFolder(this.tree, state, pullServer, mends);
    const work = {
      source,
      resources: source.kinds().map(({ resource }) => resource),
      since: 0,
      server: pullServer,
      shapeOf: () => anything,
      bases: this.bases,
      sha256: sha256OfBytes,
      mayRemove: (gone: readonly ObjectRef[]) => {
        this.asked.push(gone);
        return Promise.resolve(this.mayRemove);
      },
      ...more,
    };
    return await pullInto(this.tree, state, work, signal);
  }

  /** Of objects alone. */
  paths(): readonly string[] {
    return Object.keys(this.tree.texts()).filter((path) => !path.startsWith('.jamf/'));
  }

  text(path: string): string {
    return this.tree.texts()[path] ?? '';
  }
}

function isSource(kinds: object): kinds is ObjectSource {
  return 'entries' in kinds && typeof kinds.entries === 'function';
}

export const pullCounts = ({ written, unchanged, removed, edited, foreign, failed }: Pulled): object => ({
  written,
  unchanged,
  removed,
  edited: edited.length,
  foreign: foreign.length,
  failed: failed.size,
});

export const nothingPulled = { written: 0, unchanged: 0, removed: 0, edited: 0, foreign: 0, failed: 0 };
