import { t } from '@vscode/l10n';
import { isRecord } from '../../json/wire.ts';
import { invalidProblem, problemOf } from '../../../shared/problem.ts';
import { pulledEnding, folderOf, foldedPath, isPulledPath, type FilePlace } from './layout.ts';
import { byCode, isCutOff, readingFile } from './pullManifest.ts';

/** Where it stands in a pulled folder. */
export const idsPath = '.jamf/ids.json';

/** A file of a pulled folder: what it belongs to, and what was pulled into it. */
export interface PulledFile {
  readonly resource: string;
  readonly id: string;
  /** What the object was called when it was pulled. */
  readonly name: string;
  /** Of the bytes that were pulled, in lower-case hexadecimal digits. Secrets are masked in them. */
  readonly sha256: string;
  /** The text that it holds does not end its last line: the line end of the file is no part of it. */
  readonly isUnended: boolean;
}

/** By path. */
export type PulledIds = ReadonlyMap<string, PulledFile>;

/** A line for each file, so that a merge of two of these is one of lines. The same text for the same files, in whatever order they come. */
export function printFiles(files: PulledIds): string {
  const lines = [...files]
    .toSorted(([one], [other]) => byCode(one, other))
    .map(([path, file]) => `  ${JSON.stringify(path)}: ${printed(path, file)}`);
  return lines.length === 0 ? '{}\n' : `{\n${lines.join(',\n')}\n}\n`;
}

function printed(path: string, { resource, id, name, sha256, isUnended }: PulledFile): string {
  const own = folderAt(path) === resource ? {} : { resource };
  const said = { ...own, id, name, sha256, ...(isUnended ? { lastLine: 'unended' } : {}) };
  return `{ ${Object.entries(said)
    .map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`)
    .join(', ')} }`;
}

/** @throws `invalid` with what is wrong with it: a path that leads elsewhere, a file without its id, two paths that some disk takes for one. */
export function readIds(text: string): PulledIds {
  return readingFile(idsPath, text, (value) => {
    const files = filesIn(value);
    const seen = new Map<string, string>();
    for (const path of files.keys()) {
      const other = seen.get(foldedPath(path));
      if (other !== undefined) throw invalidProblem(t`“${path}” and “${other}” are one file on some disks.`);
      seen.set(foldedPath(path), path);
    }
    return files;
  });
}

/** What the whole lines say of a file that is cut off. Undefined: it is not. */
export function cutIdsIn(text: string): PulledIds | undefined {
  if (!isCutOff(text)) return undefined;
  const lines = text.slice(2, text.lastIndexOf('\n') + 1);
  return idsIn(`{\n${lines.replace(/,\n$/, '\n')}}\n`);
}

/** Undefined: it cannot be used. */
export function idsIn(text: string): PulledIds | undefined {
  try {
    return readIds(text);
  } catch (error) {
    if (problemOf(error).kind === 'invalid') return undefined;
    throw error;
  }
}

/** The same of what was parsed, where two paths may be one file on some disks. */
export function filesIn(value: Readonly<Record<string, unknown>>): PulledIds {
  const files = Object.entries(value).map(([path, said]): readonly [string, PulledFile] => {
    if (!isPulledPath(path)) throw invalidProblem(t`“${path}” is no path of an object in a pulled folder.`);
    return [path, fileIn(path, said)];
  });
  return new Map(files);
}

function fileIn(path: string, said: unknown): PulledFile {
  const { resource = folderAt(path), id, name, sha256, lastLine }: Readonly<Record<string, unknown>> = isRecord(said) ? said : {};
  if (typeof resource !== 'string' || folderOf(resource) !== folderAt(path))
    throw invalidProblem(t`It does not say of which kind “${path}” is.`);
  if (typeof id !== 'string' || typeof name !== 'string') throw invalidProblem(t`It does not say which object “${path}” is.`);
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256))
    throw invalidProblem(t`It does not say what was pulled into “${path}”.`);
  return { resource, id, name, sha256, isUnended: lastLine === 'unended' };
}

/** Where a path leads: which object it is, and which of its files. Undefined: a file that was not pulled. */
export function pulledAddress(path: string, files: PulledIds): FilePlace | undefined {
  const file = files.get(path);
  const ending = pulledEnding(path);
  return file === undefined || ending === undefined ? undefined : { resource: file.resource, id: file.id, ending };
}

function folderAt(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
