import type { Disposable, Event, TreeView } from 'vscode';
import { inBackground } from '../../app/support/inBackground.ts';
import type { Log } from '../../app/support/services.ts';

/** As long as VS Code may be at drawing rows anew, all that they wait for included. Milliseconds. */
const drawing = 5000;

export type UnfoldingView<T> = Pick<TreeView<T>, 'visible' | 'reveal' | 'onDidExpandElement'>;

/**
 * A row that a person unfolds while VS Code draws a row above it anew is drawn folded again, as it stood when that began, and VS Code tells
 * nobody. It shows a row that is revealed once all is drawn: unfolded, as the person wanted it.
 *
 * @param redrawn tells that rows are drawn anew. @param now milliseconds of any clock that goes on.
 */
export function keepUnfolded<T>(
  view: UnfoldingView<T>,
  redrawn: Event<unknown>,
  log: Pick<Log, 'error'>,
  now: () => number = () => performance.now(),
): Disposable {
  let last = -Infinity;
  const listening: readonly Disposable[] = [
    redrawn(() => void (last = now())),
    view.onDidExpandElement(({ element }) => {
      if (!view.visible || now() - last > drawing) return;
      inBackground(log, 'keep a row unfolded', view.reveal(element, { select: false, focus: false, expand: true }));
    }),
  ];
  return { dispose: () => listening.forEach((one) => void one.dispose()) };
}
