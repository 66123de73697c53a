import { jsonIn } from '../../json/parse.ts';
import { printDocument } from '../../json/print.ts';
import { utf8In } from '../../objects/text/utf8.ts';
import type { Sha256 } from './folderTree.ts';
import { pulledEnding } from './layout.ts';

/**
 * The digest of a file's text, the same for what says the same: another layout of JSON is no change, nor are the line ends that git writes on
 * Windows, or the mark of the encoding that an editor writes.
 *
 * @param pulled the digest of what was pulled into it.
 */
export function fileDigest(path: string, text: string, pulled: string | undefined, sha256: (text: string) => string): string {
  const raw = sha256(text);
  if (raw === pulled) return raw;
  const lines = plainLines(text);
  const isJson = pulledEnding(path) === '.json';
  const root = isJson ? jsonIn(lines) : undefined;
  const plain = sha256(root === undefined ? lines : printDocument(root));
  return isJson || plain === pulled ? plain : raw;
}

/** A text without what git and editors on Windows write beside what a person did: other line ends, and the mark of its encoding. */
export function plainLines(text: string): string {
  return text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
}

/**
 * The digest of a file's bytes: one of those that are expected, too, where the bytes differ from that by no more than {@link plainLines} takes
 * away.
 */
export function digestOfFile(bytes: Uint8Array, isExpected: (digest: string) => boolean, sha256: Sha256): string {
  const raw = sha256(bytes);
  if (isExpected(raw) || !(bytes.includes(carriageReturn) || bytes[0] === firstOfMark)) return raw;
  const text = utf8In(bytes);
  const plain = text === undefined ? raw : sha256(new TextEncoder().encode(plainLines(text)));
  return isExpected(plain) ? plain : raw;
}

const [carriageReturn, firstOfMark] = [0x0d, 0xef];

/** One digest of an object's files, by their endings; undefined: it has none. */
export function filesDigest(digests: ReadonlyMap<string, string>): string | undefined {
  if (digests.size === 0) return undefined;
  return Array.from(digests, ([ending, digest]) => `${ending} ${digest}`)
    .toSorted()
    .join('\n');
}
