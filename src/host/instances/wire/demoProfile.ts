import type { Credentials, InstanceProfile } from '../../../core/instances/profile.ts';
import { demoClient, demoUrl } from '../../../demo/credentials.ts';

/** The demo in the list of instances. It asks only where an operation is sensitive, since nothing real can be harmed. */
export function demoProfile(id: string): InstanceProfile {
  return { id, name: 'Demo', url: demoUrl, environment: 'test', access: 'full', account: { kind: 'none' } };
}

export const demoCredentials: Credentials = { kind: 'client', ...demoClient };
