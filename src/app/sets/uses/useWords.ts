import { t } from '@vscode/l10n';
import { fieldWords } from '../../../core/resources/words.ts';
import { fromPointer } from '../../../core/json/pointers.ts';
import type { UnseenUse } from '../../../core/resources/kind.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';
import type { FailedQuestion, KindCoverage, UseCoverage } from '../../../core/sets/uses/useTypes.ts';
import type { ObjectRef } from '../../../core/sets/source.ts';
import { joinSentences, listOfNames } from '../../../shared/words.ts';
import { unreadWords } from '../unreadWords.ts';
import { kindsRead, kindsUnread, type ShownUse, type ShownPlace } from './usesShown.ts';

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];

/** How long ago something was, by the clock of this computer. */
export function agoWords(then: number, now: number): string {
  const age = Math.max(0, now - then);
  const of = (unit: number): number => Math.floor(age / unit);
  if (age < minute) return t`just now`;
  if (age < hour) return of(minute) === 1 ? t`1 minute ago` : t`${of(minute)} minutes ago`;
  if (age < day) return of(hour) === 1 ? t`1 hour ago` : t`${of(hour)} hours ago`;
  return of(day) === 1 ? t`1 day ago` : t`${of(day)} days ago`;
}

/** When the oldest of what was read was read. */
function oldestRead(coverage: Pick<UseCoverage, 'kinds'>): number | undefined {
  const times = coverage.kinds.map(({ at }) => at).filter((at) => at !== undefined);
  return times.length === 0 ? undefined : Math.min(...times);
}

/** Objects by their kinds, those that there are most of first: `3 Policies and 1 Smart Computer Group`. */
export function countedKinds(objects: readonly Pick<ObjectRef, 'resource'>[]): string {
  const counts = new Map<string, number>();
  for (const { resource } of objects) counts.set(resource, (counts.get(resource) ?? 0) + 1);
  const sorted = [...counts].toSorted(([, one], [, other]) => other - one);
  return andList(
    sorted.map(([resource, count]) => {
      const { one, many } = kindOf(resource).label;
      return count === 1 ? t`1 ${one}` : t`${count} ${many}`;
    }),
  );
}

function andList(all: readonly string[]): string {
  const [last = ''] = all.slice(-1);
  return all.length < 2 ? last : t`${all.slice(0, -1).join(', ')} and ${last}`;
}

/** Whether there is more than a text that mentions it. */
export function isCertain({ places }: Pick<ShownUse, 'places'>): boolean {
  return places.some(({ how }) => how !== 'mentioned');
}

/**
 * Who uses it, as far as it is known: by certain places and by mere mentions. Only where all was read that could, none is called not used.
 *
 * @param now epoch milliseconds
 */
export function usedByWords(uses: readonly ShownUse[], coverage: UseCoverage, now: number): string {
  const { absent, variables } = coverage;
  return joinSentences(
    absent === undefined ? '' : absentWords(absent, now),
    whoUses(uses, coverage, now),
    variables === undefined || uses.length > 0 ? '' : variableWords(variables),
  );
}

/** What may call it all the same. */
export function variableWords(count: number): string {
  if (count === 1) return t`1 object runs policies by what stands in variables, which may come from elsewhere.`;
  return t`${count} objects run policies by what stands in variables, which may come from elsewhere.`;
}

/** It is not there, or was not there yet. */
export function absentWords({ resource, at }: NonNullable<UseCoverage['absent']>, now: number): string {
  return t`It is not among the ${kindOf(resource).label.many} (as read ${agoWords(at, now)}).`;
}

/** What the server itself did not answer. */
export function failedWords({ why }: FailedQuestion): string {
  return t`Jamf Pro itself was asked and did not tell. ${unreadWords(why)}`;
}

function whoUses(uses: readonly ShownUse[], coverage: UseCoverage, now: number): string {
  const at = oldestRead(coverage);
  const [certain, mentioned] = [uses.filter(isCertain), uses.filter((use) => !isCertain(use))];
  const age = at === undefined ? '' : agoWords(at, now);
  const mention = mentioned.length === 0 ? '' : t`Mentioned in the text of ${countedKinds(mentioned)}, which may mean something else.`;
  if (certain.length > 0) {
    const by = countedKinds(certain);
    return joinSentences(age === '' ? t`Used by ${by}.` : t`Used by ${by} (as read ${age}).`, mention);
  }
  const read = kindsRead(coverage).map(({ resource }) => kindOf(resource).label.many);
  if (coverage.kinds.length === 0) return joinSentences(t`Nothing that the API shows refers to objects of this kind.`, mention);
  const partly = coverage.kinds
    .filter(({ state, count }) => state === 'unread' && count > 0)
    .map(({ resource }) => kindOf(resource).label.many);
  if (read.length === 0 && partly.length > 0)
    return joinSentences(t`No use found in what was read of ${listOfNames(partly, 4, 3)}, which is not all.`, mention);
  if (read.length === 0) return joinSentences(t`Uses are not known: nothing that could use it was read yet.`, mention);
  if (coverage.complete) return joinSentences(unusedWords(coverage, age), mention);
  const kinds = listOfNames(read, 4, 3);
  return joinSentences(age === '' ? t`No use found in ${kinds}.` : t`No use found in ${kinds} (as read ${age}).`, mention);
}

