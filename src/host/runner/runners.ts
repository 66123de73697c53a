import { t } from '@vscode/l10n';
import { ViewColumn, window, type Disposable, type ExtensionContext, type WebviewPanel } from 'vscode';
import { runCommand } from '../support/commands.ts';
import { invalidProblem } from '../../shared/problem.ts';
import type { RunnerState } from '../../app/runner/protocol.ts';
import { DisposableStore } from '../../app/support/disposables.ts';
import { contextKeys, webviews } from '../../app/support/ids.ts';
import type { Services } from '../../app/support/services.ts';
import { AnswerDocuments } from './answerDocuments.ts';
import { BodyHelp } from '../../app/runner/bodyHelp.ts';
import { BodyStore } from '../../app/runner/bodyStore.ts';
import { DocumentsAtHand } from '../../app/runner/documentsAtHand.ts';
import type { FileInstances } from './fileInstances.ts';
import { instanceAtOnce } from '../../app/runner/lastInstance.ts';
import { ChosenFiles } from './chosenFiles.ts';
import { Effects } from './effects.ts';
import { isState } from '../../app/runner/guards.ts';
import type { HistoryStore } from './historyStore.ts';
import { Memory } from '../../app/runner/memory.ts';
import type { RunnerStart } from '../../app/runner/newRequest.ts';
import type { RunnerFile } from './requestDocuments.ts';
import { RunnerPanel, blankState, pageOptions, type PanelParts } from './runnerPanel.ts';
import { removeSpilled } from './sink.ts';
import type { OwnPanels } from '../support/ownPanels.ts';

/** Bytes of answers that are kept in memory for all panels together. */
const mostBytes = 192 * 1024 * 1024;

/** What is kept of requests beyond a window. */
export interface KeptOfRequests {
  readonly history: HistoryStore;
  readonly fileInstances: FileInstances;
}

/** All request runners of a window. */
export class Runners implements Disposable {
  readonly #store = new DisposableStore();
  readonly #parts: PanelParts;
  readonly #panels = new Set<RunnerPanel>();
  #last: RunnerPanel | undefined;

  constructor(services: Services, context: ExtensionContext, ownPanels: OwnPanels, { history, fileInstances }: KeptOfRequests) {
    const bodies = new BodyStore(mostBytes, ({ file }) => {
      if (file !== undefined) void removeSpilled(file.path);
    });
    this.#store.add({ dispose: () => bodies.clear() });
    const documents = this.#store.add(new AnswerDocuments(bodies, (id) => services.instances.get(id)?.name ?? id));
    const atHand = new DocumentsAtHand(services.instances);
    this.#parts = {
      services,
      context,
      ownPanels,
      bodies,
      history,
      memory: new Memory(),
      files: new ChosenFiles(),
      documents: atHand,
      fileInstances,
      help: new BodyHelp((id) => atHand.at(id)),
      effects: new Effects(bodies, documents, fileInstances, services.log),
    };
  }

  open(start: RunnerStart): void {
    const panel = window.createWebviewPanel(webviews.runner, t('New request'), ViewColumn.Active, {
      ...pageOptions(this.#parts.context),
      enableFindWidget: false,
      retainContextWhenHidden: false,
    });
    const runner = new RunnerPanel(panel, start, this.#parts, true);
    this.#adopt(runner);
    void runner.begin();
  }

  /** After a reload of the window. Asks no server until the person does something. */
  restore(panel: WebviewPanel, state: unknown): void {
    panel.webview.options = pageOptions(this.#parts.context);
    const known: RunnerState = isState(state) ? state : blankState(null);
    this.#adopt(new RunnerPanel(panel, known, this.#parts, false));
  }

  /** In the tab of a request file. */
  show(panel: WebviewPanel, file: RunnerFile): RunnerPanel {
    panel.webview.options = pageOptions(this.#parts.context);
    const { services, fileInstances } = this.#parts;
    const instanceId = instanceAtOnce(services.instances.all(), fileInstances.of(file.uri.toString())) ?? null;
    const state = { instanceId, draft: file.draft };
    const runner = new RunnerPanel(panel, state, this.#parts, false, file);
    this.#adopt(runner);
    return runner;
  }

  /** The runner in front, or the one used last while it is still there. */
  active(): RunnerPanel {
    const front = [...this.#panels].find(({ panel }) => panel.active) ?? this.#last;
    if (front === undefined) throw invalidProblem(t('There is no request runner. Open one with “New Request”.'));
    return front;
  }

  dispose(): void {
    for (const { panel } of this.#panels) panel.dispose();
    this.#store.dispose();
  }

  #adopt(runner: RunnerPanel): void {
    this.#panels.add(runner);
    this.#last = runner;
    this.#front();
    runner.panel.onDidDispose(() => {
      this.#panels.delete(runner);
      if (this.#last === runner) this.#last = [...this.#panels].at(-1);
      this.#front();
    });
    runner.panel.onDidChangeViewState(({ webviewPanel }) => {
      if (webviewPanel.active) this.#last = runner;
      this.#front();
    });
  }

  #front(): void {
    const isActive = [...this.#panels].some(({ panel }) => panel.active);
    void runCommand('setContext', contextKeys.runnerActive, isActive);
  }
}
