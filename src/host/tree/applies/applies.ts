import { t } from '@vscode/l10n';
import { window } from 'vscode';
import { oneLine } from '../../../core/catalog/plain.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';
import { invalidProblem } from '../../../shared/problem.ts';
import { actionOf } from '../../../app/lists/rowActions.ts';
import { wayOn } from '../../../app/lists/wayOn.ts';
import type { DisposableStore } from '../../../app/support/disposables.ts';
import { contextKeys, views } from '../../../app/support/ids.ts';
import type { ObjectNode } from '../../../app/support/nodes.ts';
import type { InstanceChange, Services } from '../../../app/support/services.ts';
import { runCall, runCommand } from '../../support/commands.ts';
import { AppliesView } from './appliesView.ts';

export interface AppliesFeature {
  show(computer: ObjectNode | 'nothing'): Promise<void>;
  refresh(): void;
  /** Does what the selected row is for. */
  use(): Promise<void>;
  stop(): void;
}

/** The view and what is done in it. It lives as long as the store. */
export function showApplies({ instances, ...others }: Services, store: DisposableStore): AppliesFeature {
  const view = store.add(new AppliesView({ instances, ...others }));
  const tree = store.add(window.createTreeView(views.applies, { treeDataProvider: view, showCollapseAll: true }));
  view.setVisible(tree.visible);
  store.add(tree.onDidChangeVisibility(({ visible }) => view.setVisible(visible)));
  store.add(instances.waits.onDidChange((id) => (id === view.of?.instanceId ? view.redraw() : undefined)));
  const show = async (computer: ObjectNode | undefined): Promise<void> => {
    view.show(computer);
    tree.title = computer === undefined ? t`What Applies` : t`What Applies to ${oneLine(computer.label || computer.id, 80)}`;
    tree.description = computer === undefined ? '' : oneLine(instances.get(computer.instanceId)?.name ?? computer.instanceId, 60);
    await runCommand('setContext', contextKeys.appliesShown, computer !== undefined);
  };
  const changed = async ({ id, what }: InstanceChange): Promise<void> => {
    if (id !== view.of?.instanceId) return;
    const { kind } = instances.state(id);
    if (what === 'removed') await show(undefined);
    // Somebody signed in for it.
    else if (kind === 'signedIn' && view.trouble !== undefined && wayOn(view.trouble) !== 'retry') view.show(view.of);
  };
  store.add(instances.onDidChange((change) => void changed(change)));
  return {
    async show(computer) {
      if (computer === 'nothing' || kindOf(computer.resource).applied === undefined) {
        throw invalidProblem(t`Jamf Pro tells what applies only of computers. Choose one in the sidebar, or open it.`);
      }
      await show(computer);
      await runCommand('jamf.applies.focus');
    },
    refresh: () => view.show(view.of),
    async use() {
      const [row] = tree.selection;
      const action = row?.kind === 'trouble' ? actionOf(row) : undefined;
      if (action !== undefined) await runCall(action);
    },
    stop: () => view.stop(),
  };
}
