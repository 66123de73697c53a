import type { JsonNode } from '../../json/parse.ts';
import { toPointer } from '../../json/pointers.ts';
import { apiAt } from '../../families/apiAt.ts';
import { fieldAt } from '../../shapes/shapeAt.ts';
import type { ObjectPlan } from '../plan/plan.ts';
import type { Change } from '../save/merge.ts';
import { landingOf, type Difference } from '../save/settle.ts';

/**
 * What a server made otherwise of a new object than it was sent, where its API leaves out what it does not take and says that all is well.
 * `kept`: it is not there. Secrets are left aside: what is shown in their place proves nothing.
 *
 * @param plan of the object that came of it.
 */
export function takenOf(plan: ObjectPlan, sent: JsonNode, stored: JsonNode): readonly Difference[] {
  // Some kinds can be created, and not changed.
  const write = plan.write ?? plan.create;
  if (write === undefined || !apiAt(write.endpoint.path).dropsSilently) return [];
  return landingOf({ readShape: plan.readShape, write }, valuesIn(sent, []), stored).differences.filter(
    ({ pointer, how }) => how !== 'order' && fieldAt(write.shape, pointer)?.isSecret() !== true,
  );
}

/** Each value that is no record, as something that was not there before. */
function valuesIn(node: JsonNode, path: readonly string[]): readonly Change[] {
  if (node.kind === 'object') return node.members.flatMap(({ name, value }) => valuesIn(value, [...path, name]));
  return [{ pointer: toPointer(path), before: undefined, after: node }];
}
