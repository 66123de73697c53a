import type { BodySink } from '../../core/http/message.ts';
import type { Received } from '../../shared/problem.ts';

/** Takes the body of an answer of any size: a small one in memory, a large one in a file. */
export interface AnswerSink extends BodySink {
  /** The body, or the file it went to. Ends the writing. */
  finish(): Promise<{ readonly bytes: Uint8Array } | { readonly path: string; readonly size: number }>;
  /** The beginning of what came, and how much there was. */
  received(): Received | undefined;
  /** For a request that failed: nothing stays. */
  discard(): Promise<void>;
}
