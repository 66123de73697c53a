import type { KindCoverage, Use, UseCoverage } from '../../../core/sets/uses/useTypes.ts';
import type { ObjectRef } from '../../../core/sets/source.ts';
import type { Problem } from '../../../shared/problem.ts';
import { groupsBy } from './groupsBy.ts';

/** A place where one object names another. */
export interface ShownPlace extends Use {
  /** From 1; undefined: not known, or not looked up yet. */
  readonly line: number | undefined;
  /** Of the document that has the line: `.json`, or that of the text which mentions it. */
  readonly ending: string;
}

/** An object that uses another one, with every place where it says so. */
export interface ShownUse extends ObjectRef {
  readonly places: readonly ShownPlace[];
}

/** Who uses an object, and what that rests on. */
export interface FoundUses {
  /** With the name that it was found to have. */
  readonly of: ObjectRef;
  readonly uses: readonly ShownUse[];
  readonly coverage: UseCoverage;
  /** The kinds that reading tells of, and those of them that it would tell more of. */
  readonly readable: readonly string[];
  readonly missing: readonly string[];
  /** What nobody has read of the others, which is read if it is asked for by itself: devices and people. */
  readonly more: readonly string[];
}

/** What is known of the uses of one object by now. */
export interface UsesShown extends FoundUses {
  readonly instanceId: string;
  /** What is being done. */
  readonly state:
    | { readonly kind: 'asking' | 'idle' | 'stopped' }
    | { readonly kind: 'reading'; readonly done: number; readonly requests: number; readonly left: number | undefined }
    | { readonly kind: 'trouble'; readonly problem: Problem; readonly words: string };
}

/** Uses by the object that they are in, in the order in which the first of each stands. */
export function shownUses(uses: readonly Use[]): readonly ShownUse[] {
  const all = groupsBy(uses, ({ from }) => `${from.resource}\n${from.id}`);
  return [...all.values()].flatMap((places) => {
    const [first] = places;
    const shown = places.map((use) => ({ ...use, line: undefined, ending: '.json' }));
    return first === undefined ? [] : [{ ...first.from, places: shown }];
  });
}

/** The kinds that were looked at, by whomever. */
export function kindsRead({ kinds }: Pick<UseCoverage, 'kinds'>): readonly KindCoverage[] {
  return kinds.filter(({ state }) => state === 'read' || state === 'partly' || state === 'asked');
}

/** The kinds of which nothing is known. */
export function kindsUnread({ kinds }: Pick<UseCoverage, 'kinds'>): readonly KindCoverage[] {
  return kinds.filter(({ state }) => state === 'unread' || state === 'notLooked');
}

/** What another try may read: what is not allowed stays unread, however often somebody tries. */
const passing: ReadonlySet<string> = new Set(['stopped', 'network', 'disk', 'answer']);

/** The kinds that reading would tell more of. */
export function kindsToRead({ kinds }: Pick<UseCoverage, 'kinds'>): readonly string[] {
  const isOpen = ({ state, why, unread }: KindCoverage): boolean => {
    if (state === 'unread') return passing.has(why?.why ?? 'stopped');
    return (state === 'notLooked' && why === undefined) || (state === 'partly' && unread.some((one) => passing.has(one.unread.why)));
  };
  return kinds.filter(isOpen).map(({ resource }) => resource);
}
