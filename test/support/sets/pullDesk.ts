import { pullInto, refuseFolder, type PullWork } from '../../../src/core/sets/folder/pullInto.ts';
import type { BaseTexts, FolderTree } from '../../../src/core/sets/folder/folderTree.ts';
import { readFolderState, type PulledBefore } from '../../../src/core/sets/folder/pulledFolder.ts';
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

/** What is pulled otherwise. `mends`: also into a folder that is broken. `before`: what is known of earlier pulls into it. */
export type PullWishes = Partial<PullWork> & { readonly mends?: boolean; readonly before?: PulledBefore };

/** What is pulled. */
export type PulledWorld = Parameters<typeof listedSource>[0] | ObjectSource;

/** Pulls into a folder as it is now. */
export async function pullAll(
  tree: FolderTree,
  bases: BaseTexts,
  kinds: PulledWorld,
  { mends = false, before, ...more }: PullWishes = {},
  signal: AbortSignal = never,
): Promise<Pulled> {
  const source: ObjectSource = isSource(kinds) ? kinds : listedSource(kinds);
  const state = await readFolderState(tree, before);
  const server = more.server ?? pullServer;
  refuseFolder(tree, state, server, mends);
  const work = {
    source,
    resources: source.kinds().map(({ resource }) => resource),
    since: 0,
    server,
    shapeOf: () => anything,
    bases,
    sha256: sha256OfBytes,
    mayRemove: () => Promise.resolve(true),
    ...more,
  };
  return await pullInto(tree, state, work, signal);
}

/** A folder and what it is pulled from; each pull looks at both anew. */
export class PullDesk {
  readonly tree: MemoryTree;
  readonly bases = new MemoryBases();
  readonly asked: (readonly ObjectRef[])[] = [];
  mayRemove = true;

  constructor(files: Readonly<Record<string, string>> = {}, options: { readonly isFolding?: boolean } = {}) {
    this.tree = new MemoryTree(files, options);
  }

  async pull(kinds: PulledWorld, more: PullWishes = {}, signal: AbortSignal = never): Promise<Pulled> {
    const mayRemove = (gone: readonly ObjectRef[]): Promise<boolean> => {
      this.asked.push(gone);
      return Promise.resolve(this.mayRemove);
    };
    return await pullAll(this.tree, this.bases, kinds, { mayRemove, ...more }, signal);
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
