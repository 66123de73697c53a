import { t } from '@vscode/l10n';
import { Loaded } from '../../../core/json/loaded.ts';
import { window } from 'vscode';
import { jsonIn } from '../../../core/json/parse.ts';
import { isTextPart, type ObjectAddress } from '../../../core/objects/address/address.ts';
import { secretsToEnter } from '../../../core/objects/plan/secrets.ts';
import { problemOf } from '../../../shared/problem.ts';
import { say } from '../../support/say.ts';
import { cutOffWords } from '../../../app/saving/cutOffWords.ts';
import { withoutTypedSecrets } from '../../../app/saving/departures.ts';
import type { FileParts } from '../commands/fileParts.ts';
import { objectAddress } from '../commands/fileArguments.ts';
import { calledInSentence } from '../sending/objectWords.ts';
import { uriOf } from '../system/objectUri.ts';
import { documentOf } from '../system/openDocuments.ts';

/** Tells of saves that ended with an earlier window, and looks at the server when asked to: nothing is contacted before. */
export async function tellOfCutOffSaves(parts: FileParts, addresses: readonly ObjectAddress[]): Promise<void> {
  for (const address of addresses) {
    const message = t`Saving ${parts.sender.what(address)} was cut off before its answer came. Look whether it was stored; nothing is sent again by itself.`;
    if ((await say.warning(message, { look: t`Look Now` })) !== 'look') continue;
    try {
      await clearUp(parts, address);
    } catch (error) {
      const words = await parts.services.problems.words(problemOf(error), {
        instanceId: address.instanceId,
        couldNot: () => t`could not look for ${calledInSentence(address)}`,
      });
      void say.error(words);
    }
  }
}

async function clearUp(parts: FileParts, address: ObjectAddress): Promise<void> {
  const what = parts.sender.what(address);
  const found = await parts.documents.clearUp(address);
  if (found === undefined) return void say.info(t`${what} was saved meanwhile.`);
  if (found.kind === 'created') return await tellOfCreated(parts, address, found.ids);
  if (found.kind === 'stored') {
    await showStored(parts, address, found.sent);
    return void say.info(t`${what} was stored before it was cut off.`);
  }
  const { document } = await window.showTextDocument(uriOf(address), { preview: false });
  if (found.kind === 'partly') await parts.sender.compareWithServer(address);
  const shown = isTextPart(address) ? undefined : jsonIn(document.getText());
  void say.info(cutOffWords(what, found.kind, shown === undefined ? [] : secretsToEnter(shown)));
}

/** An editor that still shows what was sent takes the server's copy; one with newer changes keeps them. */
async function showStored(parts: FileParts, address: ObjectAddress, sent: string): Promise<void> {
  const document = documentOf(address);
  if (document?.isDirty === true && isSent(address, document.getText(), sent)) await parts.saves.drop(document);
  parts.documents.happened({ kind: 'announced' }, address);
}

function isSent(address: ObjectAddress, text: string, sent: string): boolean {
  if (isTextPart(address)) return text === sent;
  return jsonIn(text) !== undefined && withoutTypedSecrets(address, new Loaded(text)) === sent;
}

async function tellOfCreated(parts: FileParts, address: ObjectAddress, ids: readonly string[]): Promise<void> {
  const what = parts.sender.what(address);
  const [id] = ids;
  if (id === undefined) return void say.info(t`${what} was not created: the server has none of its name. Save it again to create it.`);
  const message = t`${what} is there now (id ${ids.join(', ')}).`;
  if ((await say.info(message, { open: t`Open` })) !== 'open') return;
  await parts.opener.open(objectAddress(address.instanceId, address.resource, id, ''));
}
