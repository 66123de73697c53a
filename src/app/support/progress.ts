import type { Clock } from '../../core/http/clock.ts';
import { problemOf } from '../../shared/problem.ts';
import { lanesOf, type AskedWaits } from './waits/askedWaits.ts';
import type { Disposable } from './events.ts';

/** As much of VS Code's `CancellationToken` as an {@link AbortSignal} is made from. */
export interface CancellationLike {
  readonly isCancellationRequested: boolean;
  readonly onCancellationRequested: (listener: () => unknown) => Disposable;
}

/** The signal that aborts with the token. Dispose it when the work is over, so that the token lets go of it. */
export function signalOf(token: CancellationLike): { readonly signal: AbortSignal; readonly dispose: () => void } {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  const listener = token.onCancellationRequested(() => controller.abort());
  return { signal: controller.signal, dispose: () => void listener.dispose() };
}

export interface ProgressOptions {
  /** Names the instance and the work. */
  readonly title: string;
  /** A notification that can be cancelled, or quietly in a view. */
  readonly where: 'notification' | { readonly viewId: string };
  /** What an instance's server asks to wait is said as long as it lasts. */
  readonly held?: { readonly waits: Pick<AskedWaits, 'words' | 'onDidChange'>; readonly instanceId: string };
}

export type ReportProgress = (step: { readonly message?: string; readonly percent?: number }) => void;

/** Tells what holds the work up, and what was told before once that is over. Dispose what comes back when the work is over. */
export function reportsHeld(
  { held }: ProgressOptions,
  report: ReportProgress,
): { readonly report: ReportProgress; readonly dispose: () => void } {
  let last: string | undefined;
  const listening = held?.waits.onDidChange((id) => {
    if (id === held.instanceId) report({ message: held.waits.words(id, lanesOf.many) ?? last ?? ' ' });
  });
  return {
    report: (step) => {
      last = step.message ?? last;
      report(step);
    },
    dispose: () => void listening?.dispose(),
  };
}

/** Work that a person waits for, and that is mostly over in a moment. */
export interface Wait {
  /** What goes on, and where: `Opening building “Main” on Acme…`. */
  readonly title: string;
  /** What its server asks to wait holds the work up. */
  readonly instanceId: string;
  /** The view that stands for what is asked. */
  readonly viewId?: string;
  /** What goes on after a stop, where that is not the end of it: it can be stopped once more. */
  readonly afterStop?: string;
  /** What is said of a stop, with the way to try again; nothing where that is told by who asked. */
  readonly stopped?: { readonly message: string; readonly retry: () => unknown };
}

/** What the work learns of those who wait for it. */
export interface Waiter {
  /** Aborts when the person stops it. */
  readonly signal: AbortSignal;
  /** Aborts when the person stops what goes on after a stop, see {@link Wait.afterStop}. */
  readonly finalSignal: AbortSignal;
  /** A question to the person: it is them who is waited for then, and nothing is shown. */
  readonly ask: <T>(question: () => Promise<T>) => Promise<T>;
}

/**
 * Waits. What is over within half a second shows nothing; then it is shown quietly, with the way to stop it; what lasts for seconds, or is
 * held up because the server asks for it, stands in a notification.
 */
export type WaitFor = <T>(wait: Wait, work: (waiter: Waiter) => Promise<T>) => Promise<T>;

/** What is shown of a wait. */
export interface WaitSign {
  /** What the server asks, in words; undefined: nothing, or no more. */
  readonly hold: (words: string | undefined) => void;
  readonly end: () => void;
}

/** A wait as it is shown. */
export interface WaitShown extends Pick<Wait, 'title' | 'viewId'> {
  /** Counts the waits as they begin; the same however often and wherever it is shown. */
  readonly begun: number;
}

/** Where waits are shown. */
export interface WaitSurface {
  /** In the status bar and in the wait's view. */
  readonly quiet: (wait: WaitShown, stop: () => void) => WaitSign;
  /** In a notification, and in the wait's view. */
  readonly loud: WaitSurface['quiet'];
  readonly stopped: (stopped: NonNullable<Wait['stopped']>) => void;
}

