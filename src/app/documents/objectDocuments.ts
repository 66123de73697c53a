import { leafText, parseJson } from '../../core/json/parse.ts';
import { nodeAt } from '../../core/json/pointers.ts';
import { printDocument } from '../../core/json/print.ts';
import { fromParts, isTextPart, objectKey } from '../../core/objects/address/address.ts';
import type { ObjectAddress } from '../../core/objects/address/address.ts';
import { nameOfObject } from '../../core/objects/create/create.ts';
import type { FieldMark } from '../../core/objects/save/fieldErrors.ts';
import { prepare } from '../../core/objects/save/prepare.ts';
import { masked, unmasked } from '../../core/objects/plan/secrets.ts';
import type { ObjectPlan } from '../../core/objects/plan/plan.ts';
import { refuseNote } from './away.ts';
import type { Away } from './away.ts';
import { Creations } from '../keeping/creations.ts';
import { Departures, type ClearedUp } from '../saving/departures.ts';
import type { DocumentOwner } from './documentOwner.ts';
import { Keeping } from '../keeping/keeping.ts';
import { documentKey } from '../keeping/kept.ts';
import type { KeptDocuments } from '../keeping/kept.ts';
import { DocumentStates } from './documentStates.ts';
import type { Stamp } from './documentState.ts';
import { documentText, sizeOf, withoutMarks } from './documentText.ts';
import { baseOf } from './madeState.ts';
import { originOf } from './origin.ts';
import { awayOf } from './presence.ts';
import { Reading } from './reading.ts';
import { SaveQueue } from '../saving/saveQueue.ts';
import { Saving } from '../saving/saving.ts';
import type { SendOutcome } from '../saving/saving.ts';

/** The objects that are open as documents. Knows what each text was made from, keeps unsent ones, and saves them one at a time. */
export class ObjectDocuments {
  readonly #owner: DocumentOwner;
  readonly #kept: KeptDocuments;
  readonly #states = new DocumentStates();
  /** The state of some document changed, and the content of these: they should be read again. */
  readonly onDidChange = this.#states.onDidChange;
  readonly onDidSee = this.#states.onDidSee;
  readonly #keeping: Keeping;
  readonly #queue = new SaveQueue<SendOutcome>(({ kind }) => kind === 'unknown');
  readonly #lifetime = new AbortController();
  readonly departures: Departures;
  readonly #creations: Creations;
  readonly #reading: Reading;
  readonly #saving: Saving;

