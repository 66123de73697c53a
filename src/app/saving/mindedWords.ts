import { t } from '@vscode/l10n';
import type { Minded } from '../../core/families/family.ts';
import { leafText, memberOf, type JsonNode } from '../../core/json/parse.ts';

/** What a person has to say yes to beside the fields that change, in plain words. */
export function mindedWords(minded: readonly Minded[], body: JsonNode, theirs: JsonNode | undefined): readonly string[] {
  return minded.map((one) => {
    if (one === 'unseenUsers')
      return t`Jamf Pro may have assignments to users in this scope that its API does not show; saving the scope would remove them.`;
    if (one === 'unseenSecrets')
      return t`A list is saved whole whose entries have passwords that Jamf Pro never shows, and may lose them. To keep one, write it into “password” of its entry.`;
    return reinstallWords(memberOf(body, 'scope') ?? memberOf(theirs, 'scope'));
  });
}

/** As many devices as the scope itself names; who is in its groups is not looked up. */
function reinstallWords(scope: JsonNode | undefined): string {
  if (['all_computers', 'all_mobile_devices'].some((name) => isTrue(memberOf(scope, name)))) {
    return t`Every device of this Jamf Pro that its exclusions do not name installs the profile again.`;
  }
  const devices = countIn(scope, (name) => deviceList.test(name));
  const more = countIn(scope, (name) => !deviceList.test(name));
  if (more === 0)
    return devices === 1 ? t`1 device in scope installs the profile again.` : t`${devices} devices in scope install the profile again.`;
  return t`Every device in scope installs the profile again: ${devices} that are named, and all of ${more} groups, buildings, departments and users.`;
}

function isTrue(node: JsonNode | undefined): boolean {
  return node !== undefined && node.kind !== 'object' && node.kind !== 'array' && leafText(node) === 'true';
}

/** Of devices themselves, among the lists at the top of a scope. */
const deviceList = /^(?:computer|mobile_device)s$/;

function countIn(scope: JsonNode | undefined, isMeant: (name: string) => boolean): number {
  const members = scope?.kind === 'object' ? scope.members : [];
  return members.reduce((sum, { name, value }) => sum + (value.kind === 'array' && isMeant(name) ? value.items.length : 0), 0);
}
