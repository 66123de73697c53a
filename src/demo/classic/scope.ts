import { roll } from '../data/chance.ts';
import { isRecord, type Row } from '../values.ts';
import type { World } from '../world.ts';
import { completed, type ClassicElement } from './elements.ts';
import type { ClassicFaults } from './faults.ts';
import { conflict } from './pages.ts';
import { referenceTo } from './references.ts';
import { mergedWith, takenOf } from './sent.ts';
import type { SentElement } from './xml.ts';

/** In which order the children of a scope are read. Those of one rank may come in any order. */
const ranks: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  scope: ranked(
    'computers mobile_devices',
    'computer_groups mobile_device_groups jss_users jss_user_groups',
    'buildings departments classes',
    'limit_to_users',
    'limitations',
    'exclusions',
  ),
  limitations: ranked('users user_groups network_segments', 'ibeacons'),
  exclusions: ranked(
    'computers mobile_devices',
    'computer_groups mobile_device_groups',
    'users user_groups',
    'buildings departments network_segments',
    'jss_users jss_user_groups',
    'ibeacons',
  ),
};

function ranked(...names: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(names.flatMap((some, index) => some.split(' ').map((name) => [name, index + 1])));
}

/** The names that come after one of a higher rank: they are passed over. */
function tooLate(parent: string, { children }: SentElement, kind: string): readonly string[] {
  let highest = 0;
  return children.flatMap(({ name }) => {
    const own = kind === 'restricted_software' && name === 'users' ? 4 : (ranks[parent]?.[name] ?? 0);
    if (own < highest) return own === 0 ? [] : [name];
    highest = own;
    return [];
  });
}

/** What a scope is after a write: all of what was sent, and nothing of what was not. What came too late stays as it was. */
export function scopeAfter(
  { root, scope: element }: { readonly root: string; readonly scope: ClassicElement },
  sent: SentElement,
  old: unknown,
  faults: ClassicFaults,
): Row {
  const before = isRecord(old) ? old : {};
  const inOrder = (part: SentElement, parent: string): { readonly part: SentElement; readonly late: readonly string[] } => {
    const late = faults.dropsOutOfOrder ? tooLate(parent, part, root) : [];
    return { part: { ...part, children: part.children.filter(({ name }) => !late.includes(name)) }, late };
  };
  const whole = inOrder(sent, 'scope');
  const kept: Record<string, unknown> = Object.fromEntries(whole.late.map((name) => [name, before[name]]));
  const children = whole.part.children.map((child) => {
    if (child.name !== 'limitations' && child.name !== 'exclusions') return child;
    const inner = inOrder(child, child.name);
    const was = before[child.name];
    const lost = isRecord(was) ? inner.late.map((name) => [name, was[name]]) : [];
    if (lost.length > 0) kept[child.name] = Object.fromEntries(lost);
    return inner.part;
  });
  const taken = takenOf(element, { ...whole.part, children }, faults);
  const base = faults.replacesScope ? completed(element, {}) : before;
  const next = mergedWith(element, mergedWith(element, base, kept), taken);
  return isRecord(next) ? next : {};
}

const nouns: Readonly<Record<string, string>> = { jss_users: 'user', jss_user_groups: 'user group', classes: 'class' };

function noun(list: string): string {
  return nouns[list] ?? list.replaceAll('_', ' ').replace(/s$/, '');
}

/** Every name of a scope with what it stands for; throws a refusal for one that stands for nothing (facts 8.5). */
export function matchedScope(world: World, scope: Row, faults: ClassicFaults): Row {
  const targets = matched(world, scope, '', faults);
  const limitations = scope['limitations'];
  const exclusions = scope['exclusions'];
  const next: Record<string, unknown> = {
    ...targets,
    ...(isRecord(limitations) ? { limitations: matched(world, limitations, 'limitation ', faults) } : {}),
    ...(isRecord(exclusions) ? { exclusions: matched(world, exclusions, 'excluded ', faults) } : {}),
  };
  if (faults.dropsBesideAll) dropBesideAll(next);
  if (isRecord(next['limit_to_users'])) next['limit_to_users'] = { user_groups: namesIn(next['limitations'], 'user_groups') };
  return next;
}

function dropBesideAll(scope: Record<string, unknown>): void {
  const empty = (names: readonly string[]): void => {
    for (const name of names) if (scope[name] !== undefined) scope[name] = [];
  };
  // Those of a book are of both sorts of devices.
  const places = scope['all_computers'] !== undefined && scope['all_mobile_devices'] !== undefined ? [] : ['buildings', 'departments'];
  if (scope['all_computers'] === true) empty(['computers', 'computer_groups', ...places]);
  if (scope['all_mobile_devices'] === true) empty(['mobile_devices', 'mobile_device_groups', ...places]);
  if (scope['all_jss_users'] === true) empty(['jss_users', 'jss_user_groups']);
}

/** Classes of a book are stored while none are (facts 8.31). */
export function withoutLostClasses(scope: Row, old: unknown, faults: ClassicFaults): Row {
  const stored = isRecord(old) ? old['classes'] : undefined;
  return faults.losesClasses && Array.isArray(stored) && stored.length > 0 ? { ...scope, classes: [] } : scope;
}

function namesIn(part: unknown, list: string): readonly unknown[] {
  const items = isRecord(part) ? part[list] : undefined;
  return Array.isArray(items) ? items.map((item) => (isRecord(item) ? item['name'] : '')) : [];
}

function matched(world: World, part: Row, prefix: string, faults: ClassicFaults): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(part).map(([list, value]) => {
      if (!Array.isArray(value)) return [list, value];
      return [list, value.filter(isRecord).flatMap((item) => matchedOne(world, list, item, prefix, faults))];
    }),
  );
}

/** Users and groups of a directory are taken by their names, whatever they are: the demo has no directory. */
function matchedOne(world: World, list: string, item: Row, prefix: string, faults: ClassicFaults): readonly Row[] {
  if (list === 'users' || list === 'user_groups') return [{ ...item, id: Number(item['id']) || directoryId(item['name']) }];
  const found = referenceTo(world, list, item);
  if (found !== undefined) return [found];
  if (faults.refusesGone) throw conflict(`Unable to match ${prefix}${noun(list)}`);
  return [];
}

function directoryId(name: unknown): number {
  return 1 + (roll(String(name).length, String(name).charCodeAt(0)) % 9000);
}
