import { t } from '@vscode/l10n';
import { utf8In } from '../../objects/text/utf8.ts';
import { invalidProblem, problemOf } from '../../../shared/problem.ts';
import { joinSentences } from '../../../shared/words.ts';
import type { FolderTree } from './folderTree.ts';
import { begunPath, cutBegunIn, readBegun, type PullBegun } from './pullBegun.ts';
import { cutManifestIn, isCutOff, manifestBy, isNewerManifest, manifestPath, readManifest, type PullManifest } from './pullManifest.ts';
import { cutIdsIn, idsPath, readIds, type PulledIds } from './pulledIds.ts';

/** What a pulled folder says of itself. */
export interface PulledFolder {
  readonly manifest: PullManifest;
  readonly files: PulledIds;
}

/** The same of a folder into which something is to be pulled. */
export interface FolderState {
  /** Undefined: nothing was pulled into it to the end. */
  readonly manifest: PullManifest | undefined;
  readonly files: PulledIds;
  /** A pull that did not come to its end. */
  readonly begun: PullBegun | undefined;
  /** A sentence on what of this cannot be used, and is taken for absent here. */
  readonly broken: string | undefined;
  /** It is in a format of a newer version of this extension: nobody mends that. */
  readonly isNewer: boolean;
  /** What is broken was cut off and says whose it is: the whole lines of it are known here, and the next pull mends the rest unasked. */
  readonly isCut: boolean;
}

const noFiles: PulledIds = new Map();

/** A server, and what was kept of earlier pulls from there into the folder: the SHA-256 of each text. */
export interface PulledBefore {
  readonly server: string;
  readonly known: () => Promise<ReadonlySet<string>>;
}

/**
 * @param before by which a folder is known that does not say any more whose it is.
 * @throws `invalid` where the disk gives a file that is there to nobody.
 */
export async function readFolderState(tree: FolderTree, before?: PulledBefore): Promise<FolderState> {
  const texts = await Promise.all([manifestPath, idsPath, begunPath].map(async (path) => await textAt(tree, path)));
  const begun = parsed(texts[2], readBegun, cutBegunIn);
  const files = parsed(texts[1], readIds, cutIdsIn);
  const read = parsed(texts[0], readManifest, (text) => cutManifestIn(text, files.value ?? noFiles));
  const isLost = read.value === undefined && read.isCut === true && begun.value === undefined;
  const manifest = isLost ? { ...read, value: await knownBy(before, files.value) } : read;
  const isWhose = manifest.value !== undefined || begun.value !== undefined;
  const isHalf = begun.value === undefined && (texts[0] === undefined) !== (texts[1] === undefined);
  const missing = texts[0] === undefined ? manifestPath : idsPath;
  const broken = manifest.broken ?? files.broken ?? begun.broken ?? (isHalf ? t`${missing} of this folder is missing.` : undefined);
  return {
    manifest: manifest.value,
    // Whose they are is not known then: a digest that fits may be of a file of another server.
    files: (isWhose ? files.value : undefined) ?? noFiles,
    begun: begun.value,
    broken,
    isNewer: isNewerManifest(texts[0]?.text ?? ''),
    isCut: broken !== undefined && !isHalf && isWhose && [manifest, files, begun].every(({ isCut }) => isCut !== false),
  };
}

async function knownBy(before: PulledBefore | undefined, files: PulledIds | undefined): Promise<PullManifest | undefined> {
  if (before === undefined || files === undefined || files.size === 0) return undefined;
  const known = await before.known();
  return [...files.values()].every(({ sha256 }) => known.has(sha256)) ? manifestBy(before.server, files) : undefined;
}

/** @throws `invalid` for a folder into which nothing was pulled to the end, and for one that is broken. */
export async function readPulledFolder(tree: FolderTree): Promise<PulledFolder> {
  const { manifest, files, broken, begun, isNewer } = await readFolderState(tree);
  if (broken !== undefined)
    throw invalidProblem(joinSentences(broken, isNewer ? t`Update this one.` : t`Bring it back as it was, or pull once more.`));
  // What a pull began is no reason to take all files for new ones.
  if (manifest !== undefined && (files.size > 0 || begun === undefined)) return { manifest, files };
  throw invalidProblem(
    begun === undefined
      ? t`Nothing was pulled into the folder “${tree.name}”.`
      : t`The pull into the folder “${tree.name}” did not come to its end. Pull into it once more.`,
  );
}

async function textAt(tree: FolderTree, path: string): Promise<{ readonly path: string; readonly text: string | undefined } | undefined> {
  const bytes = await tree.read(path);
  return bytes === undefined ? undefined : { path, text: utf8In(bytes) };
}

interface Parsed<T> {
  /** Of a file that was cut off: what is left of it. */
  readonly value: T | undefined;
  readonly broken: string | undefined;
  /** Whether that is what is the matter with it; undefined: nothing is. */
  readonly isCut: boolean | undefined;
}

function parsed<T>(
  file: Awaited<ReturnType<typeof textAt>>,
  read: (text: string) => T,
  leftOf: (text: string) => T | undefined,
): Parsed<T> {
  if (file === undefined) return { value: undefined, broken: undefined, isCut: undefined };
  const { path, text } = file;
  try {
    if (text === undefined) throw invalidProblem(t`${path} of this folder is not UTF-8.`);
    return { value: read(text), broken: undefined, isCut: undefined };
  } catch (error) {
    const problem = problemOf(error);
    if (problem.kind !== 'invalid') throw error;
    const left = text === undefined ? undefined : leftOf(text);
    return { value: left, broken: problem.message, isCut: text !== undefined && (left !== undefined || isCutOff(text)) };
  }
}
