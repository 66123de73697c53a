import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Leads into the name of a row that was added, and on to its neighbour where a row was removed: the focus is never nowhere.
 *
 * @param count how many rows there are, each of class `pair` with a field of class `name`; below them a button of class `add`.
 */
export function useRowFocus(count: number) {
  const list = useRef<HTMLFieldSetElement>(null);
  /** The row that is to have it, once it is drawn. */
  const next = useRef<number | null>(null);
  const focusName = (index: number): void => {
    const names = list.current?.querySelectorAll<HTMLElement>('.pair .name') ?? [];
    (names[Math.min(index, names.length - 1)] ?? list.current?.querySelector<HTMLElement>('.add'))?.focus();
  };
  useLayoutEffect(() => {
    if (next.current !== null) focusName(next.current);
    next.current = null;
  }, [count]);
  return { list, focusName, focusOnceDrawn: (index: number) => void (next.current = index) };
}
