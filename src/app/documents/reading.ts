import { childOf } from '../../core/http/abort.ts';
import { leafText, parseJson } from '../../core/json/parse.ts';
import { nodeAt } from '../../core/json/pointers.ts';
import { toParts, type ObjectAddress } from '../../core/objects/address/address.ts';
import { planOf, type ObjectPlan } from '../../core/objects/plan/plan.ts';
import { readObject } from '../../core/objects/plan/read.ts';
import { problemOf } from '../../shared/problem.ts';
import type { Keeping } from '../keeping/keeping.ts';
import { documentKey, type KeptDocument, type KeptDocuments } from '../keeping/keptDocuments.ts';
import type { Departures } from '../saving/departures.ts';
import { isGone, isNote, type Away, type Noted } from './away.ts';
import type { CopiedObject } from './documentEvent.ts';
import type { DocumentOwner } from './documentOwner.ts';
import type { DocumentStates } from './documentStates.ts';
import { documentText, byteLengthOf } from './documentText.ts';
import { baseOf } from './madeState.ts';
import { knownCopy } from './nextRead.ts';
import { originOf } from './origin.ts';
import { awayOf } from './presence.ts';

interface ReadingParts {
  readonly owner: DocumentOwner;
  readonly kept: KeptDocuments;
  readonly keeping: Keeping;
  readonly departures: Departures;
  readonly states: DocumentStates;
  readonly lifetime: AbortSignal;
}

/** What a document shows when VS Code reads it. */
export class Reading {
  readonly #parts: ReadingParts;

  constructor(parts: ReadingParts) {
    this.#parts = parts;
  }

  /** The plan for an object, from the instance's own document. */
  async plan(address: ObjectAddress, signal?: AbortSignal): Promise<ObjectPlan> {
    const session = this.#parts.owner.session(address.instanceId);
    const catalogue = await this.#asLongAs(signal, (either) => session.catalogue(either));
    return planOf(catalogue, address.resource, address.target);
  }

  /** The object's JSON on the server, unmasked. */
  async serverCopy(address: ObjectAddress, signal?: AbortSignal): Promise<string> {
    const plan = await this.plan(address, signal);
    return await this.#asLongAs(signal, (either) => readObject(this.#parts.owner.session(address.instanceId), plan, either));
  }

  /** Until the documents end, or somebody who asked stops it. */
  async #asLongAs<T>(signal: AbortSignal | undefined, work: (either: AbortSignal) => Promise<T>): Promise<T> {
    const { controller, unlink } = childOf(this.#parts.lifetime, ...(signal === undefined ? [] : [signal]));
    try {
      return await work(controller.signal);
    } finally {
      unlink();
    }
  }

