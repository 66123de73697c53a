import { ProgressLocation, window } from 'vscode';
import { signalOf, type ProgressOptions, type ReportProgress } from '../../app/support/progress.ts';
import { messageText } from '../../app/support/plainText.ts';

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
