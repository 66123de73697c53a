import { Range, TabInputText, window, workspace } from 'vscode';
import type { Tab, TextDocument, TextEditor } from 'vscode';
import { isTextPart } from '../../core/objects/address.ts';
import type { ObjectAddress } from '../../core/objects/address.ts';
import { nameIn, noCreation } from '../../core/objects/create.ts';
import { textPartOf } from '../../core/objects/parts.ts';
import { templateOf } from '../../core/objects/template.ts';
import { parseJson } from '../../core/json/parse.ts';
import { ProblemError } from '../../shared/problem.ts';
import { isNote } from './away.ts';
import { keyOf } from './kept.ts';
import type { ObjectDocuments } from './objectDocuments.ts';
import { addressIn, uriOf } from './objectUri.ts';
import { unclaimed } from './schemaClaims.ts';
import { openUtf8 } from './utf8Documents.ts';

/** Opens objects as editors. Every way of opening one goes through here, so that an object has one tab. */
export class Opener {
  readonly #documents: ObjectDocuments;

  constructor(documents: ObjectDocuments) {
    this.#documents = documents;
  }

  /** Reads an object and shows it; an empty label is replaced by the object's own name. Resolves to its address. */
  async open(wanted: ObjectAddress, preview = true): Promise<ObjectAddress> {
    const already = openAddress(wanted);
    if (already !== undefined) {
      // Whoever opens what a window came back with wants to have it read.
      if (this.#documents.away(already)?.remedy === 'read') this.#documents.announce([already]);
      return await show(already, preview);
    }
    if ((await this.#documents.draft(wanted)) !== undefined) return await show(await this.#drafted(wanted), preview);
    const json = await this.#documents.serverCopy(wanted);
    const label = wanted.label === '' ? (nameIn(await this.#documents.plan(wanted), parseJson(json)) ?? '') : wanted.label;
    const address = unclaimed({ ...wanted, label });
    this.#documents.prime(address, json);
    return await show(address, preview);
  }

  /** The script of an object, beside its JSON. */
  async openText(json: ObjectAddress): Promise<ObjectAddress> {
    const copy = await this.#documents.serverCopy(json);
    const part = textPartOf(json.resource, copy);
    if (part === undefined) throw new ProblemError({ kind: 'invalid', message: `“${json.label}” has no script of its own.` });
    const address = { ...json, ending: part.ending };
    if (openAddress(address) === undefined) this.#documents.prime(address, copy);
    return await show(openAddress(address) ?? address, false);
  }

  /** A document for an object that is not created yet, filled and unsaved. */
  async openNew(address: ObjectAddress, text?: string): Promise<ObjectAddress> {
    const plan = await this.#documents.plan(address);
    if (plan.create === undefined) {
      throw new ProblemError({ kind: 'invalid', message: noCreation(plan) });
    }
    const own = unclaimed(address);
    const free = { ...own, label: freeLabel(own) };
    const editor = await window.showTextDocument(await openUtf8(uriOf(free)), { preview: false });
    if (editor.document.getText() === '') await fill(editor, text ?? templateOf(plan));
    return free;
  }

  async #drafted(wanted: ObjectAddress): Promise<ObjectAddress> {
    const kept = await this.#documents.drafts();
    const addresses = kept.map(({ authority, path }) => addressIn(uriOf(wanted).with({ authority, path })));
    return addresses.find((address) => address !== undefined && keyOf(address) === keyOf(wanted)) ?? wanted;
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

/** The address under which an object is open already: labels differ. */
export function openAddress(wanted: ObjectAddress): ObjectAddress | undefined {
  return objectTabs().find(({ address }) => keyOf(address) === keyOf(wanted))?.address;
}

async function show(address: ObjectAddress, preview: boolean): Promise<ObjectAddress> {
  const document = await openUtf8(uriOf(address));
  try {
    await window.showTextDocument(document, { preview: preview && !isTextPart(address) });
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

function freeLabel(address: ObjectAddress): string {
  const taken = new Set(objectTabs().map((open) => keyOf(open.address)));
  for (let number = 1; ; number += 1) {
    const label = number === 1 ? address.label : `${address.label} ${number}`;
    if (!taken.has(keyOf({ ...address, label }))) return label;
  }
}
