import { window, type Disposable, type ExtensionContext, type WebviewPanel } from 'vscode';
import { readColumn, readListNames } from '../../app/contributions/read.ts';
import { ListSettings } from '../../app/lists/listSettings.ts';
import { commandsOf } from '../support/commands.ts';
import { later } from '../../app/support/language.ts';
import { madeOnce } from '../../app/support/firstUse.ts';
import { DisposableStore } from '../../app/support/disposables.ts';
import { webviews } from '../../app/support/ids.ts';
import type { Services } from '../../app/support/services.ts';
import { menuAct, tableActs } from '../../app/table/menuActs.ts';
import type { OwnPanels } from '../support/ownPanels.ts';
import type { Tables } from './tables.ts';

/** What the rest of the host sees of the tables. */
export interface TableFeature extends Disposable {
  /** Gives a panel that VS Code kept its page again. */
  readonly restore: (panel: WebviewPanel, state: unknown) => Promise<void>;
}

/** Lists as tables in editor tabs. Contacts nobody, and loads its code on first use. */
export function registerTable(services: Services, context: ExtensionContext, ownPanels: OwnPanels): TableFeature {
  const store = new DisposableStore();
  let isBegun = false;
  const load = madeOnce(async (): Promise<Tables> => {
    isBegun = true;
    const { Tables } = await import('./tables.ts');
    return store.add(new Tables(services, context, ownPanels));
  });
  const on = commandsOf(store, services);
  on('jamf.openTable', later`could not open the table`, readListNames, async (list) => {
    const { tableFrom } = await import('./chooseTable.ts');
    const state = await tableFrom(services, new ListSettings(context.globalState), list);
    if (state !== undefined) (await load()).open(state);
  });
  for (const [command, task] of tableActs) {
    on(command, later`could not do this in the table`, readColumn, async (column) => {
      const act = menuAct(task, column);
      if (act !== undefined && isBegun) (await load()).tell(act);
    });
  }
  const restore = async (panel: WebviewPanel, state: unknown): Promise<void> => (await load()).restore(panel, state);
  store.add(window.registerWebviewPanelSerializer(webviews.table, { deserializeWebviewPanel: restore }));
  return { restore, dispose: () => store.dispose() };
}
