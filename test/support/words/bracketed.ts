import { config } from '@vscode/l10n';

/** A language in which every message is in brackets, so that a text that passed no bundle stands out. */
export function speakBracketed(): void {
  config({ contents: new Proxy<Record<string, string>>({}, { get: (_, message) => `⟦${String(message)}⟧` }) });
}

export function speakEnglish(): void {
  config({ contents: {} });
}

/** What of a text stands in no bracket: blanks between sentences aside, a text has no words of its own. */
export function untranslatedOf(text: string): string {
  const rest = text.replaceAll(/⟦[^⟦⟧]*⟧/g, '');
  return rest === text ? rest.trim() : untranslatedOf(rest);
}
