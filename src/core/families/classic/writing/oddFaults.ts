import { t } from '@vscode/l10n';
import { leafText, memberOf, type JsonNode } from '../../../json/parse.ts';
import { fromPointer, nodeAt } from '../../../json/pointers.ts';
import type { Shape } from '../../../shapes/shape.ts';
import { fieldAt, shapeAt } from '../../../shapes/shapeAt.ts';
import type { WriteFault } from '../../family.ts';
import { isEmptyLeaf, isNobody, saysSame } from './spelling.ts';
import { faultAt, pathName } from './valueFaults.ts';

interface Judged {
  readonly shape: Shape;
  readonly before: JsonNode | undefined;
  readonly wanted: JsonNode;
}

/** What the Classic API does with single kinds alone, by what these have (facts 8.31). */
export function oddFaults(shape: Shape, before: JsonNode | undefined, wanted: JsonNode): readonly WriteFault[] {
  const judged = { shape, before, wanted };
  return [classesOfBooks, percents, oneExcludedUser, twoNames, renamedBindings].flatMap((rule) => rule(judged));
}

const classesAt = '/scope/classes';
const categoryAt = '/general/category';

/** Classes are stored while what is stored has no category, so that one write cannot say both; and each scope is written whole. */
function classesOfBooks({ shape, before, wanted }: Judged): readonly WriteFault[] {
  const classes = nodeAt(wanted, classesAt);
  const isAsked = fieldAt(shape, classesAt) !== undefined && classes?.kind === 'array' && classes.items.length > 0;
  if (!isAsked || saysSame(shape, '/scope', memberOf(before, 'scope'), memberOf(wanted, 'scope'))) return [];
  const [was, now] = [before, wanted].map((one) => nodeAt(one, categoryAt));
  if (isNobody('category', was) && isNobody('category', now)) return [];
  const message =
    before === undefined
      ? t`Jamf Pro stores classes only of a book without a category. Create it without one (id -1), and set the category with a save after that.`
      : t`Jamf Pro stores classes only of a book without a category, and drops them with any other change of its scope. Save it without one first (id -1), then the scope, then the category again.`;
  return [faultAt(fromPointer(classesAt), message)];
}

/** An invitation is decoded as a form is, and one with a “%” is answered with 500. Its texts go along with any of them. */
function percents({ shape, before, wanted }: Judged): readonly WriteFault[] {
  const general = memberOf(wanted, 'general');
  const isInvitation = shapeAt(shape, '/invitation_usage') !== undefined;
  if (!isInvitation || general?.kind !== 'object' || saysSame(shape, '/general', memberOf(before, 'general'), general)) return [];
  return general.members.flatMap(({ name, value }) => {
    if (value.kind !== 'string' || !leafText(value).includes('%')) return [];
    const path = ['general', name];
    return faultAt(path, t`Jamf Pro cannot take the “%” in “${pathName(path)}”: it fails at it. Write it in words.`);
  });
}

/** Restricted software: the one kind whose scope has exclusions and no limitations. */
function oneExcludedUser({ shape, before, wanted }: Judged): readonly WriteFault[] {
  const at = '/scope/exclusions/users';
  const isOne = fieldAt(shape, at) !== undefined && fieldAt(shape, '/scope/limitations') === undefined;
  const [was, now] = [nodeAt(before, at), nodeAt(wanted, at)];
  if (
    !isOne ||
    now?.kind !== 'array' ||
    now.items.length < 2 ||
    saysSame(shape, '/scope', memberOf(before, 'scope'), memberOf(wanted, 'scope'))
  )
    return [];
  if (was?.kind === 'array' && was.items.length >= now.items.length) return [];
  return [
    faultAt([...fromPointer(at), '1'], t`Among the exclusions of this kind Jamf Pro keeps one user only. Leave one, or exclude a group.`),
  ];
}

/** A provisioning profile has one name, which the last of two becomes. */
function twoNames({ shape, before, wanted }: Judged): readonly WriteFault[] {
  if (fieldAt(shape, '/general/uuid') === undefined || fieldAt(shape, '/scope') !== undefined) return [];
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

/** PowerBroker is called after the name it had before. */
function renamedBindings({ shape, before, wanted }: Judged): readonly WriteFault[] {
  const type = memberOf(wanted, 'type');
  const isBinding = fieldAt(shape, '/computer_ou') !== undefined;
  const isAsked =
    isBinding &&
    type?.kind === 'string' &&
    /^power\s*broker/i.test(leafText(type)) &&
    !saysSame(shape, '/type', memberOf(before, 'type'), type);
  return isAsked ? [faultAt(['type'], t`Jamf Pro takes this type by the name “Likewise” only.`, ['Likewise'])] : [];
}
