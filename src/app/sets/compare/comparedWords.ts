import { t } from '@vscode/l10n';
import { oneLine } from '../../../core/catalog/plain.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';
import { keyOfIcons } from '../../../core/resources/lookups.ts';
import { useFactsOf } from '../../../core/resources/useKinds.ts';
import { localTime } from '../../../shared/localTime.ts';
import { joinSentences, listOfNames } from '../../../shared/words.ts';
import { foundFile, type Side, type WhyNot } from '../../../core/sets/compare/setPair.ts';
import { unreadWords } from '../unreadWords.ts';
import {
  countsOf,
  pairStates,
  type KindResult,
  type ComparedPair,
  type ComparedSets,
  type ComparedSide,
  type PairState,
  type StateCounts,
} from './compared.ts';

type Sides = Pick<ComparedSets, 'left' | 'right'>;

/** What a side is called where there is little room. */
export function sideName({ name }: Pick<ComparedSide, 'name'>): string {
  return oneLine(name, 60);
}

/** Each state by itself. */
export function stateNames({ left, right }: Sides): Readonly<Record<PairState, string>> {
  return {
    different: t`different`,
    onlyLeft: t`only in ${sideName(left)}`,
    onlyRight: t`only in ${sideName(right)}`,
    notCompared: t`not compared`,
    same: t`the same`,
  };
}

/** “3 different · 1 only in Lab”; states with none are left out. */
export function countWords(counts: StateCounts, { left, right }: Sides): string {
  const words: Readonly<Record<PairState, (count: string) => string>> = {
    different: (count) => t`${count} different`,
    onlyLeft: (count) => t`${count} only in ${sideName(left)}`,
    onlyRight: (count) => t`${count} only in ${sideName(right)}`,
    notCompared: (count) => t`${count} not compared`,
    same: (count) => t`${count} the same`,
  };
  return pairStates.flatMap((state) => (counts[state] === 0 ? [] : [words[state](numberWords(counts[state]))])).join(' · ');
}

export function numberWords(count: number): string {
  return count.toLocaleString('en-US');
}

/** What a side is and how old: “read 2026-11-30 07:10 · Jamf Pro 11.30.1”. */
export function sideFacts({ kind, version, readAt }: ComparedSide): string {
  const of = version === undefined ? undefined : t`Jamf Pro ${shortVersion(version)}`;
  const age = readAt === undefined ? undefined : t`read ${localTime(new Date(readAt).toISOString())}`;
  return [kind === 'folder' ? t`pulled folder` : undefined, age, of].filter((part) => part !== undefined).join(' · ');
}

/** Without what tells one build from another: `11.30.1-t1784555528405` is 11.30.1. */
function shortVersion(version: string): string {
  return oneLine(version.replace(/-.*$/s, ''), 30);
}

/** Why it was not compared, as a sentence. */
export function whyNotWords(why: WhyNot, sides: Sides): string {
  if (why.kind === 'ambiguous') {
    const [left, right] = [numberWords(why.left), numberWords(why.right)];
    return t`Several are called the same: ${left} in ${sideName(sides.left)}, ${right} in ${sideName(sides.right)}. Which belong together is not guessed.`;
  }
  if (why.kind === 'unnamed') {
    return t`They differ at most in IDs whose names are not known: ${listOfNames(why.resources.map((key) => kindOf(key).label.many))}.`;
  }
  const name = sideName(sides[why.side]);
  if (why.kind === 'text') return t`What ${name} has of it is no document.`;
  if (why.kind === 'file') return t`Nothing says of which object the file in ${name} is.`;
  if (why.kind === 'kind') return t`What was read of ${name} has nothing of this kind.`;
  const unread = why.unread === undefined ? undefined : unreadWords(why.unread);
  return joinSentences(why.kind === 'list' ? t`Its list was not read in ${name}.` : t`It was not read in ${name}.`, unread);
}

/** What a row says beside the name of its object. */
export function pairFacts(pair: ComparedPair, sides: Sides): string {
  const { left, right, site, masked } = pair;
  const isRenamed = left !== undefined && right !== undefined && left.name !== right.name;
  return [
    pairWords(pair, sides),
    ...(isRenamed ? [t`called ${oneLine(right.name, 60)} on the right`] : []),
    ...(site === undefined || site === '' ? [] : [t`site ${oneLine(site, 60)}`]),
    ...(masked && isCompared(pair) ? [t`secrets not compared`] : []),
  ].join(' · ');
}

function pairWords({ state, why, fields }: ComparedPair, sides: Sides): string {
  if (state === 'notCompared' && why !== undefined) return oneLine(whyNotWords(why, sides), 200);
  return state === 'different' && fields.length > 0 ? oneLine(listOfNames(fields, 4, 3), 200) : stateNames(sides)[state];
}

/** All of it, a line each. */
export function pairDetails(pair: ComparedPair, sides: Sides): string {
  const { resource, state, fields, site, ...refs } = pair;
  const why = pairWhy(pair, sides);
  const at = (side: Side): readonly string[] => {
    const ref = refs[side];
    if (ref === undefined) return [];
    const [name, file] = [sideName(sides[side]), foundFile(ref)];
    return [file === undefined ? t`${name}: ${oneLine(ref.name)}, ID ${oneLine(ref.id, 60)}` : t`${name}: the file ${oneLine(file, 300)}`];
  };
  return [
    [kindOf(resource).label.one, stateNames(sides)[state]].join(', '),
    ...at('left'),
    ...at('right'),
    ...(site === undefined || site === '' ? [] : [t`Site: ${oneLine(site, 60)}`]),
    ...(fields.length === 0 ? [] : [t`What differs: ${oneLine(listOfNames(fields, 40), 2000)}`]),
    ...(why === '' ? [] : [why]),
  ].join('\n');
}

