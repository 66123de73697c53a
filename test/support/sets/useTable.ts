import type { ApiCatalogue } from '../../../src/core/families/apiCatalogue.ts';
import type { UnseenUse } from '../../../src/core/resources/kind.ts';
import { kindOf } from '../../../src/core/resources/kindOf.ts';
import { usesSaid } from '../../../src/core/resources/useKinds.ts';
import { kindsThatCouldUse } from '../../../src/core/sets/uses/coverageOf.ts';
import { useRules } from '../../../src/core/sets/uses/useRules.ts';

const unseenThings: Readonly<Record<UnseenUse, string>> = {
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
