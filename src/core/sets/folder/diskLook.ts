import { problemOf } from '../../../shared/problem.ts';
import { atOnce } from '../atOnce.ts';
import { digestOfFile } from './fileDigests.ts';
import type { FolderTree, Sha256 } from './folderTree.ts';
import { foldedPath } from './layout.ts';
import type { FolderState } from './pulledFolder.ts';
import type { PulledFile, PulledIds } from './pulledIds.ts';

/** A file that was pulled once, as the folder knows it. */
export interface KnownFile {
  readonly path: string;
  readonly file: PulledFile;
  /** SHA-256 of what it holds now; undefined: it is not there, or not to be read. */
  readonly now: string | undefined;
  /** It holds what nobody pulled. One that cannot be read may. */
  readonly isChanged: boolean;
}

/** What a folder holds, looked at once: the bytes themselves are not kept. */
export class DiskLook {
  readonly #tree: FolderTree;
  readonly #sha256: Sha256;
  readonly #expected: ReadonlySet<string>;
  readonly #seen = new Map<string, Promise<string | undefined>>();
  /** Sentences on files that could not be read, by path. */
  readonly unreadable = new Map<string, string>();

  /** @param expected digests of what was pulled, or is to be: a file with other line ends is one of these. */
  constructor(tree: FolderTree, sha256: Sha256, expected: ReadonlySet<string>) {
    this.#tree = tree;
    this.#sha256 = sha256;
    this.#expected = expected;
  }

  /** SHA-256 of the file at a path; undefined: there is none, or it cannot be read. */
  async at(path: string): Promise<string | undefined> {
    const looking = this.#seen.get(path) ?? this.#look(path);
    this.#seen.set(path, looking);
    return await looking;
  }

  /** Looks at many: alone each would wait for the one before it. */
  async all(paths: Iterable<string>): Promise<void> {
    await atOnce(paths, together, async (path) => void (await this.at(path)));
  }

  /** By folded path. */
  async known({ files, begun }: Pick<FolderState, 'files' | 'begun'>): Promise<ReadonlyMap<string, KnownFile>> {
    const pulled = folded(files);
    const written = folded(begun?.files ?? new Map());
    const keys = [...new Set([...pulled.keys(), ...written.keys()])];
    const known = new Map<string, KnownFile>();
    await this.all([...files.keys(), ...(begun?.files.keys() ?? [])]);
    for (const key of keys) {
      const one = await this.#knownAt(pulled.get(key)?.[0], written.get(key) ?? []);
      if (one !== undefined) known.set(key, one);
    }
    return known;
  }

  /** Pulls that did not come to their end may have written it, or not, and may have given it other names. */
  async #knownAt(pulled: Entry | undefined, begun: readonly Entry[]): Promise<KnownFile | undefined> {
    const names = [...begun.map(([path]) => path), ...(pulled === undefined ? [] : [pulled[0]])];
    let [path, now] = [pulled?.[0] ?? begun[0]?.[0] ?? '', undefined as string | undefined];
    for (const name of names) {
      now = await this.at(name);
      if (now === undefined) continue;
      path = await this.#realName(name, names);
      break;
    }
    const written = begun.find(([, { sha256 }]) => sha256 === now)?.[1];
    // What was changed here was changed, as far as anybody knows, in what was pulled before: so nothing of Jamf Pro's is taken for known.
    const file = written ?? pulled?.[1] ?? (now === undefined ? undefined : begun[0]?.[1]);
    if (file === undefined) return undefined;
    return { path, file, now, isChanged: this.unreadable.has(path) || (now !== undefined && now !== file.sha256) };
  }

  /** Under which of its names a file stands that some disk gives under each of them. */
  async #realName(found: string, names: readonly string[]): Promise<string> {
    if (new Set(names).size === 1) return found;
    const folder = found.slice(0, Math.max(0, found.lastIndexOf('/')));
    const there = new Set((await this.#tree.list(folder)).map((name) => `${folder}/${name}`));
    return there.has(found) ? found : (names.find((name) => there.has(name)) ?? found);
  }

  async #look(path: string): Promise<string | undefined> {
    try {
      const bytes = await this.#tree.read(path);
      return bytes === undefined ? undefined : digestOfFile(bytes, (digest) => this.#expected.has(digest), this.#sha256);
    } catch (error) {
      const problem = problemOf(error);
      if (problem.kind !== 'invalid') throw error;
      this.unreadable.set(path, problem.message);
      return undefined;
    }
  }
}

type Entry = readonly [path: string, file: PulledFile];

/** Two names of one file on some disks may both be noted of pulls that did not come to their end. */
function folded(files: PulledIds): ReadonlyMap<string, readonly Entry[]> {
  const names = new Map<string, Entry[]>();
  for (const entry of files) {
    const key = foldedPath(entry[0]);
    names.set(key, [...(names.get(key) ?? []), entry]);
  }
  return names;
}

/** How many files are read at once. */
const together = 16;
