import { useEffect } from 'preact/hooks';
import type { FocusTarget, PanelState } from './state.ts';

/** Takes the focus to the element of that id when the panel's wish is for it. */
export function useFocusWish(state: PanelState, mine: (target: FocusTarget) => boolean, id: string): void {
  const { focus } = state;
  useEffect(() => {
    if (focus === null || !mine(focus.target)) return;
    const element = document.getElementById(id);
    element?.focus();
    if (element instanceof HTMLInputElement) element.select();
  }, [focus?.count]);
}
