import { t } from '@vscode/l10n';
import { Range, TabInputText, TabInputTextDiff, window, workspace } from 'vscode';
import type { Disposable, Tab, TextDocument, TextEditor, Uri } from 'vscode';
import { isTextPart, type ObjectAddress } from '../../../core/objects/address/address.ts';
import { nameIn, noCreation } from '../../../core/objects/create/create.ts';
import { textPartOf } from '../../../core/objects/plan/parts.ts';
import { templateOf } from '../../../core/objects/plan/template.ts';
import { parseJson } from '../../../core/json/parse.ts';
import { invalidProblem } from '../../../shared/problem.ts';
import { inBackground } from '../../../app/support/inBackground.ts';
import type { Services } from '../../../app/support/services.ts';
import { isNote } from '../../../app/documents/away.ts';
import { documentKey, partKey } from '../../../app/keeping/keptDocuments.ts';
import type { ObjectDocuments } from '../../../app/documents/objectDocuments.ts';
import { addressIn, uriOf } from './objectUri.ts';
import { withoutSchemaClaim } from '../../support/schemaClaims.ts';
import { askedAgain, copyShown, planShown } from './opening.ts';
import { openUtf8 } from './utf8Documents.ts';

/** Opens objects as editors. Every way of opening one goes through here, so that an object has one tab. */
export class Opener {
  readonly #services: Pick<Services, 'instances' | 'waitFor'>;
  readonly #documents: ObjectDocuments;

  constructor(services: Pick<Services, 'instances' | 'waitFor'>, documents: ObjectDocuments) {
    this.#services = services;
    this.#documents = documents;
  }

