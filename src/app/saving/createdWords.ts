import { t } from '@vscode/l10n';
import { joinSentences } from '../../shared/words.ts';
import type { Difference } from '../../core/objects/save/settle.ts';
import { fieldNames } from './fieldNames.ts';

/** What is said of a new object of which the server made something else than it was sent; undefined: there is nothing to say. */
export function createdWords(differences: readonly Difference[], what: string): string | undefined {
  if (differences.length === 0) return undefined;
  const of = (how: Difference['how']): readonly string[] => differences.filter((one) => one.how === how).map(({ pointer }) => pointer);
  const [gone, other] = [of('kept'), of('otherwise')];
  return joinSentences(
    t`${what} was created, but Jamf Pro did not store all of it as it was sent.`,
    gone.length === 0 ? undefined : t`Not there: ${fieldNames(gone)}.`,
    other.length === 0 ? undefined : t`Something else: ${fieldNames(other)}.`,
    t`What you see is what is stored.`,
  );
}
