import { t } from '@vscode/l10n';
import { leafText, memberOf, type JsonNode } from '../../../json/parse.ts';
import { fromPointer, nodeAt } from '../../../json/pointers.ts';
import type { Shape } from '../../../shapes/shape.ts';
import { fieldAt } from '../../../shapes/shapeAt.ts';
import type { WriteFault } from '../../family.ts';
import { isProvisioning, type Judged } from './groups.ts';
import { isEmptyLeaf, saysSame } from './spelling.ts';
import { faultAt } from './valueFaults.ts';

/** What the Classic API does with single kinds alone, by what these have (facts 8.31). */
export function oddFaults(shape: Shape, before: JsonNode | undefined, wanted: JsonNode): readonly WriteFault[] {
  const judged = { shape, before, wanted };
  return [classesOfBooks, twoNames].flatMap((rule) => rule(judged));
}

const classesAt = '/scope/classes';

/** Classes are stored while none are: any write of a scope that has some takes them away, whatever it says of them. */
function classesOfBooks({ shape, before, wanted }: Judged): readonly WriteFault[] {
  const [was, now] = [before, wanted].map((one) => nodeAt(one, classesAt));
  const areLost = fieldAt(shape, classesAt) !== undefined && isFull(was) && isFull(now);
  if (!areLost || saysSame(shape, '/scope', memberOf(before, 'scope'), memberOf(wanted, 'scope'))) return [];
  const message = t`Jamf Pro takes the classes of a book away with any change of its scope. Save the scope with an empty list of classes first, and then with the classes.`;
  return [faultAt(fromPointer(classesAt), message)];
}

function isFull(list: JsonNode | undefined): boolean {
  return list?.kind === 'array' && list.items.length > 0;
}

/** A provisioning profile has one name, which the last of two becomes. */
function twoNames({ shape, before, wanted }: Judged): readonly WriteFault[] {
  if (!isProvisioning(shape)) return [];
  const [name, shown] = ['name', 'display_name'].map((field) => nodeAt(wanted, `/general/${field}`));
  if (name?.kind !== 'string' || shown?.kind !== 'string' || isEmptyLeaf(shown) || leafText(name) === leafText(shown)) return [];
  const isChanged = (field: string, now: JsonNode): boolean =>
    !saysSame(shape, `/general/${field}`, nodeAt(before, `/general/${field}`), now);
  if (!isChanged('name', name) || !isChanged('display_name', shown)) return [];
  return [
    faultAt(['general', 'display_name'], t`Jamf Pro keeps one name here, and it would be this one. Write the same as in “general.name”.`, [
      leafText(name),
    ]),
  ];
}