  /** Reads an object and shows it; an empty label is replaced by the object's own name. Resolves to its address. */
  async open(wanted: ObjectAddress, preview = true): Promise<ObjectAddress> {
    const already = this.wanted(wanted);
    if (already !== undefined) return await show(already, preview);
    const unsent = await this.#documents.keeping.draftOf(wanted);
    if (unsent !== undefined) return await show(unsent, preview);
    const json = await copyShown(this.#services, this.#documents, wanted, askedAgain('jamf.openObject', wanted));
    const label = wanted.label === '' ? (nameIn(await this.#documents.reading.plan(wanted), parseJson(json)) ?? '') : wanted.label;
    const address = withoutSchemaClaim({ ...wanted, label });
    this.#documents.reading.prime(address, json);
    return await show(address, preview);
  }

  /** Whoever opens what a window came back with wants to have it read. Returns the address under which it is open. */
  wanted(wanted: ObjectAddress): ObjectAddress | undefined {
    const already = openAddress(wanted);
    if (already !== undefined && this.#documents.away(already)?.remedy === 'read') this.#documents.happened({ kind: 'announced' }, already);
    return already;
  }

  /** The script of an object, beside its JSON. */
  async openText(json: ObjectAddress): Promise<ObjectAddress> {
    const copy = await copyShown(this.#services, this.#documents, json, askedAgain('jamf.openScript', json));
    const part = textPartOf(json.resource, copy);
    if (part === undefined) throw invalidProblem(t`“${json.label}” has no script of its own.`);
    const address = { ...json, ending: part.ending };
    if (openAddress(address) === undefined) this.#documents.reading.prime(address, copy);
    return await show(openAddress(address) ?? address, false);
  }

  /** A document for an object that is not created yet, filled and unsaved. */
  async openNew(address: ObjectAddress, text?: string): Promise<ObjectAddress> {
    const plan = await planShown(this.#services, this.#documents, address);
    if (plan.create === undefined) throw invalidProblem(noCreation(plan));
    const own = withoutSchemaClaim(address);
    const free = { ...own, label: freeLabel(own) };
    const editor = await window.showTextDocument(await openUtf8(uriOf(free)), { preview: false });
    if (editor.document.getText() === '') await fill(editor, text ?? templateOf(plan));
    return free;
  }
}

/** All text tabs of objects. */
export function objectTabs(): readonly { readonly tab: Tab; readonly address: ObjectAddress }[] {
  return window.tabGroups.all
    .flatMap((group) => group.tabs)
    .flatMap((tab) => {
      const address = tab.input instanceof TabInputText ? addressIn(tab.input.uri) : undefined;
      return address === undefined ? [] : [{ tab, address }];
    });
}

/** The objects that are in view, one in each group of editors. */
export function shownObjects(): readonly ObjectAddress[] {
  return objectTabs()
    .filter(({ tab }) => tab.isActive)
    .map(({ address }) => address);
}

/** The open document of an address, if there is one. */
export function documentOf(address: ObjectAddress): TextDocument | undefined {
  const uri = uriOf(address).toString();
  return workspace.textDocuments.find((document) => document.uri.toString() === uri);
}

/** Whether a document shows a note in the place of its object. */
export function showsNote(document: TextDocument): boolean {
  return isNote(document.lineAt(0).text);
}

/** The documents that a person has open: in a tab, as one side of a comparison, or with changes that no tab shows. */
export function openAddresses(): readonly ObjectAddress[] {
  const shown = window.tabGroups.all.flatMap((group) => group.tabs).flatMap(({ input }) => urisOf(input));
  const dirty = workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ uri }) => uri);
  return [...shown, ...dirty].flatMap((uri) => addressIn(uri) ?? []);
}

/** The address under which a part of an object is open already: labels differ. */
export function openAddress(wanted: ObjectAddress): ObjectAddress | undefined {
  const open = openAddresses().filter((address) => partKey(address) === partKey(wanted));
  return open.find((address) => documentKey(address) === documentKey(wanted)) ?? open[0];
}

/** VS Code itself opens whatever address it remembers: a second one of an object that is open leads to the first, and goes. */
export function followTabs(log: Services['log']): Disposable {
  /** Documents that are led to just now: a tab that one gets by that is no second one. */
  const leading = new Set<string>();
  return window.tabGroups.onDidChangeTabs(({ opened }) => {
    for (const { input, isDirty } of opened) {
      const address = input instanceof TabInputText && !isDirty ? addressIn(input.uri) : undefined;
      if (address === undefined || leading.has(documentKey(address))) continue;
      inBackground(log, 'lead to the document of the object that is open', leadToFirst(address, leading));
    }
  });
}

async function leadToFirst(second: ObjectAddress, leading: Set<string>): Promise<void> {
  const first = openAddresses().find((address) => partKey(address) === partKey(second) && documentKey(address) !== documentKey(second));
  if (first === undefined) return;
  const key = documentKey(first);
  leading.add(key);
  try {
    // Whoever chose a row of a list works on in the list.
    await show(first, false, true);
    const tabs = objectTabs().filter(({ tab, address }) => !tab.isDirty && documentKey(address) === documentKey(second));
    await window.tabGroups.close(tabs.map(({ tab }) => tab));
  } finally {
    leading.delete(key);
  }
}

function urisOf(input: unknown): readonly Uri[] {
  if (input instanceof TabInputText) return [input.uri];
  return input instanceof TabInputTextDiff ? [input.modified, input.original] : [];
}

async function show(address: ObjectAddress, preview: boolean, preserveFocus = false): Promise<ObjectAddress> {
  const document = await openUtf8(uriOf(address));
  try {
    await window.showTextDocument(document, { preview: preview && !isTextPart(address), preserveFocus });
  } catch (error) {
    if (!isElsewhere(error)) throw error;
  }
  return address;
}

/** VS Code's words for an editor that is not there any more once it would have been shown: the person went to another one. */
function isElsewhere(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Could NOT open editor for ');
}

async function fill(editor: TextEditor, text: string): Promise<void> {
  await editor.edit((edit) => edit.replace(new Range(0, 0, editor.document.lineCount, 0), text));
}

/** VS Code holds a document for minutes after its tab was closed, with the text that it had: that is no beginning for another object. */
function freeLabel(address: ObjectAddress): string {
  const held = workspace.textDocuments.flatMap((document) => (document.getText() === '' ? [] : (addressIn(document.uri) ?? [])));
  const taken = new Set([...objectTabs().map((open) => open.address), ...held].map((open) => partKey(open)));
  for (let number = 1; ; number += 1) {
    const label = number === 1 ? address.label : `${address.label} ${number}`;
    if (!taken.has(partKey({ ...address, label }))) return label;
  }
}
