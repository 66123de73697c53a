import { t } from '@vscode/l10n';
import type { ObjectAddress } from '../../../core/objects/address/address.ts';
import { invalidProblem, ProblemError } from '../../../shared/problem.ts';
import { askModal } from '../../support/ask.ts';
import { documentOf } from '../system/openDocuments.ts';
import type { FileParts } from './fileParts.ts';

/** Shows the server's copy, after a question where there is unsent text. */
export async function reloadObject({ documents, sender, saves }: FileParts, address: ObjectAddress): Promise<void> {
  const document = documentOf(address);
  const dirty = document?.isDirty === true;
  if (!dirty && documents.away(address) !== undefined) {
    documents.happened({ kind: 'lookedAgain' }, address);
    return;
  }
  if (dirty || documents.isDraft(address)) {
    const message = t`Take the server's copy of “${address.label}”? Your unsent text is dropped.`;
    const answer = await askModal({ message, first: 'Compare', acts: { drop: t`Drop My Text` } });
    if (answer === 'Compare') await sender.compareWithServer(address);
    if (answer !== 'drop') return;
  }
  await documents.drop(address);
  if (!dirty) return;
  await saves.drop(document);
  documents.happened({ kind: 'announced' }, address);
}

/** Sends what was kept and not sent. */
export async function sendUnsent({ documents, sender, saves }: FileParts, wanted: ObjectAddress): Promise<void> {
  const isDirty = documentOf(wanted)?.isDirty === true;
  const address = isDirty ? wanted : ((await documents.keeping.draftOf(wanted)) ?? wanted);
  const document = documentOf(address);
  if (document?.isDirty === true) {
    sender.forgetFailure(address);
    if (await saves.save(document, 'send')) return;
    // VS Code tells the person why.
    throw new ProblemError({ kind: 'cancelled', message: (await sender.failureOf(address)) ?? t`“${address.label}” was not sent.` });
  }
  const text = document?.getText() ?? (await documents.keeping.draft(address));
  if (text === undefined || !(documents.isDraft(address) || (await documents.keeping.draft(address)) !== undefined)) {
    throw invalidProblem(t`“${address.label}” has nothing unsent.`);
  }
  await sender.send(address, text);
}
