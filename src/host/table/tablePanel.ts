import { t } from '@vscode/l10n';
import { randomBytes } from 'node:crypto';
import { Uri, env, type ExtensionContext, type Webview, type WebviewOptions, type WebviewPanel } from 'vscode';
import { sensitivityOf } from '../../core/catalog/sensitive.ts';
import { kindOf } from '../../core/resources/kindOf.ts';
import type { WireMessage } from '../../shared/rpc.ts';
import type { MenuAct, TableEvents, TableMethods, TableOpen, TablePlace, TableSettings } from '../../app/table/protocol.ts';
import { runnerPage } from '../../app/pages/page.ts';
import { RpcServer } from '../../app/pages/rpcServer.ts';
import { runCommand } from '../support/commands.ts';
import { lanesOf } from '../../app/support/waits/askedWaits.ts';
import { DisposableStore } from '../../app/support/disposables.ts';
import type { Services } from '../../app/support/services.ts';
import { tableGuards } from '../../app/table/guards.ts';
import type { TableChoices } from '../../app/lists/tableChoices.ts';
import { TableData } from '../../app/table/tableData.ts';
import { tableMethods } from '../../app/table/tableMethods.ts';
import { pageLanguage } from '../support/language.ts';
import type { OwnPanels } from '../support/ownPanels.ts';

/** What all tables of a window share. */
export interface TableParts {
  readonly services: Services;
  readonly context: ExtensionContext;
  readonly ownPanels: OwnPanels;
  readonly choices: TableChoices;
}

/** One table: its tab, its page, and the rows behind it. Gone when its tab is closed. */
export class TablePanel {
  readonly panel: WebviewPanel;
  readonly #parts: TableParts;
  readonly #store = new DisposableStore();
  readonly #data: TableData;
  #state: TableSettings;
  /** Whether the person asked for the rows: one that VS Code restored asks nobody before. */
  #awake: boolean;

  constructor(panel: WebviewPanel, state: TableSettings, parts: TableParts, awake: boolean) {
    const { services, choices } = parts;
    this.panel = panel;
    this.#parts = parts;
    this.#state = state;
    this.#awake = awake;
    const { instanceId, resource } = state;
    const progress = (done: number, total: number | null): void => this.#post('progress', { done, total });
    this.#data = new TableData(
      () => services.instances.session(instanceId),
      resource,
      choices.get(resource).columns,
      (done, total) => progress(done, total ?? null),
    );
    const implementation = tableMethods({
      services,
      data: this.#data,
      choices,
      state: () => this.#state,
      opened: (restored) => this.#opened(restored),
      became: (next) => this.#became(next),
      progress,
      copy: async (text) => env.clipboard.writeText(text),
      execute: runCommand,
      buildFilter: async (current) => this.#buildFilter(current),
    });
    const onBug = (error: unknown): void => services.log.error('Unexpected in a table', error);
    const server = this.#store.add(
      new RpcServer<TableMethods>({ post: (message) => this.#send(message), implementation, guards: tableGuards, onBug }),
    );
    this.#store.add(panel.webview.onDidReceiveMessage((message: unknown) => server.receive(message)));
    this.#store.add(panel.onDidDispose(() => this.#store.dispose()));
    this.#store.add(services.instances.onDidChange(({ id, what }) => (id === instanceId ? this.#instanceChanged(what) : undefined)));
    this.#store.add(services.instances.waits.onDidChange((id) => (id === instanceId ? this.#held() : undefined)));
    parts.ownPanels.add({ panel, icon: 'table', instanceId: () => instanceId, what: () => kindOf(resource).label.many });
    panel.webview.html = pageFor(panel.webview, parts.context);
  }

  #held(): void {
    const { instances } = this.#parts.services;
    this.#post('held', { words: instances.waits.words(this.#state.instanceId, lanesOf.table) ?? null });
  }

  get state(): TableSettings {
    return this.#state;
  }

  tell(act: MenuAct): void {
    this.#post('menu', act);
  }

  #opened(restored: TablePlace | null): TableOpen {
    const { instanceId, resource } = this.#state;
    // The page only knows better what was asked last.
    if (restored?.instanceId === instanceId && restored.resource === resource) this.#state = { ...this.#state, query: restored.query };
    const found = this.#known();
    const { level, why } = found === undefined ? { level: 'none', why: '' } : sensitivityOf(found);
    const isSecret = level === 'reveal' && !this.#data.isLoaded;
    return {
      state: this.#state,
      many: kindOf(resource).label.many,
      instanceName: this.#instanceName(),
      start: this.#data.isLoaded ? 'load' : isSecret ? 'sensitive' : this.#awake ? 'load' : 'ask',
      why,
      isMac: process.platform === 'darwin',
    };
  }

  /** The list's endpoint, if it is known without asking anybody. */
  #known() {
    const { instances } = this.#parts.services;
    const { instanceId, resource } = this.#state;
    if (instances.get(instanceId) === undefined) return undefined;
    return instances.session(instanceId).known().catalogue?.resource(resource)?.can.list;
  }

  #became(state: TableSettings): void {
    this.#awake = true;
    this.#state = state;
  }

  #instanceName(): string {
    const { instanceId } = this.#state;
    return this.#parts.services.instances.get(instanceId)?.name ?? instanceId;
  }

  #instanceChanged(what: string): void {
    if (what !== 'profile' && what !== 'removed') return;
    if (what === 'profile' && this.#data.renew()) return this.#post('renewed', null);
    // Another address or account: the rows are no longer its own.
    this.#data.forget();
    this.#awake = false;
    this.#post('reset', null);
  }

  async #buildFilter(current: string): Promise<string | undefined> {
    const { facts } = this.#data;
    if (facts === undefined) return undefined;
    const { buildFilterFor } = await import('./buildFilter.ts');
    return buildFilterFor(facts, this.#state.resource, current);
  }

  #post<K extends keyof TableEvents>(name: K, data: TableEvents[K]): void {
    if (!this.#store.isDisposed) this.#send({ type: 'event', name, data });
  }

  #send(message: WireMessage): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- The page of a webview has no origin to name.
    void this.panel.webview.postMessage(message);
  }
}

/** Given once, before the page: each change of them loads the page anew. */
export function tableOptions(context: ExtensionContext): WebviewOptions {
  return { enableScripts: true, enableForms: false, enableCommandUris: false, localResourceRoots: [pageFolder(context)] };
}

function pageFolder(context: ExtensionContext): Uri {
  return Uri.joinPath(context.extensionUri, 'dist', 'webview');
}

function pageFor(webview: Webview, context: ExtensionContext): string {
  const file = (name: string): string => webview.asWebviewUri(Uri.joinPath(pageFolder(context), name)).toString();
  return runnerPage({
    title: t`Table`,
    script: file('table.js'),
    style: file('table.css'),
    nonce: randomBytes(16).toString('base64'),
    language: pageLanguage(),
  });
}
