import { ProgressLocation, window, type CancellationToken } from 'vscode';
import { messageText } from './plainText.ts';

/** As much of a `CancellationToken` as an {@link AbortSignal} is made from. */
export type CancellationLike = Pick<CancellationToken, 'isCancellationRequested' | 'onCancellationRequested'>;

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
export async function withProgress<T>(
  options: ProgressOptions,
  work: (signal: AbortSignal, report: ReportProgress) => Promise<T>,
): Promise<T> {
  const location = options.where === 'notification' ? ProgressLocation.Notification : { viewId: options.where.viewId };
  return window.withProgress({ title: messageText(options.title), location, cancellable: true }, async (progress, token) => {
    const { signal, dispose } = signalOf(token);
    let reached = 0;
    try {
      return await work(signal, ({ message, percent }) => {
        const increment = percent === undefined ? 0 : Math.max(0, percent - reached);
        reached += increment;
        progress.report({ increment, ...(message === undefined ? {} : { message: messageText(message) }) });
      });
    } finally {
      dispose();
    }
  });
}
