import { t } from '@vscode/l10n';
import { env, window } from 'vscode';
import { isTextPart, type ObjectAddress } from '../../../core/objects/address/address.ts';
import { maskedIn } from '../../../core/objects/plan/secrets.ts';
import { jsonIn } from '../../../core/json/parse.ts';
import { pointerAt } from '../../../core/json/pointers.ts';
import type { ObjectArgument } from '../../../app/contributions/arguments.ts';
import { invalidProblem } from '../../../shared/problem.ts';
import { askModal, showModal } from '../../support/ask.ts';
import { activeAddress, addressInArgument } from '../commands/fileArguments.ts';
import type { FileParts } from '../commands/fileParts.ts';
import { openingWait, planShown } from '../system/opening.ts';
import { calledInSentence } from '../sending/objectWords.ts';

/**
 * Shows one secret that a document masks, after a question, in a dialog that leaves no trace: it enters no document, version,
 * draft or log.
 */
export async function revealSecret({ services, documents }: FileParts, argument?: ObjectArgument, place?: string): Promise<void> {
  const address = addressInArgument(argument) ?? activeAddress();
  if (address === undefined || isTextPart(address)) throw invalidProblem(t`Open a Jamf Pro object with a masked secret first.`);
  const pointer = place ?? (await chosenSecret(address));
  if (pointer === undefined) return;
  const { read } = await planShown(services, documents, address);
  const field = pointer.slice(1).replaceAll('/', '.');
  const what = t`“${field}” of ${calledInSentence(address)} on ${services.instances.get(address.instanceId)?.name ?? address.instanceId}`;
  const summary = t`Show ${what}.`;
  if (read !== undefined && !(await services.confirm.write({ instanceId: address.instanceId, method: 'GET', path: read.path, summary })))
    return;
  const detail = t`It is shown in a dialog and kept nowhere: not in the document, its versions, a draft or the log.`;
  const how = await askModal({ message: t`Show ${what}?`, detail, first: 'Show', acts: { copy: t`Copy` } });
  if (how === undefined) return;
  const secret = await services.waitFor(openingWait(services.instances, address), ({ signal }) =>
    documents.reading.secretAt(address, pointer, signal),
  );
  if (secret === undefined) throw invalidProblem(t`The server returns no text for “${field}” any more.`);
  const copies = how === 'copy' || (await showModal(what, secret, 'Copy')) === 'Copy';
  if (copies) await env.clipboard.writeText(secret);
}

/** The masked secret under the cursor, else the one that is chosen. */
async function chosenSecret(address: ObjectAddress): Promise<string | undefined> {
  const editor = window.activeTextEditor;
  const text = editor?.document.getText() ?? '';
  const root = jsonIn(text);
  const secrets = root === undefined ? [] : maskedIn(root);
  if (editor === undefined || root === undefined || secrets.length === 0) throw invalidProblem(t`Nothing is masked in “${address.label}”.`);
  const here = pointerAt(root, editor.document.offsetAt(editor.selection.active));
  if (secrets.includes(here)) return here;
  return secrets.length === 1
    ? secrets[0]
    : await window.showQuickPick(
        secrets.map((pointer) => pointer),
        { title: t`Reveal which secret?` },
      );
}
