import { t } from '@vscode/l10n';
import { kindOf } from '../../../core/resources/kindOf.ts';
import { joinSentences, listOfNames } from '../../../shared/words.ts';
import { readTakes } from '../snapshot/refreshWords.ts';
import type { RefreshPlan } from '../snapshots.ts';

/** What is asked before kinds are read so that it can be told who uses an object: what is read, and what that takes. */
export function planWords(plan: RefreshPlan, instance: string): string {
  const kinds = listOfNames(
    plan.resources.map((key) => kindOf(key).label.many),
    4,
    3,
  );
  return joinSentences(t`Read ${kinds} of ${instance}, to tell what uses it?`, t`It takes: ${readTakes(plan)}.`);
}
