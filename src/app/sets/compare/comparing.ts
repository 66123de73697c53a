import { exactJson } from '../../../core/json/exact.ts';
import { jsonIn, leafText } from '../../../core/json/parse.ts';
import { fromPointer, nodeAt } from '../../../core/json/pointers.ts';
import type { ObjectCalls } from '../../../core/families/family.ts';
import type { Catalogue } from '../../../core/instances/session.ts';
import { scriptEnding } from '../../../core/objects/plan/parts.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';
import { Canon, laidOutForm, type CanonGround } from '../../../core/sets/canon/canonical.ts';
import type { Comparison } from '../../../core/sets/canon/canonRules.ts';
import { compareSets } from '../../../core/sets/compare/compareSets.ts';
import { formIn } from '../../../core/sets/compare/setItems.ts';
import { inTurns } from '../../../core/sets/turn.ts';
import { otherSide, type CompareOptions, type SetPair, type Side, type SideShapes } from '../../../core/sets/compare/setPair.ts';
import type { ObjectSource } from '../../../core/sets/source.ts';
import { anything, type Shape } from '../../../core/shapes/shape.ts';
import { kindResult, type ComparedPair, type KindResult } from './compared.ts';
import { differingFields } from './differingFields.ts';

/** A side as it is compared. */
export interface ComparedSource {
  readonly source: ObjectSource;
  /** What its Jamf Pro offers; undefined: a folder, of which that is not known. */
  readonly catalogue: Pick<Catalogue, 'resource'> | undefined;
  /** Of a folder. */
  readonly placesOf?: CompareOptions['placesOf'];
}

/** Two sides. `drift`: of one server, where an id is one object, and says something. */
export interface ComparedSources extends Readonly<Record<Side, ComparedSource>> {
  readonly comparison: Comparison;
}

/** Two texts of a pair; undefined: it is not there, or was not read. */
export interface PairTexts {
  readonly pair: ComparedPair;
  readonly left: string | undefined;
  readonly right: string | undefined;
  /** Of a file with such a text, with its dot. */
  readonly ending: string;
}

/** One kind after the other, each with what differs in its objects. */
export async function* compareKinds(
  sources: ComparedSources,
  resources: readonly string[] | undefined,
  signal: AbortSignal,
): AsyncGenerator<KindResult> {
  const kinds = resources === undefined ? {} : { kinds: resources };
  const { comparison } = sources;
  const placesOf = sources.left.placesOf ?? sources.right.placesOf;
  const options = { ...kinds, comparison, placesOf, shapesOf: (resource: string) => shapesOf(sources, resource) };
  for await (const { resource, pairs, more, unknown } of compareSets(sources.left.source, sources.right.source, options, signal)) {
    const bare = pairs.map((pair) => comparedPair(resource, pair));
    const result = { resource, unknown, more: { left: more.left.map(dotted), right: more.right.map(dotted) } };
    const different = bare.filter(({ state }) => state === 'different');
    const fields = await fieldsOf(sources, { ...result, pairs: different }, signal);
    yield kindResult({ ...result, pairs: bare.map((pair) => Object.assign(pair, { fields: fields.get(pair) ?? [] })) });
  }
}

function comparedPair(resource: string, { state, name, site, left, right, why, masked }: SetPair): ComparedPair {
  return { resource, state, name, site, left, right, why, masked, fields: [] };
}

function dotted(path: string): string {
  return path.replaceAll('/', '.');
}

function shapesOf({ left, right }: ComparedSources, resource: string): SideShapes {
  const [one, other] = [shapeOn(left, resource), shapeOn(right, resource)];
  // A folder holds what its server showed, of which the other one's document tells most.
  const guessed = one === undefined ? 'left' : other === undefined ? 'right' : undefined;
  const known = one === undefined ? right : left;
  const isWhole = showsAll(known, resource);
  return { left: one ?? other ?? anything, right: other ?? one ?? anything, guessed: isWhole ? guessed : undefined };
}

/** Of what a read of one object answers; undefined: not known. */
function shapeOn(source: ComparedSource, key: string): Shape | undefined {
  return callsOn(source, key)?.readShape;
}

function callsOn({ catalogue }: ComparedSource, key: string): ObjectCalls | undefined {
  const resource = catalogue?.resource(key);
  const target = resource?.kind === 'singleton' ? ({ kind: 'only' } as const) : ({ kind: 'one', id: '1' } as const);
  return resource === undefined ? undefined : resource.family.object(resource, target);
}

/** XML leaves out what is empty: what an object of it does not show is no field that its server does not know. */
function showsAll(source: ComparedSource, key: string): boolean {
  const read = callsOn(source, key)?.read;
  return read !== undefined && read.codec.xml === undefined;
}

type OfKind = Pick<KindResult, 'resource' | 'more'> & { readonly pairs: readonly ComparedPair[] };

