import { t } from '@vscode/l10n';
import type { Refusal } from '../api.ts';

interface Row {
  readonly says: RegExp;
  readonly of: (found: RegExpExecArray, path: string) => Refusal;
}

const things =
  /((?:computer|mobile device|(?:jss )?user) groups?|computers?|mobile devices?|buildings?|departments?|network segments?|ibeacons?|class(?:es)?|(?:jss )?users?)/;

/** What the Classic API means with its 409s (facts 8.20): the likeliest first. */
const rows: readonly Row[] = [
  {
    says: /duplicate (name|udid|serial(?: number)?|mac(?: address)?)/i,
    of: ([, what = '']) => ({
      places: /name/i.test(what) ? ['/general/name', '/name', '/display_name'] : deviceKeys(what),
      meaning: /name/i.test(what) ? t`Another object of this kind has the same name.` : t`Another device has the same value.`,
      step: t`Choose another one, or change the existing object instead.`,
    }),
  },
  {
    says: new RegExp(`unable to match excluded ${things.source}`, 'i'),
    of: (found) => ({
      places: scopePlaces(found[1], '/scope/exclusions'),
      meaning: t`Something that the scope excludes does not exist any more. One such entry fails every save of the scope.`,
      step: t`Take the entry that is gone out of the exclusions, then save again.`,
    }),
  },
  {
    says: /limit_to_users|limitations?\W{1,3}(?:jss )?user|user.{0,20} limitation/i,
    of: () => ({
      places: ['/scope/limitations/user_groups', '/scope/limit_to_users/user_groups', '/scope/limitations'],
      meaning: t`A user or a group of the directory in the limitations of the scope is not found.`,
      step: t`Check that the directory is connected and has this group, or take it out of the limitations.`,
    }),
  },
  {
    says: /problem matching|not site.enabled/i,
    of: () => ({
      places: ['/general/site', '/site'],
      meaning: t`Something that the object refers to does not belong to its site.`,
      step: t`Choose what belongs to the same site, or another site.`,
    }),
  },
  {
    says: new RegExp(`unable to match (limitation )?${things.source}`, 'i'),
    of: ([, isLimit, thing]) => ({
      places: scopePlaces(thing, isLimit === undefined ? '/scope' : '/scope/limitations'),
      meaning: t`Something in the scope does not exist any more, or is called otherwise. One such entry fails every save of the scope.`,
      step: t`Take the entry that is gone out of the scope, or write its id, then save again.`,
    }),
  },
  {
    says: /depends on another smart group|smart group .{0,200}does not exist/i,
    of: () => ({
      places: ['/criteria'],
      meaning: t`A criterion asks for members of a smart group that is not there yet.`,
      step: t`Create that group first, or correct its name in the criterion.`,
    }),
  },
  {
    says: /(?:no match found for|problem with|unable to match|unable to find) (?:the )?(categor|script|package|printer|dock item|department|building|site|distribution point|icon)/i,
    of: ([, what = '']) => ({
      places: referencePlaces(what.toLowerCase()),
      meaning: t`Something that the object refers to does not exist under this name or id.`,
      step: t`Check that it exists and is written the same, or choose another one. For no category and no site, the id is -1 and never 0.`,
    }),
  },
  {
    says: /not available for device assignment/i,
    of: () => ({
      places: ['/vpp/assign_vpp_device_based_licenses', '/vpp'],
      meaning: t`Licenses of this app are for users alone, or the app does not come from volume purchasing.`,
      step: t`Set the assignment of device-based licenses to false, or buy the app for devices.`,
    }),
  },
  {
    says: /create account fields/i,
    of: () => ({
      places: ['/account_maintenance/accounts', '/account_maintenance'],
      meaning: t`An account that is to be created needs a name, a password and a home folder.`,
      step: t`Add home, username and password to the account with the action Create.`,
    }),
  },
  {
    says: /update the database/i,
    of: (_found, path) =>
      /configurationprofiles(?:\/|$)/.test(path)
        ? {
            places: ['/general/payloads'],
            meaning: t`The Classic API decodes the payloads of a profile once too often, so an & that is escaped properly arrives bare and cannot be stored.`,
            step: t`Inside of <payloads>, escape each & once more: &amp; becomes &amp;amp;. Then read the profile back and compare.`,
          }
        : {
            places: [],
            meaning: t`This passes at times by itself; else a value holds a character that was not escaped, such as a bare &.`,
            step: t`Check the values for & and <, then send it once more.`,
          },
  },
];

/** What a sentence of a 409 means for an object at a path; undefined where nothing is known of it. */
export function classicRefusal(sentence: string, path: string): Refusal | undefined {
  for (const { says, of } of rows) {
    const found = says.exec(sentence);
    if (found !== null) return of(found, path);
  }
  return undefined;
}

function scopePlaces(thing = '', within: string): readonly string[] {
  const one = thing
    .toLowerCase()
    .replaceAll(' ', '_')
    .replace(/(?<!clas)s$/, '')
    .replace(/classe$/, 'class');
  const many = one.endsWith('s') ? `${one}es` : `${one}s`;
  // Of Jamf Pro, and of the directory.
  const others = /^users?_?|^user_group/.test(one) ? [`${within}/jss_${many}`] : [];
  return [...others, `${within}/${many}`, ...(within === '/scope' ? [`/scope/limitations/${many}`] : []), within];
}

function deviceKeys(what: string): readonly string[] {
  const name = /udid/i.test(what) ? 'udid' : /serial/i.test(what) ? 'serial_number' : 'mac_address';
  return [`/general/${name}`, `/${name}`];
}

function referencePlaces(what: string): readonly string[] {
  if (what === 'categor') return ['/general/category', '/category', '/self_service/self_service_categories'];
  const name = what.replaceAll(' ', '_');
  if (what === 'package') return ['/package_configuration/packages', '/packages'];
  if (what === 'icon') return ['/self_service/self_service_icon'];
  if (what === 'distribution point') return ['/package_configuration/distribution_point', '/distribution_point'];
  return [`/${name}s`, `/general/${name}`, `/${name}`, `/scope/${name}s`];
}
