import { Range, WorkspaceEdit, window, workspace } from 'vscode';
import type { TextDocument } from 'vscode';
import { isTextPart } from '../../core/objects/address.ts';
import type { ObjectAddress } from '../../core/objects/address.ts';
import { beforeLastSave, restored } from '../../core/objects/versions.ts';
import type { Version } from '../../core/objects/versions.ts';
import { ProblemError } from '../../shared/problem.ts';
import type { FileParts } from './fileCommands.ts';
import { shown } from './shown.ts';
import { uriOf } from './objectUri.ts';
import { documentOf } from './openDocuments.ts';
import { openUtf8 } from './utf8Documents.ts';
import { compareWith } from './saveQuestions.ts';

/** Lets a person look at an earlier version beside the editor, or take it back into the editor, where nothing is sent yet. */
export async function showHistory(parts: FileParts, wanted: ObjectAddress): Promise<void> {
  const address = await parts.opener.open(wanted);
  const versions = await parts.history.of(address);
  if (versions.length === 0) throw nothing(`There are no earlier versions of “${address.label}” on this machine.`);
  const items = versions.map((version) => ({ label: whenOf(version), description: version.how, version }));
  const title = `${address.label}: versions on this machine`;
  const version = (await window.showQuickPick(items, { title, placeHolder: 'The newest is first. Secrets are not kept.' }))?.version;
  if (version === undefined) return;
  const [compare, restore] = [
    { label: '$(diff) Compare with the editor' },
    { label: '$(discard) Restore into the editor', description: 'Nothing is sent until you save' },
  ];
  const choice = await window.showQuickPick([compare, restore], { title: `${address.label}: ${whenOf(version)}` });
  if (choice === compare) {
    await compareWith(parts.copybook, address, version.text, `${address.label}: ${whenOf(version)} ↔ editor`);
  } else if (choice === restore) await takeBack(parts, address, version);
}

/** Saves the object as it was before it was last saved from here, with all that a save checks and asks. */
export async function undoLastSave(parts: FileParts, wanted: ObjectAddress): Promise<void> {
  const address = await parts.opener.open(wanted);
  if (documentOf(address)?.isDirty === true || parts.documents.isDraft(address)) {
    throw nothing(`“${address.label}” has unsent changes. Save or revert them first.`);
  }
  const version = beforeLastSave(await parts.history.of(address));
  if (version === undefined) throw nothing(`No save of “${address.label}” from this machine is known that could be undone.`);
  const document = await takeBack(parts, address, version);
  if (document.isDirty) await parts.saves.save(document, 'send');
}

async function takeBack({ documents }: FileParts, address: ObjectAddress, { text }: Version): Promise<TextDocument> {
  const document = await openUtf8(uriOf(address));
  const now = document.getText();
  const next = isTextPart(address) ? shown(address, text) : restored(await documents.plan(address), now, text);
  await window.showTextDocument(document, { preview: false });
  if (next === now) {
    void window.showInformationMessage('The editor shows this version already.');
    return document;
  }
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(document.positionAt(0), document.positionAt(now.length)), next);
  if (!(await workspace.applyEdit(edit))) throw nothing(`“${address.label}” cannot be edited now.`);
  return document;
}

function whenOf({ at }: Version): string {
  return new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
}

function nothing(message: string): ProblemError {
  return new ProblemError({ kind: 'invalid', message });
}
