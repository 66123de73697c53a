import type { ExplorerNode } from '../lists/nodes.ts';
import type { ResourceNode } from '../support/nodes.ts';

/** Commands that only rows of the views and other features run: without words in the palette, so not in the manifest. */
export interface RowCommands {
  'jamf.internal.stopLoading': (above?: ExplorerNode) => void;
  'jamf.internal.openById': (list?: ResourceNode) => void;
  'jamf.internal.retryOperations': () => void;
  'jamf.internal.stopOperations': () => void;
  /** The objects of a resource are no longer what its list shows. */
  'jamf.internal.listChanged': (list?: ResourceNode) => void;
}
