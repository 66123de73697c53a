import { objectKey, toParts } from '../../core/objects/address/address.ts';
import type { ObjectAddress } from '../../core/objects/address/address.ts';
import { problemOf } from '../../shared/problem.ts';
import { isGone, isNote } from './away.ts';
import type { Away } from './away.ts';
import type { DocumentOwner, SeenVersion } from './documentOwner.ts';
import { Emitter } from '../support/events.ts';
import { documentKey } from '../keeping/kept.ts';
import type { KeptDocument, KeptDocuments } from '../keeping/kept.ts';
import { originOf } from './origin.ts';
import { plain, shown } from './documentText.ts';

/** One document: the JSON of an object, or the text inside it. */
export interface Open {
  address: ObjectAddress;
  mtime: number;
  size: number;
  /** The object's JSON that the editor's text was made from, unmasked. */
  base: string | undefined;
  /** The address of the server that the text was made for. */
  origin: string | undefined;
  /** The base that is on disk already. */
  keptFor: Pick<Open, 'base' | 'origin'> | undefined;
  /** What the next read shows without asking the server again. */
  next: Primed | undefined;
  /** The copy that the server showed right after the save that made this base; undefined if it could not be read. */
  landed: { readonly base: string | undefined; readonly copy: string | undefined } | undefined;
  /** The copy that it showed right after the last save of another document of the object, until a newer one is shown. */
  beside: string | undefined;
  /** What was sent from this base by saves that were not seen to be stored, the latest first. */
  tried: { readonly base: string; readonly texts: readonly string[]; readonly isLookedFor: boolean } | undefined;
  /** The text that was sent last, however that ended. */
  sent: string | undefined;
  isDraft: boolean;
  /** Why the server's copy is not to be had just now. */
  away: Away | undefined;
  /** The window came back with it on show, and nobody has asked for it since. */
  isRestored: boolean;
  /** The next read is answered with the note again: nothing happened since. */
  isSettling: boolean;
  /** The latest texts that were handed out, each with the object's JSON that it shows, the newest first. */
  served: readonly Served[];
}

/** A copy that was just read, for a read that is expected at once: one that comes later shows what the server has then. */
interface Primed extends Copied {
  /** Epoch milliseconds. */
  readonly until: number;
}

interface Served extends Copied {
  readonly text: string;
}

/** An object's JSON, and the address of the server that it is from. */
export interface Copied {
  readonly json: string;
  readonly origin: string | undefined;
}

/** Reloads that may be on their way to an editor at the same time. */
const mostServed = 4;

/** A document of which nothing is known yet. */
function blankEntry(address: ObjectAddress): Open {
  // The oldest of times: an editor that outlives an extension host must not find its document newer than its own text.
  const times = { mtime: 0, size: 0 };
  const made = {
    base: undefined,
    origin: undefined,
    keptFor: undefined,
    landed: undefined,
    beside: undefined,
    tried: undefined,
    sent: undefined,
    served: [],
  };
  return { address, ...times, ...made, next: undefined, isDraft: false, away: undefined, isRestored: false, isSettling: false };
}

/** The documents of which something is known. */
export class OpenEntries {
  readonly #all = new Map<string, Open>();
  readonly #changes = new Emitter<readonly ObjectAddress[]>();
  readonly #versions = new Emitter<SeenVersion>();
  /** The state of some document changed, and the content of these. */
  readonly onDidChange = this.#changes.event;
  readonly onDidSee = this.#versions.event;

  changed(addresses: readonly ObjectAddress[]): void {
    this.#changes.fire(addresses);
  }

  seen(version: SeenVersion): void {
    this.#versions.fire(version);
  }

  /** A document's entry, made where there is none. */
  of(address: ObjectAddress): Open {
    const key = documentKey(address);
    const found = this.#all.get(key) ?? blankEntry(address);
    this.#all.set(key, found);
    return found;
  }

  known(address: ObjectAddress): Open | undefined {
    return this.#all.get(documentKey(address));
  }

