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
}

export type ReportProgress = (step: { readonly message?: string; readonly percent?: number }) => void;

/** Work that a person waits for, with the way to stop it. `percent` is of the whole, not an increment. */
export type WithProgress = <T>(options: ProgressOptions, work: (signal: AbortSignal, report: ReportProgress) => Promise<T>) => Promise<T>;
