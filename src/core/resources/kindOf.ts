import { t } from '@vscode/l10n';
import type { KindEntry, MembersGuard, ResourceKind, ResourceLabel } from './kind.ts';
import { appKinds } from './kinds/apps.ts';
import { classicKinds } from './kinds/classic.ts';
import { computerKinds } from './kinds/computers.ts';
import { contentKinds } from './kinds/content.ts';
import { enrollmentKinds } from './kinds/enrollment.ts';
import { groupKinds } from './kinds/groups.ts';
import { mobileKinds } from './kinds/mobile.ts';
import { organizationKinds } from './kinds/organization.ts';
import { peopleKinds } from './kinds/people.ts';
import { settingKinds } from './kinds/settings.ts';
import { iconFrom, labelOf, wordsFrom } from './words.ts';

const all: readonly Readonly<Record<string, KindEntry>>[] = [
  computerKinds,
  mobileKinds,
  contentKinds,
  groupKinds,
  peopleKinds,
  organizationKinds,
  enrollmentKinds,
  appKinds,
  settingKinds,
  classicKinds,
];

const usualUnique = ['id', 'udid', 'uuid', 'serialNumber', 'profileUuid', 'groupId', 'groupPlatformId', 'managementId'];

const serialField = /(^|\.)serialNumber$/;

/** Of every group, whatever it is a group of. */
const usualMembers: MembersGuard = { at: '/assignments', of: undefined, told: undefined };

/** All that is known of a kind: its entry, and what follows from the words of its key where it has none or says less. */
export function kindOf(key: string): ResourceKind {
  // Asked for each row of a list.
  const found = made.get(key) ?? make(key);
  made.set(key, found);
  return found;
}

const made = new Map<string, ResourceKind>();

/** Of what has neither criteria nor labels, and applies to nothing. */
const noRelations = { criteria: undefined, criterion: undefined, applied: undefined, appliesIn: [], labels: {} } as const;

function make(key: string): ResourceKind {
  const { legacyPage, ...entry } = entryOf(key);
  const isHistory = history.test(key);
  const identity = { id: 'id', name: isHistory ? 'note' : 'name', unique: usualUnique, ...entry.identity };
  return {
    facts: isHistory ? [{ date: 'date' }, 'username'] : [],
    hover: [],
    group: isHistory ? 'Server' : undefined,
    order: undefined,
    // A part of another kind, such as its history, or what the Classic API alone has no page for.
    isRare: key.startsWith('classic/') ? (legacyPage ?? entry.page) === undefined : key.includes('/'),
    home: undefined,
    page: legacyPage === undefined ? undefined : `${legacyPage}.html?id=ID&o=r`,
    sections: undefined,
    columns: ['id'],
    needsFilter: false,
    isSetup: !isHistory && entry.home === undefined,
    searchRank: undefined,
    searchBy: [identity.name, identity.id],
    idFields: [],
    notIds: [],
    derived: [],
    shownOnly: [],
    ofServer: [],
    sets: [],
    worked: undefined,
    everywhere: [],
    kept: undefined,
    nameFields: [],
    calledBy: undefined,
    texts: undefined,
    results: undefined,
    ...noRelations,
    part: undefined,
    templates: undefined,
    ...entry,
    key,
    icon: entry.icon ?? iconFrom(key),
    identity,
    serial: entry.facts?.find((fact): fact is string => typeof fact === 'string' && serialField.test(fact)),
    guards: { elsewhere: [], notEmpty: undefined, ...entry.guards, members: { ...usualMembers, ...entry.guards?.members } },
    // In the language that is set by the time it is asked for.
    get label() {
      const { one, many } = englishOf(key);
      return { one: t(one), many: t(many) };
    },
  };
}

const history = /(^|\/)history$/;

function entryOf(key: string): KindEntry {
  return all.find((kinds) => Object.hasOwn(kinds, key))?.[key] ?? {};
}

/** What the only object of a kind is called, whatever the language. */
export function englishName(key: string): string {
  return englishOf(key).one;
}

/** A history is called after what it is the history of. */
function englishOf(key: string): ResourceLabel {
  const { label } = entryOf(key);
  if (typeof label === 'object') return label;
  const above = key.replace(history, '');
  return labelOf(label ?? (above === key || above === '' ? wordsFrom(key) : `${englishOf(above).one} History`));
}

/** The kinds whose entry says something of this sort. */
export function kindsWith(name: keyof KindEntry): readonly ResourceKind[] {
  return all.flatMap((kinds) => Object.entries(kinds).flatMap(([key, entry]) => (entry[name] === undefined ? [] : [kindOf(key)])));
}

/** The first kind with such an entry. */
export function kindWhere(isWanted: (entry: KindEntry) => boolean): ResourceKind | undefined {
  for (const kinds of all) {
    const key = Object.keys(kinds).find((name) => isWanted(kinds[name] ?? {}));
    if (key !== undefined) return kindOf(key);
  }
  return undefined;
}