  /** All documents of the same object. */
  ofObject(address: ObjectAddress): readonly Open[] {
    const key = objectKey(address);
    return [...this.#all.values()].filter((entry) => objectKey(entry.address) === key);
  }

  forget(address: ObjectAddress): void {
    this.#all.delete(documentKey(address));
  }
}

/** The text of a document, with its size noted. */
export function sized(entry: Open, text: string): string {
  entry.size = new TextEncoder().encode(text).length;
  return text;
}

/** Milliseconds within which VS Code reads a document that it was told of. */
const soon = 5000;

/** The next read shows this copy, if it comes soon. @param now epoch milliseconds. */
export function primeWith(entry: Open, { json, origin }: Copied, now: number): void {
  entry.next = { json, origin, until: now + soon };
}

/** The copy that was primed, for one read, if it is of the server that the instance stands for. */
export function takePrimed(entry: Open, now: number, origin: string | undefined): string | undefined {
  const { next } = entry;
  entry.next = undefined;
  return next !== undefined && now <= next.until && next.origin === origin ? next.json : undefined;
}

/** What a document shows of a copy of its object, which its editor may then be showing. */
export function serve(entry: Open, { json, origin }: Copied): string {
  const text = shown(entry.address, json);
  entry.served = [{ text: plain(text), json, origin }, ...entry.served].slice(0, mostServed);
  return text;
}

/**
 * What an editor shows with this text, if it was handed out. What was handed out later may still be on its way to the editor; what was
 * handed out earlier is forgotten: if it comes back, that is a change of the person's, made from what was shown last.
 */
export function shownOf(entry: Open, text: string): Served | undefined {
  const same = plain(text);
  const oldest = entry.served.findLastIndex((served) => served.text === same);
  entry.served = oldest < 0 ? entry.served : entry.served.slice(0, oldest + 1);
  return entry.served.find((served) => served.text === same);
}

/** Whether an editor without changes shows another text than was sent last. */
export function showsOtherThanSent({ address, sent }: Open, owner: Pick<DocumentOwner, 'textIn' | 'isDirty'>): boolean {
  const open = owner.textIn(address);
  return open !== undefined && sent !== undefined && !owner.isDirty(address) && plain(open) !== plain(sent);
}

/**
 * The server's copy; or, where its instance is the trouble, the text to show in its place.
 *
 * @throws whatever `read` throws, where the trouble is another.
 */
export async function copyOrKnown(
  entry: Open,
  kept: KeptDocument | undefined,
  owner: DocumentOwner,
  open: OpenEntries,
  read: () => Promise<string>,
): Promise<string | { readonly text: string }> {
  try {
    return await read();
  } catch (error) {
    const problem = problemOf(error);
    const gone: Away | undefined = isGone(entry.address, problem)
      ? { remedy: entry.away?.remedy === 'deleted' ? 'deleted' : 'gone', note: undefined }
      : undefined;
    const away = gone ?? entry.away ?? owner.away(entry.address, problem);
    const text = away === undefined ? undefined : (knownWithoutServer(entry, kept, owner) ?? away.note);
    if (text === undefined) throw error;
    entry.away = away;
    open.changed([]);
    return { text };
  }
}

/** What this machine has of an object that a window came back with, which is what changes are made from then; else the note. */
export async function asLastSeen(
  entry: Open,
  away: Away,
  documents: KeptDocuments,
  owner: DocumentOwner,
  open: OpenEntries,
): Promise<string> {
  const { address } = entry;
  const seen = await owner.lastSeen(address);
  const key = documentKey(address);
  const origin = originOf(owner, address.instanceId);
  const made = seen === undefined ? undefined : { base: seen, ...(origin === undefined ? {} : { origin }) };
  // What was kept for changes of an earlier window is older; what a text on its way was made from stays with it.
  if (made !== undefined) await documents.note(key, (old) => (old?.sending === undefined ? { ...old, ...made, ...toParts(address) } : old));
  const text = knownWithoutServer(entry, await documents.get(key), owner) ?? away.note ?? '';
  entry.away = away;
  open.changed([]);
  return text;
}

/** What is known of a document without the server: a person's own text first of all. */
function knownWithoutServer(entry: Open, kept: KeptDocument | undefined, owner: DocumentOwner): string | undefined {
  if (kept?.sending !== undefined) return kept.sending;
  const { address, base, origin } = entry;
  if (base !== undefined) return serve(entry, { json: base, origin });
  if (kept?.base !== undefined) return shown(address, kept.base);
  const open = owner.isDirty(address) ? undefined : owner.textIn(address);
  return open === undefined || isNote(open) ? undefined : open;
}
