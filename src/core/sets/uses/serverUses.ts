import { problemOf } from '../../../shared/problem.ts';
import { usesCall, type UsesCall } from '../../families/askedUses.ts';
import type { ApiFamily } from '../../families/family.ts';
import { callPage } from '../../listing/listPage.ts';
import type { ReadSession, Session } from '../../instances/session.ts';
import type { UnseenUse } from '../../resources/kind.ts';
import { kindOf } from '../../resources/kindOf.ts';
import { usesSaid } from '../../resources/useKinds.ts';
import { unreadOf } from '../snapshot/unreadOf.ts';
import { homesOf, isComplete } from './coverageOf.ts';
import type { UseCatalogue } from './sameObjects.ts';
import { useRules } from './useRules.ts';
import type { FailedQuestion, KindCoverage, Use, UseCoverage, UseTarget } from './useTypes.ts';
import type { UsesIndex } from './usesIndex.ts';
import { usesOf } from './usesOf.ts';

/** What the server itself said of what uses an object. */
export interface ServerUses {
  readonly uses: readonly Use[];
  /** Keys of the kinds of which it told all. */
  readonly covers: readonly string[];
  /** Relations that it told, and nothing else shows. */
  readonly tells: readonly UnseenUse[];
  /** The questions that it did not answer. */
  readonly failed: readonly FailedQuestion[];
}

type AskedSession = ReadSession & Pick<Session, 'known'>;
type AskedCatalogue = UseCatalogue & { readonly families: readonly Pick<ApiFamily, 'listAt'>[] };

/** The questions that a server answers of what uses an object, a request each; none for most kinds (facts 3.16). */
export function usesQuestions(catalogue: AskedCatalogue, { resource, id }: UseTarget): readonly UsesCall[] {
  const { ids } = useRules(catalogue);
  const target = id === '-' ? ({ kind: 'only' } as const) : ({ kind: 'one', id } as const);
  return usesSaid('askedUses')
    .filter(({ key }) => key === resource || ids(key) === ids(resource))
    .flatMap(({ key, said }) =>
      said.flatMap((asked) =>
        catalogue.families.flatMap((family) => {
          const list = family.listAt(asked.route, key, target);
          return list === undefined ? [] : [usesCall(asked, list)];
        }),
      ),
    );
}

const pageSize = 2000;
/** More rows than these are left to a sweep. */
const mostPages = 5;

/** Asks them. What fails says nothing of uses. */
export async function askServer(
  session: AskedSession,
  catalogue: AskedCatalogue,
  target: UseTarget,
  signal: AbortSignal,
): Promise<ServerUses> {
  const [uses, covers, tells, failed]: [Use[], string[], UnseenUse[], FailedQuestion[]] = [[], [], [], []];
  const rules = useRules(catalogue);
  const homes = (keys: readonly string[]): readonly string[] => [...new Set(keys.flatMap((key) => homesOf(rules, key)))];
  for (const call of usesQuestions(catalogue, target)) {
    try {
      const { rows, isWhole } = await rowsOfCall(session, call, signal);
      const named = rows.map((row) => call.named(row));
      uses.push(...named.flatMap((one) => (one === undefined ? [] : [toldUse(one, target)])));
      if (!isWhole || named.includes(undefined)) {
        failed.push({ covers: homes(call.covers), why: { why: 'answer' } });
        continue;
      }
      covers.push(...call.covers);
      if (call.tells !== undefined) tells.push(call.tells);
    } catch (error) {
      signal.throwIfAborted();
      const why = unreadOf(problemOf(error), call.list.endpoint, session.known().signedIn?.privileges) ?? { why: 'network' };
      failed.push({ covers: homes(call.covers), why });
    }
  }
  return { uses, covers: homes(covers), tells, failed };
}

async function rowsOfCall(
  session: ReadSession,
  { list, filter }: UsesCall,
  signal: AbortSignal,
): Promise<{ readonly rows: readonly unknown[]; readonly isWhole: boolean }> {
  const rows: unknown[] = [];
  let isOdd = false;
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await callPage(session, list, { page, pageSize, ...(filter === undefined ? {} : { filter }) }, signal, 'document');
    rows.push(...answer.rows);
    isOdd ||= answer.isOdd === true;
    if (!answer.paged || answer.rows.length === 0 || rows.length >= (answer.totalCount ?? pageSize * (page + 1))) {
      return { rows, isWhole: !isOdd && (answer.totalCount === undefined || rows.length >= answer.totalCount) };
    }
    if (answer.totalCount === undefined && answer.rows.length < pageSize) return { rows, isWhole: !isOdd };
  }
  return { rows, isWhole: false };
}

function toldUse(from: Use['from'], { resource, id }: UseTarget): Use {
  return { from, pointer: '', how: 'id', to: { resource, by: 'id', text: id }, called: undefined };
}

/**
 * What the index knows and what the server said, each object once: where the index has the place, that is better than none. Groups of which
 * the server does not say whether they have criteria are found in the index.
 */
export function withServerUses(index: UsesIndex, target: UseTarget, { uses }: ServerUses): readonly Use[] {
  const known = usesOf(index, target);
  const { ids } = index.rules;
  const keyOf = ({ from }: Use): string => `${ids(from.resource)}\n${from.id}`;
  const there = new Set(known.map(keyOf));
  const told = uses.filter((use) => !there.has(keyOf(use))).map((use) => atHome(index, use));
  return [...known, ...told];
}

function atHome(index: UsesIndex, use: Use): Use {
  const { kinds, rules } = index;
  const { resource, id } = use.from;
  if (typeof kindOf(resource).home !== 'object') return use;
  const home = [...kinds].find(([key, { objects }]) => rules.ids(key) === rules.ids(resource) && objects.some((one) => one.id === id));
  return home === undefined ? use : { ...use, from: { ...use.from, resource: home[0] } };
}

/** The same coverage where the server has told of some kinds. @param at epoch milliseconds of its answer. */
export function withServerCoverage(coverage: UseCoverage, { covers, tells, failed }: Omit<ServerUses, 'uses'>, at: number): UseCoverage {
  const kinds = coverage.kinds.map((kind): KindCoverage =>
    kind.state !== 'read' && covers.includes(kind.resource) ? { ...kind, state: 'asked', at, why: undefined, unread: [] } : kind,
  );
  const complete = isComplete(kinds) && coverage.absent === undefined;
  const unseen = coverage.unseen.filter((one) => !tells.includes(one));
  return { ...coverage, complete, kinds, unseen, failed };
}
