import { env, l10n } from 'vscode';
import type { Language } from '../../app/pages/page.ts';

/** What a page is to speak: the language of the window, as far as there is a bundle for it. */
export function pageLanguage(): Language {
  return { tag: env.language, messages: l10n.bundle };
}
