import { t } from '@vscode/l10n';
import { Range, WorkspaceEdit, window, workspace, type TextDocument } from 'vscode';
import { isTextPart, type ObjectAddress } from '../../../core/objects/address/address.ts';
import { changedOnlySecrets, lastSave, restoreVersion, withoutSave, type Save, type Version } from '../../../core/objects/text/versions.ts';
import { invalidProblem } from '../../../shared/problem.ts';
import { say } from '../../support/say.ts';
import type { FileParts } from './fileParts.ts';
import { documentText, withoutMarks } from '../../../app/documents/documentText.ts';
import { uriOf } from '../system/objectUri.ts';
import { fieldNames } from '../../../app/saving/fieldNames.ts';
import { documentOf } from '../system/openDocuments.ts';
import { openUtf8 } from '../system/utf8Documents.ts';
import { compareWith } from '../sending/saveQuestions.ts';

/** Lets a person look at an earlier version beside the editor, or take it back into the editor, where nothing is sent yet. */
export async function showHistory(parts: FileParts, wanted: ObjectAddress): Promise<void> {
  const address = await parts.opener.open(wanted);
  const versions = await parts.history.of(address);
  if (versions.length === 0) throw invalidProblem(t`There are no earlier versions of “${address.label}” on this machine.`);
  const how = { opened: t`opened`, saved: t`saved`, created: t`created`, deleted: t`deleted` };
  const items = versions.map((version) => ({ label: whenOf(version), description: how[version.how], version }));
  const title = t`${address.label}: versions on this machine`;
  const version = (await window.showQuickPick(items, { title, placeHolder: t`The newest is first. Secrets are not kept.` }))?.version;
  if (version === undefined) return;
  const [compare, restore] = [
    { label: t`$(diff) Compare with the editor` },
    { label: t`$(discard) Restore into the editor`, description: t`Nothing is sent until you save` },
  ];
  const choice = await window.showQuickPick([compare, restore], { title: `${address.label}: ${whenOf(version)}` });
  if (choice === compare) {
    const instance = parts.services.instances.get(address.instanceId)?.name ?? address.instanceId;
    await compareWith(parts.copybook, address, version.text, t`${address.label}: ${instance}, ${whenOf(version)} ↔ editor`);
  } else if (choice === restore) await takeBack(parts, address, version);
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

function whenOf({ at }: Version): string {
  return new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
}
