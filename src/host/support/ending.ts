import type { Disposable } from 'vscode';

/** Resolves once and lets go of the input and of all that listens to it. */
export function endingOf<T>(
  input: Disposable,
  resolve: (reply: T) => void,
): { on: (listener: Disposable) => void; with: (reply: T) => void } {
  const listeners: Disposable[] = [];
  return {
    on: (listener) => void listeners.push(listener),
    with: (reply) => {
      resolve(reply);
      for (const listener of listeners) listener.dispose();
      input.dispose();
    },
  };
}
