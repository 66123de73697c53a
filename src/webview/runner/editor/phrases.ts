import { t } from '@vscode/l10n';
import { EditorState, type Extension } from '@codemirror/state';

/** CodeMirror's own words, written as VS Code writes them. */
export const phrases = (): Extension =>
  EditorState.phrases.of({
    next: t`Next`,
    previous: t`Previous`,
    'match case': t`Match case`,
    regexp: t`Regular expression`,
    'by word': t`Whole word`,
    replace: t`Replace`,
    'replace all': t`Replace all`,
    close: t`Close`,
  });
