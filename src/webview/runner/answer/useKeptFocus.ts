import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Where what has the focus within an element goes, or can no longer have it, the focus stays there: on what comes in its place by the same
 * id, or on the element itself.
 */
export function useKeptFocus(id: string): void {
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
