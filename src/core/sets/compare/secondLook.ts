import { digestOf } from '../canon/canonDigest.ts';
import { Canon } from '../canon/canonical.ts';
import { formIn } from './setItems.ts';
import { Turn } from '../turn.ts';
import { otherSide, type KindGround, type SetPair, type Side } from './setPair.ts';

/** Two objects that may be the same though their texts differ, or the other way round. */
export interface Doubt {
  readonly pair: SetPair;
  /** Keys of the resources of which an id stands in a text, since its name is not known. */
  readonly unnamed: ReadonlySet<string>;
}

/**
 * Compares pairs again, without the fields that only one version of Jamf Pro shows, and with all objects as one of whose kinds names are
 * missing: what differs then, differs for sure. An upgrade or a list that could not be read are rare, so that texts are read twice and not
 * kept. What comes of each pair that this changes.
 */
export async function lookAgain(
  ground: KindGround,
  doubts: readonly Doubt[],
  unknown: Readonly<Record<Side, ReadonlySet<string>>>,
  signal: AbortSignal,
): Promise<ReadonlyMap<SetPair, SetPair>> {
  if (doubts.length === 0) return new Map();
  const left = await textsOn('left', ground, doubts, unknown, signal);
  const right = await textsOn('right', ground, doubts, unknown, signal);
  return new Map(
    doubts.flatMap((doubt, at): [SetPair, SetPair][] => {
      const [one, other] = [left.get(at), right.get(at)];
      if (one === undefined || other === undefined) return [[doubt.pair, lost(doubt, one === undefined ? 'left' : 'right')]];
      if (one !== other) return doubt.pair.state === 'different' ? [] : [[doubt.pair, { ...doubt.pair, state: 'different' }]];
      if (doubt.unnamed.size === 0) return [[doubt.pair, { ...doubt.pair, state: 'same' }]];
      const why = { kind: 'unnamed', resources: [...doubt.unnamed].toSorted() } as const;
      return [[doubt.pair, { ...doubt.pair, state: 'notCompared', why }]];
    }),
  );
}

/** A text that was there a moment ago is not there any more, so that nobody can tell. */
function lost({ pair }: Doubt, side: Side): SetPair {
  return { ...pair, state: 'notCompared', why: { kind: 'unread', side, unread: { why: 'disk' } } };
}

/** Digests of one side's texts, by the place of the doubt. */
async function textsOn(
  side: Side,
  { resource, sources, shapes, comparison }: KindGround,
  doubts: readonly Doubt[],
  unknown: Readonly<Record<Side, ReadonlySet<string>>>,
  signal: AbortSignal,
): Promise<ReadonlyMap<number, string>> {
  const source = sources[side];
  const nameOf = (key: string, id: string): string | undefined => source.nameOf(key, id);
  const unknownThere = unknown[otherSide(side)];
  const canon = new Canon({ resource, shape: shapes[side], other: shapes[otherSide(side)], comparison, nameOf, unknownThere });
  const places = new Map(doubts.map(({ pair }, at) => [pair[side]?.id, at]));
  const found = new Map<number, string>();
  const turn = new Turn();
  for await (const { id, text } of source.entries(resource, signal)) {
    signal.throwIfAborted();
    const at = places.get(id);
    const doubt = at === undefined ? undefined : doubts[at];
    const form = doubt === undefined || text === undefined ? undefined : formIn(canon, text, 'json', doubt.unnamed);
    if (at !== undefined && form !== undefined) found.set(at, digestOf(form.text));
    if (turn.isOver()) await turn.passOn();
  }
  return found;
}
