import { t } from '@vscode/l10n';
import { Worker } from 'node:worker_threads';
import type { Found } from '../../core/response/find/findInJson.ts';
import { invalidProblem, ProblemError } from '../../shared/problem.ts';

/** Nobody waits longer for something that is looked for. */
const longest = 30_000;
/** MB. An answer of a hundred megabytes is several times that as values. */
const mostMemory = 2048;

/**
 * Looks in JSON on a thread of its own (`file`: its script), so that nothing else waits meanwhile, and so that an expression that
 * takes for ever can be ended. Throws `invalid` with a sentence where it takes too long or too much memory.
 */
export async function findAside(
  file: string,
  given: { readonly json: string; readonly sought: string },
  signal: AbortSignal,
): Promise<Found> {
  const worker = new Worker(file, { workerData: given, resourceLimits: { maxOldGenerationSizeMb: mostMemory } });
  const ended = AbortSignal.any([signal, AbortSignal.timeout(longest)]);
  try {
    return await new Promise<Found>((resolve, reject) => {
      const end = (): void =>
        reject(
          signal.aborted
            ? new ProblemError({ kind: 'cancelled' })
            : invalidProblem(t('This took longer than half a minute and was stopped. Ask for less of the answer.')),
        );
      if (ended.aborted) end();
      ended.addEventListener('abort', end, { once: true });
      worker.on('message', resolve);
      worker.on('error', (error: unknown) => reject(failureOf(error)));
      worker.on('exit', () => reject(new Error('The thread ended without an answer.')));
    });
  } finally {
    await worker.terminate();
  }
}

function failureOf(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  const isTooMuch = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return isTooMuch ? invalidProblem(t('This answer is too large to be looked through here. Save it, and look in the file.')) : error;
}
