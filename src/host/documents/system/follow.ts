import { Uri, window, workspace, type Disposable, type TextDocument } from 'vscode';
import type { ObjectAddress } from '../../../core/objects/address/address.ts';
import { DisposableStore } from '../../../app/support/disposables.ts';
import { contextKeys } from '../../../app/support/ids.ts';
import { inBackground } from '../../../app/support/inBackground.ts';
import type { Services } from '../../../app/support/services.ts';
import { runCommand } from '../../support/commands.ts';
import { followLocks } from './locks.ts';
import type { ObjectDocuments } from '../../../app/documents/objectDocuments.ts';
import type { ObjectFileSystem } from './objectFileSystem.ts';
import { addressIn } from './objectUri.ts';
import { documentOf, followTabs, objectTabs } from './openDocuments.ts';

/** What happens to editors, tabs and instances is drawn upon for the documents. */
export function followWindow(services: Services, documents: ObjectDocuments, files: ObjectFileSystem): Disposable {
  const store = new DisposableStore();
  followEditors(store, documents, services.log);
  followInstances(store, services, documents, files);
  store.add(followTabs(services.log));
  store.add(followLocks(services, (address) => files.fire([address])));
  return store;
}

/** The copy that an editor's changes came from is kept from the first change on, and dropped with the editor. */
function followEditors(store: DisposableStore, documents: ObjectDocuments, log: Services['log']): void {
  const note = (document: TextDocument): ObjectAddress | undefined => {
    const address = addressIn(document.uri);
    if (address !== undefined) documents.happened({ kind: 'editorShows', text: document.getText() }, address);
    return address;
  };
  let isEdited = false;
  for (const document of workspace.textDocuments) note(document);
  store.add(workspace.onDidOpenTextDocument(note));
  store.add(
    workspace.onDidCloseTextDocument(({ uri }) => {
      const address = addressIn(uri);
      // A change of language closes and opens a document that stays where it is.
      if (address === undefined || documentOf(address) !== undefined) return;
      inBackground(log, 'forget what a closed editor came from', documents.closed(address));
      documents.forget(address);
    }),
  );
  store.add(
    workspace.onDidChangeTextDocument(({ document }) => {
      const address = note(document);
      if (address === undefined) return;
      if (document.isDirty) {
        inBackground(log, 'keep what the changes are made from', documents.keeping.keepBase(address));
        if (!isEdited) void runCommand('setContext', contextKeys.objectEdited, true);
        isEdited = true;
      } else documents.happened({ kind: 'wentBack', text: document.getText() }, address);
    }),
  );
  store.add(
    window.tabGroups.onDidChangeTabs(({ closed }) => {
      const open = new Set(objectTabs().map(({ address }) => JSON.stringify(address)));
      for (const tab of closed) {
        const address =
          tab.input instanceof Object && 'uri' in tab.input && tab.input.uri instanceof Uri ? addressIn(tab.input.uri) : undefined;
        if (address !== undefined && !open.has(JSON.stringify(address)))
          inBackground(log, 'forget what a closed editor came from', documents.closed(address));
      }
    }),
  );
}

/** A change of an instance changes what its documents may do, and may make readable what was not. */
function followInstances(store: DisposableStore, { instances, log }: Services, documents: ObjectDocuments, files: ObjectFileSystem): void {
  store.add(instances.onWillRemove(({ id, waitUntil }) => waitUntil(documents.forgetKept(id))));
  store.add(
    instances.onDidChange(({ id, what }) => {
      if (what === 'state' || what === 'account' || what === 'document') return;
      const open = objectTabs().filter(({ address }) => address.instanceId === id);
      const addresses = open.map(({ address }) => address);
      if (what === 'access') files.fire(addresses);
      else documents.happened({ kind: 'announced' }, ...addresses);
      if (what === 'removed') inBackground(log, 'forget what was kept of its objects', documents.forgetInstance(id));
    }),
  );
}