async function fieldsOf(
  sources: ComparedSources,
  kind: OfKind,
  signal: AbortSignal,
): Promise<ReadonlyMap<ComparedPair, readonly string[]>> {
  const formsOn = async (side: Side): Promise<ReadonlyMap<ComparedPair, string>> => {
    const canon = new Canon(groundOn(sources, side, kind));
    return await madeOf(documentsOn(sources[side].source, side, kind, signal), (text) => formIn(canon, text)?.text);
  };
  const [left, right] = [await formsOn('left'), await formsOn('right')];
  return new Map(
    kind.pairs.map((pair) => {
      const [one, other] = [left.get(pair), right.get(pair)];
      return [pair, one === undefined || other === undefined ? [] : differingFields(exactJson(one), exactJson(other))];
    }),
  );
}

/** The texts that are compared of some objects of a kind, laid out to be read. */
export async function pairTexts(sources: ComparedSources, kind: OfKind, signal: AbortSignal): Promise<readonly PairTexts[]> {
  const textsOn = async (side: Side): Promise<ReadonlyMap<ComparedPair, string>> => {
    const canon = new Canon(groundOn(sources, side, kind));
    const shown = (text: string): string | undefined => {
      const form = formIn(canon, text, 'lines');
      return form === undefined ? undefined : laidOutForm(form);
    };
    return await madeOf(documentsOn(sources[side].source, side, kind, signal), shown);
  };
  const [left, right] = [await textsOn('left'), await textsOn('right')];
  return kind.pairs.map((pair) => ({ pair, left: left.get(pair), right: right.get(pair), ending: '.json' }));
}

/** Of what texts on a side are made. */
function groundOn(sources: ComparedSources, side: Side, { resource, more }: OfKind): CanonGround {
  const shapes = shapesOf(sources, resource);
  const { source } = sources[side];
  return {
    resource,
    shape: shapes[side],
    other: shapes[otherSide(side)],
    comparison: sources.comparison,
    nameOf: (key, id) => source.nameOf(key, id),
    unknownThere: new Set(more[side].map((path) => path.replaceAll('.', '/'))),
  };
}

/** What is made of each document; of a text that is none, nothing. */
async function madeOf(
  documents: AsyncIterable<readonly [ComparedPair, string]>,
  make: (text: string) => string | undefined,
): Promise<ReadonlyMap<ComparedPair, string>> {
  const made = new Map<ComparedPair, string>();
  for await (const [pair, text] of documents) {
    const one = make(text);
    if (one !== undefined) made.set(pair, one);
  }
  return made;
}

/** Their documents as they were read. A kind is walked once, and no further than it takes. */
async function* documentsOn(
  source: ObjectSource,
  side: Side,
  { resource, pairs }: OfKind,
  signal: AbortSignal,
): AsyncGenerator<readonly [ComparedPair, string]> {
  const wanted = new Map(pairs.flatMap((pair) => (pair[side] === undefined ? [] : [[pair[side].id, pair] as const])));
  if (wanted.size === 0) return;
  for await (const { id, text } of inTurns(source.entries(resource, signal), signal)) {
    const pair = wanted.get(id);
    if (pair === undefined) continue;
    if (text !== undefined) yield [pair, text];
    wanted.delete(id);
    if (wanted.size === 0) return;
  }
}

/** Whether its script differs: that is read best as a script. */
export function hasScript(pair: ComparedPair): boolean {
  return pair.state === 'different' && pair.fields.some((field) => field === scriptField(pair));
}

/** Whether nothing else does. */
export function hasScriptOnly(pair: ComparedPair): boolean {
  return hasScript(pair) && pair.fields.length === 1;
}

function scriptField({ resource }: Pick<ComparedPair, 'resource'>): string | undefined {
  const { part } = kindOf(resource);
  return part === undefined || (part.form ?? 'script') !== 'script' ? undefined : fromPointer(part.at).join('.');
}

/** The scripts of some objects of a kind as they are, line ends and all. */
export async function scriptTexts(sources: ComparedSources, kind: OfKind, signal: AbortSignal): Promise<readonly PairTexts[]> {
  const at = kindOf(kind.resource).part?.at ?? '';
  const scriptIn = (text: string): string | undefined => {
    const node = nodeAt(jsonIn(text), at);
    return node?.kind === 'string' ? leafText(node) : undefined;
  };
  const scriptsOn = async (side: Side): Promise<ReadonlyMap<ComparedPair, string>> =>
    await madeOf(documentsOn(sources[side].source, side, kind, signal), scriptIn);
  const [left, right] = [await scriptsOn('left'), await scriptsOn('right')];
  return kind.pairs.map((pair) => {
    const [one, other] = [left.get(pair), right.get(pair)];
    return { pair, left: one, right: other, ending: scriptEnding(one ?? other ?? '') };
  });
}
