import { jsonIn, leafText, memberOf, type JsonNode } from '../../json/parse.ts';
import { applyEdits, removeAt, type TextEdit } from '../../json/edit.ts';
import { walkNodes, type TextRange } from '../../json/pointers.ts';
import { mostNames, type NamesById } from '../../listing/idNames.ts';
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

/** Every entry of a list in the scope of an object whose id names another object: one that is gone fails each save of the scope (facts 8.20). */
export function scopeReferences(root: JsonNode, shape: Shape): readonly ScopeReference[] {
  return Array.from(walkNodes(root)).flatMap(([pointer, node]): ScopeReference[] => {
    const id = memberOf(node, 'id');
    const isEntry = pointer.startsWith('/scope/') && listIn(shapeAt(shape, pointer.replace(/\/[^/]*$/, ''))) !== undefined;
    if (!isEntry || (id?.kind !== 'number' && id?.kind !== 'string')) return [];
    const resource = fieldAt(shape, `${pointer}/id`)?.refersTo();
    const name = memberOf(node, 'name');
    if (resource === undefined) return [];
    return [{ pointer, name: name?.kind === 'string' ? leafText(name) : '', resource, id: leafText(id), from: id.from, to: id.to }];
  });
}

/** Those of which the list of their kind is known to its end, and does not have them. */
export function danglingAmong(found: readonly ScopeReference[], names: ReadonlyMap<string, NamesById>): readonly ScopeReference[] {
  return found.filter(({ resource, id }) => {
    const known = names.get(resource);
    return known !== undefined && known.size < mostNames && !known.has(id);
  });
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
