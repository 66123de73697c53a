import type { CopiedObject, DocumentEvent } from './documentEvent.ts';
import { withoutMarks } from './documentText.ts';

/** What the text of a document's editor was made from. */
export type MadeFrom =
  /** Nobody in this window knows. */
  | { readonly kind: 'unknown' }
  /** A new object begins with nothing, and for a server. */
  | { readonly kind: 'nothing'; readonly origin: string | undefined }
  | { readonly kind: 'copy'; readonly copy: CopiedObject };

export interface MadeState {
  readonly from: MadeFrom;
  /** What is on disk of that already. */
  readonly onDisk: MadeFrom | undefined;
  /** The latest texts that reads showed, each with its copy, the newest first: any of them may be on its way to the editor. */
  readonly handedOut: readonly HandedOut[];
}

interface HandedOut {
  readonly text: string;
  readonly copy: CopiedObject;
}

/** Reloads that may be on their way to an editor at the same time. */
const mostHandedOut = 4;

export const madeOfNothingKnown: MadeState = { from: { kind: 'unknown' }, onDisk: undefined, handedOut: [] };

export function nextMade(made: MadeState, event: DocumentEvent): MadeState {
  switch (event.kind) {
    case 'handedOut': {
      const { text, copy } = event;
      return { ...made, handedOut: [{ text: withoutMarks(text), copy }, ...made.handedOut].slice(0, mostHandedOut) };
    }
    case 'editorShows':
    case 'settled':
      return shownIn(made, event.text);
    case 'saved':
      return { ...made, from: { kind: 'copy', copy: event.made }, handedOut: [] };
    case 'foundStored':
      return event.made === undefined ? made : { ...made, from: { kind: 'copy', copy: event.made } };
    case 'adopted':
      return { ...made, from: { kind: 'unknown' }, handedOut: [] };
    case 'nothingRead':
      // A script that was begun beside its JSON still belongs to that when it is taken back to nothing.
      return made.from.kind === 'copy' ? made : { ...made, from: { kind: 'nothing', origin: event.origin } };
    case 'begun':
      return { ...made, from: { kind: 'copy', copy: event.copy } };
    case 'baseKept':
      return { ...made, onDisk: made.from };
    case 'baseNotKept':
    case 'dropped':
      return { ...made, onDisk: undefined };
    default:
      return made;
  }
}

/**
 * What an editor shows with this text, if it was handed out, is what its changes are made from. What was handed out later may still be on
 * its way to the editor; what was handed out earlier is forgotten: if it comes back, that is a change of the person's.
 */
function shownIn(made: MadeState, text: string): MadeState {
  const { from, handedOut } = made;
  const same = withoutMarks(text);
  const oldest = handedOut.findLastIndex((one) => one.text === same);
  const copy = handedOut.find((one) => one.text === same)?.copy;
  if (copy === undefined) return made;
  const isKnown = from.kind === 'copy' && from.copy.json === copy.json && from.copy.origin === copy.origin;
  return { ...made, from: isKnown ? from : { kind: 'copy', copy }, handedOut: handedOut.slice(0, oldest + 1) };
}

/** The object's JSON that a text was made from, unmasked. */
export function baseOf({ from }: MadeState): string | undefined {
  return from.kind === 'copy' ? from.copy.json : undefined;
}

/** The address of the server that a text was made for. */
export function originOfText({ from }: MadeState): string | undefined {
  if (from.kind === 'copy') return from.copy.origin;
  return from.kind === 'nothing' ? from.origin : undefined;
}
