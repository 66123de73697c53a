import { jsonIn } from '../../core/json/parse.ts';
import { nameOfObject } from '../../core/objects/create/objectNames.ts';
import type { ChangedObject } from './changedSince.ts';

/** What can be done with a change that was made from here. */
export interface RecentActs {
  /** `object`: it is opened. `text`: as it was, where no older copy is known. `nothing`: nothing is kept of it. */
  readonly look: 'object' | 'difference' | 'text' | 'nothing';
  /** By which the change is taken back; undefined where it cannot be. Each asks before anything is sent. */
  readonly undo: 'save' | 'remove' | 'createAgain' | undefined;
}

/** Of what was saved, only the last of each object can be taken back; of what was deleted, what was seen here. What is gone is not opened. */
export function recentActs({ version: { how, text }, before, isLast, isThere }: Change): RecentActs {
  if (how === 'created') return isThere ? { look: 'object', undo: 'remove' } : { look: 'text', undo: undefined };
  if (how === 'deleted')
    return text === '' ? { look: 'nothing', undo: undefined } : { look: 'text', undo: isThere ? undefined : 'createAgain' };
  return { look: before === undefined ? 'text' : 'difference', undo: isLast ? 'save' : undefined };
}

type Change = Pick<ChangedObject, 'version' | 'before' | 'isLast' | 'isThere'>;

/** An object that was created again is another one for the server, by its id: here it is there again. @param all the changes from here. */
export function withReturns(all: readonly ChangedObject[]): readonly ChangedObject[] {
  return all.map((change) =>
    change.version.how === 'deleted' && all.some((other) => returns(change, other)) ? { ...change, isThere: true } : change,
  );
}

function returns(gone: ChangedObject, { address, version }: ChangedObject): boolean {
  const isOfKind = address.instanceId === gone.address.instanceId && address.resource === gone.address.resource;
  if (version.how !== 'created' || !isOfKind || version.at < gone.version.at) return false;
  const name = nameAsKept(gone);
  return name !== undefined && name === nameAsKept({ address, version });
}

/** The name that an object has in what is kept of it. */
export function nameAsKept({ address: { resource }, version: { text } }: Pick<ChangedObject, 'address' | 'version'>): string | undefined {
  const root = jsonIn(text);
  return root && nameOfObject(resource, root);
}
