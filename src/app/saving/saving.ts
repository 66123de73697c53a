import { childOf } from '../../core/http/abort.ts';
import { Loaded, loadedText } from '../../core/json/loaded.ts';
import { printDocument } from '../../core/json/print.ts';
import { isTextPart, jsonOf, type ObjectAddress } from '../../core/objects/address/address.ts';
import type { CreateOutcome } from '../../core/objects/create/create.ts';
import { withTextPart } from '../../core/objects/plan/parts.ts';
import { planOf, type ObjectPlan } from '../../core/objects/plan/plan.ts';
import { readObject } from '../../core/objects/plan/read.ts';
import type { SaveOutcome, SaveQuestions } from '../../core/objects/save/saveTypes.ts';
import { maskSecrets, putBackSecrets } from '../../core/objects/plan/secrets.ts';
import { problemOf } from '../../shared/problem.ts';
import type { Creations } from '../keeping/creations.ts';
import type { NewParts } from '../documents/newParts.ts';
import type { NewWhole } from '../keeping/newWhole.ts';
import type { Departures } from './departures.ts';
import { documentKey } from '../keeping/keptDocuments.ts';
import type { DocumentOwner } from '../documents/documentOwner.ts';
import type { Keeping } from '../keeping/keeping.ts';
import { madeFrom } from '../documents/madeFrom.ts';
import type { DocumentStates } from '../documents/documentStates.ts';
import { withoutMarks } from '../documents/documentText.ts';
import { baseOf, originOfText } from '../documents/madeState.ts';
import { refuseForeign } from '../documents/origin.ts';
import type { Waiter } from '../support/progress.ts';
import { ownSavesOf } from '../documents/ownSaves.ts';

export type SendOutcome = SaveOutcome | CreateOutcome;

interface SavingParts {
  readonly owner: DocumentOwner;
  readonly keeping: Keeping;
  readonly departures: Departures;
  readonly creations: Creations;
  readonly newParts: NewParts;
  readonly states: DocumentStates;
  readonly lifetime: AbortSignal;
}

/** What a text was made from, and the text: whole documents. */
interface Sides {
  readonly from: Loaded;
  readonly mine: Loaded;
}

interface Wait extends Pick<Waiter, 'ask'> {
  /** Ends the save before it has left, and the wait for its answer. */
  readonly signal: AbortSignal;
  /** Ends the look at what came of it. */
  readonly lifetime: AbortSignal;
}

/** One save of one document: from what its text was made from to what the document shows after it. */
export class Saving {
  readonly #parts: SavingParts;

  constructor(parts: SavingParts) {
    this.#parts = parts;
  }

