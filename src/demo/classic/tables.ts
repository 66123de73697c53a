import { classicObjects } from '../data/classic/others.ts';
import { makePolicy, policyCount } from '../data/classic/policies.ts';
import { macProfileCount, makeMacProfile, makeMobileProfile, mobileProfileCount } from '../data/classic/profiles.ts';
import type { Family } from '../family.ts';
import { Table, type MadeRows } from '../table.ts';
import { isRecord, type Row } from '../values.ts';
import { completed } from './elements.ts';
import { classicKind, classicPaths, rarePaths, rarePrivileges, sharedPaths } from './kinds.ts';

const generated: Readonly<Record<string, MadeRows>> = {
  policies: { count: policyCount, make: makePolicy },
  osxconfigurationprofiles: { count: macProfileCount, make: makeMacProfile },
  mobiledeviceconfigurationprofiles: { count: mobileProfileCount, make: makeMobileProfile },
};

/** Where the objects of the Classic API are kept. Some are those of the Jamf Pro API. */
export function classicObjectsFamily(): Family {
  const own = classicPaths.filter((path) => !sharedPaths.includes(path));
  return { routes: [], tables: tablesOf(own) };
}

/** The kinds that only some worlds have. */
export function rareFamily(): Family {
  return { routes: [], tables: tablesOf(rarePaths), privileges: rarePrivileges };
}

function tablesOf(paths: readonly string[]): Readonly<Record<string, Table>> {
  return Object.fromEntries(paths.map((path) => [path, new Table(rowsOf(path))]));
}

/** Whole objects, made when they are looked at. */
function rowsOf(path: string): MadeRows {
  const first = classicObjects[path] ?? [];
  const rows = generated[path] ?? { count: first.length, make: (index: number) => first[index] ?? {} };
  // They are looked through by name, and nothing changes one in place.
  const kept: Row[] = [];
  return { count: rows.count, make: (index) => (kept[index] ??= whole(path, rows.make(index), index + 1)) };
}

/** An object with all that the server has for a new one where nothing is said. */
export function whole(path: string, row: Row, id: number): Row {
  const kind = classicKind(path);
  if (kind === undefined) return row;
  const value = completed(kind.root, row);
  const found = isRecord(value) ? value : {};
  const head = kind.head === '' ? undefined : found[kind.head];
  return {
    ...found,
    ...(isRecord(head) ? { [kind.head]: { ...head, id } } : {}),
    id: String(id),
    ...(row['uid'] === undefined ? {} : { uid: row['uid'] }),
  };
}
