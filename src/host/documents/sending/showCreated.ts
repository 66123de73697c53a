import { t } from '@vscode/l10n';
import { ViewColumn, type TextDocument } from 'vscode';
import { isTextPart, jsonOf, type ObjectAddress } from '../../../core/objects/address/address.ts';
import { takenOf } from '../../../core/objects/create/takenOf.ts';
import { createdWords } from '../../../app/saving/createdWords.ts';
import { nameOfObject } from '../../../core/objects/create/objectNames.ts';
import { isMostOfIt, textPartOf } from '../../../core/objects/plan/parts.ts';
import { maskSecrets } from '../../../core/objects/plan/secrets.ts';
import { parseJson } from '../../../core/json/parse.ts';
import { problemOf } from '../../../shared/problem.ts';
import { joinSentences } from '../../../shared/words.ts';
import type { ObjectDocuments } from '../../../app/documents/objectDocuments.ts';
import { tabName } from '../../../app/instances/inFront.ts';
import { documentKey } from '../../../app/keeping/keptDocuments.ts';
import { inBackground } from '../../../app/support/inBackground.ts';
import { inEnglish } from '../../../app/support/language.ts';
import type { Services } from '../../../app/support/services.ts';
import { runCommand } from '../../support/commands.ts';
import { say } from '../../support/say.ts';
import { withoutSchemaClaim } from '../../support/schemaClaims.ts';
import { uriOf } from '../system/objectUri.ts';
import { closeTabs, documentOf, objectTabs } from '../system/openDocuments.ts';
import { copyShown } from '../system/opening.ts';
import { openUtf8 } from '../system/utf8Documents.ts';

/** What is needed to show what was created. */
export interface ShowingCreated {
  readonly services: Services;
  readonly documents: ObjectDocuments;
  /** To be kept as what was created from here. */
  readonly created: (address: ObjectAddress, json: string) => void;
  /** Takes the changes out of a document whose text was sent with another one. */
  readonly drop: (document: TextDocument) => Promise<void>;
}

interface Created {
  /** The document that was saved. */
  readonly address: ObjectAddress;
  readonly id: string;
  /** What it was created of, as JSON. */
  readonly sent: string;
  /** What it is called in a sentence, with its instance. */
  readonly what: () => string;
}

/** Shows what was created in the place of its draft; where that fails, says so with a way to open it. */
export async function showOrTell(parts: ShowingCreated, { address, id, sent, what: called }: Created): Promise<void> {
  const what = called();
  const { problems, log } = parts.services;
  try {
    const { known, copy } = await showCreated(parts, address, id);
    const words = createdWords(takenOf(await parts.documents.reading.plan(known), parseJson(sent), parseJson(copy)), what);
    if (words !== undefined) void say.warning(words);
  } catch (error) {
    const problem = problemOf(error);
    if (problem.kind === 'bug') log.error(`${inEnglish(called)} was created, and could not be shown`, error);
    const why = await problems.words(problem, { instanceId: address.instanceId, couldNot: () => t`could not open it` });
    if ((await say.warning(joinSentences(t`${what} was created (id ${id}), but is not shown.`, why), { open: t`Open` })) === 'open')
      await runCommand('jamf.openObject', uriOf({ ...address, target: { kind: 'one', id } }));
  }
}

/** The place of these documents: where they are in front, so is what comes there. Who has left them meanwhile is not called back from where they type now. */
function placeOf(addresses: readonly ObjectAddress[]): Parameters<typeof runCommand<'vscode.open'>>[2] {
  const keys = new Set(addresses.map(documentKey));
  const tabs = objectTabs().flatMap(({ tab, address }) => (keys.has(documentKey(address)) ? [tab] : []));
  const shown = tabs.filter(({ isActive }) => isActive);
  const tab = shown.find(({ group }) => group.isActive) ?? shown[0] ?? tabs[0];
  const isInFront = tab?.isActive === true && tab.group.isActive;
  const viewColumn = tab?.group.viewColumn ?? ViewColumn.Active;
  return { preview: false, viewColumn, preserveFocus: !isInFront, background: tab?.isActive !== true };
}

/** A pulled file may have been the beginning of it. */
async function tellOfCreated(
  draft: ObjectAddress,
  { instanceId, resource, label }: ObjectAddress,
  id: string,
  copy: string,
): Promise<void> {
  const text = maskSecrets(copy);
  await runCommand('jamf.internal.objectCreated', {
    draft: uriOf(draft).toString(),
    instance: instanceId,
    resource,
    id,
    name: label,
    text,
  });
}

/** A created object has addresses of its own: its editors take the place of those of the draft, unless more was typed there. */
async function showCreated(
  { services, documents, created, drop }: ShowingCreated,
  address: ObjectAddress,
  id: string,
): Promise<{ readonly known: ObjectAddress; readonly copy: string }> {
  const known = { ...jsonOf(address), target: { kind: 'one', id } } as const;
  const copy = await copyShown(services, documents, known);
  const target = withoutSchemaClaim({ ...known, label: nameOfObject(address.resource, parseJson(copy)) ?? address.label });
  created(target, copy);
  inBackground(services.log, 'tell of what was created', tellOfCreated(jsonOf(address), target, id, copy));
  const beside = documents.newParts.openBeside(address);
  const part = textPartOf(target.resource, copy);
  const open = [address, ...beside];
  const hasText = part !== undefined && (isMostOfIt(part) || open.some(isTextPart));
  const hasJson = !hasText || open.some((one) => !isTextPart(one));
  const shown = [...(hasJson ? [target] : []), ...(hasText ? [{ ...target, ending: part.ending }] : [])];
  const place = placeOf([address, ...beside]);
  const instance = services.instances.get(address.instanceId)?.name ?? address.instanceId;
  for (const successor of shown) {
    documents.reading.prime(successor, copy);
    const { uri } = await openUtf8(uriOf(successor));
    await runCommand('vscode.open', uri, place, tabName(uri.path, instance) ?? '');
  }
  for (const left of [address, ...beside]) {
    if (!documents.isCreatedWith(left)) continue;
    const document = documentOf(left);
    if (document?.isDirty === true) await drop(document);
    await closeTabs(left);
  }
  return { known, copy };
}