/** Where some relations are shown by no API, “not used” says no more than what is known. */
function unusedWords({ unseen }: UseCoverage, age: string): string {
  if (unseen.length > 0)
    return age === '' ? t`Not used by anything that the API shows.` : t`Not used by anything that the API shows (as read ${age}).`;
  return age === '' ? t`Not used.` : t`Not used (as read ${age}).`;
}

/** What was not read that could name it; empty where all was. */
export function notReadWords(coverage: Pick<UseCoverage, 'kinds'>, most = 4): string {
  const kinds = kindsUnread(coverage).map(({ resource }) => kindOf(resource).label.many);
  const parts = coverage.kinds.flatMap(({ resource, state, unread }) =>
    state === 'partly' ? [t`${unread.length} of the ${kindOf(resource).label.many}`] : [],
  );
  const all = [...kinds, ...parts];
  return all.length === 0 ? '' : t`Not read: ${listOfNames(all, most, most - 1)}.`;
}

/** What an answer rests on, in one line: the head of what unfolds to each kind. */
export function coverageWords(coverage: UseCoverage, now: number): string {
  const [at, kinds] = [oldestRead(coverage), kindsRead(coverage).length];
  const age = at === undefined ? '' : agoWords(at, now);
  const isOne = kinds === 1;
  const read =
    kinds === 0
      ? t`Nothing was read yet.`
      : age === ''
        ? t`Told by the server itself.`
        : isOne
          ? t`Read: 1 kind, ${age}.`
          : t`Read: ${kinds} kinds, ${age}.`;
  return joinSentences(read, notReadWords(coverage));
}

/** What is known of one kind, to stand beside its name. */
export function kindCoverageWords({ state, at, why, unread }: KindCoverage, now: number): string {
  switch (state) {
    case 'asked':
      return t`the server itself told`;
    case 'absent':
    case 'unread':
      return why === undefined ? t`It could not be read.` : unreadWords(why);
    case 'notLooked':
      return why === undefined ? t`Nobody has read it yet.` : unreadWords(why);
    default: {
      const age = at === undefined ? '' : agoWords(at, now);
      const [first] = unread;
      if (first === undefined) return age;
      return joinSentences(t`${age}, but ${unread.length} of them not.`, unreadWords(first.unread));
    }
  }
}

/** What no API shows. */
export function unseenWords(unseen: UnseenUse): string {
  return {
    appInstallers: t`App installers: the API does not show what they are scoped to.`,
    blueprints: t`Blueprints: the API does not show what they use.`,
    bookmarks: t`Self Service bookmarks: the API does not show them.`,
    compliance: t`Device compliance: the API does not show which group of devices it goes by.`,
    enrollmentPanels: t`Panels of enrollment customizations: the API does not show them here.`,
    packageContents: t`What packages contain: nobody can look into them from here.`,
    payloadCertificates: t`Certificates in payloads of profiles: they name their authority in ways that cannot be told.`,
    userScopes: t`Users and user groups in scopes: some versions of Jamf Pro do not show them.`,
  }[unseen];
}

/** Where in a document something stands, by the words of its fields: `Scope › Computer groups`. */
export function placeWords({ pointer }: Pick<ShownPlace, 'pointer'>): string {
  const names = fromPointer(pointer).filter((step) => !/^\d+$/.test(step));
  const own = names.length > 1 && ['id', 'name'].includes(names.at(-1) ?? '') ? names.slice(0, -1) : names;
  return own.map((name) => fieldWords(name)).join(' › ');
}

/** How a place names it. */
export function howWords({ how }: Pick<ShownPlace, 'how'>): string {
  return { id: t`by id`, name: t`by name`, mentioned: t`mentioned in the text` }[how];
}

/** A place on one line. */
export function placeLine(place: ShownPlace): string {
  if (place.pointer === '') return t`as the server says`;
  const parts = [placeWords(place), place.line === undefined ? '' : t`line ${place.line}`, howWords(place)];
  return parts.filter((part) => part !== '').join(', ');
}
