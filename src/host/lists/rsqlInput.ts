import { t } from '@vscode/l10n';
import { QuickInputButtons, type QuickPickItem } from 'vscode';
import { createRankedPick, meantRow } from '../support/rankedPick.ts';
import { checkFilter } from '../../core/rsql/check.ts';
import { completeFilter, editedAt } from '../../core/rsql/complete.ts';
import { isWholeFilter } from '../../core/rsql/parse.ts';
import type { FilterQuestion } from './filterBuilder.ts';
import { back, type Stepped } from './steps.ts';
import { straightQuotes } from '../../shared/filterText.ts';
import { pickText } from '../../app/lists/pickText.ts';

interface Suggestion extends QuickPickItem {
  /** The whole filter with the suggestion in it; undefined: use the filter as it stands. */
  readonly whole: string | undefined;
}

/** Free RSQL, checked as a whole, with suggestions for the place where it was last changed (see {@link editedAt}). Undefined: given up. */
export function typeRsql(question: FilterQuestion, current: string, hasBack: boolean): Promise<Stepped<string>> {
  const pick = createRankedPick<Suggestion>();
  pick.title = question.title;
  pick.placeholder = t('name=="*mac*" and …');
  pick.value = current;
  pick.ignoreFocusOut = true;
  pick.buttons = hasBack ? [QuickInputButtons.Back] : [];
  let text = current;
  let caret = current.length;
  const draw = (): void => {
    // VS Code tells of values that were set here, too: those are no edit.
    if (pick.value !== text) caret = editedAt(text, pick.value);
    text = straightQuotes(pick.value);
    if (pick.value !== text) pick.value = text;
    pick.items = suggestions(text, caret, question);
  };
  draw();
  return new Promise<Stepped<string>>((resolve) => {
    let result: Stepped<string>;
    pick.onDidChangeValue(draw);
    pick.onDidAccept(() => {
      const [chosen] = meantRow(pick.items, pick.activeItems, true);
      if (chosen?.whole !== undefined) {
        pick.value = chosen.whole;
        text = chosen.whole;
        // Wherever the suggestion went, the input puts its caret at the end.
        caret = text.length;
        draw();
        return;
      }
      if (checkFilter(text, question.fields, question.isNamed).some((note) => note.level === 'error')) return;
      result = text.trim();
      pick.hide();
    });
    pick.onDidTriggerButton(() => {
      result = back;
      pick.hide();
    });
    pick.onDidHide(() => {
      pick.dispose();
      resolve(result);
    });
    pick.show();
  });
}

function suggestions(text: string, caret: number, { fields, isNamed }: FilterQuestion): Suggestion[] {
  const notes = checkFilter(text, fields, isNamed);
  const error = notes.find((note) => note.level === 'error');
  const warning = notes[0];
  const use: Suggestion = {
    label: error === undefined ? t('$(check) Use this filter') : t('$(error) Not complete yet'),
    alwaysShow: true,
    whole: undefined,
    ...(warning === undefined ? {} : { detail: pickText(warning.message, 300) }),
  };
  const found = completeFilter(text, caret, fields);
  const rest = found.items
    .filter((item) => text.slice(found.from, found.to) !== item.text)
    .slice(0, 50)
    .map((item): Suggestion => ({
      label: pickText(item.text),
      description: pickText(item.detail),
      alwaysShow: true,
      whole: text.slice(0, found.from) + item.text + text.slice(found.to),
    }));
  // While a field's name is being typed, Enter should take the suggestion; a filter that is whole should be used.
  return isWholeFilter(text) ? [use, ...rest] : [...rest, use];
}
