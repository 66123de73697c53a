import { classicPrivileges } from './classic/kinds.ts';
import { classicObjectsFamily } from './classic/tables.ts';
import type { Family, Plan } from './family.ts';
import { access } from './resources/access.ts';
import { mdmCommands } from './resources/devices/commands.ts';
import { computerActions } from './resources/devices/computerActions.ts';
import { computerGroups } from './resources/devices/computerGroups.ts';
import { computers } from './resources/devices/computers.ts';
import { dependencies } from './resources/dependencies.ts';
import { groups } from './resources/groups.ts';
import { integrations } from './resources/integrations.ts';
import { localAdminPasswords } from './resources/devices/localAdminPasswords.ts';
import { mobileDevices } from './resources/devices/mobileDevices.ts';
import { objects } from './resources/objects.ts';
import { patch } from './resources/patch.ts';
import { places } from './resources/places.ts';
import { prestages } from './resources/prestages.ts';
import { scripts } from './resources/scripts.ts';
import { server } from './resources/server.ts';
import { settings } from './resources/settings.ts';
import { users } from './resources/users.ts';

/** All of the demo's resources, and every privilege that one of them asks for. */
export function makeFamilies(
  plan: Plan,
  more: readonly Family[],
): { readonly families: readonly Family[]; readonly privileges: readonly string[] } {
  const families: Family[] = [
    places(),
    scripts(),
    objects(),
    users(),
    computers(plan),
    computerActions(),
    computerGroups(),
    groups(),
    mobileDevices(plan),
    mdmCommands(plan),
    localAdminPasswords(plan),
    prestages(),
    patch(),
    dependencies(),
    integrations(),
    settings(),
    server(),
    classicObjectsFamily(),
    ...more,
  ];
  const named = [...families, access([])].flatMap(({ routes, privileges = [] }) =>
    privileges.concat(routes.flatMap((route) => route.privileges ?? [])),
  );
  const privileges = [...new Set([...named, ...classicPrivileges])].sort();
  return { families: [...families, access(privileges)], privileges };
}