export interface WaitParts {
  readonly clock: Clock;
  readonly surface: WaitSurface;
  readonly waits: Pick<AskedWaits, 'words' | 'onDidChange'>;
}

/** Milliseconds after which a wait is shown, and after which it is shown in a notification. */
const patience = { quiet: 500, loud: 3000 } as const;
/** VS Code leaves a notification of progress standing for so long, even when the work is over. */
const leastShown = 800;

/**
 * See {@link WaitFor}. A failure comes out only when the notification can go with it: “Signing in…” is not to stand beside the message that
 * it failed.
 */
export function waitingWith(parts: WaitParts): WaitFor {
  let count = 0;
  return async (wait, work) => {
    const stops = [new AbortController(), new AbortController()] as const;
    const shown = new ShownWait({ ...wait, begun: ++count }, stops, parts);
    const listening = parts.waits.onDidChange(() => shown.hold());
    shown.begin();
    try {
      return await work({ signal: stops[0].signal, finalSignal: stops[1].signal, ask: (question) => shown.aside(question) });
    } catch (error) {
      if (!stops[0].signal.aborted) await shown.leave();
      else if (wait.stopped !== undefined && problemOf(error).kind === 'cancelled') parts.surface.stopped(wait.stopped);
      throw error;
    } finally {
      listening.dispose();
      shown.close();
    }
  };
}

class ShownWait {
  readonly #wait: Wait & Pick<WaitShown, 'begun'>;
  readonly #stops: readonly [AbortController, AbortController];
  readonly #parts: WaitParts;
  #title: string;
  #sign: WaitSign | undefined;
  /** When the notification came up. */
  #loudSince: number | undefined;
  #callOff = (): void => undefined;
  #isOver = false;

  constructor(wait: Wait & Pick<WaitShown, 'begun'>, stops: readonly [AbortController, AbortController], parts: WaitParts) {
    this.#wait = wait;
    this.#title = wait.title;
    this.#stops = stops;
    this.#parts = parts;
  }

  begin(): void {
    if (this.#isOver) return;
    this.#callOff = this.#parts.clock.after(patience.quiet, () => this.#show(false));
  }

  /** The work is over. A question that is still open shows nothing more of it when it is answered. */
  close(): void {
    this.#isOver = true;
    this.end();
  }

  end(): void {
    this.#callOff();
    this.#sign?.end();
    this.#sign = undefined;
    this.#loudSince = undefined;
  }

  async aside<T>(question: () => Promise<T>): Promise<T> {
    this.end();
    try {
      return await question();
    } finally {
      this.begin();
    }
  }

  /** What the server asks has changed. */
  hold(): void {
    if (this.#sign === undefined) return;
    if (this.#held() !== undefined && this.#loudSince === undefined) this.#show(true);
    else this.#sign.hold(this.#held());
  }

  /** Resolves when the notification can go. */
  async leave(): Promise<void> {
    const { clock } = this.#parts;
    const rest = this.#loudSince === undefined ? 0 : this.#loudSince + leastShown - clock.now();
    if (rest > 0) await new Promise<void>((resolve) => void clock.after(rest, resolve));
  }

  #held(): string | undefined {
    return this.#parts.waits.words(this.#wait.instanceId, lanesOf.document);
  }

  #show(mustBeLoud: boolean): void {
    this.#callOff();
    const { clock, surface } = this.#parts;
    const held = this.#held();
    const isLoud = mustBeLoud || held !== undefined;
    const { viewId, begun } = this.#wait;
    const shown: WaitShown = { title: this.#title, begun, ...(viewId === undefined ? {} : { viewId }) };
    const next = surface[isLoud ? 'loud' : 'quiet'](shown, () => this.#stop());
    next.hold(held);
    this.#sign?.end();
    this.#sign = next;
    if (isLoud) this.#loudSince = clock.now();
    else this.#callOff = clock.after(patience.loud - patience.quiet, () => this.#show(true));
  }

  #stop(): void {
    const [first, last] = this.#stops;
    const isFirst = !first.signal.aborted;
    this.end();
    (isFirst ? first : last).abort();
    if (!isFirst || this.#wait.afterStop === undefined) return;
    this.#title = this.#wait.afterStop;
    this.begin();
  }
}
