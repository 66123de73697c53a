import type { Row } from '../../values.ts';
import { both } from './thing.ts';
import type { Things } from './usedThings.ts';

/** What a scope takes, by the letters of the tables of this folder: c computers, g their groups, m devices, … */
const lists: Readonly<Record<string, readonly [list: string, things: readonly (keyof Things)[]]>> = {
  c: ['computers', ['computer']],
  g: ['computer_groups', ['smartGroup', 'staticGroup']],
  m: ['mobile_devices', ['mobileDevice']],
  G: ['mobile_device_groups', ['mobileGroup']],
  u: ['jss_users', ['person']],
  U: ['jss_user_groups', ['userGroup']],
  b: ['buildings', ['building']],
  d: ['departments', ['department']],
  n: ['network_segments', ['segment']],
  i: ['ibeacons', ['beacon']],
  k: ['classes', ['class']],
};

/** A scope that names everything that it can: targets, limitations and exclusions, each by its letters. */
export function scopeOver(things: Things, targets: string, limits: string, exclusions: string): Row {
  const part = (letters: string): Row =>
    Object.fromEntries(
      Array.from(letters, (letter) => {
        const [list = '', named = []] = lists[letter] ?? [];
        return [list, named.map((name) => both(things[name]))];
      }),
    );
  return { ...part(targets), limitations: part(limits), exclusions: part(exclusions) };
}
