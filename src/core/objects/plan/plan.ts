import { t } from '@vscode/l10n';
import { invalidProblem } from '../../../shared/problem.ts';
import type { CreateCall, ObjectCalls, Resource, WriteCall } from '../../families/family.ts';
import type { Catalogue } from '../../instances/session.ts';
import type { WriteGuards } from '../../resources/kind.ts';
import { kindOf } from '../../resources/kindOf.ts';
import { anything, type Shape } from '../../shapes/shape.ts';
import type { Target } from '../address/address.ts';

/** A write with what is minded before it. */
export interface GuardedWrite extends WriteCall, Guarded {}

interface Guarded {
  readonly guards: WriteGuards;
}

/** What can be done with one object, by the API that its resource is of. */
export interface ObjectPlan extends ObjectCalls {
  readonly write: GuardedWrite | undefined;
  readonly create: (CreateCall & Guarded) | undefined;
  readonly resource: Resource;
  readonly target: Target;
}

/** What a document of the object may hold to be sent. */
export function sentShape({ create, write }: ObjectPlan): Shape {
  return (create ?? write)?.shape ?? anything;
}

/** @throws `invalid` if the instance has no such resource. */
export function planOf(catalogue: Pick<Catalogue, 'resource'>, resourceKey: string, target: Target): ObjectPlan {
  const resource = catalogue.resource(resourceKey);
  const calls = resource?.family.object(resource, target);
  if (resource === undefined || calls === undefined) throw invalidProblem(t`This Jamf Pro has no resource “${resourceKey}”.`);
  const { guards } = kindOf(resourceKey);
  const guarded = <C extends object>(call: C | undefined): (C & Guarded) | undefined => call && { ...call, guards };
  return { ...calls, write: guarded(calls.write), create: guarded(calls.create), resource, target };
}
