import { oneLine } from '../../core/catalog/plain.ts';

/** A server's text as a row of a quick pick: one line, and text, where `$(name)` would otherwise become an icon. */
export function pickText(text: string, max = 200): string {
  return oneLine(text, max).replaceAll('$(', String.raw`\$(`);
}
