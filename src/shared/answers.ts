/** Answers of one panel: older ones have gone. */
export const mostAnswers = 20;

/**
 * The answers of a panel with one more, oldest first. One that reveals a secret (`isPassing`) stays while it is the last; it is nothing
 * that one comes back to.
 */
export function withNextAnswer<T>(answers: readonly T[], next: T, isPassing: (answer: T) => boolean): readonly T[] {
  return [...answers.filter((answer) => !isPassing(answer)), next].slice(-mostAnswers);
}
