import { isNone, lookupOf } from '../../resources/lookups.ts';
import { leafText, type JsonNode } from '../../json/parse.ts';
import { walkNodes, type TextRange } from '../../json/pointers.ts';

/** A value that is the id of another object. */
export interface IdReference extends TextRange {
  readonly pointer: string;
  /** Key of the other object's resource. */
  readonly resource: string;
  readonly id: string;
  /** It stands for “none” (facts 4.11). */
  readonly isNone: boolean;
}

/** Every id of another object in a document, from its top to its end. */
export function referencesIn(root: JsonNode): readonly IdReference[] {
  return Array.from(walkNodes(root)).flatMap(([pointer, node]): IdReference[] => {
    if (node.kind !== 'string' && node.kind !== 'number') return [];
    const resource = lookupOf(pointer);
    const id = leafText(node);
    if (resource === undefined || id === '') return [];
    return [{ pointer, resource, id, isNone: isNone(id), from: node.from, to: node.to }];
  });
}

/** The one at an offset. */
export function referenceAt(root: JsonNode, offset: number): IdReference | undefined {
  return referencesIn(root).find(({ from, to }) => from <= offset && offset <= to);
}
