import { oneLine } from '../../core/catalog/plain.ts';

/**
 * A sentence for a notification or a dialog. VS Code makes `[text](command:…)` in them a link that acts; a sentence may
 * quote a server, so no such link survives. Long ones are cut with `…`, before VS Code does it without a sign.
 */
export function messageText(text: string): string {
  return oneLine(text, 900).replaceAll('](', '] (');
}

/** A text for the status bar, or the line above a document, where `$(name)` would otherwise become an icon. */
export function statusText(text: string, max = 120): string {
  return oneLine(text, max).replaceAll('$(', String.raw`\$(`);
}