  /**
   * A stop before the write has left is an outcome, for all who wait for it.
   *
   * @throws ProblemError if the text is another server's, or the server's copy could not be read; then nothing was sent.
   */
  async save(address: ObjectAddress, text: string, waiter: Waiter): Promise<SendOutcome> {
    if (waiter.signal.aborted) return { kind: 'cancelled' };
    const sending = childOf(this.#parts.lifetime, waiter.signal);
    // What has left is looked after, whoever stops to wait for it.
    const looking = childOf(this.#parts.lifetime, waiter.finalSignal);
    try {
      return await this.#save(address, text, { signal: sending.controller.signal, lifetime: looking.controller.signal, ask: waiter.ask });
    } catch (error) {
      // What was read for it failed by the stop: nothing was sent.
      if (waiter.signal.aborted && problemOf(error).kind === 'cancelled') return { kind: 'cancelled' };
      throw error;
    } finally {
      sending.unlink();
      looking.unlink();
    }
  }

  async #save(address: ObjectAddress, text: string, { signal, lifetime, ask: aside }: Wait): Promise<SendOutcome> {
    const session = this.#parts.owner.session(address.instanceId);
    const plan = planOf(await session.catalogue(signal), address.resource, address.target);
    const origin = session.profile.url;
    this.#parts.states.happened({ kind: 'sent', text }, address);
    const before = this.#parts.states.of(address);
    const known = await this.#parts.keeping.of(address);
    // VS Code may hold it no longer by then.
    const { made } = this.#parts.states.known(address) ?? before;
    refuseForeign(session, originOfText(made) ?? known?.origin);
    if (address.target.kind === 'new') return await this.#create(address, plan, text, { signal, lifetime, ask: aside });
    const kept = known?.origin === origin ? known.base : undefined;
    const server = async (): Promise<string> => await readObject(session, plan, signal);
    const base = await madeFrom({ inMemory: baseOf(made), kept, server }, (theirs) =>
      asked(this.#parts.owner.questions(address, plan, { base: maskSecrets(theirs), mine: text }), aside),
    );
    if (base.kind === 'discarded') await this.#settle(address, origin, { from: new Loaded(base.text), mine: new Loaded(text) }, base);
    if (base.kind !== 'base') return base;
    const from = new Loaded(base.json);
    const mine = new Loaded(isTextPart(address) ? withTextPart(address.resource, from.text, text) : text);
    const ask = asked(this.#parts.owner.questions(address, plan, { base: maskSecrets(from.text, from.node), mine: mine.text }), aside);
    let over: string | undefined;
    const leaving = async (theirs: string): Promise<void> => {
      over = theirs;
      await this.#parts.departures.leave(address, loadedText(text, [mine]), origin, from);
    };
    const { saves } = this.#parts.states.known(address) ?? before;
    const input = { session, plan, base: from, mine, lifetime, leaving, ...ownSavesOf(saves, from.text) };
    const { saveObject } = await import('../../core/objects/save/save.ts');
    const outcome = await saveObject(input, ask, signal);
    // A server that failed may have stored it after it was looked at (facts 5.11, 6.5).
    if (outcome.kind === 'unknown' || outcome.kind === 'notStored')
      this.#parts.states.happened({ kind: 'tried', base: from.text, text: mine.text }, address);
    await this.#settle(address, origin, { from, mine }, outcome, over);
    const open = this.#parts.owner.textIn(address);
    // What was typed meanwhile was made from what was saved.
    if (open !== undefined && this.#parts.owner.isDirty(address) && withoutMarks(open) !== withoutMarks(text))
      await this.#parts.keeping.keepBase(address);
    await this.#parts.departures.arrive(address);
    return outcome;
  }

  /** Whichever of its documents is saved, it is one object, and its JSON document is what is noted of it. */
  async #create(address: ObjectAddress, plan: ObjectPlan, text: string, { signal, lifetime, ask: aside }: Wait): Promise<SendOutcome> {
    const { owner, creations, departures, newParts } = this.#parts;
    const json = jsonOf(address);
    creations.refuseMade(json);
    const whole = await newParts.whole(address, text);
    const session = owner.session(address.instanceId);
    const ask = asked(owner.questions(json, plan, { base: '', mine: whole.text }), aside);
    const outcome = await creations.create(json, { session, plan, whole, lifetime }, ask, signal);
    if (outcome.kind === 'created') await this.#forgetWhole(json, whole);
    await departures.arrive(json);
    return outcome;
  }

  /** What was kept of the documents of an object that is created now, but for what was typed since. */
  async #forgetWhole(json: ObjectAddress, { parts }: NewWhole): Promise<void> {
    this.#parts.departures.forget(json);
    for (const { address, text } of parts) {
      const draft = await this.#parts.keeping.draft(address);
      if (draft === undefined || draft === text) await this.#parts.keeping.drop(address);
    }
    if (!parts.some(({ address }) => !isTextPart(address))) await this.#parts.keeping.drop(json);
  }

  async #settle(address: ObjectAddress, origin: string, { from, mine }: Sides, outcome: SaveOutcome, over?: string): Promise<void> {
    if (outcome.kind !== 'stored' && outcome.kind !== 'discarded' && outcome.kind !== 'unchanged') return;
    await this.#forget(address);
    // Until the editor shows the server's copy, what it shows was made from the text that was saved.
    const json = outcome.kind === 'discarded' ? from.text : printDocument(putBackSecrets(mine.node, from.node));
    const shows = copyAfter(outcome, from.text) ?? json;
    const copy = outcome.kind === 'stored' && outcome.verified ? outcome.text : undefined;
    const others = this.#parts.states.ofObject(address).filter((other) => documentKey(other) !== documentKey(address));
    if (outcome.kind === 'stored') this.#parts.states.happened({ kind: 'besideSaved', copy }, ...others);
    const landed = outcome.kind === 'stored' ? { copy, json: outcome.text, over } : undefined;
    this.#parts.states.happened({ kind: 'saved', made: { json, origin }, shows: { json: shows, origin }, landed }, address);
  }

  async #forget(address: ObjectAddress): Promise<void> {
    this.#parts.departures.forget(address);
    await this.#parts.keeping.drop(address);
  }
}

/** While a person is asked, it is them who is waited for. */
function asked(questions: SaveQuestions, aside: Waiter['ask']): SaveQuestions {
  return {
    secrets: (...about) => aside(() => questions.secrets(...about)),
    confirm: (write) => aside(() => questions.confirm(write)),
    conflict: (about) => aside(() => questions.conflict(about)),
  };
}

/** The server's document as it is known after a save; undefined where it could not be read: a text of the editor's is none, its secrets are masks. */
function copyAfter(outcome: Extract<SaveOutcome, { kind: 'stored' | 'discarded' | 'unchanged' }>, base: string): string | undefined {
  if (outcome.kind === 'unchanged') return base;
  return outcome.kind === 'stored' && !outcome.verified ? undefined : outcome.text;
}
