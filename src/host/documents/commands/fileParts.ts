import type { IdNames } from '../../../core/listing/idNames.ts';
import type { DisposableStore } from '../../../app/support/disposables.ts';
import type { Services } from '../../../app/support/services.ts';
import type { ObjectDocuments } from '../../../app/documents/objectDocuments.ts';
import type { Opener } from '../system/opener.ts';
import type { Sender } from '../sending/sender.ts';
import type { ObjectHistory } from '../../../app/keeping/objectHistory.ts';
import type { Copybook } from '../system/copies.ts';
import type { SaveReasons } from '../sending/saveReasons.ts';

/** What the commands on documents work with. */
export interface FileParts {
  readonly services: Services;
  readonly documents: ObjectDocuments;
  readonly opener: Opener;
  readonly sender: Sender;
  readonly history: ObjectHistory;
  readonly copybook: Copybook;
  readonly saves: SaveReasons;
  readonly names: IdNames;
  /** What lives as long as the product. */
  readonly store: DisposableStore;
  /** Names of a resource's objects are no longer what they were. */
  readonly forgetNames: (instanceId: string, resource: string) => void;
}
