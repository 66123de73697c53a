import type { ObjectRef, ObjectSource, Unread } from '../../core/sets/source.ts';
import type { Event } from '../support/events.ts';

/** What was read of each instance, kept on disk, and the one way to read it anew. */
export interface Snapshots {
  /** What is there now; undefined: nothing was ever read of the instance, as it is now, that is still there. Contacts nobody. */
  of(instanceId: string): Promise<ObjectSource | undefined>;
  /** What a refresh would take, before it starts. May read the API document, and nothing else. */
  plan(instanceId: string, resources: readonly string[] | undefined, signal: AbortSignal): Promise<RefreshPlan>;
  /**
   * Reads lists and objects anew, at most five requests at once, behind all that a person waits for. One refresh of an instance at a time:
   * a second one waits for the first and reads what that did not. A stop keeps what was read; the next one goes on there.
   */
  refresh(instanceId: string, options: RefreshOptions, signal: AbortSignal): Promise<Refreshed>;
  /** The id of an instance of which another snapshot is there now. */
  readonly onDidChange: Event<string>;
}

export interface RefreshPlan {
  /** Keys of the kinds that are read. */
  readonly resources: readonly string[];
  /** How many requests, as far as it is known: by the counts of the last time, else one for each list and `isLeast`. */
  readonly requests: number;
  readonly isLeast: boolean;
  /** Milliseconds, by how long this instance took to answer; undefined: it was not asked yet. */
  readonly time: number | undefined;
}

export interface RefreshOptions {
  /** Keys of the kinds; undefined: all that describe how the instance is set up, and no sensitive read. */
  readonly resources?: readonly string[];
  readonly onProgress?: (progress: RefreshProgress) => void;
  /**
   * Asked when all lists are there, and so what the objects take is known, before the first object is read. A no is a stop: what was read
   * of lists is kept. Not asked where nothing is left to read.
   */
  readonly agree?: (plan: RefreshPlan) => Promise<boolean>;
  /** Called for each kind when its list and its objects are there, so that answers can stream in. */
  readonly onKind?: (resource: string) => void;
  /** Kinds with many objects come first, where much is done with each: it is done beside the reading of others, and little is left at the end. */
  readonly isLargestFirst?: boolean;
}

export interface RefreshProgress {
  readonly done: number;
  /** Grows while lists come in. */
  readonly requests: number;
  /** Milliseconds that are left; undefined: not to be told yet. */
  readonly left: number | undefined;
}

export interface Refreshed {
  /** How many the snapshot has now of the kinds that were asked for. */
  readonly objects: number;
  /** How many of these were read in this run, or in the stopped one that it went on with. */
  readonly read: number;
  /** How many are there as they were read earlier, since they could not be read now. */
  readonly kept: number;
  readonly unread: readonly (Pick<ObjectRef, 'resource'> & { readonly id?: string; readonly unread: Unread })[];
}
