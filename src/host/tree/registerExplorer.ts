import { window, workspace, type Disposable, type ExtensionContext, type TreeView } from 'vscode';
import { fromParts } from '../../core/objects/address/address.ts';
import { problemOf } from '../../shared/problem.ts';
import { readAdded, readInstance, readInstanceId, readListAsShown, readRowOrDocument } from '../../app/contributions/read.ts';
import { commandsOf, runCommand } from '../support/commands.ts';
import { keepUnfolded } from '../support/keepUnfolded.ts';
import { later } from '../../app/support/language.ts';
import { DisposableStore } from '../../app/support/disposables.ts';
import { schemes, settings as settingIds, views } from '../../app/support/ids.ts';
import { instanceIdOf } from '../../app/support/nodes.ts';
import type { Services } from '../../app/support/services.ts';
import { Explorer } from './explorer.ts';
import { registerArrangement } from './registerArrangement.ts';
import { registerListCommands } from './listCommands.ts';
import type { ExplorerNode } from '../../app/lists/nodes.ts';
import { ListSettings } from '../../app/lists/listSettings.ts';
import { registerObjectCommands } from './objectCommands.ts';
import { revealInstance } from './reveal/revealInstance.ts';
import { RowLayout } from '../../app/lists/layout/rowLayout.ts';
import { Shelves } from '../../app/lists/shelves.ts';
import { UnfoldedRows } from '../../app/lists/layout/unfoldedRows.ts';

/** The instances view and its commands. Contacts nobody. */
export function registerExplorer(services: Services, context: ExtensionContext): Disposable {
  const store = new DisposableStore();
  const shelves = new Shelves(context.globalState);
  const settings = new ListSettings(context.globalState);
  const layout = new RowLayout(context.globalState);
  const explorer = store.add(new Explorer(services, { shelves, settings, layout, unfolded: new UnfoldedRows(context.workspaceState) }));
  const view = store.add(window.createTreeView(views.explorer, { treeDataProvider: explorer, showCollapseAll: true, canSelectMany: true }));
  followView(store, view, explorer);
  store.add(keepUnfolded(view, explorer.onDidChangeTreeData, services.log, explorer.revealing));
  store.add(registerListCommands({ services, explorer, settings, view }));
  store.add(registerObjectCommands({ services, explorer, shelves, view }));
  store.add(registerArrangement({ services, explorer, layout, view }));
  const on = commandsOf(store, services);
  const find = async (instance: string | undefined): Promise<void> => {
    const { findObject } = await import('./find/findObject.ts');
    return findObject(services, instance);
  };
  on('jamf.internal.instanceAdded', later`could not show the instance`, readAdded, async (id, how) => {
    if (id !== undefined && services.instances.get(id) !== undefined) await revealInstance(view, explorer, id, how === 'unfolded');
  });
  // VS Code hands a button of the view's title the row that has the focus: it is not what the button is about.
  on('jamf.findObject', later`could not find an object`, readInstanceId, find);
  on('jamf.findObjectInInstance', later`could not find an object`, readInstance, (instance) => find(instanceIdOf(instance)));
  on('jamf.exportList', later`could not export the list`, readListAsShown, async (list, shown) => {
    const { exportToFile } = await import('./exportCommand.ts');
    return exportToFile({ services, settings, state: context.globalState }, list, shown);
  });
  on('jamf.revealInSidebar', later`could not reveal the object`, readRowOrDocument, async (what) => {
    const front = window.activeTextEditor?.document.uri;
    if (what !== 'nothing') await (await import('./reveal/revealObject.ts')).revealObject({ services, view, explorer }, what ?? front);
  });
  store.add(
    services.instances.onDidChange(({ id, what }) => {
      if (what === 'removed') {
        explorer.forgetInstance(id);
        void shelves.forgetInstance(id);
      } else if (what === 'added') explorer.redraw();
      else if (what === 'profile') explorer.renew(explorer.instanceNode(id));
      // Whoever reads the document here draws what is in it.
      else if (what !== 'document') explorer.redrawInstance(id);
    }),
  );
  store.add(
    workspace.onDidChangeConfiguration((change) => (change.affectsConfiguration(settingIds.classicTwins) ? explorer.redraw() : undefined)),
  );
  store.add(services.instances.waits.onDidChange((id) => explorer.redrawLoading(id)));
  store.add(services.instances.onMinute((id) => explorer.redrawInstance(id)));
  store.add(rememberOpened(shelves, services, explorer));
  return store;
}

/** What a person does to the rows. */
function followView(store: DisposableStore, view: TreeView<ExplorerNode>, explorer: Explorer): void {
  explorer.setVisible(view.visible);
  store.add(view.onDidChangeVisibility(({ visible }) => explorer.setVisible(visible)));
  store.add(
    view.onDidChangeSelection(({ selection: [row, ...others] }) => {
      if (row?.kind === 'object' && others.length === 0) void runCommand('jamf.internal.rowChosen', row);
    }),
  );
  store.add(view.onDidExpandElement(({ element }) => explorer.unfolded(element)));
  store.add(view.onDidCollapseElement(({ element }) => explorer.folded(element)));
}

/** Recently opened is what somebody looked at, not what some search or view loaded. */
function rememberOpened(shelves: Shelves, services: Services, explorer: Explorer): Disposable {
  return window.onDidChangeActiveTextEditor((editor) => {
    const uri = editor?.document.uri;
    if (uri?.scheme !== schemes.objects) return;
    try {
      const { instanceId, resource, target, label } = fromParts(uri);
      if (target.kind === 'new' || services.instances.get(instanceId) === undefined) return;
      const entry = { instanceId, resource, id: target.kind === 'one' ? target.id : '-', label };
      void shelves.opened(entry).then((isNew) => (isNew ? explorer.redrawShelf(instanceId, 'recent') : undefined));
    } catch (error) {
      // An address that is none was opened by hand: the document says so itself.
      if (problemOf(error).kind === 'bug') services.log.error('Could not remember what was opened', error);
    }
  });
}
