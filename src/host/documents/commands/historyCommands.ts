import { t } from '@vscode/l10n';
import { Range, WorkspaceEdit, window, workspace, type TextDocument } from 'vscode';
import { isTextPart, type ObjectAddress } from '../../../core/objects/address/address.ts';
import { leaveNote, type ServerEntry } from '../../../core/objects/history/serverHistory.ts';
import type { PlacedVersion } from '../../../core/objects/text/changedFields.ts';
import { changedOnlySecrets, lastSave, restoreVersion, withoutSave } from '../../../core/objects/text/takingBack.ts';
import type { Save, Version } from '../../../core/objects/text/versions.ts';
import { invalidProblem } from '../../../shared/problem.ts';
import { askLine, say } from '../../support/say.ts';
import type { FileParts } from './fileParts.ts';
import { documentText, withoutMarks } from '../../../app/documents/documentText.ts';
import { uriOf } from '../system/objectUri.ts';
import { fieldNames } from '../../../app/saving/fieldNames.ts';
import { documentOf } from '../system/openDocuments.ts';
import { openUtf8 } from '../system/utf8Documents.ts';
import { calledInSentence, compareWith, partOf } from '../sending/objectWords.ts';
import { planShown } from '../system/opening.ts';
import { instanceName } from './elsewhere/compareObjects.ts';
import { chooseInTimeline, timeText } from './objectTimeline.ts';

/**
 * Lets a person look at an earlier version beside the one before it or the editor, or take it back into the editor, where nothing is sent
 * yet; and read what Jamf Pro itself keeps of the object.
 */
export async function showHistory(parts: FileParts, wanted: ObjectAddress): Promise<void> {
  const address = await parts.opener.open(wanted);
  const chosen = await chooseInTimeline(parts, address, await parts.history.of(address));
  if (chosen === undefined) return;
  if (chosen.kind === 'entry') await showEntry(parts, address, chosen.entry);
  else await showVersion(parts, address, chosen.placed);
}

async function showVersion(parts: FileParts, address: ObjectAddress, { version, before }: PlacedVersion): Promise<void> {
  const when = timeText(Date.parse(version.at));
  const instance = instanceName(parts, address.instanceId);
  const acts = [
    ...(before === undefined || before === '' ? [] : [{ act: 'before', label: t`$(diff) Compare with the version before` } as const]),
    { act: 'editor', label: t`$(diff) Compare with the editor`, description: t`As it is now` } as const,
    { act: 'restore', label: t`$(discard) Restore into the editor`, description: t`Nothing is sent until you save` } as const,
  ];
  const act = (await window.showQuickPick(acts, { title: `${address.label}: ${when}` }))?.act;
  if (act === 'before') {
    const name = `${address.label}${address.ending}`;
    const [left, right] = [before ?? '', version.text].map((json) => parts.copybook.put(address.instanceId, name, partOf(address, json)));
    if (left !== undefined && right !== undefined)
      await parts.copybook.compare(left, right, t`${address.label}: ${instance}, before ↔ ${when}`);
  } else if (act === 'editor') {
    await compareWith(parts.copybook, address, version.text, t`${address.label}: ${instance}, ${when} ↔ editor`);
  } else if (act === 'restore') await takeBack(parts, address, version);
}

/** All that Jamf Pro says of it, as text. */
async function showEntry({ copybook }: FileParts, address: ObjectAddress, { at, user, note, details }: ServerEntry): Promise<void> {
  const lines = [t`Date: ${timeText(at)}`, t`User: ${user}`, t`Note: ${note}`, ...(details === '' ? [] : ['', details])];
  await copybook.show(address.instanceId, t`${address.label}, history.txt`, `${lines.join('\n')}\n`);
}

