import { EventEmitter, window, type Disposable, type ExtensionContext, type TreeDataProvider, type WebviewPanel } from 'vscode';
import type { CommandsLike } from '../../app/contributions/commandTypes.ts';
import type { NewRequestForm, RequestArgument, SentRequest } from '../../app/contributions/arguments.ts';
import { readKeptRequest, readNothing, readSentRequest } from '../../app/contributions/read.ts';
import { systemClock } from '../../core/http/clock.ts';
import { commandsOf, type RegisterCommand } from '../support/commands.ts';
import { selectedRow } from '../support/rowCall.ts';
import { later } from '../../app/support/language.ts';
import { madeOnce } from '../../app/support/firstUse.ts';
import { inBackground } from '../../app/support/inBackground.ts';
import { DisposableStore } from '../../app/support/disposables.ts';
import { isDataArgument } from '../../app/support/guarded.ts';
import { views, webviews } from '../../app/support/ids.ts';
import { nodeOf, type JamfNode } from '../../app/support/nodes.ts';
import type { Services } from '../../app/support/services.ts';
import type { RequestFiles } from './requestFiles.ts';
import type { RunnerStart } from '../../app/runner/newRequest.ts';
import type { RequestNode, RequestsView } from './requestsView.ts';
import type { runnerStarts } from './runnerStarts.ts';
import type { sentRequests } from './savedRequests.ts';
import type { KeptOfRequests, Runners } from './runners.ts';
import type { OwnPanels } from '../support/ownPanels.ts';

/** What is loaded when the first runner opens, and not before. */
interface Loaded extends KeptOfRequests {
  readonly runners: Runners;
}

/** What the rest of the host sees of the runners. */
export interface RunnerFeature extends Disposable {
  /** Gives a panel that VS Code kept its page again. */
  readonly restore: (panel: WebviewPanel, state: unknown) => Promise<void>;
  readonly files: () => Promise<RequestFiles>;
}

/** The request runner, its commands and the view of requests. Contacts nobody, and loads its code on first use. */
export function registerRunner(services: Services, context: ExtensionContext, ownPanels: OwnPanels): RunnerFeature {
  const store = new DisposableStore();
  const load = madeOnce(async () => await loadRunner(services, context, ownPanels, store));
  const on = commandsOf(store, services);
  const open = async (start: RunnerStart | undefined): Promise<void> => {
    if (start !== undefined) (await load()).runners.open(start);
  };
  const kept = async (request?: RequestArgument): Promise<RunnerStart | undefined> => {
    const { savedStart } = await starts();
    return await savedStart(services, await load(), request);
  };
  const view = store.add(window.createTreeView(views.requests, { treeDataProvider: lazyRequests(store, load, services) }));
  on('jamf.newRequest', later`could not open a request`, readNewRequest, async (from) => {
    const { startFrom } = await starts();
    await open(await startFrom(services, from));
  });
  on('jamf.request.send', later`could not send the request`, readNothing, async () => await (await load()).runners.active().send());
  on('jamf.request.stop', later`could not stop the request`, readNothing, async () => (await load()).runners.active().command('stop'));
  on(
    'jamf.request.openResponse',
    later`could not open the answer`,
    readNothing,
    async () => await (await load()).runners.active().openResponse(),
  );
  on('jamf.request.copyRow', later`could not copy the row`, readNothing, async () => (await load()).runners.active().copyRow());
  on('jamf.openRequest', later`could not open the request`, readKeptRequest, async (request) => {
    await open(await kept(request));
  });
  on('jamf.internal.useRequest', later`could not open the request`, readNothing, async () => {
    const row = await selectedRow(view, systemClock);
    if (row?.kind === 'file' || row?.kind === 'entry') await open(await kept(row));
  });
  // VS Code hands the button of a view the row that is selected; a search is for another one.
  on('jamf.searchRequests', later`could not search the requests`, readNothing, async () => await open(await kept()));
  registerHistory(on, load, services);
  store.add(
    services.instances.onDidChange(({ id, what }) => {
      if (what === 'removed') inBackground(services.log, 'note of requests that their instance is gone', instanceRemoved(load, id));
    }),
  );
  const restore = async (panel: WebviewPanel, state: unknown): Promise<void> => (await load()).runners.restore(panel, state);
  const files = async (): Promise<RequestFiles> => {
    const [{ runners, fileInstances }, { requestDocuments }] = await Promise.all([load(), import('./requestDocuments.ts')]);
    return requestDocuments((panel, file) => runners.show(panel, file), fileInstances);
  };
  store.add(window.registerWebviewPanelSerializer(webviews.runner, { deserializeWebviewPanel: restore }));
  return { restore, files, dispose: () => store.dispose() };
}

