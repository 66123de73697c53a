import type { Credentials, InstanceProfile } from '../../../core/instances/profile.ts';
import { demoClient, demoUrl, firstObject } from '../../../demo/credentials.ts';
import type { ObjectNode } from '../../../app/support/nodes.ts';

/** The demo in the list of instances. It asks only where an operation is sensitive, since nothing real can be harmed. */
export function demoProfile(id: string): InstanceProfile {
  return { id, name: 'Demo', url: demoUrl, environment: 'test', access: 'full', account: { kind: 'none' } };
}

export const demoCredentials: Credentials = { kind: 'client', ...demoClient };

/** What one sees first of a demo that was just added. */
export function demoObject(instanceId: string): ObjectNode {
  return { kind: 'object', instanceId, ...firstObject };
}
