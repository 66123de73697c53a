import { Loaded } from '../../core/json/loaded.ts';
import { parseJson } from '../../core/json/parse.ts';
import { printDocument } from '../../core/json/print.ts';
import { fromParts, isTextPart, jsonOf, objectKey, type ObjectAddress } from '../../core/objects/address/address.ts';
import type { Untouchable } from '../../core/families/family.ts';
import { nameOfObject } from '../../core/objects/create/objectNames.ts';
import type { FieldMark } from '../../core/objects/save/fieldErrors.ts';
import { prepareSave } from '../../core/objects/save/prepare.ts';
import { maskSecrets, putBackSecrets } from '../../core/objects/plan/secrets.ts';
import type { ObjectPlan } from '../../core/objects/plan/plan.ts';
import { refuseNote, type Away } from './away.ts';
import { Creations } from '../keeping/creations.ts';
import { Departures, type ClearedUp } from '../saving/departures.ts';
import type { Waiter } from '../support/progress.ts';
import type { Event } from '../support/events.ts';
import type { OuterEvent } from './documentEvent.ts';
import type { DocumentOwner, SeenVersion } from './documentOwner.ts';
import { Keeping } from '../keeping/keeping.ts';
import { documentKey, type KeptDocuments } from '../keeping/keptDocuments.ts';
import { DocumentStates } from './documentStates.ts';
import type { Stamp } from './documentState.ts';
import { withoutMarks } from './documentText.ts';
import { baseOf } from './madeState.ts';
import { NewParts } from './newParts.ts';
import { originOf } from './origin.ts';
import { awayOf } from './presence.ts';
import { Reading } from './reading.ts';
import { SaveQueue } from '../saving/saveQueue.ts';
import { Saving, type SendOutcome } from '../saving/saving.ts';

/** The objects that are open as documents. Knows what each text was made from, keeps unsent ones, and saves them one at a time. */
export class ObjectDocuments {
  readonly #owner: DocumentOwner;
  readonly #kept: KeptDocuments;
  readonly #states: DocumentStates;
  readonly #keeping: Keeping;
  readonly #queue = new SaveQueue<SendOutcome>(({ kind }) => kind === 'unknown');
  readonly #lifetime = new AbortController();
  readonly #creations: Creations;
  readonly #newParts: NewParts;
  readonly #saving: Saving;
  readonly departures: Departures;
  readonly reading: Reading;
  /** The state of some document changed; these should be read again. */
  readonly onDidChange: Event<readonly ObjectAddress[]>;
  readonly onDidSee: Event<SeenVersion>;

  constructor(owner: DocumentOwner, kept: KeptDocuments) {
    this.#owner = owner;
    this.#kept = kept;
    const states = new DocumentStates(owner);
    this.#states = states;
    this.onDidChange = states.onDidChange;
    this.onDidSee = states.onDidSee;
    const { signal: lifetime } = this.#lifetime;
    const departures = new Departures(kept, lifetime);
    this.departures = departures;
    const creations = new Creations(departures);
    this.#creations = creations;
    const keeping = new Keeping(owner, kept, states, creations);
    this.#keeping = keeping;
    this.reading = new Reading({ owner, kept, keeping, departures, states, lifetime });
    const newParts = new NewParts({ owner, keeping, states });
    this.#newParts = newParts;
    this.#saving = new Saving({ owner, keeping, departures, creations, newParts, states, lifetime });
  }

  /** Ends with the documents: for what goes on after a request has left. */
  get lifetime(): AbortSignal {
    return this.#lifetime.signal;
  }

  /** Ends what is under way. */
  dispose(): void {
    this.#lifetime.abort();
  }

  get keeping(): Pick<Keeping, 'keep' | 'keepBase' | 'takeOver' | 'draft' | 'draftOf'> {
    return this.#keeping;
  }

  /** The text part of an object that is not created yet is about to be filled with what this JSON has. */
  begin(script: ObjectAddress, json: string): void {
    this.#states.happened({ kind: 'begun', copy: { json, origin: originOf(this.#owner, script.instanceId) } }, script);
  }

  /** What is known of an object that is not created yet, but for what its own document says. */
  get newParts(): Pick<NewParts, 'begun' | 'openBeside' | 'whole'> {
    return this.#newParts;
  }

