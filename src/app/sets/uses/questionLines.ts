import { t } from '@vscode/l10n';
import { oneLine } from '../../../core/catalog/plain.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';
import type { UseHow } from '../../../core/sets/uses/useTypes.ts';
import type { ObjectRef } from '../../../core/sets/source.ts';
import { joinSentences, listOfNames } from '../../../shared/words.ts';
import type { UseLines } from '../knownUses.ts';
import { kindsRead, kindsToRead, type FoundUses, type ShownUse } from './usesShown.ts';
import { isCertain, notReadWords, usedByWords } from './useWords.ts';

export interface QuestionParts {
  /** Undefined: nothing was ever read of the instance. Contacts nobody. */
  readonly known: (instanceId: string, objects: readonly ObjectRef[]) => Promise<readonly FoundUses[] | undefined>;
  /** What compares with the object by the name that it has: criteria of groups and searches. */
  readonly namedBy: (instanceId: string, of: ObjectRef) => Promise<readonly ShownUse[]>;
  /** What calls the object by what it is called beside its name: a policy's event, a package's file. */
  readonly callers: (instanceId: string, of: ObjectRef, called: string) => Promise<readonly ShownUse[]>;
  /** Keys of the kinds that go by names of objects of a kind. Contacts nobody; none where it is not known what there is. */
  readonly byName: (instanceId: string, resource: string) => readonly string[];
  readonly nameOf: (instanceId: string) => string;
  readonly now: () => number;
}

/** Objects of several that have a line of their own. */
const mostLines = 6;

/** What a question says of uses before objects are deleted, or one is called otherwise. */
export function questionLines({ known, namedBy, callers, byName, nameOf, now }: QuestionParts): UseLines {
  const unknown = (instanceId: string, count: number): readonly string[] => {
    const name = oneLine(nameOf(instanceId), 80);
    if (count > 1) return [t`What uses them is not known: nothing was read of ${name} yet.`];
    return [t`What uses it is not known: nothing was read of ${name} yet. Find References reads it.`];
  };
  return {
    beforeRemoval: async (instanceId, objects) => {
      const found = await known(instanceId, objects);
      return { lines: found === undefined ? unknown(instanceId, objects.length) : removalLinesOf(found, now()) };
    },
    beforeRename: async (instanceId, object, { name, called }) => {
      const found = await known(instanceId, [object]);
      const naming = name === undefined ? [] : byName(instanceId, object.resource);
      if (found === undefined) {
        const old = called ?? (naming.length > 0 ? name : undefined);
        return { lines: old === undefined ? unknown(instanceId, 1) : [unknownNameWords(old, nameOf(instanceId))] };
      }
      const [first] = found;
      if (first === undefined || !canBeUsed(first)) return { lines: [] };
      // What is known to go by its name is asked about in any access; what nobody knows is said where there is a question anyway.
      const named = name === undefined ? '' : criteriaWords(name, await namedBy(instanceId, object));
      const words = joinSentences(named, called === undefined ? '' : callerWords(called, await callers(instanceId, object, called)));
      const unread = joinSentences(
        name === undefined ? '' : unreadNameWords(name, first, (resource) => naming.includes(resource)),
        called === undefined ? '' : unreadNameWords(called, first, (_resource, how) => how !== 'id'),
      );
      if (words !== '') return { lines: oneObjectLines(first, now()), byName: joinSentences(words, unread) };
      return { lines: unread === '' ? oneObjectLines(first, now()) : [...oneObjectLines(first, now()), unread] };
    },
  };
}

/** Nothing ever refers to objects of some kinds. */
function canBeUsed({ coverage, uses }: FoundUses): boolean {
  return coverage.kinds.length > 0 || uses.length > 0;
}

