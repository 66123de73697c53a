import type { Session } from '../../core/instances/session.ts';
import type { ObjectAddress } from '../../core/objects/address/address.ts';
import type { ObjectPlan } from '../../core/objects/plan/plan.ts';
import { removeObject, type RemoveOutcome } from '../../core/objects/remove/remove.ts';
import { problemOf, type Problem } from '../../shared/problem.ts';

export interface Removal {
  /** The address of the server that a person said yes to. */
  readonly origin: string;
  /** An instance's session at this moment: it may be changed while others of its objects are deleted. */
  readonly session: (instanceId: string) => Session;
  readonly plan: (address: ObjectAddress) => Promise<ObjectPlan>;
  /** Ends looking for an object after the request has left. */
  readonly lifetime: AbortSignal;
  /** Told before each, with how many are done. */
  readonly next: (address: ObjectAddress, done: number) => void;
  /** Follows each that is gone, `already` where it was somebody else; what it fails with undoes nothing, and is told to `trouble`. */
  readonly removed: (address: ObjectAddress, kind: 'deleted' | 'already') => Promise<void>;
  readonly trouble: (address: ObjectAddress, error: unknown) => void;
  readonly words: (address: ObjectAddress, problem: Problem) => Promise<string>;
}

/** What came of one object that was to be deleted. `why`: a sentence. */
export type RemovedOne =
  | { readonly kind: 'deleted' | 'already' | 'stopped' | 'moved'; readonly address: ObjectAddress }
  | { readonly kind: 'refused' | 'unknown'; readonly address: ObjectAddress; readonly why: string };

/** Deletes one after the other, and nothing after a stop. Resolves to what came of each, in their order. */
export async function removeEach(
  addresses: readonly ObjectAddress[],
  removal: Removal,
  signal: AbortSignal,
): Promise<readonly RemovedOne[]> {
  const all: RemovedOne[] = [];
  for (const [index, address] of addresses.entries()) {
    const ended = signal.aborted ? 'stopped' : hasMoved(address, removal) ? 'moved' : undefined;
    if (ended !== undefined) return [...all, ...addresses.slice(index).map((left): RemovedOne => ({ kind: ended, address: left }))];
    removal.next(address, index);
    const outcome = await removeOne(address, removal, signal);
    if (outcome.kind === 'removed') {
      const kind = outcome.already ? 'already' : 'deleted';
      all.push({ kind, address });
      await removal.removed(address, kind).catch((error: unknown) => removal.trouble(address, error));
    } else all.push(await leftOf(address, outcome, removal.words));
  }
  return all;
}

async function leftOf(
  address: ObjectAddress,
  { kind, problem }: Exclude<RemoveOutcome, { kind: 'removed' }>,
  words: Removal['words'],
): Promise<RemovedOne> {
  // What a stop called off before it left is no refusal.
  if (kind === 'refused' && problem.kind === 'cancelled') return { kind: 'stopped', address };
  return { kind, address, why: await words(address, problem) };
}

function hasMoved({ instanceId }: ObjectAddress, { origin, session }: Removal): boolean {
  try {
    return session(instanceId).profile.url !== origin;
  } catch {
    return true;
  }
}

async function removeOne(address: ObjectAddress, { session, plan, lifetime }: Removal, signal: AbortSignal): Promise<RemoveOutcome> {
  try {
    // The plan may take a while: the session is the one that was just looked at.
    const here = session(address.instanceId);
    return await removeObject(here, await plan(address), signal, lifetime);
  } catch (error) {
    return { kind: 'refused', problem: problemOf(error) };
  }
}
