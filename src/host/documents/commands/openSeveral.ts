import { t } from '@vscode/l10n';
import type { ObjectNode } from '../../../app/support/nodes.ts';
import { askModal } from '../../support/ask.ts';
import { objectAddress } from './fileArguments.ts';
import type { FileParts } from './fileParts.ts';

/** More objects than these are not opened without a question. */
const mostUnasked = 10;

/** Each in a tab that stays; asked first where that is more than a person looks at. */
export async function openSeveral({ opener }: Pick<FileParts, 'opener'>, nodes: readonly ObjectNode[]): Promise<void> {
  const message = t`Open ${nodes.length} objects? Each is read from the server.`;
  if (nodes.length > mostUnasked && (await askModal({ message, first: 'Open All' })) !== 'Open All') return;
  for (const { instanceId, resource, id, label } of nodes) await opener.open(objectAddress(instanceId, resource, id, label), false);
}
