import { workspace, type Disposable } from 'vscode';
import { settings } from '../../../app/support/ids.ts';
import { inBackground } from '../../../app/support/inBackground.ts';
import type { SetParts } from '../setParts.ts';
import { compareQuietly, instanceOfFolder } from './compareFolder.ts';
import { DriftView } from './driftView.ts';

const minute = 60_000;

/**
 * Checks pulled folders from time to time, where a person switched that on: one after the other, in a window that is looked at, and only on
 * instances that are signed in already. Asks nothing and shows no progress.
 */
export class DriftTimer implements Disposable {
  readonly #parts: SetParts;
  readonly #views: () => Promise<readonly DriftView[]>;
  readonly #listening: Disposable;
  readonly #stop = new AbortController();
  #timer: ReturnType<typeof setInterval> | undefined;
  #isRunning = false;

  constructor(parts: SetParts, views: () => Promise<readonly DriftView[]>) {
    this.#parts = parts;
    this.#views = views;
    this.#listening = workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(settings.driftEvery)) this.#start();
    });
    this.#start();
  }

  #start(): void {
    clearInterval(this.#timer);
    const minutes = workspace.getConfiguration().get<number>(settings.driftEvery) ?? 0;
    if (minutes <= 0) return;
    this.#timer = setInterval(() => inBackground(this.#parts.services.log, 'check pulled folders', this.#checkAll()), minutes * minute);
  }

  async #checkAll(): Promise<void> {
    if (this.#isRunning || !DriftView.isLookedAt()) return;
    this.#isRunning = true;
    try {
      for (const view of await this.#views()) {
        const instance = instanceOfFolder(this.#parts, view)[0];
        const isReady = instance !== undefined && this.#parts.services.instances.state(instance.id).kind === 'signedIn';
        if (isReady) await compareQuietly(this.#parts, view, instance.id, this.#stop.signal);
      }
    } finally {
      this.#isRunning = false;
    }
  }

  dispose(): void {
    clearInterval(this.#timer);
    this.#stop.abort();
    this.#listening.dispose();
  }
}
