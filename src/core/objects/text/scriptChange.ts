import { t } from '@vscode/l10n';
import { unkeptIn, unkeptSentence } from './heldText.ts';
import { lineChanges, withBlanksDrawn, type LineChanges } from './lineChanges.ts';

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

/** Both as a comparison shows them that is set to leave blanks out. */
export function shownSides(before: string, after: string, hidesBlanks: boolean): readonly [string, string] {
  return hidesBlanks ? withBlanksDrawn(before, after) : [before, after];
}

function linesWords({ lines, blank }: LineChanges): string {
  if (lines === 0) return t`Line ends of the text change.`;
  if (lines === 1) return blank === 0 ? t`1 line of the text changes.` : t`1 line of the text changes, only in blanks.`;
  if (blank === 0) return t`${lines} lines of the text change.`;
  if (blank < lines) return t`${lines} lines of the text change, ${blank} of them only in blanks.`;
  return t`${lines} lines of the text change, only in blanks.`;
}
