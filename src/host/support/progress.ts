import { t } from '@vscode/l10n';
import { ProgressLocation, StatusBarAlignment, window, type Disposable } from 'vscode';
import { commandCall } from '../../app/contributions/commandTypes.ts';
import { pickText } from '../../app/lists/pickText.ts';
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
import { StandingWaits, type StandingWait } from '../../app/support/waits/standingWaits.ts';
import type { Clock } from '../../core/http/clock.ts';
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

/** VS Code cuts an entry of the status bar off at two fifths of the window: what stops it stands last, and has to be read. */
const longestTitle = 60;

/** Shows what is waited for, and stops it on demand: by a click in the status bar, or from the palette. */
export class ShownWaits implements WaitSurface, Disposable {
  readonly #item = window.createStatusBarItem('jamf.waiting', StatusBarAlignment.Left, 48);
  readonly #standing: StandingWaits;

  constructor(clock: Pick<Clock, 'now'>) {
    this.#standing = new StandingWaits(clock);
    this.#item.name = t`Jamf Pro: what is waited for`;
  }

  readonly quiet: WaitSurface['quiet'] = (wait, stop) => {
    const gone = this.#stand({ ...wait, stop, isQuiet: true });
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
    const gone = this.#stand({ ...wait, stop, isQuiet: false });
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

  /** Stops the one that the status bar named. Without it: what a person can see, or which they choose where there are several. */
  async stop(named?: number): Promise<void> {
    if (named !== undefined) return this.#standing.click(named);
    const all = this.#standing.all().map((wait) => ({ label: pickText(wait.title), wait }));
    const chosen = all.length > 1 ? await window.showQuickPick(all, { placeHolder: t`What is to be stopped` }) : all[0];
    chosen?.wait.stop();
  }

  dispose(): void {
    this.#item.dispose();
  }

  #stand(standing: StandingWait): () => void {
    const gone = this.#standing.add(standing);
    this.#draw();
    return () => {
      gone();
      this.#draw();
    };
  }

  #draw(): void {
    void runCommand('setContext', contextKeys.waiting, this.#standing.all().length > 0);
    const named = this.#standing.named();
    if (named === undefined) return this.#item.hide();
    this.#item.text = t`$(loading~spin) ${statusText(named.title, longestTitle)} $(close) Stop`;
    this.#item.tooltip = t`${named.title} A click stops it.`;
    this.#item.command = commandCall(t`Stop`, 'jamf.stopWaiting', named.begun);
    this.#item.accessibilityInformation = { label: t`${named.title} Enter stops it.`, role: 'button' };
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
