import { ViewColumn, window, type Disposable, type ExtensionContext, type WebviewPanel } from 'vscode';
import type { MenuAct, TableSettings } from '../../app/table/protocol.ts';
import { webviews } from '../../app/support/ids.ts';
import type { Services } from '../../app/support/services.ts';
import { isTableState } from '../../app/table/guards.ts';
import type { OwnPanels } from '../support/ownPanels.ts';
import { TableChoices } from '../../app/lists/tableChoices.ts';
import { TablePanel, tableOptions, type TableParts } from './tablePanel.ts';

/** All tables of a window: one for each instance, resource and filter. */
export class Tables implements Disposable {
  readonly #parts: TableParts;
  readonly #tables = new Set<TablePanel>();

  constructor(services: Services, context: ExtensionContext, ownPanels: OwnPanels) {
    this.#parts = { services, context, ownPanels, choices: new TableChoices(context.globalState) };
  }

  /** Shows the table that is already there, or a new one that loads its first page. */
  open(state: TableSettings): void {
    const known = [...this.#tables].find(({ state: other }) => isSameTable(other, state));
    if (known !== undefined) return known.panel.reveal();
    const options = { ...tableOptions(this.#parts.context), enableFindWidget: false, retainContextWhenHidden: false };
    const panel = window.createWebviewPanel(webviews.table, '', ViewColumn.Active, options);
    this.#adopt(panel, state, true);
  }

  /** After a reload of the window. Asks no server until the person does something. */
  restore(panel: WebviewPanel, state: unknown): void {
    // Nothing is known of what it showed: there is nothing to show again.
    if (!isTableState(state)) return panel.dispose();
    panel.webview.options = tableOptions(this.#parts.context);
    const { instanceId, resource, query } = state;
    this.#adopt(panel, { instanceId, resource, query }, false);
  }

  /** Does something in the table in front. */
  tell(act: MenuAct): void {
    [...this.#tables].find(({ panel }) => panel.active)?.tell(act);
  }

  dispose(): void {
    for (const { panel } of this.#tables) panel.dispose();
  }

  #adopt(panel: WebviewPanel, state: TableSettings, awake: boolean): void {
    const table = new TablePanel(panel, state, this.#parts, awake);
    this.#tables.add(table);
    panel.onDidDispose(() => this.#tables.delete(table));
  }
}

function isSameTable(one: TableSettings, other: TableSettings): boolean {
  return one.instanceId === other.instanceId && one.resource === other.resource && one.query.filter === other.query.filter;
}
