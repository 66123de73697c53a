import { redactText } from '../http/redact.ts';
import { isMaskedKey } from '../request/secretKeys.ts';
import { maskText } from './body/layOutJson.ts';

/** What had come of an answer when it ended too early, for showing; never to be taken for the answer. */
export interface ReceivedPart {
  /** The first part of it, secrets masked. */
  readonly text: string;
  /** Bytes of all that came. */
  readonly size: number;
}

const shown = 64 * 1024;
/** A member whose value is a text or a number, also one that was cut off. */
const member = /"((?:[^"\\]|\\.){1,100})"(\s*:\s*)("(?:[^"\\]|\\.)*"?|[-+.\w]+)/g;

/**
 * The beginning of a body as text. Undefined: nothing came, or nothing that can be read. It cannot be parsed, so secrets are found
 * by the names before them; `secretFields` are those of the operation.
 */
export function receivedPart(bytes: Uint8Array, size: number, secretFields: ReadonlySet<string>): ReceivedPart | undefined {
  const text = new TextDecoder().decode(bytes.subarray(0, shown));
  if (text.trim() === '' || isBinary(text)) return undefined;
  const masked = text.replace(member, (whole, name: string, colon: string) =>
    secretFields.has(name) || isMaskedKey(name) ? `"${name}"${colon}"${maskText}"` : whole,
  );
  return { text: redactText(masked), size };
}

function isBinary(text: string): boolean {
  const strange = text.match(/[^\P{Cc}\t\n\r]|\ufffd/gu)?.length ?? 0;
  return strange > text.length / 50 + 1;
}
