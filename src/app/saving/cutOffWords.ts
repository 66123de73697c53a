import { t } from '@vscode/l10n';
import { joinSentences } from '../../shared/words.ts';
import { oneLine } from '../../core/catalog/plain.ts';
import { fromPointer } from '../../core/json/pointers.ts';
import type { Fate } from './departures.ts';

/** More are counted. */
const mostNamed = 5;

const fates: Readonly<Record<Exclude<Fate, 'stored'>, (what: string) => string>> = {
  notStored: (what) => t`${what} is as it was before.`,
  partly: (what) => t`${what} was changed otherwise than sent.`,
  unseen: (what) => t`Nobody can tell whether ${what} was stored: the server does not show what was changed.`,
};

/** What became of a save that was cut off and is not known to be stored, and what to do. @param toEnter pointers of secrets to type again. */
export function cutOffWords(what: string, fate: Exclude<Fate, 'stored'>, toEnter: readonly string[]): string {
  const said = fates[fate](what);
  if (toEnter.length === 0) return joinSentences(said, t`Your text is in the editor: save it to send it.`);
  const names = toEnter.slice(0, mostNamed).map((pointer) => oneLine(fromPointer(pointer).join('.'), 80));
  const more = toEnter.length > mostNamed ? [t`${toEnter.length - mostNamed} more`] : [];
  const which = [...names, ...more].join(', ');
  return joinSentences(
    said,
    t`Your text is in the editor, without secrets that you had typed, which are kept nowhere. Enter again: ${which}. Then save it to send it.`,
  );
}
