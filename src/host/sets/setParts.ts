import type { ExtensionContext } from 'vscode';
import type { Services } from '../../app/support/services.ts';
import type { Snapshots } from '../../app/sets/snapshots.ts';

/** What the parts of this feature share. */
export interface SetParts {
  readonly services: Services;
  readonly context: Pick<ExtensionContext, 'globalStorageUri' | 'globalState' | 'workspaceState'>;
  /** Loads the code of snapshots with the first call. */
  readonly snapshots: () => Promise<Snapshots>;
}
