import { leafText, parseJson } from '../../core/json/parse.ts';
import { nodeAt } from '../../core/json/pointers.ts';
import { printDocument } from '../../core/json/print.ts';
import type { Session } from '../../core/instances/session.ts';
import { fromParts, isTextPart, objectKey, toParts, type ObjectAddress } from '../../core/objects/address.ts';
import { nameOfObject, type CreateOutcome } from '../../core/objects/create.ts';
import type { FieldMark } from '../../core/objects/fieldErrors.ts';
import { prepare } from '../../core/objects/prepare.ts';
import { masked, unmasked } from '../../core/objects/secrets.ts';
import { withTextPart } from '../../core/objects/parts.ts';
import { planOf, type ObjectPlan } from '../../core/objects/plan.ts';
import { readObject } from '../../core/objects/read.ts';
import { saveObject, type SaveOutcome } from '../../core/objects/save.ts';
import { isNote, refuseNote, type Away } from './away.ts';
import { Creations } from './creations.ts';
import { Departures, type ClearedUp } from './departures.ts';
import type { DocumentOwner } from './documentOwner.ts';
import { keyOf, type KeptDocuments } from './kept.ts';
import { madeFrom } from './madeFrom.ts';
import { OpenEntries, asLastSeen, copyOrKnown, primeWith, serve, shownOf, sized, takePrimed, type Open } from './openEntry.ts';
import { SaveQueue } from './saveQueue.ts';
import { plain, shown } from './shown.ts';

export type SendOutcome = SaveOutcome | CreateOutcome;

/**
 * The objects that are open as documents. Knows what each text was made from, keeps unsent ones, and saves them one at a
 * time; nothing here knows VS Code.
 */
export class ObjectDocuments {
  readonly #owner: DocumentOwner;
  readonly #kept: KeptDocuments;
  readonly #open = new OpenEntries();
  readonly #queue = new SaveQueue<SendOutcome>(({ kind }) => kind === 'unknown');
  readonly #lifetime = new AbortController();
  readonly departures: Departures;
  readonly #creations: Creations;

