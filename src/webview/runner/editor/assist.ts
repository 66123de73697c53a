import type { Extension } from '@codemirror/state';
import { hoverTooltip, type EditorView } from '@codemirror/view';
import type { BodyPosition } from '../../../app/runner/protocol.ts';
import type { Host } from '../host.ts';

/** What the host needs to know to help with a body; null while nothing is known of the request. */
export type AssistContext = () => Pick<BodyPosition, 'instanceId' | 'operationKey' | 'mediaType'> | null;

export function bodyHover(host: Host, about: AssistContext): Extension {
  return hoverTooltip(async (view: EditorView, at: number) => {
    const where = about();
    if (where === null) return null;
    const found = await host.call.hoverBody({ ...where, text: view.state.doc.toString(), offset: at }).catch(() => null);
    if (found === null) return null;
    return { pos: found.from, end: found.to, above: true, create: () => ({ dom: textElement(found.text) }) };
  });
}

/** Text of the server, as text and nothing else. */
export function textElement(text: string): HTMLElement {
  const element = document.createElement('div');
  element.className = 'assist-text';
  element.textContent = text;
  return element;
}
