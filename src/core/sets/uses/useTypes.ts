import type { UnseenUse } from '../../resources/kind.ts';
import type { ObjectRef, Unread } from '../source.ts';

/**
 * How sure it is that an object uses another one. `id`: it holds its id. `name`: it names it where Jamf Pro itself goes by names.
 * `mentioned`: a text says something that may mean it.
 */
export type UseHow = 'id' | 'name' | 'mentioned';

/** What a use is of: one object by its id, those of a name, or those that an event runs. */
export interface UsedThing {
  /** Key of the kind as it is named there; the object may be of another one with the same ids. */
  readonly resource: string;
  readonly by: 'id' | 'name' | 'event';
  /** The id, the name or the event. */
  readonly text: string;
}

/** A place in an object that names another one. */
export interface Use {
  readonly from: ObjectRef;
  /** Of the value, in the document of `from`; of the text that mentions it. Empty: the server said so, and not where. */
  readonly pointer: string;
  readonly how: UseHow;
  readonly to: UsedThing;
  /** What the other object is called beside its id there. */
  readonly called: string | undefined;
}

/** What uses are asked for. */
export type UseTarget = Pick<ObjectRef, 'resource' | 'id' | 'name'>;

/**
 * What is known of the objects of a kind that could use another. `read`: all of them were read. `partly`: `unread` of them could not be.
 * `unread`: its list could not be read, for `why`. `notLooked`: nobody looked, and for `why` nobody ever does. `asked`: the server itself answered for them.
 * `absent`: Jamf Pro itself says that it has none of the kind, so that none of it uses anything.
 */
export interface KindCoverage {
  readonly resource: string;
  readonly state: 'read' | 'partly' | 'unread' | 'notLooked' | 'asked' | 'absent';
  /** Epoch milliseconds of when its list was read; undefined: it was not. */
  readonly at: number | undefined;
  /** How sure a use by one of them is, at best. */
  readonly how: UseHow;
  /** How many objects were looked at. */
  readonly count: number;
  readonly why: Unread | undefined;
  readonly unread: readonly (ObjectRef & { readonly unread: Unread })[];
}

/** What the server would have told of some kinds. */
export interface FailedQuestion {
  /** Keys of the kinds. */
  readonly covers: readonly string[];
  readonly why: Unread;
}

/** What an answer about uses is worth. */
export interface UseCoverage {
  /** It is not in the list of its kind, which was read at that time (epoch milliseconds): what came later is not known either. */
  readonly absent?: { readonly resource: string; readonly at: number } | undefined;
  /** So many objects run policies by what stands in variables, which may be the event of this one. */
  readonly variables?: number | undefined;
  /** The server itself was asked, and did not answer. */
  readonly failed?: readonly FailedQuestion[] | undefined;
  /** Every kind that could use the object was read to its end. What no API shows is `unseen` all the same. */
  readonly complete: boolean;
  /** The kinds that could, in the catalogue's order. */
  readonly kinds: readonly KindCoverage[];
  readonly unseen: readonly UnseenUse[];
}
