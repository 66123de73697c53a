import { t } from '@vscode/l10n';
import { ProgressLocation, StatusBarAlignment, window, type Disposable } from 'vscode';
import type { CommandId } from '../../app/contributions/commandTypes.ts';
import { contextKeys } from '../../app/support/ids.ts';
import { messageText, statusText } from '../../app/support/plainText.ts';
import {
  reportsHeld,
  signalOf,
  type ProgressOptions,
  type ReportProgress,
  type Wait,
  type WaitSign,
  type WaitSurface,
} from '../../app/support/progress.ts';
import { runCommand } from './commands.ts';
import { say } from './say.ts';

/** Work that a person waits for, with the way to stop it. `percent` is of the whole, not an increment. */
export async function withProgress<T>(
  options: ProgressOptions,
  work: (signal: AbortSignal, report: ReportProgress) => Promise<T>,
): Promise<T> {
  const location = options.where === 'notification' ? ProgressLocation.Notification : { viewId: options.where.viewId };
  return window.withProgress({ title: messageText(options.title), location, cancellable: true }, async (progress, token) => {
    const { signal, dispose } = signalOf(token);
    let reached = 0;
    const { report, dispose: leaveHeld } = reportsHeld(options, ({ message, percent }) => {
      const increment = percent === undefined ? 0 : Math.max(0, percent - reached);
      reached += increment;
      progress.report({ increment, ...(message === undefined ? {} : { message: messageText(message) }) });
    });
    try {
      return await work(signal, report);
    } finally {
      leaveHeld();
      dispose();
    }
  });
}

interface Standing {
  readonly title: string;
  readonly stop: () => void;
  readonly isQuiet: boolean;
}

const stopWaiting: CommandId = 'jamf.stopWaiting';

/** Shows what is waited for, and stops the latest of it on demand: by a click in the status bar, or from the palette. */
export class ShownWaits implements WaitSurface, Disposable {
  readonly #item = window.createStatusBarItem('jamf.waiting', StatusBarAlignment.Left, 48);
  readonly #standing = new Set<Standing>();

  constructor() {
    this.#item.name = t`Jamf Pro: what is waited for`;
    this.#item.command = stopWaiting;
    this.#item.tooltip = t`A click stops it.`;
  }

  readonly quiet: WaitSurface['quiet'] = (wait, stop) => {
    const gone = this.#stand({ title: wait.title, stop, isQuiet: true });
    const left = inView(wait);
    return {
      // What the server asks is worth a notification.
      hold: () => undefined,
      end: () => {
        gone();
        left();
      },
    };
  };

  readonly loud: WaitSurface['loud'] = (wait, stop) => {
    const gone = this.#stand({ title: wait.title, stop, isQuiet: false });
    const left = inView(wait);
    const notice = noticeOf(wait.title, stop);
    return {
      hold: notice.hold,
      end: () => {
        gone();
        left();
        notice.end();
      },
    };
  };

  readonly stopped: WaitSurface['stopped'] = ({ message, retry }) => {
    void say.info(message, { retry: t`Retry` }).then((answer) => (answer === 'retry' ? retry() : undefined));
  };

  /** Stops what was begun last, of what a person can see. */
  stopLatest(): void {
    [...this.#standing].at(-1)?.stop();
  }

  dispose(): void {
    this.#item.dispose();
  }

  #stand(standing: Standing): () => void {
    this.#standing.add(standing);
    this.#draw();
    return () => {
      this.#standing.delete(standing);
      this.#draw();
    };
  }

  #draw(): void {
    void runCommand('setContext', contextKeys.waiting, this.#standing.size > 0);
    const last = [...this.#standing].findLast(({ isQuiet }) => isQuiet);
    if (last === undefined) return this.#item.hide();
    this.#item.text = t`$(loading~spin) ${statusText(last.title)} $(close) Stop`;
    this.#item.accessibilityInformation = { label: t`${last.title} Enter stops it.`, role: 'button' };
    this.#item.show();
  }
}

/** The bar of a view runs until it is called. */
function inView({ viewId }: Pick<Wait, 'viewId'>): () => void {
  let leave = (): void => undefined;
  const over = new Promise<void>((resolve) => (leave = resolve));
  if (viewId !== undefined) void window.withProgress({ location: { viewId } }, () => over);
  return () => leave();
}

/** VS Code writes a colon behind the title where something is held up, which goes with no `…`. */
function noticeOf(title: string, stop: () => void): WaitSign {
  let leave = (): void => undefined;
  const over = new Promise<void>((resolve) => (leave = resolve));
  let held: string | undefined;
  let report = (): void => undefined;
  const options = { title: messageText(title).replace(/…$/, ''), location: ProgressLocation.Notification, cancellable: true };
  void window.withProgress(options, async (progress, token) => {
    // A report without a message leaves the one before.
    report = () => progress.report({ message: held === undefined ? ' ' : messageText(held) });
    // The notification comes up later than it was asked for.
    if (held !== undefined) report();
    const listening = token.onCancellationRequested(stop);
    await over;
    listening.dispose();
  });
  return {
    hold: (words) => {
      if (words === held) return;
      held = words;
      report();
    },
    end: () => leave(),
  };
}
