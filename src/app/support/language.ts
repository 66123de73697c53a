import { config, t } from '@vscode/l10n';

type Bundle = Readonly<Record<string, string>>;

let spoken: Bundle = {};

/** Sets the language of all that is said from now on: the English text of each message with its translation. */
export function speakLanguage(bundle: Bundle): void {
  spoken = bundle;
  config({ contents: bundle });
}

/** What `say` makes of messages, in English: for the log, which is read by whoever is asked for help, in whatever language. */
export function inEnglish(say: () => string): string {
  config({ contents: {} });
  try {
    return say();
  } finally {
    config({ contents: spoken });
  }
}

/** A message that is put into words where they are needed, in the language that is spoken there. */
export function later(message: TemplateStringsArray): () => string {
  return () => t(message);
}
