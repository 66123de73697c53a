import { t } from '@vscode/l10n';
import { invalid } from '../../../shared/problem.ts';
import type { ObjectCalls, Resource } from '../../families/family.ts';
import type { Catalogue } from '../../instances/session.ts';
import { anything, type Shape } from '../../shapes/shape.ts';
import type { Target } from '../address/address.ts';

/** What can be done with one object, by the API that its resource is of. */
export interface ObjectPlan extends ObjectCalls {
  readonly resource: Resource;
  readonly target: Target;
}

/** What a document of the object may hold to be sent. */
export function sentShape({ create, write }: ObjectPlan): Shape {
  return (create ?? write)?.shape ?? anything;
}

/** @throws `invalid` if the instance has no such resource. */
export function planOf({ resources }: Pick<Catalogue, 'resources'>, resourceKey: string, target: Target): ObjectPlan {
  const resource = resources.find(({ key }) => key === resourceKey);
  const calls = resource?.family.object(resource, target);
  if (resource === undefined || calls === undefined) throw invalid(t`This Jamf Pro has no resource “${resourceKey}”.`);
  return { ...calls, resource, target };
}
