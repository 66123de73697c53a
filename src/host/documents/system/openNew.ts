import { t } from '@vscode/l10n';
import { Range, window, workspace, type TextEditor } from 'vscode';
import { objectKey, type ObjectAddress } from '../../../core/objects/address/address.ts';
import { noCreation } from '../../../core/objects/create/objectNames.ts';
import { isMostOfIt, textPartOf } from '../../../core/objects/plan/parts.ts';
import { namedIn, templateOf } from '../../../core/objects/plan/template.ts';
import { invalidProblem } from '../../../shared/problem.ts';
import type { ObjectDocuments } from '../../../app/documents/objectDocuments.ts';
import type { Services } from '../../../app/support/services.ts';
import { withoutSchemaClaim } from '../../support/schemaClaims.ts';
import { addressIn, uriOf } from './objectUri.ts';
import { documentOf, objectTabs, openAddress, showAddress } from './openDocuments.ts';
import { planShown } from './opening.ts';
import { openUtf8 } from './utf8Documents.ts';

type Asked = Pick<Services, 'instances' | 'waitFor'>;

/**
 * A document for an object that is not created yet, filled and unsaved: its script where it has one, of which the JSON can be opened
 * beside it. `text`: the JSON to begin with.
 */
export async function openNew(services: Asked, documents: ObjectDocuments, address: ObjectAddress, text?: string): Promise<ObjectAddress> {
  const plan = await planShown(services, documents, address);
  if (plan.create === undefined) throw invalidProblem(noCreation(plan));
  const own = withoutSchemaClaim(address);
  const free = { ...own, label: freeLabel(own) };
  const json = text ?? templateOf(plan);
  const part = textPartOf(free.resource, json);
  if (part === undefined || !isMostOfIt(part)) return await begin(free, json);
  return await beginText(documents, free, namedIn(plan, json, free.label));
}

/** The JSON beside the script of an object that is not created yet. */
export async function openNewJson(services: Asked, documents: ObjectDocuments, json: ObjectAddress): Promise<ObjectAddress> {
  const [script] = documents.newParts.openBeside(json);
  const begun = script === undefined ? undefined : await documents.newParts.begun(script);
  return await begin(json, begun ?? templateOf(await planShown(services, documents, json)));
}

/** The script beside the JSON of an object that is not created yet. */
export async function openNewText(documents: ObjectDocuments, json: ObjectAddress): Promise<ObjectAddress> {
  const text = documentOf(json)?.getText() ?? (await documents.keeping.draft(json)) ?? '{}';
  const script = { ...json, ending: '.sh' };
  const already = openAddress(script) ?? (await documents.keeping.draftOf(script));
  return already === undefined ? await beginText(documents, json, text) : await showAddress(already, false);
}

async function beginText(documents: ObjectDocuments, json: ObjectAddress, whole: string): Promise<ObjectAddress> {
  const part = textPartOf(json.resource, whole);
  if (part === undefined) throw invalidProblem(t`“${json.label}” has no text of its own.`);
  return await begin({ ...json, ending: part.ending }, part.text, (script) => documents.begin(script, whole));
}

/** An editor with a text that nobody has saved. `before`: done once VS Code has read it, which shows nothing. */
async function begin(address: ObjectAddress, text: string, before?: (address: ObjectAddress) => void): Promise<ObjectAddress> {
  const editor = await window.showTextDocument(await openUtf8(uriOf(address)), { preview: false });
  before?.(address);
  if (editor.document.getText() === '') await fill(editor, text);
  return address;
}

async function fill(editor: TextEditor, text: string): Promise<void> {
  await editor.edit((edit) => edit.replace(new Range(0, 0, editor.document.lineCount, 0), text));
}

/** VS Code holds a document for minutes after its tab was closed, with the text that it had: that is no beginning for another object. */
function freeLabel(address: ObjectAddress): string {
  const held = workspace.textDocuments.flatMap((document) => (document.getText() === '' ? [] : (addressIn(document.uri) ?? [])));
  const taken = new Set([...objectTabs().map((open) => open.address), ...held].map((open) => objectKey(open)));
  for (let number = 1; ; number += 1) {
    const label = number === 1 ? address.label : `${address.label} ${number}`;
    if (!taken.has(objectKey({ ...address, label }))) return label;
  }
}
