import type { Disposable, Event, TreeView } from 'vscode';
import { inBackground } from '../../app/support/inBackground.ts';
import type { Log } from '../../app/support/services.ts';
import { systemClock, type Clock } from '../../core/http/clock.ts';

/** As long as VS Code may be at drawing rows anew, all that they wait for included. Milliseconds. */
const drawing = 5000;
/** As long as it mostly is: the time in which it gathers changes, and that in which rows wait for what loads. */
const mostly = 1000;

export type UnfoldingView<T> = Pick<TreeView<T>, 'visible' | 'reveal' | 'onDidExpandElement' | 'onDidCollapseElement'>;

/**
 * A row that a person unfolds while VS Code draws a row above it anew is drawn folded again, as it stood when that began, and VS Code tells
 * nobody. It shows a row that is revealed once all is drawn: unfolded, as the person wanted it. Since nothing takes that back, it is asked
 * for when all should be drawn, and only where the row was not folded since and its view is still seen.
 *
 * @param redrawn tells which row is drawn anew with what is below it, or that all are. The key of a row begins with that of the one above.
 * @param revealing the rows that are revealed just now, by their keys, here or elsewhere: VS Code tells of what it unfolds for that as of
 * any other row, and does it once all is drawn.
 */
export function keepUnfolded<T extends { readonly key: string }>(
  view: UnfoldingView<T>,
  redrawn: Event<{ readonly key: string } | undefined>,
  log: Pick<Log, 'error'>,
  revealing = new Set<string>(),
  clock: Pick<Clock, 'now' | 'after'> = systemClock,
): Disposable {
  /** How each row that waits is called off. */
  const waiting = new Map<string, () => void>();
  /** When which row was drawn anew, by its key; '' for all. */
  const drawn = new Map<string, number>();
  const sinceAbove = (key: string): number => {
    const times = [...drawn].filter(([above]) => above === '' || key.startsWith(`${above}\n`)).map(([, time]) => time);
    return clock.now() - Math.max(-Infinity, ...times);
  };
  const isRevealed = (key: string): boolean => [...revealing].some((row) => row === key || row.startsWith(`${key}\n`));
  const leave = (key: string): void => {
    waiting.get(key)?.();
    waiting.delete(key);
  };
  const reveal = async (element: T): Promise<void> => {
    waiting.delete(element.key);
    if (!view.visible) return;
    revealing.add(element.key);
    try {
      await view.reveal(element, { select: false, focus: false, expand: true });
    } finally {
      revealing.delete(element.key);
    }
  };
  const listening: readonly Disposable[] = [
    redrawn((row) => void drawn.set(row?.key ?? '', clock.now())),
    view.onDidExpandElement(({ element }) => {
      const since = sinceAbove(element.key);
      if (!view.visible || since > drawing || isRevealed(element.key)) return;
      leave(element.key);
      const unfold = (): void => inBackground(log, 'keep a row unfolded', reveal(element));
      waiting.set(element.key, clock.after(Math.max(0, mostly - since), unfold));
    }),
    view.onDidCollapseElement(({ element }) => leave(element.key)),
    { dispose: () => [...waiting.keys()].forEach(leave) },
  ];
  return { dispose: () => listening.forEach((one) => void one.dispose()) };
}
