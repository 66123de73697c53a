import { withNextAnswer } from '../../shared/answers.ts';
import type { FinishedSend, KeptSend, RunnerOpen, SendProgress, SendResult } from './protocol.ts';

/** What a panel waits for and the last answers it had: for the pages that its tab has, one after the other. In memory only. */
export class AnswerTrail {
  #waiting: KeptSend | null = null;
  #answers: readonly FinishedSend[] = [];
  /** The one on screen, if it is not the last. */
  #shown: number | null = null;

  /** The number of the send that it waits for. */
  get waitingFor(): number | undefined {
    return this.#waiting?.sendId;
  }

  /** Of the answer on screen; of the last before it, where that one is none. */
  get handle(): string | undefined {
    const shown = this.#answers.findIndex(({ sendId }) => sendId === this.#shown);
    const upTo = shown === -1 ? this.#answers : this.#answers.slice(0, shown + 1);
    return handleOf(upTo.findLast((answer) => handleOf(answer) !== undefined));
  }

  began(send: KeptSend): void {
    this.#waiting = send;
  }

  progressed(progress: SendProgress): void {
    if (this.#waiting !== null) this.#waiting = { ...this.#waiting, progress };
  }

  /** What was not sent, or failed, leaves the answers as they are. */
  ended(result?: SendResult): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting === null || (result?.kind !== 'answer' && result?.kind !== 'problem')) return;
    this.#answers = withNextAnswer(this.#answers, { ...waiting, result }, isPassing);
    this.#shown = null;
  }

  show(sendId: number): void {
    this.#shown = sendId;
  }

  /** For a new page. `isKept`: whether a body is still there. */
  open(isKept: (handle: string) => boolean): Pick<RunnerOpen, 'kept' | 'earlier' | 'shown'> {
    const there = this.#answers.filter((answer, index) => {
      const handle = handleOf(answer);
      return index === this.#answers.length - 1 || handle === undefined || isKept(handle);
    });
    this.#answers = there;
    if (!there.some(({ sendId }) => sendId === this.#shown)) this.#shown = null;
    const last = there.at(-1) ?? null;
    if (this.#waiting !== null) return { kept: this.#waiting, earlier: there, shown: this.#shown };
    return { kept: last, earlier: there.slice(0, -1), shown: this.#shown };
  }
}

function isPassing({ result }: FinishedSend): boolean {
  return result.kind === 'answer' && result.view.isPassing;
}

function handleOf(answer: FinishedSend | undefined): string | undefined {
  return answer?.result.kind === 'answer' ? answer.result.view.handle : undefined;
}