async function starts(): Promise<typeof runnerStarts> {
  return (await import('./runnerStarts.ts')).runnerStarts;
}

/** Loads the runner for it: once the id is another one's, nothing tells whom a request was for. */
async function instanceRemoved(load: () => Promise<Loaded>, id: string): Promise<void> {
  const { history, fileInstances } = await load();
  history.instanceRemoved(id);
  await fileInstances.instanceRemoved(id);
}

/** What is done with requests that were sent. */
function registerHistory(on: RegisterCommand, load: () => Promise<Loaded>, services: Services): void {
  on('jamf.clearHistory', later`could not clear the history`, readNothing, async () => {
    const { clearHistory } = await starts();
    await clearHistory((await load()).history);
  });
  const onSent = (id: SentCommand, couldNot: () => string, run: (sent: SentRequest, loaded: Loaded) => unknown): void =>
    on(id, couldNot, readSentRequest, async (sent?: SentRequest) => (sent === undefined ? undefined : await run(sent, await load())));
  onSent('jamf.saveSentRequest', later`could not save the request`, async (sent, { fileInstances }) =>
    (await sentActions()).save(sent, fileInstances),
  );
  onSent('jamf.copySentRequest', later`could not copy the request`, async (sent) => (await sentActions()).copy(sent, services));
  onSent('jamf.deleteSentRequest', later`could not delete the request from the history`, ({ entry }, { history }) =>
    history.remove(entry.id),
  );
}

type SentCommand = CommandsLike<(sent?: SentRequest) => void>;

async function sentActions(): Promise<typeof sentRequests> {
  return (await import('./savedRequests.ts')).sentRequests;
}

async function loadRunner(services: Services, context: ExtensionContext, ownPanels: OwnPanels, store: DisposableStore): Promise<Loaded> {
  const [{ Runners }, { HistoryStore }, { FileInstances }] = await Promise.all([
    import('./runners.ts'),
    import('./historyStore.ts'),
    import('./fileInstances.ts'),
  ]);
  const kept = { history: store.add(new HistoryStore(context.globalState)), fileInstances: new FileInstances(context.workspaceState) };
  return { ...kept, runners: store.add(new Runners(services, context, ownPanels, kept)) };
}

/** The view's code is loaded when the view is first seen. */
function lazyRequests(store: DisposableStore, load: () => Promise<Loaded>, services: Services): TreeDataProvider<RequestNode> {
  const changed = store.add(new EventEmitter<RequestNode | undefined>());
  let view: RequestsView | undefined;
  const loaded = async (): Promise<RequestsView> => {
    if (view !== undefined) return view;
    const [{ history }, { RequestsView }] = await Promise.all([load(), import('./requestsView.ts')]);
    if (view === undefined) {
      view = store.add(new RequestsView(history, services));
      store.add(view.onDidChangeTreeData((node) => changed.fire(node)));
    }
    return view;
  };
  return {
    onDidChangeTreeData: changed.event,
    getChildren: async (node) => [...(await (await loaded()).getChildren(node))],
    getTreeItem: async (node) => (await loaded()).getTreeItem(node),
  };
}

async function readNewRequest([argument]: readonly unknown[]): Promise<[from: JamfNode | NewRequestForm | undefined]> {
  const node = nodeOf(argument);
  if (node !== undefined || typeof argument !== 'object' || argument === null || !isDataArgument(argument)) return [node];
  const { formOf } = await import('../../app/runner/newRequest.ts');
  return [formOf(argument)];
}
