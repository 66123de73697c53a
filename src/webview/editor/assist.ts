import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { snippet } from '@codemirror/autocomplete';
import type { Diagnostic } from '@codemirror/lint';
import type { Extension } from '@codemirror/state';
import { hoverTooltip } from '@codemirror/view';
import type { EditorView } from '@codemirror/view';
import type { BodyPosition, CompletionItem } from '../../shared/runnerProtocol.ts';
import type { Host } from '../host.ts';

/** What the host needs to know to help with a body; null while nothing is known of the request. */
export type AssistContext = () => Pick<BodyPosition, 'instanceId' | 'operationKey' | 'mediaType'> | null;

export function completionSource(host: Host, about: AssistContext): (context: CompletionContext) => Promise<CompletionResult | null> {
  return async (context) => {
    const where = about();
    if (where === null || (!context.explicit && context.matchBefore(/["\w]/) === null)) return null;
    const stop = new AbortController();
    context.addEventListener('abort', () => stop.abort());
    const text = context.state.doc.toString();
    const items = await host.call.completeBody({ ...where, text, offset: context.pos }, stop.signal).catch(() => []);
    const first = items[0];
    if (first === undefined) return null;
    return { from: first.from, to: first.to, options: items.map(option), filter: true };
  };
}

function option(item: CompletionItem): Completion {
  return {
    label: item.insert.startsWith('"') && !item.label.startsWith('"') ? `"${item.label}"` : item.label,
    displayLabel: item.label,
    detail: item.detail,
    type: item.kind === 'property' ? 'property' : 'constant',
    apply: applied(item),
    ...(item.documentation === '' ? {} : { info: () => textElement(item.documentation) }),
  };
}

/** Each item has its own range; CodeMirror would use the first one's for all. */
function applied(item: CompletionItem): NonNullable<Completion['apply']> {
  const insert = snippet(item.insert);
  return (view, completion, from, to) => insert(view, completion, from, Math.max(to, item.to));
}

export function hoverSource(host: Host, about: AssistContext): Extension {
  return hoverTooltip(async (view: EditorView, at: number) => {
    const where = about();
    if (where === null) return null;
    const hover = await host.call.hoverBody({ ...where, text: view.state.doc.toString(), offset: at }).catch(() => null);
    if (hover === null) return null;
    return { pos: hover.from, end: hover.to, above: true, create: () => ({ dom: textElement(hover.text) }) };
  });
}

export function problemSource(host: Host, about: AssistContext): (view: EditorView) => Promise<readonly Diagnostic[]> {
  return async (view) => {
    const where = about();
    const text = view.state.doc.toString();
    if (where === null || text.trim() === '') return [];
    const problems = await host.call.checkBody({ ...where, text }).catch(() => []);
    const end = view.state.doc.length;
    return problems.map(({ from, to, severity, message }) => ({ from: Math.min(from, end), to: Math.min(to, end), severity, message }));
  };
}

/** Text of the server, as text and nothing else. */
function textElement(text: string): HTMLElement {
  const element = document.createElement('div');
  element.className = 'assist-text';
  element.textContent = text;
  return element;
}
