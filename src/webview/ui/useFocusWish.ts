import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import type { FocusTarget, PanelState } from '../state.ts';

/** Takes the focus when the panel's wish is for this element. */
export function useFocusWish(state: PanelState, mine: (target: FocusTarget) => boolean, ref: RefObject<HTMLElement>): void {
  const { focus } = state;
  useEffect(() => {
    if (focus === null || !mine(focus.target)) return;
    ref.current?.focus();
    if (ref.current instanceof HTMLInputElement) ref.current.select();
  }, [focus?.count]);
}
