import { t } from '@vscode/l10n';
import type { Session } from '../../core/instances/session.ts';
import type { ObjectAddress } from '../../core/objects/address/address.ts';
import type { ObjectPlan } from '../../core/objects/plan/plan.ts';
import { removeObject, type RemoveOutcome } from '../../core/objects/remove/remove.ts';
import { problemOf, type Problem } from '../../shared/problem.ts';

export interface Removal {
  /** The address of the server that a person said yes to. */
  readonly origin: string;
  /** The instance's session at this moment: it may be changed while others of its objects are deleted. */
  readonly session: () => Session;
  readonly plan: (address: ObjectAddress) => Promise<ObjectPlan>;
  /** Ends looking for an object after the request has left. */
  readonly lifetime: AbortSignal;
  /** Told before each, with how many are done. */
  readonly next: (address: ObjectAddress, done: number) => void;
  /** Follows each that is deleted; what it fails with undoes nothing, and is told to `trouble`. */
  readonly removed: (address: ObjectAddress) => Promise<void>;
  readonly trouble: (address: ObjectAddress, error: unknown) => void;
  readonly words: (address: ObjectAddress, problem: Problem) => string;
}

/** Deletes one after the other. Resolves to a sentence for each that is left, or for all that were not tried. */
export async function removeEach(addresses: readonly ObjectAddress[], removal: Removal, signal: AbortSignal): Promise<readonly string[]> {
  const left: string[] = [];
  for (const [index, address] of addresses.entries()) {
    const rest = addresses.length - index;
    if (signal.aborted) return [...left, t`${rest} not tried.`];
    if (hasMoved(removal)) return [...left, t`${rest} not tried, since the instance was changed or removed meanwhile.`];
    removal.next(address, index);
    const outcome = await removeOne(address, removal, signal);
    if (outcome.kind === 'removed') await removal.removed(address).catch((error: unknown) => removal.trouble(address, error));
    else left.push(removal.words(address, outcome.problem));
  }
  return left;
}

function hasMoved({ origin, session }: Removal): boolean {
  try {
    return session().profile.url !== origin;
  } catch {
    return true;
  }
}

async function removeOne(address: ObjectAddress, { session, plan, lifetime }: Removal, signal: AbortSignal): Promise<RemoveOutcome> {
  try {
    // The plan may take a while: the session is the one that was just looked at.
    const here = session();
    return await removeObject(here, await plan(address), signal, lifetime);
  } catch (error) {
    return { kind: 'refused', problem: problemOf(error) };
  }
}
