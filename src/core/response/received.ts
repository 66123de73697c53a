import { redactText } from '../http/redact.ts';
import { isSecretName, maskText } from '../../shared/secretNames.ts';
import { replacePlaces } from '../secrets/places.ts';
import { secretPlaces } from '../secrets/text.ts';

/** What had come of an answer when it ended too early, for showing; never to be taken for the answer. */
export interface ReceivedPart {
  /** The first part of it, secrets masked. */
  readonly text: string;
  /** Bytes of all that came. */
  readonly size: number;
}

const shown = 64 * 1024;

/**
 * The beginning of a body as text. Undefined: nothing came, or nothing that can be read. It cannot be parsed, so secrets are found
 * by the names before them; `secretFields` are those of the operation.
 */
export function receivedPart(bytes: Uint8Array, size: number, secretFields: ReadonlySet<string>): ReceivedPart | undefined {
  const text = new TextDecoder().decode(bytes.subarray(0, shown));
  if (text.trim() === '' || isBinary(text)) return undefined;
  const places = secretPlaces(text, 'unknown', (name, parent) => secretFields.has(name) || isSecretName(name, parent));
  return { text: redactText(replacePlaces(text, places, () => maskText)), size };
}

function isBinary(text: string): boolean {
  const strange = text.match(/[^\P{Cc}\t\n\r]|\ufffd/gu)?.length ?? 0;
  return strange > text.length / 50 + 1;
}
