import { t } from '@vscode/l10n';
import { joinSentences } from '../../shared/words.ts';

/** What became of an export into one file. @param failures a sentence for each object that could not be read. */
export function exportedWords(count: number, failures: readonly string[]): string {
  const exported = count === 1 ? t`1 object was exported.` : t`${count} objects were exported.`;
  return joinSentences(
    count === 0 ? t`Nothing was exported, and no file was written: none of the objects could be read.` : exported,
    ...failures.slice(0, 3),
    failures.length > 3 ? t`${failures.length - 3} more could not be read.` : '',
  );
}
