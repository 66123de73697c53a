import type { Controller } from './controller.ts';

/**
 * Ctrl/Cmd+S saves the request. Kept from VS Code, which would save a file before it has heard of the last keys; the host asks it
 * to, after having heard.
 */
export function saveByKey(page: Pick<Document, 'addEventListener'>, { state, act }: Controller): void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const { phase, instanceId, draft } = state();
    if (phase === 'ready' && draft.path !== '' && !event.repeat) void act({ do: 'saveRequest', instanceId: instanceId ?? '', draft });
  };
  page.addEventListener('keydown', onKeyDown, { capture: true });
}