/** What of it was not compared, and why; empty: nothing is to be said. */
export function pairWhy(pair: ComparedPair, sides: Sides): string {
  const { why, masked } = pair;
  if (why !== undefined) return whyNotWords(why, sides);
  return masked && isCompared(pair) ? t`Whether its secrets differ cannot be seen.` : '';
}

function isCompared({ state }: Pick<ComparedPair, 'state'>): boolean {
  return state === 'same' || state === 'different';
}

/** What was compared and came out the same, as a sentence; undefined while something differs, or is still to be compared. */
export function sameWords({ kinds, isAll }: Pick<ComparedSets, 'kinds' | 'isAll'>): string | undefined {
  if (!isAll) return undefined;
  const { different, onlyLeft, onlyRight, notCompared, same } = countsOf(kinds);
  const hasSecrets = kinds.some(({ pairs }) => pairs.some(({ masked }) => masked));
  if (different + onlyLeft + onlyRight > 0) return undefined;
  const compared = numberWords(same);
  if (notCompared > 0 && same === 0) return t`Nothing could be compared.`;
  if (notCompared > 0) return t`No difference in the ${compared} that could be compared; ${numberWords(notCompared)} could not.`;
  if (same === 0) return t`Neither of the two has anything of what was to be compared.`;
  if (hasSecrets) {
    return same === 1
      ? t`No difference in the 1 object compared, apart from its secrets, which nobody can see.`
      : t`No difference in the ${compared} objects compared, apart from secrets, which nobody can see.`;
  }
  return same === 1 ? t`The two are the same: 1 object compared.` : t`The two are the same: ${compared} objects compared.`;
}

/** What is said of a result that is written down before its end; undefined: it is all. */
export function partWords({ isAll }: Pick<ComparedSets, 'isAll'>): string | undefined {
  return isAll ? undefined : t`This is not all: the comparison had not come to its end.`;
}

/** What the rows of objects do not tell, a sentence each. */
export function remarkWords(sets: ComparedSets): readonly string[] {
  const { left, right, kinds, comparison } = sets;
  const masked = kinds.reduce((sum, { pairs }) => sum + pairs.filter((pair) => pair.masked && isCompared(pair)).length, 0);
  const compared = kinds.filter(({ counts }) => counts.same + counts.different > 0);
  const secrets =
    masked === 1
      ? t`Whether secrets differ cannot be seen: 1 object has some.`
      : t`Whether secrets differ cannot be seen: ${numberWords(masked)} objects have some.`;
  return [
    ...accountWords(sets),
    ...moreWords(left, kinds, 'left'),
    ...moreWords(right, kinds, 'right'),
    ...memberWords(compared),
    ...iconWords(compared),
    ...(comparison === 'instances' ? ofServerWords(compared) : []),
    ...(masked === 0 ? [] : [secrets]),
  ];
}

function accountWords({ left, right, kinds, comparison }: ComparedSets): readonly string[] {
  const areAccounts = comparison === 'drift' && left.kind === 'instance' && right.kind === 'instance';
  const { onlyLeft, onlyRight } = countsOf(kinds);
  return areAccounts && onlyLeft + onlyRight > 0
    ? [t`Both are accounts of one server: what only one of them shows, the other one may not be allowed to see.`]
    : [];
}

/** Groups whose members no read of the group shows (facts 5.6) say the same with quite other devices in them. */
function memberWords(kinds: readonly KindResult[]): readonly string[] {
  const groups = kinds.filter(({ resource }) => kindOf(resource).guards.members.of !== undefined);
  const names = listOfNames(groups.map(({ resource }) => kindOf(resource).label.many));
  return groups.length === 0 ? [] : [t`Who is in these groups is not compared, since reading a group does not show it: ${names}.`];
}

/** An icon is a file, which is no part of what is read: two of one name may show something else. */
function iconWords(kinds: readonly KindResult[]): readonly string[] {
  const icons = keyOfIcons();
  const some = kinds.filter(({ resource }) => useFactsOf(resource).names.some(({ of }) => of === icons));
  const names = listOfNames(some.map(({ resource }) => kindOf(resource).label.many));
  return some.length === 0 ? [] : [t`Icons are compared by the names of their files, and not by what they show: ${names}.`];
}

/** Hashes of files: two packages of one name may be two files. */
function ofServerWords(kinds: readonly KindResult[]): readonly string[] {
  const some = kinds.filter(({ resource }) => kindOf(resource).ofServer.length > 0);
  const fields = some.map(({ resource }) => {
    const { label, ofServer } = kindOf(resource);
    return `${label.many} (${listOfNames(ofServer, 6)})`;
  });
  return some.length === 0 ? [] : [t`Some fields say something on their own server alone, and are left out: ${listOfNames(fields, 12)}.`];
}

/** What an upgrade brought is one remark, and not a difference of each object. */
function moreWords(side: ComparedSide, kinds: readonly KindResult[], which: Side): readonly string[] {
  const withMore = kinds.filter(({ more }) => more[which].length > 0);
  if (withMore.length === 0) return [];
  const fields = withMore.map(({ resource, more }) => `${kindOf(resource).label.many} (${oneLine(listOfNames(more[which], 6), 300)})`);
  const name = sideName(side);
  const named = listOfNames(fields, 12);
  return [
    side.version === undefined
      ? t`Only the Jamf Pro of ${name} has some fields, which are left out: ${named}.`
      : t`Only the Jamf Pro ${shortVersion(side.version)} of ${name} has some fields, which are left out: ${named}.`,
  ];
}