/** Leaves a note in the history that Jamf Pro keeps of an object, with all that a write asks. */
export async function addHistoryNote(parts: FileParts, address: ObjectAddress): Promise<void> {
  const { services, documents } = parts;
  const { instances, confirm } = services;
  const origin = instances.session(address.instanceId).profile.url;
  const { note: call } = (await planShown(services, documents, address)).history();
  const what = calledInSentence(address);
  const instance = instanceName(parts, address.instanceId);
  if (call === undefined) throw invalidProblem(t`The API of this Jamf Pro takes no notes in the history of ${what}.`);
  if (!(await confirm.unlocked(address.instanceId, t`The note`))) return;
  const note = (
    await askLine({
      title: t`${what} on ${instance}: a note in its history`,
      prompt: t`Everybody who may read the history sees it. It cannot be taken back.`,
    })
  )?.trim();
  if (note === undefined || note === '') return;
  const { endpoint, path } = call;
  const summary = t`Leave a note in the history of ${what} on ${instance}.`;
  const question = { instanceId: address.instanceId, method: endpoint.method, path, body: { note }, summary, lines: [note] };
  if (!(await confirm.write(question))) return;
  const session = instances.session(address.instanceId);
  if (session.profile.url !== origin) throw invalidProblem(t`${instance} was changed meanwhile, so nothing was sent.`);
  const wait = { title: t`Leaving a note at ${what} on ${instance}…`, instanceId: address.instanceId };
  await services.waitFor(wait, async ({ signal }) => await leaveNote(session, call, note, signal));
  if ((await say.info(t`The note is in the history of ${what} on ${instance}.`, { show: t`Show Versions` })) === 'show')
    await showHistory(parts, address);
}

/** Takes back what the last save from here changed, and that alone, with all that a save checks and asks. */
export async function undoLastSave(parts: FileParts, wanted: ObjectAddress): Promise<void> {
  const address = await parts.opener.open(wanted);
  if (documentOf(address)?.isDirty === true || parts.documents.isDraft(address)) {
    throw invalidProblem(t`“${address.label}” has unsent changes. Save or revert them first.`);
  }
  const save = lastSave(await parts.history.of(address));
  if (save === undefined) throw invalidProblem(t`No save of “${address.label}” from this machine is known that could be undone.`);
  if (changedOnlySecrets(save)) {
    throw invalidProblem(
      t`The last save of “${address.label}” from this machine changed nothing that is kept. Secrets are not: type the old one.`,
    );
  }
  const document = await openUtf8(uriOf(address));
  const now = document.getText();
  const { text, left } = isTextPart(address)
    ? scriptWithout(address, now, save)
    : withoutSave(await parts.documents.reading.plan(address), now, save);
  if (text === now) throw invalidProblem(nothingToUndo(address, left));
  await replaceText(document, now, text, address);
  if (left.length === 0) await parts.saves.save(document, 'send');
  else void say.warning(someLeft(address, left));
}

/** A script is one field. */
function scriptWithout(
  address: ObjectAddress,
  now: string,
  { over, text }: Save,
): { readonly text: string; readonly left: readonly string[] } {
  const [before, after] = [documentText(address, over), documentText(address, text)];
  if (withoutMarks(before) === withoutMarks(after)) return { text: now, left: [] };
  return withoutMarks(now) === withoutMarks(after)
    ? { text: before, left: [] }
    : { text: now, left: withoutMarks(now) === withoutMarks(before) ? [] : ['/script'] };
}

function nothingToUndo({ label }: ObjectAddress, left: readonly string[]): string {
  if (left.length === 0) return t`The last save of “${label}” from this machine changed nothing that is still as it was saved.`;
  return left.length === 1
    ? t`${fieldNames(left)} of “${label}” was changed again since the last save from this machine, so nothing was undone. Show Versions has the earlier ones.`
    : t`${fieldNames(left)} of “${label}” were changed again since the last save from this machine, so nothing was undone. Show Versions has the earlier ones.`;
}

function someLeft({ label }: ObjectAddress, left: readonly string[]): string {
  return left.length === 1
    ? t`${fieldNames(left)} of “${label}” was changed again since the last save and stays as now. The rest is taken back in the editor: save to send it.`
    : t`${fieldNames(left)} of “${label}” were changed again since the last save and stay as now. The rest is taken back in the editor: save to send it.`;
}

async function takeBack({ documents }: FileParts, address: ObjectAddress, { text }: Version): Promise<void> {
  const document = await openUtf8(uriOf(address));
  const now = document.getText();
  const next = isTextPart(address) ? documentText(address, text) : restoreVersion(await documents.reading.plan(address), now, text);
  await window.showTextDocument(document, { preview: false });
  if (next === now) void say.info(t`The editor shows this version already.`);
  else await replaceText(document, now, next, address);
}

/** @param now the text that the next one was made from: what was typed since is not written over. */
async function replaceText(document: TextDocument, now: string, next: string, address: ObjectAddress): Promise<void> {
  await window.showTextDocument(document, { preview: false });
  if (document.getText() !== now) throw invalidProblem(t`“${address.label}” was edited meanwhile, so nothing was taken back. Try again.`);
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(document.positionAt(0), document.positionAt(now.length)), next);
  if (!(await workspace.applyEdit(edit))) throw invalidProblem(t`“${address.label}” cannot be edited now.`);
}
