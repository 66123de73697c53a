import { wellFormed } from '../../../shared/urlText.ts';
import type { Target } from '../../objects/address/address.ts';
import type { ObjectCalls } from '../family.ts';
import { newestOf, withId, writeCall } from './calls.ts';
import { listCall } from './lists.ts';
import type { ApiDocument } from './types.ts';

/** How the history of an object is read, and a note left in it: what stands at `history` below the object in the document. */
export function historyCalls(document: ApiDocument, resourceKey: string, target: Target): ReturnType<ObjectCalls['history']> {
  if (target.kind === 'new') return { list: undefined, note: undefined };
  const place = target.kind === 'only' ? `${resourceKey}/history` : `${resourceKey}/{}/history`;
  const isIt = (route: string): boolean => route.replace(/\{[^{}]*\}/, '{}') === place;
  const [read, note] = [newestOf(document, 'GET', isIt), newestOf(document, 'POST', isIt)];
  const list = read && listCall(document, resourceKey, read);
  const path = target.kind === 'one' ? withId(list?.path ?? '', wellFormed(target.id)) : list?.path;
  return { list: list && { ...list, path: path ?? list.path }, note: writeCall(document, note, target) };
}
