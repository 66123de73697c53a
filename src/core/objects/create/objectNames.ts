import { t } from '@vscode/l10n';
import type { ReadSession } from '../../instances/session.ts';
import type { JsonNode } from '../../json/parse.ts';
import { nodeAt } from '../../json/pointers.ts';
import { calledPointer, namePointers } from '../../resources/identity.ts';
import { kindOf } from '../../resources/kindOf.ts';
import { findCounterparts } from '../elsewhere/counterparts.ts';
import { textOf } from '../plan/answer.ts';
import type { ObjectPlan } from '../plan/plan.ts';

/** What people call the object that a body describes. */
export function nameIn(plan: ObjectPlan, body: JsonNode): string | undefined {
  return nameOfObject(plan.resource.key, body);
}

/** The same, by the key of its resource. */
export function nameOfObject(resourceKey: string, body: JsonNode): string | undefined {
  return namePointers(resourceKey)
    .map((pointer) => textOf(nodeAt(body, pointer)))
    .find((text) => text !== undefined);
}

/** What else others call it by: a policy's event, a package's file. Undefined: nothing. */
export function calledIn({ resource }: ObjectPlan, body: JsonNode): string | undefined {
  const pointer = calledPointer(resource.key);
  return pointer === undefined ? undefined : textOf(nodeAt(body, pointer));
}

/** Ids of the objects that are called so. */
export async function findByName(session: ReadSession, plan: ObjectPlan, name: string, signal: AbortSignal): Promise<readonly string[]> {
  const { identity } = kindOf(plan.resource.key);
  return (await findCounterparts(session, plan, { field: identity.name, text: name }, signal)).map(({ id }) => id);
}

/** What is said where an instance's document has no creation: what was looked for, as a document may be wrong or old. */
export function noCreation({ resource }: ObjectPlan): string {
  const path = resource.can.list?.path ?? `/…/${resource.key}`;
  return t`Nothing can be created here: the API document of this Jamf Pro has no POST ${path} that takes JSON.`;
}
