import { missingPrivileges } from '../../core/auth/privileges.ts';
import type { Endpoint } from '../../core/families/family.ts';
import type { Instances } from './services.ts';

type Known = Pick<Instances, 'get' | 'session'>;

/** What the account of an instance may do, as it was read last; undefined: not known. Contacts nobody. */
export function heldOn(instances: Known, instanceId: string): ReadonlySet<string> | undefined {
  return instances.get(instanceId) === undefined ? undefined : instances.session(instanceId).known().signedIn?.privileges;
}

/** What an operation demands and the account of the instance is known to lack. */
export function lackedOn(instances: Known, instanceId: string, operation: Pick<Endpoint, 'privileges'> | undefined): readonly string[] {
  return operation === undefined ? [] : missingPrivileges(operation, heldOn(instances, instanceId));
}
