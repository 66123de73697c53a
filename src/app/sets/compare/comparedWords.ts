import { t } from '@vscode/l10n';
import { oneLine } from '../../../core/catalog/plain.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';
import { localTime } from '../../../shared/localTime.ts';
import { joinSentences, listOfNames } from '../../../shared/words.ts';
import { unreadWords } from '../unreadWords.ts';
import {
  countsOf,
  pairStates,
  type ComparedKind,
  type ComparedPair,
  type ComparedSets,
  type ComparedSide,
  type PairState,
  type SideName,
  type StateCounts,
  type WhyNot,
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

/** What a side is and how old: “Jamf Pro 11.30.1 · read 2026-11-30 07:10”. */
export function sideFacts({ kind, version, readAt }: ComparedSide): string {
  const of = version === undefined ? undefined : t`Jamf Pro ${oneLine(version, 30)}`;
  const age = readAt === undefined ? undefined : t`read ${localTime(new Date(readAt).toISOString())}`;
  return [kind === 'folder' ? t`pulled folder` : undefined, of, age].filter((part) => part !== undefined).join(' · ');
}

/** Why it was not compared, as a sentence. */
export function whyNotWords(why: WhyNot, sides: Sides): string {
  if (why.kind === 'ambiguous') {
    const [left, right] = [numberWords(why.left), numberWords(why.right)];
    return t`Several are called the same: ${left} in ${sideName(sides.left)}, ${right} in ${sideName(sides.right)}. Which belong together is not guessed.`;
  }
  const name = sideName(sides[why.side]);
  if (why.kind === 'broken') return t`What ${name} has of it is no document.`;
  return joinSentences(t`It was not read in ${name}.`, unreadWords(why.unread));
}

/** Names of fields as people read them. */
export function differingFields({ fields }: Pick<ComparedPair, 'fields'>): readonly string[] {
  return [...new Set(fields.map((pointer) => fieldName(pointer)))];
}

function fieldName(pointer: string): string {
  if (pointer === '') return t`all of it`;
  return pointer.slice(1).replaceAll('/', '.').replaceAll('~1', '/').replaceAll('~0', '~');
}

/** What a row says beside the name of its object. */
export function pairFacts(pair: ComparedPair, sides: Sides): string {
  const { state, left, right, why } = pair;
  const renamed = left !== undefined && right !== undefined && left.name !== right.name ? [t`called ${oneLine(right.name, 60)} there`] : [];
  if (state === 'different') return [...renamed, oneLine(listOfNames(differingFields(pair), 4, 3), 200)].join(' · ');
  if (state === 'notCompared') return why === undefined ? stateNames(sides).notCompared : oneLine(whyNotWords(why, sides), 200);
  return [stateNames(sides)[state], ...renamed].join(' · ');
}

/** All of it, a line each. */
export function pairDetails(pair: ComparedPair, sides: Sides): string {
  const at = (side: SideName): readonly string[] => {
    const ref = pair[side];
    return ref === undefined ? [] : [t`${sideName(sides[side])}: ${oneLine(ref.name)}, ID ${oneLine(ref.id, 60)}`];
  };
  const fields = differingFields(pair);
  return [
    [kindOf(pair.resource).label.one, stateNames(sides)[pair.state]].join(', '),
    ...at('left'),
    ...at('right'),
    ...(fields.length === 0 ? [] : [t`What differs: ${oneLine(listOfNames(fields, 40), 2000)}`]),
    ...(pair.why === undefined ? [] : [whyNotWords(pair.why, sides)]),
  ].join('\n');
}

/** What was compared and came out the same, as a sentence; undefined while something differs. */
export function sameWords({ kinds }: Pick<ComparedSets, 'kinds'>): string | undefined {
  const { different, onlyLeft, onlyRight, notCompared, same } = countsOf(kinds);
  if (different + onlyLeft + onlyRight > 0) return undefined;
  const compared = numberWords(same);
  if (notCompared > 0 && same === 0) return t`Nothing could be compared.`;
  if (notCompared > 0) return t`No difference in the ${compared} that could be compared; ${numberWords(notCompared)} could not.`;
  if (same === 0) return t`Neither of the two has anything of what was to be compared.`;
  return same === 1 ? t`The two are the same: 1 object compared.` : t`The two are the same: ${compared} objects compared.`;
}

/** What the rows of objects do not tell, a sentence each. */
export function remarkWords({ left, right, kinds }: ComparedSets): readonly string[] {
  const masked = kinds.reduce((sum, { remarks }) => sum + remarks.masked, 0);
  const unnamed = new Set(kinds.flatMap(({ remarks }) => remarks.unnamed).map((key) => kindOf(key).label.many));
  return [
    ...learnedWords(left, kinds, 'onlyLeft'),
    ...learnedWords(right, kinds, 'onlyRight'),
    ...(masked === 0
      ? []
      : [
          masked === 1
            ? t`Whether secrets differ cannot be seen: 1 object has some.`
            : t`Whether secrets differ cannot be seen: ${numberWords(masked)} objects have some.`,
        ]),
    ...(unnamed.size === 0 ? [] : [t`IDs stand where names are not known: ${listOfNames([...unnamed], 12)}.`]),
  ];
}

function learnedWords(side: ComparedSide, kinds: readonly ComparedKind[], which: 'onlyLeft' | 'onlyRight'): readonly string[] {
  const learned = kinds.filter(({ remarks }) => remarks[which].length > 0);
  if (learned.length === 0) return [];
  const fields = learned.map(({ resource, remarks }) => {
    const names = listOfNames(remarks[which].map(fieldName), 6);
    return `${kindOf(resource).label.many} (${oneLine(names, 300)})`;
  });
  const name = sideName(side);
  const named = listOfNames(fields, 12);
  return [
    side.version === undefined
      ? t`Only the Jamf Pro of ${name} has some fields, which are left out: ${named}.`
      : t`Only the Jamf Pro ${oneLine(side.version, 30)} of ${name} has some fields, which are left out: ${named}.`,
  ];
}
