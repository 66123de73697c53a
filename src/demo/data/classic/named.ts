import { packages, smartGroups, staticGroups, mobileGroups } from '../objects.ts';
import { uuid } from '../chance.ts';
import { makeMobileDevice } from '../mobileDevices.ts';
import { person } from '../people.ts';
import { buildings, categories, departments, sites } from '../school.ts';
import { scripts } from '../scripts.ts';
import { at, type Row } from '../../values.ts';

const nth = (rows: readonly Row[], id: number, label = 'name'): Row => ({ id, name: rows[id - 1]?.[label] ?? 'None' });
const byId = (rows: readonly Row[], id: number): Row => ({ id, name: rows.find((row) => row['id'] === String(id))?.['name'] ?? '' });

export const segmentNames = [
  'Alder Valley High School',
  'Cedar Grove Middle School',
  'District Office',
  'Exam rooms',
  'Lakeside Middle School',
  'Printing',
  'Riverside High School',
  'VPN',
];
export const userGroupNames = ['Coaches', 'Counselors', 'Field testers', 'Librarians', 'Principals', 'Teachers'];

/** What a scope or an object refers to, by the letter that the tables of this folder use for it. */
const referred: Readonly<Record<string, (id: number) => Row>> = {
  c: (id) => ({ id, name: `AVS-MAC-${100_000 + id}`, udid: uuid(id - 1, 202) }),
  m: (id) => {
    const device = makeMobileDevice(id - 1, 0);
    return {
      id,
      name: at(device, 'general.displayName'),
      udid: at(device, 'general.udid'),
      wifi_mac_address: at(device, 'hardware.wifiMacAddress'),
    };
  },
  g: (id) => byId([...smartGroups, ...staticGroups], id),
  G: (id) => byId(mobileGroups, id),
  b: (id) => nth(buildings, id),
  d: (id) => nth(departments, id),
  u: (id) => ({ id, name: person(id - 1).username }),
  U: (id) => ({ id, name: userGroupNames[id - 1] }),
  n: (id) => ({ id, name: segmentNames[id - 1], uid: `${id}0` }),
  k: (id) => (id > 0 ? nth(categories, id) : { id: -1, name: 'No category assigned' }),
  t: (id) => (id > 0 ? nth(sites, id) : { id: -1, name: 'None' }),
  s: (id) => nth(scripts, id),
  p: (id) => nth(packages, id, 'packageName'),
};

export const refer = (letter: string, id: number): Row => referred[letter]?.(id) ?? { id };

const lists: Readonly<Record<string, string>> = {
  c: 'computers',
  m: 'mobile_devices',
  g: 'computer_groups',
  G: 'mobile_device_groups',
  b: 'buildings',
  d: 'departments',
  u: 'jss_users',
  U: 'jss_user_groups',
  n: 'network_segments',
  l: 'user_groups',
};

/** A group that was deleted, and is still in a scope. */
const gone: Row = { id: 77, name: 'Loaner pool 2024' };
const directoryGroups = ['staff', 'students', 'exam-supervisors'];

/** Reads `all`, `g1`, `b3`; `-g102` is excluded, `~n4` a limit, `~l1` a limit to a group of the directory, `-x` a group that is gone. */
export function scopeOf(text: string): Row {
  const parts: Record<string, Record<string, unknown>> = { '': {}, '-': {}, '~': {} };
  for (const token of text.split(' ').filter(Boolean)) {
    const [, sign = '', letter = '', id = ''] = /^([-~]?)(all|[a-zA-Z])(\d*)$/.exec(token) ?? [];
    const part = parts[sign] ?? {};
    if (letter === 'all') {
      Object.assign(part, { all_computers: true, all_mobile_devices: true });
      continue;
    }
    const list = letter === 'x' ? 'computer_groups' : (lists[letter] ?? '');
    const item =
      letter === 'x' ? gone : letter === 'l' ? { id: 40 + Number(id), name: directoryGroups[Number(id) - 1] } : refer(letter, Number(id));
    const before = part[list];
    part[list] = [...(Array.isArray(before) ? before : []), item];
  }
  const { '': targets = {}, '-': exclusions = {}, '~': limitations = {} } = parts;
  const groups = limitations['user_groups'];
  const mirror = Array.isArray(groups) ? groups.map((group: Row) => group['name']) : [];
  return { ...targets, limit_to_users: { user_groups: mirror }, limitations, exclusions };
}
