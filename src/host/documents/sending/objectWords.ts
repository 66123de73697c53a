import { isTextPart, type ObjectAddress } from '../../../core/objects/address/address.ts';
import { parseJson } from '../../../core/json/parse.ts';
import { nameOfObject } from '../../../core/objects/create/objectNames.ts';
import { textPartOf } from '../../../core/objects/plan/parts.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';
import { documentText } from '../../../app/documents/documentText.ts';
import type { Copybook } from '../system/copies.ts';
import { uriOf } from '../system/objectUri.ts';

/** What an object is called in a sentence: `building “Main”`; a settings page has no other name than its kind's. */
export function calledInSentence({ resource, target, label }: Pick<ObjectAddress, 'resource' | 'target' | 'label'>): string {
  const { one } = kindOf(resource).label;
  if (target.kind === 'only' || label === one) return one;
  return label === '' && target.kind === 'one' ? `${one} ${target.id}` : `${one} “${label}”`;
}

/** A new object is called what it was created with, not what its tab was called at first. */
export function calledNow(address: ObjectAddress, sent: string): ObjectAddress {
  const label = nameOfObject(address.resource, parseJson(sent));
  return label === undefined || label === '' ? address : { ...address, label };
}

/** The server's copy beside the editor's own text, which stays editable. */
export async function compareWith(copybook: Copybook, address: ObjectAddress, theirs: string, title: string): Promise<void> {
  const copy = copybook.put(address.instanceId, `${address.label}${address.ending}`, partOf(address, theirs));
  await copybook.compare(copy, uriOf(address), title);
}

/** What the document shows of its object: a script as a script. Nothing where the object has none any more. */
export function partOf(address: ObjectAddress, json: string): string {
  return isTextPart(address) && textPartOf(address.resource, json) === undefined ? '' : documentText(address, json);
}
