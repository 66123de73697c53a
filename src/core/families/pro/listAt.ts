import { wellFormed } from '../../../shared/urlText.ts';
import type { Target } from '../../objects/address/address.ts';
import type { ListCall } from '../family.ts';
import { newestOf, withId } from './calls.ts';
import { listCall } from './lists.ts';
import type { ApiDocument } from './types.ts';

/** How the list at a route of this document is asked for. */
export function listAt(document: ApiDocument, wanted: string, key: string, target: Target): ListCall | undefined {
  const read = newestOf(document, 'GET', (route) => route.replace(/\{[^{}]*\}/, '{}') === wanted);
  if (read === undefined || target.kind === 'new' || read.path.includes('{') !== (target.kind === 'one')) return undefined;
  const list = listCall(document, key, read);
  return target.kind === 'one' ? { ...list, path: withId(list.path, wellFormed(target.id)) } : list;
}
