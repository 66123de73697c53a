import { t } from '@vscode/l10n';
import { leafText, memberOf, type JsonNode } from '../../../json/parse.ts';
import { fromPointer, nodeAt } from '../../../json/pointers.ts';
import type { Shape } from '../../../shapes/shape.ts';
import { fieldAt, leafIn, shapeAt } from '../../../shapes/shapeAt.ts';
import type { WriteFault } from '../../family.ts';
import { isProvisioning, type Judged } from './groups.ts';
import { hoursAt } from './hours.ts';
import { textOf } from '../../../objects/plan/answer.ts';
import { isNothing } from '../../../objects/save/likeness.ts';
import { isChanged, isEmptyLeaf, saysSame } from './spelling.ts';
import { faultAt, pathName } from './valueFaults.ts';

/** What the Classic API does with single kinds alone, by what these have (facts 8.31). */
export function oddFaults(shape: Shape, before: JsonNode | undefined, wanted: JsonNode): readonly WriteFault[] {
  const judged = { shape, before, wanted };
  return [classesOfBooks, twoNames, forgottenPasswords, noHours, unfitOfWebhook].flatMap((rule) => rule(judged));
}

/** The server stores no time of day, and deletes the one that it has where it is sent one (facts 8.35). */
function noHours({ shape, before, wanted }: Judged): readonly WriteFault[] {
  return hoursAt.flatMap((at) => {
    const [was, now] = [nodeAt(before, at), nodeAt(wanted, at)];
    if (fieldAt(shape, at) === undefined || now?.kind !== 'string' || isEmptyLeaf(now) || saysSame(shape, at, was, now)) return [];
    const path = fromPointer(at);
    const old = was?.kind === 'string' ? leafText(was) : '';
    const message = t`Jamf Pro does not store a time in “${pathName(path)}” that comes this way, and deletes the one it has. Leave it, and set it on the page in Jamf Pro.`;
    return [{ ...faultAt(path, message, [old]), page: true as const }];
  });
}

/** What a webhook has only with some types of authentication: with another one it is dropped (facts 8.38). */
const withTypes = { username: 'BASIC', password: 'BASIC, HASH_SIGNATURE', header: 'HEADER' };

function unfitOfWebhook({ shape, before, wanted }: Judged): readonly WriteFault[] {
  const types = leafIn(shapeAt(shape, '/authentication_type'))?.choices ?? [];
  const [type = '', event = ''] = ['authentication_type', 'event'].map((name) => wordAt(wanted, name) || wordAt(before, name));
  if (types.length === 0) return [];
  const isNew = (name: string): boolean =>
    wordAt(wanted, name) !== '' && !saysSame(shape, `/${name}`, memberOf(before, name), memberOf(wanted, name));
  const found = Object.entries(withTypes).flatMap(([name, those]) =>
    isNew(name) && types.includes(type) && !those.includes(type)
      ? faultAt([name], t`Jamf Pro drops “${name}” with the authentication “${type}”. Remove it, or change that: ${those}.`)
      : [],
  );
  const isOfGroup = isNew('smart_group_id') && Number(wordAt(wanted, 'smart_group_id')) > 0;
  if (!isOfGroup || event === '' || event.startsWith('SmartGroup')) return found;
  const message = t`Jamf Pro refuses a smart group with the event “${event}”. Remove it, or change the event.`;
  return [...found, faultAt(['smart_group_id'], message)];
}

function wordAt(node: JsonNode | undefined, name: string): string {
  return textOf(memberOf(node, name)) ?? '';
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

const maintenance = '/account_maintenance';

/** Passwords that a policy sets are never shown, and one that is not written with its section is forgotten. */
function forgottenPasswords({ shape, before, wanted }: Judged): readonly WriteFault[] {
  const [was, now] = [before, wanted].map((one) => nodeAt(one, maintenance));
  if (fieldAt(shape, `${maintenance}/accounts`) === undefined || !isChanged(shape, maintenance, was, now)) return [];
  // A list whose line was taken out goes along as it was.
  const accounts = nodeAt(now, '/accounts') ?? nodeAt(was, '/accounts');
  const entries = accounts?.kind === 'array' ? accounts.items : [];
  const efi = memberOf(now, 'open_firmware_efi_password');
  return [
    ...entries.flatMap((entry, index) =>
      isForgotten(entry, 'password', 'action', /^(?:Create|Reset)$/) ? [forgotten(`${maintenance}/accounts/${index}/password`)] : [],
    ),
    ...(isForgotten(efi, 'of_password', 'of_mode', /^command$/)
      ? [forgotten(`${maintenance}/open_firmware_efi_password/of_password`)]
      : []),
  ];
}

function isForgotten(record: JsonNode | undefined, field: string, by: string, sets: RegExp): boolean {
  const [hash, word] = [memberOf(record, `${field}_sha256`), memberOf(record, by)];
  const isSet = hash !== undefined && !isNothing(hash) && word?.kind === 'string' && sets.test(leafText(word));
  return isSet && isNothing(memberOf(record, field));
}

function forgotten(pointer: string): WriteFault {
  const path = fromPointer(pointer);
  const hashName = `${path.at(-1) ?? ''}_sha256`;
  const message = t`Jamf Pro forgets the password “${pathName(path)}” with any change of “account_maintenance” that does not say it. Write it again, or remove “${hashName}” to do without it.`;
  return faultAt(path, message);
}
