import { t } from '@vscode/l10n';
import { objectKey, type ObjectAddress } from '../../../../core/objects/address/address.ts';
import type { ScopeWish } from '../../../../core/objects/scope/editScope.ts';
import { documentOf, openAddresses } from '../../system/openDocuments.ts';
import type { FileParts } from '../fileParts.ts';

/** The objects of one command, all of one instance. */
export interface ScopeTask {
  readonly act: ScopeWish['act'];
  readonly instanceId: string;
  readonly instance: string;
  /** The address of its server as the command began. */
  readonly origin: string;
  readonly addresses: readonly ObjectAddress[];
}

/** Text that was not sent was made from another scope: it is sent or taken back first, and nothing of it is lost. */
export function unsentIn({ documents }: Pick<FileParts, 'documents'>, address: ObjectAddress): string | undefined {
  const isTyped = openAddresses().some((open) => objectKey(open) === objectKey(address) && documentOf(open)?.isDirty === true);
  return isTyped || documents.hasDraft(address) ? t`“${address.label}” has unsent changes. Save or revert them first.` : undefined;
}
