import { jsonIn, leafText, memberOf, type JsonNode } from '../../json/parse.ts';
import { applyEdits, removeAt, type TextEdit } from '../../json/edit.ts';
import { walkNodes, type TextRange } from '../../json/pointers.ts';
import { mostNames, type NamesById } from '../../listing/idNames.ts';
import { isNone } from '../../resources/lookups.ts';
import type { Shape } from '../../shapes/shape.ts';
import { fieldAt, listIn, shapeAt } from '../../shapes/shapeAt.ts';

/** An entry of a scope that names another object. */
export interface ScopeReference extends TextRange {
  /** Of the entry, and what it is called there. */
  readonly pointer: string;
  readonly name: string;
  /** Key of the other object's resource. */
  readonly resource: string;
  readonly id: string;
}

const places = /^\/(?:scope|account_maintenance)\//;

/**
 * Every entry of a list whose id names another object, where one that is gone fails each save: in the scope (facts 8.20), and in what is
 * done to accounts.
 */
export function scopeReferences(root: JsonNode, shape: Shape): readonly ScopeReference[] {
  return Array.from(walkNodes(root)).flatMap(([pointer, node]): ScopeReference[] => {
    const id = memberOf(node, 'id');
    const isEntry = places.test(pointer) && listIn(shapeAt(shape, pointer.replace(/\/[^/]*$/, ''))) !== undefined;
    if (!isEntry || (id?.kind !== 'number' && id?.kind !== 'string')) return [];
    const resource = fieldAt(shape, `${pointer}/id`)?.refersTo();
    const name = memberOf(node, 'name');
    if (resource === undefined || isNone(leafText(id)) || leafText(id) === '') return [];
    return [{ pointer, name: name?.kind === 'string' ? leafText(name) : '', resource, id: leafText(id), from: id.from, to: id.to }];
  });
}

/** What an instance has, as far as it is asked for it. */
export interface KnownNames {
  /** The kinds whose objects a reference may name, all of which have lists that are cheap to ask for; none: they are not asked for. */
  kindsOf(resource: string): readonly string[];
  /** Of one kind; undefined: not to be learned. */
  of(kind: string): Promise<NamesById | undefined>;
  /** The same as of this moment. */
  asOfNow(kind: string): Promise<NamesById | undefined>;
}

/**
 * References to what their instance has no more: one request for each kind that is named, and one more for each that seems to lack one,
 * since names are kept for a while and what they lack may be new.
 *
 * @param certain those that were found gone before, of which nobody is asked again; what is found is added.
 */
export async function goneReferences(
  references: readonly ScopeReference[],
  names: KnownNames,
  certain: Set<string>,
): Promise<readonly ScopeReference[]> {
  const found: ScopeReference[] = [];
  for (const resource of new Set(references.map((one) => one.resource))) {
    const kinds = names.kindsOf(resource);
    const own = references.filter((one) => one.resource === resource);
    let gone = notIn(own, await Promise.all(kinds.map(async (kind) => await names.of(kind))));
    if (gone.some((one) => !certain.has(keyOf(one)))) {
      gone = notIn(own, await Promise.all(kinds.map(async (kind) => await names.asOfNow(kind))));
    }
    for (const one of gone) certain.add(keyOf(one));
    found.push(...gone);
  }
  return found;
}

function keyOf({ resource, id }: ScopeReference): string {
  return `${resource} ${id}`;
}

/** Those that none of some lists has, where all of these are known to their end. */
function notIn(references: readonly ScopeReference[], lists: readonly (NamesById | undefined)[]): readonly ScopeReference[] {
  const isWhole = lists.length > 0 && lists.every((names) => names !== undefined && names.size < mostNames);
  return isWhole ? references.filter(({ id }) => !lists.some((names) => names?.has(id))) : [];
}

/** Takes entries out of a text that is JSON, in one edit that touches nothing before or after them. */
export function withoutEntries(text: string, references: readonly Pick<ScopeReference, 'pointer'>[]): TextEdit | undefined {
  if (jsonIn(text) === undefined) return undefined;
  // The last first: it moves none of the others.
  const left = references.toReversed().reduce((now, { pointer }) => {
    const edit = removeAt(now, pointer);
    return edit === undefined ? now : applyEdits(now, [edit]);
  }, text);
  if (left === text) return undefined;
  let from = 0;
  while (from < left.length && text[from] === left[from]) from += 1;
  let end = 0;
  while (end < left.length - from && text.at(-1 - end) === left.at(-1 - end)) end += 1;
  return { from, to: text.length - end, text: left.slice(from, left.length - end) };
}