  /** A text that a document masks, from the copy that it was made from; asks the server where that was not read here. */
  async secretAt(address: ObjectAddress, pointer: string, signal?: AbortSignal): Promise<string | undefined> {
    const json = baseOf(this.#parts.states.of(address).made) ?? (await this.serverCopy(address, signal));
    const node = nodeAt(parseJson(json), pointer);
    return node?.kind === 'string' ? leafText(node) : undefined;
  }

  /** The next read shows this copy, which was just read, instead of asking again. */
  prime(address: ObjectAddress, json: string): void {
    const copy = { json, origin: originOf(this.#parts.owner, address.instanceId) };
    this.#parts.states.happened({ kind: 'primed', copy, size: byteLengthOf(documentText(address, json)) }, address);
  }

  /**
   * The text of a document: what was kept unsent, else the server's copy. Where the instance does not give it, what is known of it, else
   * a note.
   *
   * @throws what nobody foresaw, and what the server says of an object that was deleted and of which nothing is known any more.
   */
  async read(address: ObjectAddress, signal?: AbortSignal): Promise<string> {
    const text = await this.#text(address, signal);
    this.#parts.states.happened({ kind: 'read', size: byteLengthOf(text) }, address);
    return text;
  }

  async #text(address: ObjectAddress, signal: AbortSignal | undefined): Promise<string> {
    const kept = await this.#parts.keeping.toShow(address);
    const origin = originOf(this.#parts.owner, address.instanceId);
    if (kept?.draft !== undefined) {
      this.#parts.states.happened({ kind: 'draftRead' }, address);
      return kept.draft;
    }
    if (address.target.kind === 'new') {
      this.#parts.states.happened({ kind: 'nothingRead', origin }, address);
      return '';
    }
    const { nextRead, presence } = this.#parts.states.of(address);
    const unread = nextRead.kind === 'lastSeen' ? this.#parts.owner.unread(address) : undefined;
    if (unread !== undefined) return await this.#lastSeen(address, unread);
    if (presence.kind === 'settling') {
      this.#parts.states.happened({ kind: 'noteRead' }, address);
      return presence.away.note;
    }
    const known = knownCopy(nextRead, this.#parts.owner.now(), origin);
    this.#parts.states.happened({ kind: 'asked' }, address);
    const found = known ?? (await this.#copyOrKnown(address, kept, signal));
    if (typeof found !== 'string') return found.text;
    this.#parts.states.happened({ kind: 'arrived', wasAway: presence.kind !== 'here' }, address);
    return (await this.#cutOff(address, kept, { json: found, origin })) ?? this.#shown(address, { json: found, origin });
  }

  /** What a document shows of the server's copy. */
  #shown(address: ObjectAddress, copy: CopiedObject): string {
    const text = this.#handOut(address, copy);
    // An editor that comes back to a document which VS Code still holds is not announced again.
    const open = this.#parts.owner.textIn(address);
    if (open !== undefined && !this.#parts.owner.isDirty(address))
      this.#parts.states.happened({ kind: 'editorShows', text: open }, address);
    return text;
  }

  /** A text that was on its way when a window ended and is not on the server is not sent, and is shown. */
  async #cutOff(address: ObjectAddress, kept: KeptDocument | undefined, { json, origin }: CopiedObject): Promise<string | undefined> {
    if (kept?.sending === undefined) return undefined;
    const isElsewhere = kept.origin !== undefined && kept.origin !== origin;
    const end = isElsewhere ? 'elsewhere' : await this.#parts.departures.settle(address, await this.plan(address), kept, json);
    if (end === 'stored') return undefined;
    if (!isElsewhere) await this.#parts.keeping.keep(address, kept.sending).catch(this.#parts.kept.trouble);
    this.#parts.states.happened({ kind: 'unsent' }, address);
    return kept.sending;
  }

  /** What a document shows of a copy of its object, which its editor may then be showing. */
  #handOut(address: ObjectAddress, copy: CopiedObject): string {
    const text = documentText(address, copy.json);
    this.#parts.states.happened({ kind: 'handedOut', text, copy }, address);
    return text;
  }

  /**
   * The server's copy; or, where it is not to be had, the text to show in its place.
   *
   * @throws what nobody foresaw, and what the server says of an object that was deleted and of which nothing is known any more.
   */
  async #copyOrKnown(
    address: ObjectAddress,
    kept: KeptDocument | undefined,
    signal: AbortSignal | undefined,
  ): Promise<string | { readonly text: string }> {
    try {
      return await this.serverCopy(address, signal);
    } catch (error) {
      const problem = problemOf(error);
      const noted = await this.#parts.owner.away(address, problem);
      const before = awayOf(this.#parts.states.of(address).presence);
      const usual = before ?? noted;
      if (usual === undefined) throw error;
      const known = this.#withoutServer(address, kept);
      const gone: Away = { remedy: before?.remedy === 'deleted' ? 'deleted' : 'gone', note: undefined };
      // Of an object that was never shown, it is not news that it is gone.
      const lost = known === undefined ? noted : gone;
      const away = (isGone(address, problem) ? lost : undefined) ?? usual;
      const text = known ?? away.note;
      if (text === undefined) throw error;
      this.#parts.states.happened({ kind: 'notHad', away }, address);
      return { text };
    }
  }

  /** What this machine has of an object that a window came back with, which is what changes are made from then; else the note. */
  async #lastSeen(address: ObjectAddress, away: Noted): Promise<string> {
    const seen = await this.#parts.owner.lastSeen(address);
    const key = documentKey(address);
    const origin = originOf(this.#parts.owner, address.instanceId);
    const made = seen === undefined ? undefined : { base: seen, ...(origin === undefined ? {} : { origin }) };
    // What was kept for changes of an earlier window is older; what a text on its way was made from stays with it.
    if (made !== undefined)
      await this.#parts.kept.note(key, (old) => (old?.sending === undefined ? { ...old, ...made, ...toParts(address) } : old));
    const text = this.#withoutServer(address, await this.#parts.kept.get(key)) ?? away.note;
    this.#parts.states.happened({ kind: 'notHad', away }, address);
    return text;
  }

  /** What is known of a document without the server: a person's own text first of all. */
  #withoutServer(address: ObjectAddress, kept: KeptDocument | undefined): string | undefined {
    if (kept?.sending !== undefined) return kept.sending;
    const { from } = this.#parts.states.of(address).made;
    if (from.kind === 'copy') return this.#handOut(address, from.copy);
    if (kept?.base !== undefined) return documentText(address, kept.base);
    const open = this.#parts.owner.isDirty(address) ? undefined : this.#parts.owner.textIn(address);
    return open === undefined || isNote(open) ? undefined : open;
  }
}
