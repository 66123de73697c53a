import { t } from '@vscode/l10n';
import { sameJson } from '../../../json/compare.ts';
import { flagOf, leafText, memberOf, type JsonNode } from '../../../json/parse.ts';
import { nodeAt, toPointer, walkNodes } from '../../../json/pointers.ts';
import { withAt } from '../../../json/tree.ts';
import type { Field, Shape } from '../../../shapes/shape.ts';
import { fieldAt, listIn, recordIn } from '../../../shapes/shapeAt.ts';
import { isNothing } from '../../../objects/save/likeness.ts';
import type { Apart, WriteFault } from '../../family.ts';
import { hoursAt } from './hours.ts';

/** Two copies of an object and its shape. */
export interface Judged {
  readonly shape: Shape;
  readonly before: JsonNode | undefined;
  readonly wanted: JsonNode;
}

/** Where an object that may be a smart group has its members. */
function membersAt(shape: Shape): string | undefined {
  const fields = recordIn(shape)?.fields();
  if (fields?.has('is_smart') !== true) return undefined;
  const [name] = [...fields].find(([one, field]) => one !== 'criteria' && listIn(field.shape()) !== undefined) ?? [];
  return name === undefined ? undefined : toPointer([name]);
}

function isSmart(group: JsonNode): boolean {
  return flagOf(memberOf(group, 'is_smart')) === true;
}

/** Whether the fields of a record are those of a provisioning profile, which has two words for its one name (facts 8.31). */
export function hasTwoNames(fields: ReadonlyMap<string, Field> | undefined): boolean {
  return fields?.has('display_name') === true && fields.has('uuid');
}

/** Whether a shape is that of a provisioning profile. */
export function isProvisioning(shape: Shape): boolean {
  return hasTwoNames(recordIn(fieldAt(shape, '/general')?.shape())?.fields());
}

/**
 * A copy without what the server makes of it: the members that the criteria of a smart group find, and the second name of a provisioning
 * profile, which would be the one of the original (facts 8.31); and without the hours that are not stored (facts 8.35).
 */
export function apartObject(shape: Shape, copy: JsonNode): Apart {
  const members = isSmart(copy) ? membersAt(shape) : undefined;
  const left = [members, isProvisioning(shape) ? '/general/display_name' : undefined].filter((at) => at !== undefined);
  const hours = hoursAt.filter((at) => !isNothing(nodeAt(copy, at)));
  const told =
    hours.length === 0
      ? undefined
      : t`Left out: the hours in which the policy does not run, which Jamf Pro does not store this way. Set them on its page in Jamf Pro.`;
  return { copy: [...left, ...hours].reduce((node, at) => withAt(node, at, undefined), copy), told };
}

/** Nobody is put into a group that has criteria, or taken out of it. */
export function smartMembers({ shape, before, wanted }: Judged): readonly WriteFault[] {
  const at = membersAt(shape);
  const list = at === undefined ? undefined : nodeAt(wanted, at);
  if (at === undefined || list?.kind !== 'array' || !isSmart(wanted)) return [];
  const was = nodeAt(before, at);
  if (sameJson(was, list) || (list.items.length === 0 && was?.kind !== 'array')) return [];
  return [
    {
      pointer: at,
      message: t`A smart group has the members that its criteria find. Remove “${at.slice(1)}”, or set “is_smart” to false.`,
    },
  ];
}

/** What an API shows in the place of a secret: stars, or dots. */
const maskOf = /^[*•●]{3,}$/u;

/** The mask of a secret, as other programs and Jamf Pro itself show it, would become the secret. */
export function maskedSecrets({ shape, before, wanted }: Judged): readonly WriteFault[] {
  return Array.from(walkNodes(wanted)).flatMap(([pointer, node]) => {
    if (node.kind !== 'string' || !maskOf.test(leafText(node)) || sameJson(nodeAt(before, pointer), node)) return [];
    const field = fieldAt(shape, pointer);
    if (field === undefined || field.access === 'readOnly' || !field.isSecret()) return [];
    return [
      { pointer, message: t`“${pointer.slice(1).replaceAll('/', '.')}” is a mask, and no secret. Write the secret, or remove the line.` },
    ];
  });
}
