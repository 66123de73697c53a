import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Uri } from 'vscode';
import { PullAhead } from '../src/app/sets/folder/pullAhead.ts';
import { KeptSnapshots } from '../src/app/sets/snapshot/keptSnapshots.ts';
import type { RefreshOptions } from '../src/app/sets/snapshots.ts';
import { systemClock } from '../src/core/http/clock.ts';
import { pullInto } from '../src/core/sets/folder/pullInto.ts';
import type { Pulled } from '../src/core/sets/folder/pullRun.ts';
import { readFolderState } from '../src/core/sets/folder/pulledFolder.ts';
import type { ObjectSource } from '../src/core/sets/source.ts';
import { anything, type Shape } from '../src/core/shapes/shape.ts';
import { baseFiles } from '../src/host/sets/pull/baseFiles.ts';
import { snapshotFolders } from '../src/host/sets/snapshot/snapshotDisk.ts';
import { sha256 } from '../src/host/support/sha256.ts';
import { withVscodeModule } from '../test/support/vscodeModule.ts';
import { benchSession, ExtraMemory } from './benchSession.ts';
import { countPath } from './processOfItsOwn.ts';

/** What it took, in milliseconds, of processors too: what the wait for answers has to hide. */
export interface WholeInstance {
  readonly objects: number;
  readonly snapshot: { readonly ms: number; readonly usedMs: number; readonly requests: number; readonly extraMiB: number };
  /** A snapshot and the folder. */
  readonly first: { readonly ms: number; readonly requests: number; readonly written: number; readonly extraMiB: number };
  /** Both once more. `touched`: files that are others than they were. */
  readonly second: { readonly ms: number; readonly requests: number; readonly written: number; readonly touched: number };
}

/** The process that `wholeInstance.bench.ts` measures: reads the server that the argument names, and pulls it twice, and prints what it took. */
const never = new AbortController().signal;
const url = process.argv[2] ?? '';
const session = benchSession(url);
const catalogue = await session.catalogue(never);
const { diskTree } = await withVscodeModule(async () => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Not VS Code's own, but what the tests have for it.
  const code = (await import('vscode')) as { readonly workspace: object; readonly Uri: object };
  Object.assign(code.workspace, { textDocuments: [] });
  Object.assign(code.Uri, { joinPath: ({ fsPath }: Uri, below: string) => fileAt(join(fsPath, below)) });
  return await import('../src/host/sets/pull/diskTree.ts');
});

function fileAt(path: string): Uri {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- As much of one as is looked at.
  return { scheme: 'file', path, fsPath: path, toString: () => `file://${path}` } as Uri;
}

const home = mkdtempSync(join(tmpdir(), 'bench-'));
const folder = join(home, 'folder');
const newSnapshots = (storage: string): KeptSnapshots =>
  new KeptSnapshots({
    ...snapshotFolders({ fsPath: join(home, storage) }),
    instances: { get: () => session.profile, session: () => session },
    clock: systemClock,
    wallClock: Date.now,
    newToken: () => 'bench',
  });
const snapshots = newSnapshots('storage');
const resources = ['classic/policies', 'classic/osxconfigurationprofiles', 'buildings', 'scripts'];
const memory = new ExtraMemory();

async function requestsSoFar(): Promise<number> {
  return Number(await (await fetch(new URL(countPath, url))).text());
}

async function refresh(of: KeptSnapshots, more: RefreshOptions = {}): Promise<number> {
  return (await of.refresh('bench', { resources, onProgress: memory.look, ...more }, never)).objects;
}

const bases = baseFiles({ globalStorageUri: { fsPath: home }, log: { warn: console.error } }, url, fileAt(folder));

function shapeOf(key: string): Shape {
  const resource = catalogue.resource(key);
  return resource?.family.object(resource, { kind: 'one', id: '1' })?.readShape ?? anything;
}

/** As the command does: what is read is looked at meanwhile. */
async function pull(): Promise<Pulled> {
  const since = Date.now();
  const of = async (): Promise<ObjectSource | undefined> => await snapshots.of('bench');
  const ahead = new PullAhead({ source: of, catalogue: () => catalogue, shapesIn: () => shapeOf, bases, sha256 });
  await ahead.during(async (onKind) => await refresh(snapshots, { onKind, isLargestFirst: true }));
  const source = await of();
  if (source === undefined) throw new Error('Nothing was read.');
  const tree = diskTree(fileAt(folder));
  const work = {
    source,
    resources,
    since,
    server: url,
    shapeOf,
    bases,
    sha256,
    survey: ahead.survey(catalogue),
    mayRemove: () => Promise.resolve(false),
    onProgress: memory.look,
  };
  const pulled = await pullInto(tree, await readFolderState(tree), work, never);
  if (pulled.failed.size > 0 || pulled.unread.length > 0) throw new Error(`Not pulled: ${JSON.stringify([...pulled.failed])}`);
  return pulled;
}

/** Each file with what changes where somebody writes it, or puts another one in its place. */
function stamps(): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Map(
    files.flatMap((name) => {
      const { ino, ctimeMs, size } = statSync(join(folder, name));
      return statSync(join(folder, name)).isFile() ? [[name, `${ino} ${ctimeMs} ${size}`]] : [];
    }),
  );
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly ms: number; readonly usedMs: number; readonly made: T }> {
  const [began, used] = [performance.now(), process.cpuUsage()];
  const made = await work();
  const ms = performance.now() - began;
  const { user, system } = process.cpuUsage(used);
  return { ms, usedMs: (user + system) / 1000, made };
}

const { made: objects, ...read } = await timed(async () => await refresh(newSnapshots('alone')));
const [snapshotRequests, snapshotMiB] = [await requestsSoFar(), memory.most];
const first = await timed(pull);
const [firstRequests, before, pullMiB] = [await requestsSoFar(), stamps(), memory.most];
const second = await timed(pull);
const after = stamps();
const touched = [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name));
const outcome: WholeInstance = {
  objects,
  snapshot: { ...read, requests: snapshotRequests, extraMiB: snapshotMiB },
  first: { ms: first.ms, requests: firstRequests - snapshotRequests, written: first.made.written, extraMiB: pullMiB },
  second: { ms: second.ms, requests: (await requestsSoFar()) - firstRequests, written: second.made.written, touched: touched.length },
};
console.log(JSON.stringify(outcome));
rmSync(home, { recursive: true });
session.dispose();
