import { TabInputText, TabInputTextDiff, window, workspace } from 'vscode';
import type { Disposable, Tab, TextDocument, Uri } from 'vscode';
import { isTextPart, type ObjectAddress } from '../../../core/objects/address/address.ts';
import { inBackground } from '../../../app/support/inBackground.ts';
import type { Services } from '../../../app/support/services.ts';
import { isNote } from '../../../app/documents/away.ts';
import { documentKey, partKey } from '../../../app/keeping/keptDocuments.ts';
import { addressIn, uriOf } from './objectUri.ts';
import { openUtf8 } from './utf8Documents.ts';

/** All text tabs of objects. */
export function objectTabs(): readonly { readonly tab: Tab; readonly address: ObjectAddress }[] {
  return window.tabGroups.all
    .flatMap((group) => group.tabs)
    .flatMap((tab) => {
      const address = tab.input instanceof TabInputText ? addressIn(tab.input.uri) : undefined;
      return address === undefined ? [] : [{ tab, address }];
    });
}

/** Closes the tabs of a document. VS Code asks where it holds unsaved text. */
export async function closeTabs(address: ObjectAddress): Promise<void> {
  const uri = uriOf(address).toString();
  await window.tabGroups.close(objectTabs().flatMap(({ tab, address: open }) => (uriOf(open).toString() === uri ? [tab] : [])));
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
    await showAddress(first, false, true);
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

export async function showAddress(address: ObjectAddress, preview: boolean, preserveFocus = false): Promise<ObjectAddress> {
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
