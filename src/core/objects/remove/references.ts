import { isNone, lookupOf } from '../../resources/lookups.ts';
import { leafText, type JsonNode } from '../../json/parse.ts';
import { nodeAt, walkNodes, type TextRange } from '../../json/pointers.ts';
import type { Shape } from '../../shapes/shape.ts';
import { fieldAt } from '../../shapes/shapeAt.ts';

/** A value that is the id of another object. */
export interface IdReference extends TextRange {
  readonly pointer: string;
  /** Key of the other object's resource. */
  readonly resource: string;
  readonly id: string;
  /** It stands for “none” (facts 4.11). */
  readonly isNone: boolean;
  /** The name of the object stands beside it. */
  readonly isNamed: boolean;
}

/** A field that only its shape can tell from an object's own id. */
const plainId = /[/_]id$/;

/** Every id of another object in a document, from its top to its end: by the names of fields, and by the shape where that is known. */
export function referencesIn(root: JsonNode, shape?: Shape): readonly IdReference[] {
  return Array.from(walkNodes(root)).flatMap(([pointer, node]): IdReference[] => {
    if (node.kind !== 'string' && node.kind !== 'number') return [];
    const resource = lookupOf(pointer) ?? (plainId.test(pointer) ? fieldAt(shape, pointer)?.refersTo() : undefined);
    const id = leafText(node);
    if (resource === undefined || id === '') return [];
    const isNamed = nodeAt(root, pointer.replace(/[^/]*$/, 'name')) !== undefined && pointer.endsWith('/id');
    return [{ pointer, resource, id, isNone: isNone(id), isNamed, from: node.from, to: node.to }];
  });
}

/** The one at an offset. */
export function referenceAt(root: JsonNode, offset: number, shape?: Shape): IdReference | undefined {
  return referencesIn(root, shape).find(({ from, to }) => from <= offset && offset <= to);
}
