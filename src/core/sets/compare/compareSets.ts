import { ProblemError } from '../../../shared/problem.ts';
import { kindOf } from '../../resources/kindOf.ts';
import { Canon } from '../canon/canonical.ts';
import { TextIds } from '../canon/textIds.ts';
import { fieldsUnknownTo } from '../canon/unknownFields.ts';
import type { KindState, ObjectSource } from '../source.ts';
import { itemsOf, nameOfRef, type SideReading, type SetItem } from './setItems.ts';
import { matchItems, type Match } from './setMatches.ts';
import { lookAgain, type Doubt } from './secondLook.ts';
import {
  foundFile,
  otherSide,
  type ComparedKind,
  type CompareOptions,
  type KindGround,
  type SetPair,
  type Side,
  type WhyNot,
} from './setPair.ts';

interface ReadSide {
  readonly items: readonly SetItem[];
  readonly canon: Canon;
  readonly more: ReadonlySet<string>;
  /** Why not all that there are are among the items. */
  readonly gap: Extract<WhyNot, { kind: 'kind' | 'list' }> | undefined;
}

/**
 * Compares all objects of two sets, one kind after the other, small ones first so that something is there soon. Objects are matched by what
 * they are known by everywhere, else by name within their site; of two sets of one server by id. What was not read is not absent.
 *
 * @throws the reason of the signal.
 */
export async function* compareSets(
  left: ObjectSource,
  right: ObjectSource,
  options: CompareOptions,
  signal: AbortSignal,
): AsyncGenerator<ComparedKind> {
  const sources = { left, right };
  const counts = new Map<string, number>();
  for (const { resource, count } of [...left.kinds(), ...right.kinds()]) counts.set(resource, (counts.get(resource) ?? 0) + count);
  // What neither has is told, too: nothing is known of it.
  for (const resource of options.kinds ?? []) if (!counts.has(resource)) counts.set(resource, 0);
  const wanted = options.kinds === undefined ? undefined : new Set(options.kinds);
  const kinds = [...counts].filter(([resource]) => wanted?.has(resource) !== false).toSorted(([, one], [, other]) => one - other);
  for (const [resource] of kinds) {
    signal.throwIfAborted();
    const shapes = await options.shapesOf(resource);
    const { comparison = 'instances', placesOf } = options;
    yield await compareKind({ resource, sources, shapes, comparison, placesOf }, signal);
  }
}

async function compareKind(ground: KindGround, signal: AbortSignal): Promise<ComparedKind> {
  const texts = new TextIds();
  const left = await readSide(ground, 'left', (name, text) => texts.known(name, text), signal);
  const sides = { left, right: await readSide(ground, 'right', (name, text) => texts.like(name, text), signal) };
  const unknown = unknownFields(ground, sides);
  const doubts: Doubt[] = [];
  const pairs = matchItems(sides.left.items, sides.right.items, ground).flatMap((match) => pairsOf(match, sides, doubts));
  const isSure = !hasPlist(ground.resource) && unknown.left.size + unknown.right.size === 0;
  const mustLookAgain = doubts.filter(({ pair, unnamed }) => unnamed.size > 0 || !isSure || isRenamed(pair));
  const settled = await lookAgain(ground, mustLookAgain, unknown, signal);
  const more = (side: Side): readonly string[] => [...new Set([...sides[side].more, ...unknown[otherSide(side)]])].toSorted();
  return {
    resource: ground.resource,
    pairs: pairs.map((pair) => settled.get(pair) ?? pair).toSorted(byName),
    more: { left: more('left'), right: more('right') },
    unknown: isNowhere(sides) ? [] : [sides.left.gap, sides.right.gap].filter((gap) => gap !== undefined),
  };
}

/** Neither side has anything of it, and of one its Jamf Pro does not have the kind at all: there is nothing that was not compared. */
function isNowhere({ left, right }: Readonly<Record<Side, ReadSide>>): boolean {
  const isMissing = ({ gap }: ReadSide): boolean => gap?.kind === 'list' && gap.unread?.why === 'unsupported';
  const isEmpty = ({ items, gap }: ReadSide): boolean => items.length === 0 && (gap === undefined || gap.kind === 'kind');
  const sides = [left, right];
  return sides.some(isMissing) && sides.every((side) => isEmpty(side) || (isMissing(side) && side.items.length === 0));
}

/** Two property lists may say the same though they are written otherwise: only a second look tells. */
function hasPlist(resource: string): boolean {
  return /^(?:profile|configuration)$/.test(kindOf(resource).part?.form ?? '');
}

/** Their texts were not compared yet: those of one name alone are. */
function isRenamed({ left, right }: SetPair): boolean {
  return left !== undefined && right !== undefined && nameOfRef(left) !== nameOfRef(right);
}

function byName(one: SetPair, other: SetPair): number {
  const [a, b] = [one, other].map(({ left, right }) => left?.id ?? right?.id ?? '');
  return compareTexts(one.name, other.name) || compareTexts(a ?? '', b ?? '');
}

function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

async function readSide(
  { resource, sources, shapes, comparison }: KindGround,
  side: Side,
  idOf: SideReading['idOf'],
  signal: AbortSignal,
): Promise<ReadSide> {
  const source = sources[side];
  const nameOf = (key: string, id: string): string | undefined => source.nameOf(key, id);
  const canon = new Canon({ resource, shape: shapes[side], other: shapes[otherSide(side)], comparison, nameOf });
  const more = new Set<string>();
  const gap = gapOf(
    source.kinds().find((kind) => kind.resource === resource),
    side,
  );
  try {
    return { items: await itemsOf(resource, { source, canon, idOf, onlyHere: more }, signal), canon, more, gap };
  } catch (error) {
    // What was stopped is, and a fault of ours is no gap.
    if (signal.aborted || !(error instanceof ProblemError)) throw error;
    return { items: [], canon, more, gap: { kind: 'list', side, unread: { why: 'disk' } } };
  }
}

