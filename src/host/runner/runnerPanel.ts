import { t } from '@vscode/l10n';
import { randomBytes } from 'node:crypto';
import { Uri, env, workspace, type ExtensionContext, type Webview, type WebviewOptions, type WebviewPanel } from 'vscode';
import { runCommand } from '../support/commands.ts';
import { emptyDraft, type RequestDraft } from '../../shared/draft.ts';
import { invalidProblem, problemOf } from '../../shared/problem.ts';
import { hasCurl } from '../../shared/requestLine.ts';
import type { WireMessage } from '../../shared/rpc.ts';
import type {
  InstanceChoice,
  RunnerAct,
  RunnerEvents,
  RunnerMethods,
  RunnerOpen,
  RunnerState,
  SendProgress,
  SendResult,
} from '../../app/runner/protocol.ts';
import { DisposableStore } from '../../app/support/disposables.ts';
import { contextKeys } from '../../app/support/ids.ts';
import type { Services } from '../../app/support/services.ts';
import { inBackground } from '../../app/support/inBackground.ts';
import { AnswerTrail } from '../../app/runner/answerTrail.ts';
import type { BodyHelp } from '../../app/runner/bodyHelp.ts';
import type { DocumentsAtHand } from '../../app/runner/documentsAtHand.ts';
import type { FileInstances } from './fileInstances.ts';
import type { BodyStore } from '../../app/runner/bodyStore.ts';
import type { ChosenFiles } from './chosenFiles.ts';
import type { Effects } from './effects.ts';
import { runnerGuards } from '../../app/runner/guards.ts';
import type { HistoryStore } from './historyStore.ts';
import type { Memory } from '../../app/runner/memory.ts';
import { runnerMethods, type TrackedSend } from '../../app/runner/methods.ts';
import { runnerPage } from '../../app/pages/page.ts';
import { stateOf, type RunnerFile } from './requestDocuments.ts';
import { RpcServer } from '../../app/pages/rpcServer.ts';
import { SendWishes } from '../../app/runner/sendWish.ts';
import type { SendInput } from '../../app/runner/sending.ts';
import { SpillingSink } from './sink.ts';
import { pageLanguage } from '../support/language.ts';
import type { OwnPanels } from '../support/ownPanels.ts';

/** What all panels of a window share. */
export interface PanelParts {
  readonly services: Services;
  readonly context: ExtensionContext;
  readonly ownPanels: OwnPanels;
  readonly bodies: BodyStore;
  readonly memory: Memory;
  readonly files: ChosenFiles;
  readonly help: BodyHelp;
  readonly documents: DocumentsAtHand;
  readonly fileInstances: FileInstances;
  readonly effects: Effects;
  readonly history: HistoryStore;
}

/** One request runner: its webview, its server, and what it is about. Gone when its tab is closed. */
export class RunnerPanel {
  readonly panel: WebviewPanel;
  readonly #parts: PanelParts;
  readonly #store = new DisposableStore();
  readonly #server: RpcServer<RunnerMethods>;
  readonly #file: RunnerFile | undefined;
  #state: RunnerState;
  #awake: boolean;
  #sending: Promise<unknown> | undefined;
  #stop = new AbortController();
  readonly #answers = new AnswerTrail();
  /** Counts the pages that this tab has had. */
  #page = 0;
  #opened: (() => void)[] = [];
  readonly #wishes = new SendWishes();
  readonly #drawTab: () => void;
  #isOpen = false;
  /** Of the last message: when the page has it. */
  #delivered: Thenable<boolean> = Promise.resolve(false);

