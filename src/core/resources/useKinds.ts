import { kindsWith } from './kindOf.ts';
import { useEntries } from './kinds/useEntries.ts';
import type { UseEntry, UseFacts } from './useFacts.ts';

/** Of a kind whose entry says nothing of it. */
const unsaid: UseFacts = {
  names: [],
  alike: [],
  overviewOf: [],
  comparedIn: undefined,
  handed: [],
  variables: undefined,
  setsUpRuns: false,
  isSpokenOf: false,
  worksAlone: false,
  unseen: [],
  hiddenIn: [],
  askedUses: [],
  calledAs: [],
  columns: undefined,
  columnsOf: undefined,
};

export function useFactsOf(key: string): UseFacts {
  return { ...unsaid, ...(Object.hasOwn(useEntries, key) ? useEntries[key] : {}) };
}

/** The kinds whose entry says something of this sort, with that. */
export function usesSaid<Name extends keyof UseFacts>(
  name: Name,
): readonly { readonly key: string; readonly said: NonNullable<UseEntry[Name]> }[] {
  return Object.entries(useEntries).flatMap(([key, entry]) => {
    const said = entry[name];
    return said === undefined ? [] : [{ key, said }];
  });
}

/** The kind whose page a link leads to, or that a link names: `smartComputerGroups.html`, `enrollment-customization`. */
export function kindOfPage(name: string): string | undefined {
  const plain = (text: string): string => text.toLowerCase().replace(/s$/, '');
  const paged = kindsWith('legacyPage').find(({ page }) => plain(page?.split('.html')[0] ?? '') === plain(name));
  return paged?.key ?? usesSaid('calledAs').find(({ key }) => plain(key) === plain(name))?.key;
}