function removalLinesOf(all: readonly FoundUses[], now: number): readonly string[] {
  const found = all.filter(canBeUsed);
  const [first, ...others] = found;
  if (first === undefined) return [];
  if (others.length === 0 && all.length === 1) return oneObjectLines(first, now);
  const used = found.filter(({ uses }) => uses.length > 0).toSorted((a, b) => weightOf(b) - weightOf(a));
  const free = found.length - used.length;
  const lines = used.slice(0, mostLines).map((one) => {
    const { of } = one;
    const name = of.name === '' ? of.id : of.name;
    return `${kindOf(of.resource).label.one} “${oneLine(name, 80)}”: ${usedByWords(one.uses, one.coverage, now)}`;
  });
  const more = used.length > mostLines ? [t`${used.length - mostLines} more of them are used.`] : [];
  return [...lines, ...more, ...freeLines(found, free, now)];
}

/** Certain uses count before mere mentions. */
function weightOf({ uses }: FoundUses): number {
  return uses.filter(isCertain).length * 1_000_000 + uses.length;
}

/** What is said of those of several that no use was found of. */
function freeLines(found: readonly FoundUses[], free: number, now: number): readonly string[] {
  const unused = found.filter(({ uses }) => uses.length === 0);
  const [one] = unused.toSorted((a, b) => Number(a.coverage.complete) - Number(b.coverage.complete));
  const missing = [...new Set(found.map(({ coverage }) => notReadWords(coverage)))].find((words) => words !== '') ?? '';
  if (one === undefined) return missing === '' ? [] : [missing];
  if (free < found.length)
    return [joinSentences(free === 1 ? t`No use was found of the other one.` : t`No use was found of the other ${free}.`, missing)];
  // One that is not there says nothing of the others.
  const coverage = { ...one.coverage, absent: undefined };
  return [joinSentences(t`Of each of them:`, usedByWords([], coverage, now), missing)];
}

function oneObjectLines({ uses, coverage }: FoundUses, now: number): readonly string[] {
  const nothing = uses.length === 0 && kindsRead(coverage).length === 0 && kindsToRead(coverage).length > 0;
  return [joinSentences(usedByWords(uses, coverage, now), nothing ? t`Find References reads it.` : notReadWords(coverage))];
}

function unknownNameWords(name: string, instance: string): string {
  const [called, where] = [oneLine(name, 80), oneLine(instance, 80)];
  return t`What uses it is not known, nor what goes by “${called}”: nothing was read of ${where} yet. Find References reads it.`;
}

/** What may go by its name, and was not read. */
function unreadNameWords(name: string, { coverage }: FoundUses, isNaming: (resource: string, how: UseHow) => boolean): string {
  const missing = notReadWords({ kinds: coverage.kinds.filter(({ resource, how }) => isNaming(resource, how)) });
  return missing === '' ? '' : joinSentences(t`Not all was read that may go by “${oneLine(name, 80)}”.`, missing);
}

/** What calls it by its event, or by its file, in criteria or in texts, which may mean something else. */
function callerWords(name: string, uses: readonly ShownUse[]): string {
  const called = oneLine(name, 80);
  const [criteria, texts] = [uses.filter(isCertain), uses.filter((use) => !isCertain(use))];
  return joinSentences(
    criteria.length === 0 ? '' : t`Criteria go by “${called}”, in ${usersIn(criteria)}: look at them after the change.`,
    texts.length === 0 ? '' : t`“${called}” is mentioned in ${usersIn(texts)}: look at them after the change.`,
  );
}

function usersIn(uses: readonly ShownUse[]): string {
  return listOfNames(
    uses.map((use) => `“${oneLine(use.name === '' ? use.id : use.name, 80)}”`),
    6,
    5,
  );
}

/** Criteria and columns do not follow a change of the name; whether fields do that hold a name is not known. */
function criteriaWords(name: string, named: readonly ShownUse[]): string {
  const called = oneLine(name, 80);
  const criteria = named.filter(hasCriteria);
  const fields = named.filter((use) => !hasCriteria(use));
  return joinSentences(
    criteria.length === 0 ? '' : t`Criteria go by its name “${called}”, in ${usersIn(criteria)}: look at them after the change.`,
    fields.length === 0 ? '' : t`It is named “${called}” in ${usersIn(fields)}: look at them after the change.`,
  );
}

function hasCriteria({ resource }: ShownUse): boolean {
  return kindOf(resource).criteria !== undefined;
}