  constructor(owner: DocumentOwner, kept: KeptDocuments) {
    this.#owner = owner;
    this.#kept = kept;
    this.departures = new Departures(kept, this.#lifetime.signal);
    this.#creations = new Creations(this.departures);
  }

  /** Ends what is under way. */
  dispose(): void {
    this.#lifetime.abort();
  }

  /** Cheap and true for what was read; contacts nobody. Time in epoch milliseconds, changes only with the content. */
  stat(address: ObjectAddress): { readonly mtime: number; readonly size: number } {
    return this.#entry(address);
  }

  isDraft(address: ObjectAddress): boolean {
    return this.#open.known(address)?.isDraft === true;
  }

  /** Whether any document of the object holds a text that was not sent. */
  hasDraft(address: ObjectAddress): boolean {
    return this.siblings(address).some((sibling) => this.isDraft(sibling));
  }

  /** Brings back from earlier windows which documents were not sent. Contacts nobody. */
  async recall(): Promise<void> {
    for (const kept of await this.#kept.drafts()) this.#entry(fromParts(kept)).isDraft = true;
    this.#owner.changed([]);
  }

  /** Looks at the server for what became of a text that was cut off; undefined if that is known by now. */
  async clearUp(address: ObjectAddress): Promise<ClearedUp | undefined> {
    const session = this.#owner.session(address.instanceId);
    const found = await this.departures.clearUp(address, session, await this.#planFor(address, session));
    if (found?.kind !== 'stored') return found;
    const kept = await this.#kept.get(keyOf(address));
    if (kept?.base !== undefined) this.#entry(address).base = printDocument(unmasked(parseJson(kept.base), parseJson(found.theirs)));
    this.#owner.seen(address, found.theirs, 'saved');
    return found;
  }

  /** What people call the object, by the copy that its text was made from. */
  nameOf(address: ObjectAddress): string | undefined {
    const { base } = this.#entry(address);
    return base === undefined ? undefined : nameOfObject(address.resource, parseJson(base));
  }

  /** The copy that a document was made from as it is shown, secrets masked; undefined if it was not read in this window. */
  baseShown(address: ObjectAddress): string | undefined {
    const { base } = this.#entry(address);
    return base === undefined ? undefined : masked(base);
  }

  /** A text that a document masks, from the copy that it was made from; asks the server where that was not read here. */
  async secretAt(address: ObjectAddress, pointer: string): Promise<string | undefined> {
    const node = nodeAt(parseJson(this.#entry(address).base ?? (await this.serverCopy(address))), pointer);
    return node?.kind === 'string' ? leafText(node) : undefined;
  }

  /** What keeps a text from being sent, as far as that can be told without the server. */
  complaints(address: ObjectAddress, plan: ObjectPlan, text: string): readonly FieldMark[] {
    const { base } = this.#entry(address);
    if (base === undefined || isTextPart(address)) return [];
    const prepared = prepare(plan, base, text);
    return prepared.kind === 'refused' ? prepared.marks : [];
  }

  /** The plan for an object, from the instance's own document. */
  async plan(address: ObjectAddress): Promise<ObjectPlan> {
    return await this.#planFor(address, this.#owner.session(address.instanceId));
  }

  /** The window came back with these on show: nobody asked for them yet, so no server is asked before somebody does. */
  restored(addresses: readonly ObjectAddress[]): void {
    for (const address of addresses) this.#entry(address).isRestored = true;
  }

  /**
   * The text of a document: what was kept unsent, else the server's copy. Where the instance does not give it, what is known of it, else
   * a note; {@link away} says why.
   */
  async read(address: ObjectAddress): Promise<string> {
    const entry = this.#entry(address);
    const kept = await this.#kept.get(keyOf(address));
    if (kept?.draft !== undefined) {
      Object.assign(entry, { isDraft: true, away: undefined });
      return sized(entry, kept.draft);
    }
    if (address.target.kind === 'new') return sized(entry, '');
    const unread = entry.isRestored && entry.next === undefined ? this.#owner.unread(address) : undefined;
    if (unread !== undefined) return sized(entry, await asLastSeen(entry, unread, this.#kept, this.#owner));
    const { away } = entry;
    if (entry.isSettling && away?.note !== undefined) {
      entry.isSettling = false;
      return sized(entry, away.note);
    }
    // While it is being asked for, it is not known to be out of reach.
    if (away?.remedy !== 'deleted') entry.away = undefined;
    const json =
      takePrimed(entry, this.#owner.now()) ?? (await copyOrKnown(entry, kept, this.#owner, async () => await this.serverCopy(address)));
    if (typeof json !== 'string') return sized(entry, json.text);
    entry.away = undefined;
    if (away !== undefined) this.#owner.changed([]);
    if (kept?.sending !== undefined && (await this.departures.settle(address, await this.plan(address), kept, json)) !== 'stored') {
      await this.keep(address, kept.sending).catch(this.#kept.trouble);
      return sized(Object.assign(entry, { isDraft: true }), kept.sending);
    }
    const text = serve(entry, json);
    // An editor that comes back to a document which VS Code still holds is not announced again.
    const open = this.#owner.textIn(address);
    if (open !== undefined && !this.#owner.isDirty(address)) this.editorShows(address, open);
    return sized(entry, text);
  }

  /** Why a document shows no copy of the server's that is known to be the latest. */
  away(address: ObjectAddress): Away | undefined {
    return this.#open.known(address)?.away;
  }

  /** The object was deleted: whatever an editor still shows of it is on no server. */
  deleted(address: ObjectAddress): void {
    this.#entry(address).away = { remedy: 'deleted', note: undefined };
    this.#owner.changed([]);
  }

  /** An editor went from a note to its object or back: what it may do is looked at again, without asking the server again. */
  settle(address: ObjectAddress, text: string): void {
    const entry = this.#entry(address);
    this.editorShows(address, text);
    if (!isNote(text) && entry.base !== undefined) primeWith(entry, entry.base, this.#owner.now());
    this.#tell([address]);
    entry.isSettling = isNote(text);
  }

  /**
   * To be told whenever an editor's text may have come from a read. Anybody can read a document, and VS Code does so too
   * without showing it: only what an editor shows is what its changes are made from.
   */
  editorShows(address: ObjectAddress, text: string): void {
    const entry = this.#entry(address);
    const found = shownOf(entry, text);
    if (found === undefined) return;
    if (found.json === entry.base) return;
    entry.base = found.json;
    this.#owner.seen(address, found.json, 'opened');
  }

  /** The object's JSON on the server, unmasked. */
  async serverCopy(address: ObjectAddress): Promise<string> {
    const session = this.#owner.session(address.instanceId);
    return await readObject(session, await this.#planFor(address, session), this.#lifetime.signal);
  }

  /** The next read shows this copy, which was just read, instead of asking again. */
  prime(address: ObjectAddress, json: string): void {
    const entry = this.#entry(address);
    primeWith(entry, json, this.#owner.now());
    sized(entry, shown(address, json));
  }

  /** The text that was kept unsent. */
  async draft(address: ObjectAddress): Promise<string | undefined> {
    return (await this.#kept.get(keyOf(address)))?.draft;
  }

  /** Keeps a text without sending it. Resolves when it is on disk; rejects with what the disk threw. */
  async keep(address: ObjectAddress, text: string): Promise<void> {
    refuseNote(text);
    const entry = this.#entry(address);
    const base = entry.base === undefined ? {} : { base: masked(entry.base) };
    const note = { ...this.#creations.noteOf(address), draft: text };
    await this.#kept.change(keyOf(address), (old) => ({ ...old, ...toParts(address), ...base, ...note }));
    entry.isDraft = true;
    entry.mtime = Math.max(this.#owner.now(), entry.mtime + 1);
    sized(entry, text);
    this.#owner.changed([]);
  }

  /** Keeps what an editor's changes started from, so that a restored window compares with the right copy. */
  async keepBase(address: ObjectAddress): Promise<void> {
    const entry = this.#entry(address);
    const known = await this.#kept.get(keyOf(address));
    if (entry.base === undefined) return;
    const base = masked(entry.base);
    if (known?.base !== base) await this.#kept.note(keyOf(address), (old) => ({ ...toParts(address), ...old, base }));
  }

  /** Forgets the unsent text and what it came from; the next read asks the server. */
  async drop(address: ObjectAddress): Promise<void> {
    await this.#kept.remove(keyOf(address));
    this.#entry(address).isDraft = false;
    this.announce([address]);
  }

  /** The editor is gone and had nothing unsent: its base need not be kept. */
  async closed(address: ObjectAddress): Promise<void> {
    this.#creations.closed(address);
    const kept = await this.#kept.get(keyOf(address));
    if (kept !== undefined && kept.draft === undefined && (kept.sending === undefined || address.target.kind === 'new'))
      await this.#kept.remove(keyOf(address));
  }

  /** VS Code holds the document no longer. */
  forget(address: ObjectAddress): void {
    if (!this.isDraft(address)) this.#open.forget(address);
  }

  async drafts(): Promise<readonly { readonly authority: string; readonly path: string }[]> {
    return await this.#kept.drafts();
  }

  /**
   * Sends a text to the server.
   *
   * @throws ProblemError if the server's copy could not be read; then nothing was sent.
   */
  async send(address: ObjectAddress, text: string): Promise<SendOutcome> {
    refuseNote(text);
    return await this.#queue.run(objectKey(address), keyOf(address), text, (latest) => this.#sendNow(address, latest));
  }

  /** Tells that documents should be read from the server again; one with changes in its editor keeps its text. */
  announce(addresses: readonly ObjectAddress[]): void {
    for (const address of addresses) Object.assign(this.#entry(address), { next: undefined, isRestored: false });
    this.#tell(addresses);
  }

  /** After a save: its document shows the copy that is known from it, the others of the object are read again. */
  follow(address: ObjectAddress, others: readonly ObjectAddress[] = []): void {
    if (this.#owner.isDirty(address)) this.#entry(address).next = undefined;
    this.announce(others.filter((other) => keyOf(other) !== keyOf(address)));
    this.#tell([address]);
  }

  #tell(addresses: readonly ObjectAddress[]): void {
    const still = addresses.filter((address) => !this.#owner.isDirty(address));
    for (const address of still) {
      const entry = this.#entry(address);
      entry.mtime = Math.max(this.#owner.now(), entry.mtime + 1);
      entry.isSettling = false;
    }
    this.#owner.changed(still);
  }

  async #sendNow(address: ObjectAddress, text: string): Promise<SendOutcome> {
    const session = this.#owner.session(address.instanceId);
    const plan = await this.#planFor(address, session);
    const { signal } = this.#lifetime;
    if (address.target.kind === 'new') {
      const ask = this.#owner.questions(address, plan, { base: '', mine: text });
      const outcome = await this.#creations.create(address, { session, plan, text, lifetime: signal }, ask);
      if (outcome.kind === 'created') await this.#forget(address);
      await this.departures.arrive(address);
      return outcome;
    }
    const kept = (await this.#kept.get(keyOf(address)))?.base;
    const server = async (): Promise<string> => await readObject(session, plan, signal);
    const base = await madeFrom({ inMemory: this.#entry(address).base, kept, server }, (theirs) =>
      this.#owner.questions(address, plan, { base: masked(theirs), mine: text }),
    );
    if (base.kind === 'discarded') await this.#settle(address, base.text, text, base);
    if (base.kind !== 'base') return base;
    const mine = isTextPart(address) ? withTextPart(base.json, text) : text;
    const ask = this.#owner.questions(address, plan, { base: masked(base.json), mine });
    let over: string | undefined;
    const leaving = async (theirs: string): Promise<void> => {
      over = theirs;
      await this.departures.leave(address, text, base.json);
    };
    const outcome = await saveObject({ session, plan, base: base.json, text: mine, lifetime: signal, leaving }, ask, signal);
    await this.#settle(address, base.json, mine, outcome, over);
    const open = this.#owner.textIn(address);
    // What was typed meanwhile was made from what was saved.
    if (open !== undefined && this.#owner.isDirty(address) && plain(open) !== plain(text)) await this.keepBase(address);
    await this.departures.arrive(address);
    return outcome;
  }

  async #settle(address: ObjectAddress, base: string, mine: string, outcome: SaveOutcome, over?: string): Promise<void> {
    if (outcome.kind !== 'stored' && outcome.kind !== 'discarded' && outcome.kind !== 'unchanged') return;
    await this.#forget(address);
    const entry = this.#entry(address);
    // Until the editor shows the server's copy, what it shows was made from the text that was saved.
    entry.base = outcome.kind === 'discarded' ? base : printDocument(unmasked(parseJson(mine), parseJson(base)));
    primeWith(entry, outcome.kind === 'unchanged' ? base : outcome.text, this.#owner.now());
    entry.served = [];
    if (outcome.kind === 'stored') this.#owner.seen(address, outcome.text, 'saved', over);
  }

  async #forget(address: ObjectAddress): Promise<void> {
    this.#entry(address).isDraft = false;
    this.departures.forget(address);
    await this.#kept.remove(keyOf(address));
  }

  /** Documents of the same object, this one included. */
  siblings(address: ObjectAddress): readonly ObjectAddress[] {
    return this.#open.ofObject(address).map((entry) => entry.address);
  }

  async #planFor(address: ObjectAddress, session: Session): Promise<ObjectPlan> {
    return planOf(await session.catalogue(this.#lifetime.signal), address.resource, address.target);
  }

  #entry(address: ObjectAddress): Open {
    return this.#open.of(address);
  }
}