  constructor(owner: DocumentOwner, kept: KeptDocuments) {
    this.#owner = owner;
    this.#kept = kept;
    this.departures = new Departures(kept, this.#lifetime.signal);
    this.#creations = new Creations(this.departures);
    this.#keeping = new Keeping(owner, kept, this.#states, this.#creations);
    const parts = { owner, keeping: this.#keeping, departures: this.departures, states: this.#states };
    this.#reading = new Reading({ ...parts, kept }, this.#lifetime.signal);
    this.#saving = new Saving({ ...parts, creations: this.#creations }, this.#lifetime.signal);
  }

  /** Ends with the documents: for what goes on after a request has left. */
  get lifetime(): AbortSignal {
    return this.#lifetime.signal;
  }

  /** Ends what is under way. */
  dispose(): void {
    this.#lifetime.abort();
  }

  /** Cheap and true for what was read; contacts nobody. Time in epoch milliseconds, changes only with the content. */
  stat(address: ObjectAddress): Stamp {
    return this.#states.of(address).stamp;
  }

  isDraft(address: ObjectAddress): boolean {
    return this.#states.of(address).isDraft;
  }

  /** Whether any document of the object holds a text that was not sent. */
  hasDraft(address: ObjectAddress): boolean {
    return this.siblings(address).some((sibling) => this.isDraft(sibling));
  }

  /** Brings back from earlier windows which documents were not sent. Contacts nobody. */
  async recall(): Promise<void> {
    this.#states.happenedToAll((await this.#kept.drafts()).map(fromParts), () => ({ kind: 'recalled' }));
  }

  /** Looks at the server for what became of a text that was cut off; undefined if that is known by now. */
  async clearUp(address: ObjectAddress): Promise<ClearedUp | undefined> {
    const session = this.#owner.session(address.instanceId);
    const found = await this.departures.clearUp(address, session, await this.plan(address));
    if (found === undefined || found.kind === 'created') return found;
    if (found.kind !== 'stored') {
      await this.#bringBack(address, found.sent);
      return found;
    }
    const kept = await this.#keeping.of(address);
    const json = kept?.base === undefined ? undefined : printDocument(unmasked(parseJson(kept.base), parseJson(found.theirs)));
    const made = json === undefined ? undefined : { json, origin: session.profile.url };
    this.#states.happened(address, { kind: 'foundStored', made, theirs: found.theirs });
    return found;
  }

  /** A text that was not stored is a draft again, unless an editor still holds it or there is a newer one. */
  async #bringBack(address: ObjectAddress, text: string): Promise<void> {
    if (this.#owner.isDirty(address) || (await this.draft(address)) !== undefined) return;
    await this.keep(address, text).catch(this.#kept.trouble);
    this.announce([address]);
  }

  /** What people call the object, by the copy that its text was made from. */
  nameOf(address: ObjectAddress): string | undefined {
    const base = this.#baseOf(address);
    return base === undefined ? undefined : nameOfObject(address.resource, parseJson(base));
  }

  /** The copy that a document was made from as it is shown, secrets masked; undefined if it was not read in this window. */
  baseShown(address: ObjectAddress): string | undefined {
    const base = this.#baseOf(address);
    return base === undefined ? undefined : masked(base);
  }

  /** A text that a document masks, from the copy that it was made from; asks the server where that was not read here. */
  async secretAt(address: ObjectAddress, pointer: string): Promise<string | undefined> {
    const node = nodeAt(parseJson(this.#baseOf(address) ?? (await this.serverCopy(address))), pointer);
    return node?.kind === 'string' ? leafText(node) : undefined;
  }

  /** What keeps a text from being sent, as far as that can be told without the server. */
  complaints(address: ObjectAddress, plan: ObjectPlan, text: string): readonly FieldMark[] {
    const base = this.#baseOf(address);
    if (base === undefined || isTextPart(address)) return [];
    const prepared = prepare(plan, base, text);
    return prepared.kind === 'refused' ? prepared.marks : [];
  }

  /** The plan for an object, from the instance's own document. */
  async plan(address: ObjectAddress): Promise<ObjectPlan> {
    return await this.#reading.plan(address);
  }

  /** The window came back with these on show: nobody asked for them yet, so no server is asked before somebody does. */
  restored(addresses: readonly ObjectAddress[]): void {
    this.#states.happenedToAll(addresses, () => ({ kind: 'restored' }));
  }

  /**
   * The text of a document: what was kept unsent, else the server's copy. Where the instance does not give it, what is known of it, else
   * a note; {@link away} says why.
   */
  async read(address: ObjectAddress): Promise<string> {
    return await this.#reading.read(address);
  }

  /** Why a document shows no copy of the server's that is known to be the latest. */
  away(address: ObjectAddress): Away | undefined {
    return awayOf(this.#states.of(address).presence);
  }

  /** The object was deleted from here, or is gone: whatever an editor still shows of it is on no server. */
  deleted(address: ObjectAddress, remedy: 'deleted' | 'gone' = 'deleted'): void {
    this.#states.happened(address, { kind: 'deleted', remedy });
  }

  /** An editor went from a note to its object or back: what it may do is looked at again, without asking the server again. */
  settle(address: ObjectAddress, text: string): void {
    this.#states.happened(address, { kind: 'settled', text, ...this.#moment(address) });
  }

  /**
   * To be told whenever an editor's text may have come from a read. Anybody can read a document, and VS Code does so too
   * without showing it: only what an editor shows is what its changes are made from.
   */
  editorShows(address: ObjectAddress, text: string): void {
    this.#states.happened(address, { kind: 'editorShows', text });
  }

  /** An editor went back to a text without changes: after a save whose answer was lost, the server may have another. */
  wentBack(address: ObjectAddress, text: string): void {
    this.#states.happened(address, { kind: 'wentBack', text, ...this.#moment(address) });
  }

  /** The object's JSON on the server, unmasked. */
  async serverCopy(address: ObjectAddress): Promise<string> {
    return await this.#reading.serverCopy(address);
  }

  /** The next read shows this copy, which was just read, instead of asking again. */
  prime(address: ObjectAddress, json: string): void {
    const copy = { json, origin: originOf(this.#owner, address.instanceId) };
    this.#states.happened(address, { kind: 'primed', copy, size: sizeOf(documentText(address, json)), now: this.#owner.now() });
  }

  /** The text that was kept unsent. */
  async draft(address: ObjectAddress): Promise<string | undefined> {
    return (await this.#keeping.of(address))?.draft;
  }

  /** The document that holds the unsent text of a part of an object, under whatever label. */
  async draftOf(wanted: ObjectAddress): Promise<ObjectAddress | undefined> {
    return await this.#keeping.draftOf(wanted);
  }

  /** Keeps a text without sending it. Resolves when it is on disk; rejects with what the disk threw. */
  async keep(address: ObjectAddress, text: string): Promise<void> {
    await this.#keeping.keep(address, text);
  }

  /** Keeps what an editor's changes started from, so that a restored window compares with the right copy. */
  async keepBase(address: ObjectAddress): Promise<void> {
    await this.#keeping.keepBase(address);
  }

  /** Forgets the unsent text and what it came from; the next read asks the server. */
  async drop(address: ObjectAddress): Promise<void> {
    await this.#keeping.drop(address);
    this.announce([address]);
  }

  /** The editor is gone and had nothing unsent: its base need not be kept. */
  async closed(address: ObjectAddress): Promise<void> {
    this.#forgetMade(address);
    await this.#keeping.closed(address);
  }

  /** VS Code holds the document no longer. */
  forget(address: ObjectAddress): void {
    if (!this.isDraft(address)) this.#states.forget(address);
  }

  /** The instance was removed: what was kept of its objects goes with it. */
  async forgetInstance(instanceId: string): Promise<void> {
    this.announce(await this.#keeping.forgetInstance(instanceId));
  }

  /**
   * Sends a text to the server.
   *
   * @throws ProblemError if the server's copy could not be read; then nothing was sent.
   */
  async send(address: ObjectAddress, text: string): Promise<SendOutcome> {
    refuseNote(text);
    try {
      return await this.#queue.run(objectKey(address), documentKey(address), text, (latest) => this.#saving.save(address, latest));
    } finally {
      // Where no editor is open, none will be closed.
      if (this.#owner.textIn(address) === undefined) this.#forgetMade(address);
    }
  }

  /** What is still to be sent of a document must not be created once more. */
  #forgetMade(address: ObjectAddress): void {
    if (!this.#queue.holds(documentKey(address))) this.#creations.closed(address);
  }

  /** VS Code may call a document clean although it was edited while it was being saved: whether it shows another text than was sent last. */
  isTypedSince(address: ObjectAddress): boolean {
    const open = this.#owner.textIn(address);
    const { sent } = this.#states.of(address).saves;
    return open !== undefined && sent !== undefined && !this.#owner.isDirty(address) && withoutMarks(open) !== withoutMarks(sent);
  }

  /** Tells that documents should be read from the server again; one with changes in its editor keeps its text. */
  announce(addresses: readonly ObjectAddress[]): void {
    this.#states.happenedToAll(addresses, (address) => ({ kind: 'announced', ...this.#moment(address) }));
  }

  /** As {@link announce}, for a person who asks: should it be gone still, that is news again. What was deleted from here stays so. */
  lookAgain(address: ObjectAddress): void {
    this.#states.happened(address, { kind: 'lookedAgain', ...this.#moment(address) });
  }

  /** After a save: its document shows the copy that is known from it, the others of the object are read again. */
  follow(address: ObjectAddress, others: readonly ObjectAddress[] = []): void {
    this.announce(others.filter((other) => documentKey(other) !== documentKey(address)));
    this.#states.happened(address, { kind: 'followed', ...this.#moment(address) });
  }

  #moment(address: ObjectAddress): { readonly isDirty: boolean; readonly now: number } {
    return { isDirty: this.#owner.isDirty(address), now: this.#owner.now() };
  }

  /** Documents of the same object, this one included. */
  siblings(address: ObjectAddress): readonly ObjectAddress[] {
    return this.#states.ofObject(address);
  }

  #baseOf(address: ObjectAddress): string | undefined {
    return baseOf(this.#states.of(address).made);
  }
}
