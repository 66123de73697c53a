import type { MemoryEntry } from './memorySource.ts';
import type { ApiCatalogue } from '../../../src/core/families/apiCatalogue.ts';
import type { UnseenUse } from '../../../src/core/resources/kind.ts';
import { kindOf } from '../../../src/core/resources/kindOf.ts';
import { usesSaid } from '../../../src/core/resources/useKinds.ts';
import { kindsThatCouldUse } from '../../../src/core/sets/uses/coverageOf.ts';
import { useRules } from '../../../src/core/sets/uses/useRules.ts';

export const unseenThings: Readonly<Record<UnseenUse, string>> = {
  appInstallers: 'App Installers, which this API does not have',
  blueprints: 'Blueprints, which another API has',
  bookmarks: 'bookmarks of Self Service, which no API has',
  compliance: 'groups of device compliance, which no API tells',
  enrollmentPanels: 'panels of enrollment customizations, each of which is asked for alone',
  packageContents: 'scripts inside of packages',
  payloadCertificates: 'payloads of profiles: only the server tells',
  userScopes: 'scopes, of some versions (facts 8.29)',
};

const howWords = { id: 'by id', name: 'by name', mentioned: 'mentioned' } as const;

/** A line for each kind and each that can use it: how sure that is, and where it stands; then what cannot be seen. */
export function useTable(catalogue: ApiCatalogue): readonly string[] {
  const rules = useRules(catalogue);
  const targets = [...new Set(catalogue.resources.map(({ key }) => rules.ids(key)))];
  const lines = targets.flatMap((target) => {
    const of = kindOf(target).label.many;
    const used = kindsThatCouldUse(rules, target).map(({ key }) => {
      const places = rules.walkerOf(key).places.filter((place) => place.of === undefined || rules.ids(place.of) === target);
      const isMentioned = rules.isSpokenOf(target) || rules.runBy === target;
      const own = places.filter(({ of: kind, role }) => kind !== undefined || (isMentioned && role !== 'payload'));
      const words = new Set(own.map(({ at, how }) => `\`${at}\` ${howWords[how]}`));
      return `| ${of} | ${kindOf(key).label.many} | ${Array.from(words).join(', ')} |`;
    });
    const told = usesSaid('askedUses').flatMap(({ key, said }) =>
      rules.ids(key) === target ? said.map(({ route }) => `| ${of} | told by the server | \`${route}\` |`) : [],
    );
    const unseen = usesSaid('unseen').flatMap(({ key, said }) =>
      rules.ids(key) === target ? said.map((one) => `| ${of} | not to be seen | ${unseenThings[one]} |`) : [],
    );
    const hidden = usesSaid('hiddenIn').flatMap(({ key, said }) =>
      rules.ids(key) === target ? said.map((one) => `| ${of} | ${kindOf(one).label.many} | not looked at |`) : [],
    );
    return used.concat(told, unseen, hidden);
  });
  return [...new Set(lines)].toSorted();
}

/** One cell of the table of relations: where a kind names another, and how sure that is. */
export interface TablePlace {
  readonly used: string;
  readonly by: string;
  readonly at: string;
  readonly how: string;
}

/** What of each kind is used; its id is 5. */
export const calledIn = (kind: string): string => `Used ${kind}`;

export const plantedEvent = 'planted-event';

/** What criteria that compare with an object of a kind look at (facts 8.41). */
const criteria: Readonly<Record<string, string>> = {
  'All Computer Groups': 'Computer Group',
  'All Mobile Device Groups': 'Mobile Device Group',
  Buildings: 'Building',
  'Computer PreStage Enrollments': 'Enrollment Method: PreStage enrollment',
  Departments: 'Department',
  'Disk Encryption Configurations': 'Disk Encryption Configuration',
  'Licensed Software': 'Licensed Software',
  Packages: 'Packages Installed by Installer.app/SWU',
  'Patch Software Titles': 'Patch Reporting Software Title',
  'User Groups': 'User Group',
  'macOS Configuration Profiles': 'Profile Name',
};

const webhookEvents: Readonly<Record<string, string>> = {
  'All Computer Groups': 'SmartGroupComputerMembershipChange',
  'Computer Extension Attributes': 'SmartGroupComputerMembershipChange',
  'All Mobile Device Groups': 'SmartGroupMobileDeviceMembershipChange',
  'Mobile Device Extension Attributes': 'SmartGroupMobileDeviceMembershipChange',
  'User Groups': 'SmartGroupUserMembershipChange',
  'User Extension Attributes': 'SmartGroupUserMembershipChange',
};

const onboarded: Readonly<Record<string, string>> = {
  Policies: 'OS_X_POLICY',
  'macOS Configuration Profiles': 'OS_X_CONFIG_PROFILE',
  'Mac Apps': 'OS_X_MAC_APP',
  eBooks: 'OS_X_EBOOK',
  'Patch Policies': 'OS_X_PATCH_POLICY',
};

/** A document that names the object there, and nowhere else. */
export function plantedAt(place: TablePlace, resource: string, id: string): MemoryEntry {
  const { at, used } = place;
  const [field = '', ...steps] = at.slice(1).split('/').toReversed();
  const inside = field === '*' ? [valueAt(place)] : { [field]: valueAt(place), ...besides(place, field) };
  const document = steps.reduce<unknown>((value, step) => (step === '*' ? [value] : { [step]: value }), inside);
  const event = resource === 'classic/webhooks' ? { event: webhookEvents[used] } : {};
  return { resource, id, document: Object.assign(document as object, event) };
}

function besides({ at, used }: TablePlace, field: string): object {
  if (at === '/onboardingItems/*/entityId') return { selfServiceEntityType: onboarded[used] };
  if (!at.startsWith('/criteria/*/')) return {};
  const operator = used.endsWith('Groups') ? 'member of' : 'is';
  const looksAt = field === 'value' ? { name: criteria[used] ?? '' } : { value: 'x' };
  return { ...looksAt, priority: 0, searchType: operator, search_type: operator };
}

function valueAt({ at, used, how }: TablePlace): unknown {
  const called = calledIn(used);
  if (how === 'by id') return 5;
  if (at === '/criteria/*/name' && used === 'Patch Software Titles') return `Patch Reporting: ${called}`;
  if (at === '/display_fields/*') return { name: called };
  if (how === 'by name') return called;
  const isPolicy = used === 'Policies';
  if (at.startsWith('/scripts/*/parameter')) return isPolicy ? plantedEvent : called;
  if (!/payloads$|preferences$/.test(at)) return isPolicy ? `jamf policy -event ${plantedEvent}` : `echo "${called}"`;
  return isPolicy ? `<key>policy</key><string>${plantedEvent}</string>` : '<string>$EXTENSIONATTRIBUTE_5</string>';
}
