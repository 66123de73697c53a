import { t } from '@vscode/l10n';
import { isRecord } from '../../json/wire.ts';
import { parseJson } from '../../json/parse.ts';
import { readUnread } from '../keptUnread.ts';
import type { ObjectRef, Unread } from '../source.ts';
import { invalidProblem, problemOf } from '../../../shared/problem.ts';
import { joinSentences } from '../../../shared/words.ts';

/** Where it stands in a pulled folder. */
export const manifestPath = '.jamf/pull.json';

/** What a pulled folder holds, and of which server. Nothing in it changes when the server's objects do not. */
export interface PullManifest {
  /** Origin and context path, as an instance's profile has them. */
  readonly server: string;
  /** Of Jamf Pro; undefined: not known. */
  readonly version: string | undefined;
  /** Keys of the kinds that were pulled. */
  readonly resources: readonly string[];
  /** What could not be read. Of a whole kind: its list. */
  readonly unread: readonly UnreadOf[];
}

/** An object, or all of a kind, that was not read. */
export interface UnreadOf extends Pick<ObjectRef, 'resource'> {
  readonly id?: string;
  readonly name?: string;
  readonly unread: Unread;
}

const format = 1;

/** The same text for the same facts, in whatever order they come. */
export function printManifest({ server, version, resources, unread }: PullManifest): string {
  const keyOf = ({ resource, id }: UnreadOf): string => JSON.stringify([resource, id ?? '']);
  const missing = unread.toSorted((one, other) => byCode(keyOf(one), keyOf(other))).map(printedUnread);
  const all = { format, server, ...(version === undefined ? {} : { version }), resources: resources.toSorted(byCode), unread: missing };
  return `${JSON.stringify(all, undefined, 2)}\n`;
}

/** What is not known is not there. */
function printedUnread({ resource, id, name, unread: { why, status, privileges } }: UnreadOf): object {
  return { resource, id, name, why, status, privileges };
}

/** Whether a version of this extension wrote it that knows more than this one. */
export function isNewerManifest(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return isRecord(value) && typeof value['format'] === 'number' && value['format'] > format;
  } catch {
    return false;
  }
}

/** @throws `invalid` with what is wrong with it. */
export function readManifest(text: string): PullManifest {
  return readingFile(manifestPath, text, (value) => {
    const { server, version, resources, unread, format: written } = value;
    if (typeof written === 'number' && written > format) throw invalidProblem(t`A newer version of this extension wrote it.`);
    if (written !== format) throw invalidProblem(t`It does not say in which format it is written.`);
    if (typeof server !== 'string' || !URL.canParse(server))
      throw invalidProblem(t`It does not say from which server the folder was pulled.`);
    if (version !== undefined && typeof version !== 'string') throw invalidProblem(t`Its version is not a text.`);
    if (!isTexts(resources)) throw invalidProblem(t`Its list of kinds is not one.`);
    return { server: serverAddress(server), version, resources, unread: unreadIn(unread) };
  });
}

/** What a manifest says that is cut off: whose it is. What was pulled, the files tell. Undefined: it is not cut off, or too early. */
export function cutManifestIn(text: string, files: ReadonlyMap<string, Pick<ObjectRef, 'resource'>>): PullManifest | undefined {
  const [, server] = /^\{\n {2}"format": 1,\n {2}"server": "([^"\\\n]{1,2000})"/.exec(text) ?? [];
  return server !== undefined && URL.canParse(server) && isCutOff(text) ? manifestBy(server, files) : undefined;
}

/** What files tell that were pulled from a server. */
export function manifestBy(server: string, files: ReadonlyMap<string, Pick<ObjectRef, 'resource'>>): PullManifest {
  const resources = [...new Set(Array.from(files.values(), ({ resource }) => resource))];
  return { server: serverAddress(server), version: undefined, resources, unread: [] };
}

/**
 * A file of ours ends in a brace at the beginning of a line; one that a merge left with both sides is not for us to mend. A computer that
 * lost its power may leave nothing of a file, or zeros.
 */
export function isCutOff(text: string): boolean {
  return /^(?:\{?|\0+)$/.test(text) || (text.startsWith('{\n') && !/^(?:\}|<{7}|={7}|>{7})/m.test(text));
}

/** The address of a server as profiles have it: one server has one, however somebody wrote it. */
export function serverAddress(address: string): string {
  const { origin, pathname } = new URL(address);
  let end = pathname.length;
  while (pathname.charAt(end - 1) === '/') end -= 1;
  return origin + pathname.slice(0, end);
}

function unreadIn(value: unknown): readonly UnreadOf[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [undefined];
  return all.map(unreadOf);
}

function unreadOf(value: unknown): UnreadOf {
  const { resource, id, name }: Readonly<Record<string, unknown>> = isRecord(value) ? value : {};
  const unread = readUnread(value);
  if (typeof resource !== 'string' || unread === undefined) throw invalidProblem(t`Its list of what could not be read is not one.`);
  return { resource, ...(typeof id === 'string' ? { id } : {}), ...(typeof name === 'string' ? { name } : {}), unread };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

/** By code units: the same on every machine. */
export function byCode(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/**
 * What a file of a pulled folder says about it.
 *
 * @throws `invalid`: what `read` throws, and that a text is no JSON or says a thing twice, with the name of the file.
 */
export function readingFile<T>(path: string, text: string, read: (value: Readonly<Record<string, unknown>>) => T): T {
  try {
    // Strict where `JSON.parse` is not: of a name that is there twice, it takes the last one.
    parseJson(text);
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (!isRecord(value)) throw invalidProblem(t`It holds no object.`);
    return read(value);
  } catch (error) {
    const problem = problemOf(error);
    if (problem.kind !== 'invalid') throw error;
    throw invalidProblem(joinSentences(t`${path} of this folder cannot be used.`, problem.message));
  }
}
