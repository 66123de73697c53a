import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Where what has the focus within an element goes, or can no longer have it, the focus stays there: on what comes in its place by the same
 * id, also where that comes only once nothing is waited for any more, or on the element itself.
 */
export function useKeptFocus(id: string, isWaiting: boolean): void {
  // While this is drawn, what was drawn before still stands.
  const had = focusedIn(id);
  const wanted = useRef('');
  useLayoutEffect(() => {
    const whole = document.getElementById(id);
    const { activeElement } = document;
    const isLost = had !== null && !canHaveFocus(had) && (activeElement === document.body || activeElement === had);
    if (isLost) wanted.current = had.id;
    else if (activeElement !== whole) wanted.current = '';
    if (!isLost && wanted.current === '') return;
    const like = wanted.current === '' ? null : document.getElementById(wanted.current);
    (like !== null && canHaveFocus(like) ? like : whole)?.focus();
    if (!isWaiting) wanted.current = '';
  });
}

function focusedIn(id: string): Element | null {
  const { activeElement } = document;
  const whole = document.getElementById(id);
  return activeElement !== whole && whole?.contains(activeElement) === true ? activeElement : null;
}

function canHaveFocus(element: Element): boolean {
  return element.isConnected && !element.matches(':disabled');
}