function gapOf(state: KindState | undefined, side: Side): ReadSide['gap'] {
  if (state === undefined) return { kind: 'kind', side };
  return state.listedAt === undefined || state.unread !== undefined ? { kind: 'list', side, unread: state.unread } : undefined;
}

/** Fields that no shape knows and only one of two versions of Jamf Pro shows, by the side that does not. */
function unknownFields(
  { sources, shapes }: KindGround,
  { left, right }: Record<Side, ReadSide>,
): Readonly<Record<Side, ReadonlySet<string>>> {
  const [one, other] = [sources.left.version, sources.right.version];
  if (one === undefined || other === undefined || one === other) return { left: new Set(), right: new Set() };
  return {
    left: fieldsUnknownTo(left.canon.rule, right.canon.rule, shapes.guessed === 'left'),
    right: fieldsUnknownTo(right.canon.rule, left.canon.rule, shapes.guessed === 'right'),
  };
}

function pairsOf(match: Match, sides: Readonly<Record<Side, ReadSide>>, doubts: Doubt[]): readonly SetPair[] {
  if (match.others !== undefined) return ambiguous(match, match.others);
  if (match.left.length === 0) return match.right.map((item) => aloneOn('right', item, sides.left.gap));
  if (match.right.length === 0) return match.left.map((item) => aloneOn('left', item, sides.right.gap));
  const [left, right] = [match.left[0], match.right[0]];
  if (left !== undefined && right !== undefined && match.left.length === 1 && match.right.length === 1) {
    const pair = pairOf(left, right);
    const unnamed = new Set([...(left.read?.unnamed ?? []), ...(right.read?.unnamed ?? [])]);
    if (pair.state === 'different' || (pair.state === 'same' && unnamed.size > 0)) doubts.push({ pair, unnamed });
    return [pair];
  }
  return sameTexts(match) ?? ambiguous(match);
}

function bare(item: SetItem | undefined): Pick<SetPair, 'name' | 'site'> {
  return { name: item?.ref.name ?? '', site: item?.read?.site || undefined };
}

function aloneOn(side: Side, item: SetItem, gap: ReadSide['gap']): SetPair {
  const refs = side === 'left' ? { left: item.ref, right: undefined } : { left: undefined, right: item.ref };
  const masked = item.read?.masked === true;
  // What its list named and nobody could read may be gone, or be what the other side calls otherwise.
  const unread =
    item.unread === undefined || item.read !== undefined ? undefined : ({ kind: 'unread', side, unread: item.unread } as const);
  const why = gap ?? unread ?? noDocument(item, side);
  if (why !== undefined) return { ...bare(item), ...refs, state: 'notCompared', why, masked };
  return { ...bare(item), ...refs, state: side === 'left' ? 'onlyLeft' : 'onlyRight', why: undefined, masked };
}

function pairOf(left: SetItem, right: SetItem): SetPair {
  const called = left.read === undefined && foundFile(left.ref) !== undefined ? right : left;
  const known = { ...bare(called), left: left.ref, right: right.ref, masked: left.read?.masked === true || right.read?.masked === true };
  const why = whyNot(left, 'left') ?? whyNot(right, 'right');
  if (why !== undefined) return { ...known, state: 'notCompared', why };
  return { ...known, state: left.read?.digest === right.read?.digest ? 'same' : 'different', why: undefined };
}

function whyNot(item: SetItem, side: Side): WhyNot | undefined {
  const { unread, read } = item;
  if (unread !== undefined) return { kind: 'unread', side, unread };
  return noDocument(item, side) ?? (read === undefined ? { kind: 'text', side } : undefined);
}

/** Of a file that nobody pulled, what stands in it alone tells what it is. */
function noDocument({ ref, read }: SetItem, side: Side): WhyNot | undefined {
  return read === undefined && foundFile(ref) !== undefined ? { kind: 'file', side } : undefined;
}

/** Several of one name that are the same as several of the other side, whichever is which; undefined: they are not. */
function sameTexts({ left, right }: Match): readonly SetPair[] | undefined {
  const isPlain = [...left, ...right].every(({ read }) => read?.unnamed.size === 0);
  if (!isPlain || left.length !== right.length) return undefined;
  const byDigest = (one: SetItem, other: SetItem): number => ((one.read?.digest ?? '') < (other.read?.digest ?? '') ? -1 : 1);
  const others = right.toSorted(byDigest);
  const pairs = left.toSorted(byDigest).map((item, at) => pairOf(item, others[at] ?? item));
  return pairs.every(({ state }) => state === 'same') ? pairs : undefined;
}

function ambiguous(match: Match, others = { left: 0, right: 0 }): readonly SetPair[] {
  const why = { kind: 'ambiguous', left: match.left.length + others.left, right: match.right.length + others.right } as const;
  const one = (item: SetItem, side: Side): SetPair => ({ ...aloneOn(side, item, undefined), state: 'notCompared', why });
  return [...match.left.map((item) => one(item, 'left')), ...match.right.map((item) => one(item, 'right'))];
}
