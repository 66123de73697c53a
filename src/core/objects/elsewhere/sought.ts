import { textAt } from '../../catalog/fields.ts';
import { valueOf } from '../../json/exact.ts';
import { parseJson } from '../../json/parse.ts';
import { kindOf } from '../../resources/kindOf.ts';
import { nameOfObject } from '../create/objectNames.ts';
import type { Sought } from './counterparts.ts';

/** By what the object of a document is found elsewhere; undefined: it says nothing of the kind. */
export function soughtBy(resourceKey: string, document: string): Sought | undefined {
  const root = parseJson(document);
  const { serial, identity } = kindOf(resourceKey);
  const number = serial === undefined ? undefined : textAt(valueOf(root), serial);
  if (serial !== undefined && number !== undefined) return { field: serial, text: number };
  const name = nameOfObject(resourceKey, root);
  return name === undefined ? undefined : { field: identity.name, text: name };
}
