import { t } from '@vscode/l10n';
import { window, type Disposable, type ExtensionContext, type Memento, type TreeView } from 'vscode';
import { oneLine } from '../../core/catalog/plain.ts';
import { commandsOf, runCommand } from '../support/commands.ts';
import { keepUnfolded } from '../support/keepUnfolded.ts';
import { later } from '../../app/support/language.ts';
import { DisposableStore } from '../../app/support/disposables.ts';
import { contextKeys, views } from '../../app/support/ids.ts';
import { instanceIdOf } from '../../app/support/nodes.ts';
import type { Services } from '../../app/support/services.ts';
import { readInstance, readInstanceId, readNothing } from '../../app/contributions/read.ts';
import type { OperationsNode } from '../../app/lists/nodes.ts';
import { OperationSettings } from '../../app/lists/operationSettings.ts';
import { OperationsView } from './operationsView.ts';
import { useRow } from './useRow.ts';
import { pickInstance } from '../support/pickInstance.ts';

/** Whether the view was on the screen last. */
const shown = 'jamf.operationsShown';

/** The API operations view and its commands. Contacts nobody before a person opens the view or asks it for something. */
export function registerOperations(services: Services, context: ExtensionContext): Disposable {
  const store = new DisposableStore();
  const settings = new OperationSettings(context.globalState, services.instances);
  const view = store.add(new OperationsView(services, settings));
  const tree = store.add(window.createTreeView(views.operations, { treeDataProvider: view, showCollapseAll: true }));
  store.add(followVisibility(tree, view, context.workspaceState));
  store.add(keepUnfolded(tree, view.onDidChangeTreeData, services.log));
  describe(tree, services, settings);
  const changed = async (change: Promise<void>): Promise<void> => {
    await change;
    describe(tree, services, settings);
    view.wanted();
    view.redraw();
  };
  const on = commandsOf(store, services);
  on('jamf.showDeprecated', later`could not show deprecated operations`, readNothing, () => changed(settings.showDeprecated(true)));
  on('jamf.hideDeprecated', later`could not hide deprecated operations`, readNothing, () => changed(settings.showDeprecated(false)));
  on('jamf.showAllOperations', later`could not show all operations`, readNothing, () => changed(settings.showOnlyCallable(false)));
  on('jamf.showCallableOperations', later`could not hide what the account may not call`, readNothing, () =>
    changed(settings.showOnlyCallable(true)),
  );
  on('jamf.internal.retryOperations', later`could not read the API document`, readNothing, () => view.retry());
  on('jamf.internal.stopOperations', later`could not stop loading`, readNothing, () => view.stop());
  on('jamf.internal.useOperation', later`could not do what the row is for`, readNothing, () => useRow(tree));
  // Not a node: VS Code hands the title's button the row that has the focus, which is of the instance that is shown.
  on('jamf.chooseOperationsInstance', later`could not choose an instance`, readInstanceId, async (named) => {
    const id = named ?? (await askInstance(services, settings));
    if (id !== undefined) await changed(settings.choose(id));
  });
  on('jamf.searchOperations', later`could not search the operations`, readInstance, async (instance) => {
    const { findOperation } = await import('./find/findOperation.ts');
    return findOperation(services, view, instanceIdOf(instance) ?? settings.instanceId());
  });
  store.add(
    services.instances.onDidChange((change) => {
      describe(tree, services, settings);
      view.instanceChanged(change);
    }),
  );
  return store;
}

/** Whose operations these are, and that some are left out; the menu offers the other of each pair. */
function describe(tree: TreeView<OperationsNode>, services: Services, settings: OperationSettings): void {
  const id = settings.instanceId();
  const parts = [
    id === undefined ? '' : oneLine(services.instances.get(id)?.name ?? id, 60),
    settings.showsDeprecated() ? '' : t('without deprecated'),
    settings.onlyCallable() ? t('only what I may call') : '',
  ];
  void runCommand('setContext', contextKeys.deprecatedHidden, !settings.showsDeprecated());
  void runCommand('setContext', contextKeys.onlyCallable, settings.onlyCallable());
  tree.description = parts.filter((part) => part !== '').join(' · ');
}

async function askInstance(services: Services, settings: OperationSettings): Promise<string | undefined> {
  const title = t('API operations of which instance?');
  const note = ({ id }: { readonly id: string }): string => (id === settings.instanceId() ? t('now') : '');
  return (await pickInstance(services.instances.all(), { title, note }))?.id;
}

/** What a person opens, and what a window comes back with, which VS Code tells of as if a person opened it. */
function followVisibility(tree: TreeView<OperationsNode>, view: OperationsView, state: Memento): Disposable {
  view.setVisible(tree.visible);
  let isRestored = state.get(shown) === true;
  return tree.onDidChangeVisibility(({ visible }) => {
    view.setVisible(visible);
    if (visible && !isRestored) view.wanted();
    isRestored = false;
    void state.update(shown, visible);
  });
}
