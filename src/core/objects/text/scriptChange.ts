import { t } from '@vscode/l10n';
import { joinSentences } from '../../../shared/words.ts';
import { unkeptIn, unkeptWords, type Unkept } from './heldText.ts';
import { lineChanges, type LineChanges } from './lineChanges.ts';

/** What a save does to a script, in words. */
export interface ScriptChange {
  readonly lines: string;
  /** Some lines differ in blanks only. */
  readonly blanks: boolean;
  /** What goes along although nobody typed it. */
  readonly beyond?: string;
}

/** @param before the script on the server. @param after what its editor holds. */
export function scriptChange(before: string, after: string): ScriptChange {
  const unkept = unkeptIn(before);
  const changes = lineChanges(before, after);
  return { lines: linesWords(changes), blanks: changes.blank > 0, ...(unkept === undefined ? {} : { beyond: unkeptSentence(unkept) }) };
}

/** What VS Code cannot keep of a script, with the lines. */
export function unkeptSentence(unkept: Unkept): string {
  return joinSentences(
    t`VS Code cannot keep this script as it is: with a save, ${unkeptWords(unkept)}.`,
    unkept.returns.length === 0 ? undefined : t`A lone carriage return may be part of what the script does.`,
  );
}

function linesWords({ lines, blank }: LineChanges): string {
  if (lines === 0) return t`Line ends of the script change.`;
  if (lines === 1) return blank === 0 ? t`1 line of the script changes.` : t`1 line of the script changes, only in blanks.`;
  if (blank === 0) return t`${lines} lines of the script change.`;
  if (blank < lines) return t`${lines} lines of the script change, ${blank} of them only in blanks.`;
  return t`${lines} lines of the script change, only in blanks.`;
}