  /** Whether an object was created with all that a document shows, which nobody has typed in since. */
  isCreatedWith(address: ObjectAddress): boolean {
    const [open, sent] = [this.#owner.textIn(address), this.#creations.partOf(address)];
    return sent !== undefined && (open === undefined || withoutMarks(open) === withoutMarks(sent));
  }

  /** To be called with what happens around documents. */
  happened(event: OuterEvent, ...addresses: readonly ObjectAddress[]): void {
    this.#states.happened(event, ...addresses);
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

  /** Why a document shows no copy of the server's that is known to be the latest. */
  away(address: ObjectAddress): Away | undefined {
    return awayOf(this.#states.of(address).presence);
  }

  /** Documents of the same object, this one included. */
  siblings(address: ObjectAddress): readonly ObjectAddress[] {
    return this.#states.ofObject(address);
  }

  /** VS Code may call a document clean although it was edited while it was being saved: whether it shows another text than was sent last. */
  isTypedSince(address: ObjectAddress): boolean {
    const open = this.#owner.textIn(address);
    const { sent } = this.#states.of(address).saves;
    return open !== undefined && sent !== undefined && !this.#owner.isDirty(address) && withoutMarks(open) !== withoutMarks(sent);
  }

  /** What people call the object, by the copy that its text was made from. */
  nameOf(address: ObjectAddress): string | undefined {
    const base = this.#baseOf(address);
    return base === undefined ? undefined : nameOfObject(address.resource, parseJson(base));
  }

  /** The copy that a document was made from as it is shown, secrets masked; undefined if it was not read in this window. */
  baseShown(address: ObjectAddress): string | undefined {
    const base = this.#baseOf(address);
    return base === undefined ? undefined : maskSecrets(base);
  }

  /** What keeps a text from being sent, as far as that can be told without the server. @param base what it was made from. */
  complaints(address: ObjectAddress, plan: ObjectPlan, text: string, base = this.#baseOf(address)): readonly FieldMark[] {
    if (base === undefined || isTextPart(address)) return [];
    const prepared = prepareSave(plan, new Loaded(base), new Loaded(text));
    return prepared.kind === 'refused' ? prepared.marks : [];
  }

  /** Why nothing of the object may be changed from here, by the copy that its text was made from. */
  untouchable(address: ObjectAddress, plan: ObjectPlan): Untouchable | undefined {
    const base = this.#baseOf(address);
    return base === undefined ? undefined : plan.write?.rules?.untouchable(parseJson(base));
  }

  #baseOf(address: ObjectAddress): string | undefined {
    return baseOf(this.#states.of(address).made);
  }

  /** Brings back from earlier windows which documents were not sent. Contacts nobody. */
  async recall(): Promise<void> {
    this.#states.happened({ kind: 'recalled' }, ...(await this.#kept.drafts()).map(fromParts));
  }

  /** Looks at the server for what became of a text that was cut off; undefined if that is known by now. */
  async clearUp(address: ObjectAddress): Promise<ClearedUp | undefined> {
    const session = this.#owner.session(address.instanceId);
    const found = await this.departures.clearUp(address, session, await this.reading.plan(address));
    if (found === undefined || found.kind === 'created') return found;
    if (found.kind !== 'stored') {
      await this.#bringBack(address, found.sent);
      return found;
    }
    const kept = await this.#keeping.of(address);
    const json = kept?.base === undefined ? undefined : printDocument(putBackSecrets(parseJson(kept.base), parseJson(found.theirs)));
    const made = json === undefined ? undefined : { json, origin: session.profile.url };
    this.#states.happened({ kind: 'foundStored', made, theirs: found.theirs }, address);
    return found;
  }

  /** A text that was not stored is a draft again, unless an editor still holds it or there is a newer one. */
  async #bringBack(address: ObjectAddress, text: string): Promise<void> {
    if (this.#owner.isDirty(address) || (await this.#keeping.draft(address)) !== undefined) return;
    await this.#keeping.keep(address, text).catch(this.#kept.trouble);
    this.happened({ kind: 'announced' }, address);
  }

  /** Forgets the unsent text and what it came from; the next read asks the server. */
  async drop(address: ObjectAddress): Promise<void> {
    await this.#keeping.drop(address);
    this.happened({ kind: 'announced' }, address);
  }

  /** The editor is gone and had nothing unsent: its base need not be kept. */
  async closed(address: ObjectAddress): Promise<void> {
    this.#forgetMade(address);
    const isBegun = address.target.kind === 'new' && this.#newParts.openBeside(address).length > 0;
    await this.#keeping.closed(address, isBegun);
    // What was noted of the creation of a new object stands with its JSON, which nobody may have opened.
    const json = jsonOf(address);
    if (address.target.kind === 'new' && !isBegun && !this.#owner.isOpen(json)) await this.#keeping.closed(json);
  }

  /** VS Code holds the document no longer. */
  forget(address: ObjectAddress): void {
    if (!this.isDraft(address)) this.#states.forget(address);
  }

  /** The instance is about to be removed: what was kept of its objects goes before it. No document is read anew by this. */
  async forgetKept(instanceId: string): Promise<void> {
    await this.#keeping.forgetInstance(instanceId);
  }

  /** The instance was removed: what was kept of its objects goes with it. */
  async forgetInstance(instanceId: string): Promise<void> {
    this.happened({ kind: 'announced' }, ...(await this.#keeping.forgetInstance(instanceId)));
  }

  /**
   * Sends a text to the server.
   *
   * @param waiter who waits for it, and may stop it.
   *
   * @throws ProblemError if the server's copy could not be read; then nothing was sent.
   */
  async send(address: ObjectAddress, text: string, waiter?: Waiter): Promise<SendOutcome> {
    refuseNote(text);
    try {
      const save = (latest: string, all: Waiter): Promise<SendOutcome> => this.#saving.save(address, latest, all);
      return await this.#queue.run(objectKey(address), documentKey(address), text, waiter, save);
    } finally {
      // Where no editor is open, none will be closed.
      if (this.#owner.textIn(address) === undefined) this.#forgetMade(address);
    }
  }

  /** Writes an object otherwise than by one of its documents, when no save of these is under way; saves that come meanwhile wait for it. */
  async inTurn(address: ObjectAddress, waiter: Waiter, work: (all: Waiter) => Promise<SendOutcome>): Promise<SendOutcome> {
    return await this.#queue.run(objectKey(address), `${documentKey(address)}+`, '', waiter, (_, all) => work(all));
  }

  /** What is still to be sent of a document must not be created once more. */
  #forgetMade(address: ObjectAddress): void {
    const beside = address.target.kind === 'new' ? this.#newParts.openBeside(address) : [];
    if (beside.length === 0 && !this.#queue.holds(documentKey(address))) this.#creations.closed(jsonOf(address));
  }

  /** After a save: its document shows the copy that is known from it, the others of the object are read again. */
  follow(address: ObjectAddress, others: readonly ObjectAddress[] = []): void {
    this.happened({ kind: 'announced' }, ...others.filter((other) => documentKey(other) !== documentKey(address)));
    this.#states.happened({ kind: 'followed' }, address);
  }
}
