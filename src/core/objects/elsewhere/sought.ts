import { textAt } from '../../catalog/fields.ts';
import { valueOf } from '../../json/exact.ts';
import { parseJson } from '../../json/parse.ts';
import { kindOf } from '../../resources/kindOf.ts';
import { nameOfObject } from '../create/create.ts';
import type { Sought } from './counterparts.ts';

/** By what the object of a document is found elsewhere; undefined: it says nothing of the kind. */
export function soughtBy(resourceKey: string, document: string): Sought | undefined {
  const root = parseJson(document);
  const { everywhere, name: field } = kindOf(resourceKey).identity;
  const same = everywhere === undefined ? undefined : textAt(valueOf(root), everywhere);
  if (everywhere !== undefined && same !== undefined) return { field: everywhere, text: same };
  const name = nameOfObject(resourceKey, root);
  return name === undefined ? undefined : { field, text: name };
}
