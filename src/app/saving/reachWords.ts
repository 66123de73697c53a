import { t } from '@vscode/l10n';
import type { ScopeReach } from '../../core/objects/scope/scopeReach.ts';
import { kindOf } from '../../core/resources/kindOf.ts';
import { joinSentences, listOfNames } from '../../shared/words.ts';

/**
 * How many devices install a profile again, and how sure that is.
 *
 * @param why what a failure of counting is, in words; empty: none.
 */
export function reachWords({ least, most, unknown, isLimited }: ScopeReach, why: string): string {
  const kinds = unknown.kinds.map((kind) => kindOf(kind).label.many);
  const missing = kinds.length === 0 ? '' : t`Not counted: ${listOfNames(kinds)}.`;
  const limits = isLimited ? t`Limitations and exclusions by user or network may leave some of them out.` : '';
  return joinSentences(numberWords(least, most, isLimited), missing, limits, why);
}

function numberWords(least: number, most: number | undefined, isLimited: boolean): string {
  if (most === undefined) {
    if (least === 0) return t`How many devices in scope install the profile again could not be counted.`;
    return least === 1
      ? t`At least 1 device in scope installs the profile again.`
      : t`At least ${least} devices in scope install the profile again.`;
  }
  if (least === most)
    return most === 1 ? t`1 device in scope installs the profile again.` : t`${most} devices in scope install the profile again.`;
  if (isLimited || least === 0)
    return most === 1
      ? t`At most 1 device in scope installs the profile again.`
      : t`At most ${most} devices in scope install the profile again.`;
  return t`Between ${least} and ${most} devices in scope install the profile again: some may be in several of its lists.`;
}
