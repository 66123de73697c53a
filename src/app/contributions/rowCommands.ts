import type { KeptLabels } from '../keeping/exportMasks.ts';
import type { CreatedText, ObjectArgument, ObjectText, PulledText } from './arguments.ts';
import type { ObjectNode, ResourceNode } from '../support/nodes.ts';

/** Commands that only rows of the views and other features run: without words in the palette, so not in the manifest. */
export interface RowCommands {
  /** Does what the row leads to that is selected in the view of instances, of operations, of requests. */
  'jamf.internal.useRow': () => void;
  'jamf.internal.useOperation': () => void;
  'jamf.internal.useRequest': () => void;
  /** A row of an object was chosen: what a window came back with is read, now that somebody wants to see it. */
  'jamf.internal.rowChosen': (object?: ObjectArgument) => void;
  /** Sends what was written in a pulled file, as its document would be sent. Resolves to what is stored then, secrets masked. */
  'jamf.internal.sendPulled': (pulled?: PulledText) => string | undefined;
  /** A document for a new object with this text, which is created when it is saved. Its URI. */
  'jamf.internal.createPulled': (object?: ObjectText) => string | undefined;
  /** An object was created from here, which a pulled file may have been the beginning of. */
  'jamf.internal.objectCreated': (created?: CreatedText) => void;
  /** The objects that a key in the view of instances is about. */
  'jamf.internal.chosenObjects': () => readonly ObjectNode[];
  /** Stops the load whose row is selected. */
  'jamf.internal.stopLoading': () => void;
  /** Does what the row leads to that is selected in the view of what applies. */
  'jamf.internal.useApplies': () => void;
  'jamf.internal.stopApplies': () => void;
  /** Does what the row is for that is selected in the view of a comparison. */
  'jamf.internal.useCompared': () => void;
  'jamf.internal.stopComparing': () => void;
  /** The same in the views of who uses an object, and of what is unused. */
  'jamf.internal.useUses': () => void;
  'jamf.internal.useReport': () => void;
  'jamf.internal.retryOperations': () => void;
  'jamf.internal.stopOperations': () => void;
  /** `unfolded`: a person added it, and wants to see what is in it. */
  'jamf.internal.instanceAdded': (instance?: string, how?: 'unfolded') => void;
  /** What there is of a snapshot of an instance, and how old it is, as a sentence; undefined: there is none. Contacts nobody. */
  'jamf.internal.snapshotTold': (instance?: string) => string | undefined;
  /** What the snapshot of an instance has of labels that tell which parameters of a resource are secret; undefined: nothing. Contacts nobody. */
  'jamf.internal.keptLabels': (list?: ResourceNode, signal?: AbortSignal) => KeptLabels;
  /** The objects of a resource are no longer what its list shows. */
  'jamf.internal.listChanged': (list?: ResourceNode) => void;
  /** The same where some were deleted from their rows: from the one with this key, the focus goes to its neighbour. */
  'jamf.internal.rowGone': (list?: ResourceNode, key?: string) => void;
}
