import { t } from '@vscode/l10n';
import type { Session } from '../../core/instances/session.ts';
import type { ObjectAddress } from '../../core/objects/address/address.ts';
import type { SaveQuestions } from '../../core/objects/save/saveTypes.ts';
import { problemOf, type Problem } from '../../shared/problem.ts';
import type { ObjectDocuments } from '../documents/objectDocuments.ts';
import { outcomeWords } from '../saving/outcomeWords.ts';
import type { SendOutcome } from '../saving/saving.ts';
import type { Waiter } from '../support/progress.ts';
import { isAsSaid, type ScopeDraft } from './scopeDraft.ts';

export interface Scoping {
  /** The address of the server that a person said yes to. */
  readonly origin: string;
  /** An instance's session at this moment: it may be changed while others of its objects are saved. */
  readonly session: (instanceId: string) => Session;
  readonly documents: Pick<ObjectDocuments, 'inTurn' | 'lifetime'> & {
    readonly departures: Pick<ObjectDocuments['departures'], 'leave' | 'arrive'>;
  };
  /** Told before each, with how many are done. */
  readonly next: (address: ObjectAddress, done: number) => void;
  /** A sentence: why an object must not be changed now. */
  readonly obstacle: (address: ObjectAddress) => string | undefined;
  /** Follows each that was stored, over what was there before. */
  readonly stored: (address: ObjectAddress, json: string, over: string) => Promise<void>;
  readonly trouble: (address: ObjectAddress, error: unknown) => void;
  /** The object as people call it. */
  readonly what: (address: ObjectAddress) => string;
  readonly words: (address: ObjectAddress, problem: Problem) => Promise<string>;
}

/** What came of one object. `otherwise`: it was stored, and not all as it was sent. `why`: a sentence. */
export type ScopedOne =
  | { readonly kind: 'changed' | 'already' | 'stopped' | 'moved'; readonly draft: ScopeDraft; readonly why?: string }
  | { readonly kind: 'otherwise' | 'refused' | 'unknown'; readonly draft: ScopeDraft; readonly why: string };

/** Saves one after the other, and nothing after a stop. Resolves to what came of each, in their order. */
export async function scopeEach(drafts: readonly ScopeDraft[], scoping: Scoping, signal: AbortSignal): Promise<readonly ScopedOne[]> {
  const all: ScopedOne[] = [];
  for (const [index, draft] of drafts.entries()) {
    const known = knownEnd(draft);
    if (known !== undefined) all.push(known);
    else if (signal.aborted) all.push({ kind: 'stopped', draft });
    else if (hasMoved(draft.address, scoping)) all.push({ kind: 'moved', draft });
    else {
      scoping.next(draft.address, index);
      all.push(await scopeOne(draft, scoping, signal));
    }
  }
  return all;
}

/** Of one of which nothing is to be sent. */
function knownEnd(draft: ScopeDraft): ScopedOne | undefined {
  if (draft.refusal !== undefined) return { kind: 'refused', draft, why: draft.refusal };
  if (draft.save !== undefined) return undefined;
  return draft.steps.every(({ end }) => end === 'already') ? { kind: 'already', draft } : { kind: 'refused', draft, why: '' };
}

function hasMoved({ instanceId }: ObjectAddress, { origin, session }: Scoping): boolean {
  try {
    return session(instanceId).profile.url !== origin;
  } catch {
    return true;
  }
}

async function scopeOne(draft: ScopeDraft, scoping: Scoping, signal: AbortSignal): Promise<ScopedOne> {
  const { address } = draft;
  const why = scoping.obstacle(address);
  if (why !== undefined) return { kind: 'refused', draft, why };
  // A stop is for those that are not on their way; of one that is, it is looked what becomes of it.
  const waiter: Waiter = { signal, finalSignal: scoping.documents.lifetime, ask: async (question) => await question() };
  try {
    const ended: Ended = { over: undefined };
    const outcome = await scoping.documents.inTurn(address, waiter, async (all) => await send(draft, scoping, all, ended));
    if (outcome.kind === 'stored' && outcome.sent > 0 && ended.over !== undefined)
      await scoping.stored(address, outcome.text, ended.over).catch((error: unknown) => scoping.trouble(address, error));
    return await endOf(draft, outcome, scoping, signal);
  } catch (error) {
    const problem = problemOf(error);
    if (problem.kind === 'cancelled' && signal.aborted) return { kind: 'stopped', draft };
    return { kind: 'refused', draft, why: await scoping.words(address, problem) };
  }
}

interface Ended {
  /** What it was written over. */
  over: string | undefined;
}

async function send({ address, steps, save }: ScopeDraft, scoping: Scoping, { signal }: Waiter, ended: Ended): Promise<SendOutcome> {
  if (save === undefined) return { kind: 'cancelled' };
  const { plan, base, mine } = save;
  const { departures, lifetime } = scoping.documents;
  const { saveObject } = await import('../../core/objects/save/save.ts');
  const session = scoping.session(address.instanceId);
  const leaving = async (over: string): Promise<void> => {
    ended.over = over;
    await departures.leave(address, mine, scoping.origin, base);
  };
  const outcome = await saveObject({ session, plan, base, mine, lifetime, leaving }, questionsSaid({ steps, save }), signal);
  await departures.arrive(address);
  return outcome;
}

/** One question was answered for all: what is as it was said then is not asked again, and what is not is not sent. */
function questionsSaid(said: Pick<ScopeDraft, 'steps' | 'save'>): SaveQuestions {
  return {
    secrets: async () => undefined,
    confirm: async (write) => (isAsSaid(said, write) ? 'unasked' : false),
    conflict: async () => 'cancel',
  };
}

async function endOf(draft: ScopeDraft, outcome: SendOutcome, { what, words }: Scoping, signal: AbortSignal): Promise<ScopedOne> {
  const { address } = draft;
  if (outcome.kind === 'stored' && outcome.sent === 0) return { kind: 'already', draft };
  if (outcome.kind === 'unchanged') return { kind: 'already', draft };
  if (outcome.kind === 'cancelled' && signal.aborted) return { kind: 'stopped', draft };
  if (outcome.kind === 'cancelled' || outcome.kind === 'conflict')
    return { kind: 'refused', draft, why: t`${what(address)} was changed by others meanwhile, so nothing was sent for it. Try again.` };
  const { failed, level, message = '' } = await outcomeWords(outcome, what(address), async (problem) => await words(address, problem));
  if (!failed && level !== 'info') return { kind: 'otherwise', draft, why: message };
  if (!failed) return message === '' ? { kind: 'changed', draft } : { kind: 'changed', draft, why: message };
  return { kind: outcome.kind === 'unknown' ? 'unknown' : 'refused', draft, why: message };
}
