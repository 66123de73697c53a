import { missingPrivileges } from '../../core/auth/privileges.ts';
import type { Endpoint } from '../../core/families/family.ts';
import type { Method } from '../../core/http/message.ts';
import type { Session } from '../../core/instances/session.ts';
import { problemOf } from '../../shared/problem.ts';
import type { Instances } from './services.ts';

type Known = Pick<Instances, 'get' | 'session'>;

/** What is known of an instance without asking it; nothing of one that this window has no more, as when another has removed it. */
export function knownOn(instances: Known, instanceId: string): ReturnType<Session['known']> {
  return instances.get(instanceId) === undefined ? {} : instances.session(instanceId).known();
}

/** What the account of an instance may do, as it was read last; undefined: not known. Contacts nobody. */
export function heldOn(instances: Known, instanceId: string): ReadonlySet<string> | undefined {
  return knownOn(instances, instanceId).signedIn?.privileges;
}

/** Asks what the account may do, for what goes on without it: false where the instance does not tell. @throws `cancelled`, or a bug. */
export async function learnAccount(session: Pick<Session, 'signedIn'>, signal: AbortSignal): Promise<boolean> {
  try {
    await session.signedIn(signal);
    return true;
  } catch (error) {
    if (['cancelled', 'bug'].includes(problemOf(error).kind)) throw error;
    return false;
  }
}

/** What an operation demands and the account of the instance is known to lack. */
export function lackedOn(instances: Known, instanceId: string, operation: Pick<Endpoint, 'privileges'> | undefined): readonly string[] {
  return operation === undefined ? [] : missingPrivileges(operation, heldOn(instances, instanceId));
}

/** The same for a method and a path, as in the document or concrete; nothing where the document of the instance is not known. */
export function lackedFor(
  instances: Known,
  { instanceId, method, path }: { readonly instanceId: string; readonly method: Method; readonly path: string },
): readonly string[] {
  const { catalogue } = knownOn(instances, instanceId);
  return lackedOn(instances, instanceId, catalogue?.operation(`${method} ${path}`) ?? catalogue?.describe(method, path));
}