  constructor(panel: WebviewPanel, start: RunnerState, parts: PanelParts, awake: boolean, file?: RunnerFile) {
    this.panel = panel;
    this.#file = file;
    this.#parts = parts;
    this.#state = start;
    this.#awake = awake;
    this.#server = this.#store.add(
      new RpcServer({
        post: (message) => this.#send(message),
        implementation: runnerMethods(this.#methodParts()),
        guards: runnerGuards,
        onBug: (error) => parts.services.log.error('Unexpected in the request runner', error),
      }),
    );
    this.#store.add(panel.webview.onDidReceiveMessage((message: unknown) => this.#server.receive(message)));
    this.#store.add(panel.onDidDispose(() => this.#store.dispose()));
    // A hidden page is thrown away; when it comes back it opens again.
    this.#store.add(panel.onDidChangeViewState(() => void (panel.visible ? undefined : (this.#isOpen = false))));
    this.#store.add(
      parts.services.instances.onDidChange(({ id, what }) => {
        if (what === 'account') this.#post('account', { instanceId: id });
        else this.#post('instances', choices(parts.services));
      }),
    );
    this.#drawTab = parts.ownPanels.add({
      panel,
      instanceId: () => this.#state.instanceId ?? undefined,
      what: () => tabWords(this.#state.draft),
      // The tab of a file is called and drawn like the file.
      ...(file === undefined ? { icon: 'request' } : {}),
    });
    panel.webview.html = pageFor(panel.webview, parts.context);
  }

  /** Another request, of the same instance. */
  load(draft: RequestDraft): void {
    this.#state = { instanceId: this.#state.instanceId, draft };
    this.#drawTab();
    this.#post('load', this.#state);
  }

  /** Sends what the panel holds; resolves when the answer, or the reason for none, has been handed to it. */
  async send(): Promise<void> {
    this.panel.reveal();
    if (this.#sending !== undefined) throw invalidProblem(t('This request is already waiting for its answer.'));
    const message = t('The request runner did not send. Look at what it holds: a field may be missing.');
    await this.#wishes.wish(
      this.#ready(),
      () => this.#post('command', 'send'),
      () => invalidProblem(message),
    );
  }

  /** Of a request that somebody begins: the next key goes into its path. */
  async begin(): Promise<void> {
    await this.#ready();
    this.#post('command', 'focusPath');
  }

  command(command: RunnerEvents['command']): void {
    this.#post('command', command);
  }

  copyRow(): void {
    this.#post('copyRow', null);
  }

  async openResponse(): Promise<void> {
    const { handle } = this.#answers;
    if (handle === undefined) throw invalidProblem(t('There is no answer yet. Send the request first.'));
    await this.#parts.effects.run({ do: 'openBody', handle });
  }

  #methodParts(): Parameters<typeof runnerMethods>[0] {
    const { services, bodies, memory, files, help, history, documents } = this.#parts;
    return {
      services,
      bodies,
      help,
      documents,
      find: async (given, signal) => await (await import('./findAside.ts')).findAside(findScript(this.#parts.context), given, signal),
      sending: {
        services,
        bodies,
        memory,
        now: Date.now,
        files: (draft) => files.reader(draft),
        sink: (limit) => new SpillingSink(limit),
        pause: nextTurn,
        progress: (progress) => this.#progress(progress),
        record: (entry) => history.add(entry),
      },
      open: (restored) => this.#open(restored),
      edited: (state) => this.#edited(state),
      mayContact: () => this.#awake,
      awake: () => void (this.#awake = true),
      act: (act) => this.#act(act),
      copy: async (text) => await env.clipboard.writeText(text),
      pickText: (name) => files.pickText(name),
      pickFile: (part) => files.pick(part),
      track: (send, signal) => this.#track(send, signal),
      shown: (sendId) => this.#show(sendId),
      stop: (sendId) => this.#abort(sendId),
    };
  }

  #open(restored: RunnerState | null): RunnerOpen {
    this.#isOpen = true;
    this.#page += 1;
    for (const resolve of this.#opened.splice(0)) resolve();
    if (restored !== null) this.#state = this.#file === undefined ? restored : stateOf(this.#file, restored);
    this.#drawTab();
    return {
      ...this.#state,
      ...this.#answers.open((handle) => this.#parts.bodies.has(handle)),
      instances: choices(this.#parts.services),
      remote: env.remoteName ?? null,
      isMac: process.platform === 'darwin',
    };
  }

  async #ready(): Promise<void> {
    if (this.#isOpen) return;
    await new Promise<void>((resolve) => {
      this.#opened.push(resolve);
    });
  }

  async #track({ what, input, run }: TrackedSend, signal: AbortSignal): Promise<SendResult> {
    this.#answers.began({ ...input, what, startedAt: Date.now(), progress: null, result: null });
    this.#stop = new AbortController();
    const page = this.#page;
    const answer = run(AbortSignal.any([signal, this.#stop.signal]));
    this.#sending = answer;
    this.#busy(true);
    // The server posts the answer right after this promise; a turn later it is on its way to the page.
    const shown = answer.then(nextTurn, nextTurn).then(() => this.#delivered);
    this.#wishes.begun(shown);
    try {
      const result = await answer;
      this.#answers.ended(result);
      if (page !== this.#page) this.#post('ended', { sendId: input.sendId, result });
      return result;
    } catch (error) {
      if (page !== this.#page) this.#post('ended', { sendId: input.sendId, result: await this.#broken(error, input) });
      throw error;
    } finally {
      this.#answers.ended();
      this.#sending = undefined;
      this.#busy(false);
    }
  }

  /** An error of ours, as the answer of a page that did not ask. */
  async #broken(error: unknown, { draft: { method, path }, instanceId }: SendInput): Promise<SendResult> {
    const problem = problemOf(error);
    const guidance = await this.#parts.services.problems.guidance(problem, { instanceId, method, path });
    return { kind: 'problem', problem, guidance, request: null, at: new Date().toISOString() };
  }

  #edited(state: RunnerState): null {
    this.#state = state;
    this.#drawTab();
    this.#file?.edited(state.draft);
    this.#keepInstance();
    return null;
  }

  /** A request file is asked of the same instance next time. */
  #keepInstance(): void {
    const { instanceId } = this.#state;
    if (this.#file === undefined || instanceId === null) return;
    inBackground(
      this.#parts.services.log,
      'keep the instance of a request file',
      this.#parts.fileInstances.keep(this.#file.uri.toString(), instanceId),
    );
  }

  #show(sendId: number): null {
    this.#answers.show(sendId);
    return null;
  }

  #abort(sendId: number): null {
    if (this.#answers.waitingFor === sendId) this.#stop.abort();
    return null;
  }

  async #act(act: RunnerAct): Promise<void> {
    if (act.do !== 'saveRequest' || this.#file === undefined) return await this.#parts.effects.run(act);
    this.#file.edited(act.draft);
    await workspace.save(this.#file.uri);
  }

  #progress(progress: SendProgress): void {
    this.#answers.progressed(progress);
    this.#post('progress', progress);
  }

  #busy(busy: boolean): void {
    if (this.panel.active) void runCommand('setContext', contextKeys.runnerBusy, busy);
  }

  #post<K extends keyof RunnerEvents>(name: K, data: RunnerEvents[K]): void {
    if (!this.#store.isDisposed) this.#send({ type: 'event', name, data });
  }

  #send(message: WireMessage): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- The page of a webview has no origin to name.
    this.#delivered = this.panel.webview.postMessage(message);
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** A panel's first state: nothing chosen but the instance. */
export function blankState(instanceId: string | null): RunnerState {
  return { instanceId, draft: emptyDraft };
}

/** Given once, before the page: each change of them loads the page anew. */
export function pageOptions(context: ExtensionContext): WebviewOptions {
  return { enableScripts: true, enableForms: false, enableCommandUris: false, localResourceRoots: [pageFolder(context)] };
}

function tabWords({ method, path }: RequestDraft): string {
  return path === '' || hasCurl(path) ? t('New request') : `${method} ${path.slice(0, 60)}`;
}

function findScript({ extensionUri }: ExtensionContext): string {
  return Uri.joinPath(extensionUri, 'dist', 'findWorker.cjs').fsPath;
}

function pageFolder(context: ExtensionContext): Uri {
  return Uri.joinPath(context.extensionUri, 'dist', 'webview');
}

function pageFor(webview: Webview, context: ExtensionContext): string {
  const file = (name: string): string => webview.asWebviewUri(Uri.joinPath(pageFolder(context), name)).toString();
  return runnerPage({
    script: file('runner.js'),
    style: file('runner.css'),
    nonce: randomBytes(16).toString('base64'),
    language: pageLanguage(),
  });
}

function choices({ instances }: Services): readonly InstanceChoice[] {
  return instances.all().map(({ id, name, url, environment }) => {
    const { access, unlockedUntil } = instances.access(id);
    const unlockedFor = unlockedUntil === undefined ? null : Math.max(0, Math.round((unlockedUntil - Date.now()) / 1000));
    return { id, name, host: new URL(url).host, url, environment, access, unlockedFor };
  });
}
