import { EditorState } from '@codemirror/state';

/** CodeMirror's own words, written as VS Code writes them. */
export const phrases = EditorState.phrases.of({
  next: 'Next',
  previous: 'Previous',
  'match case': 'Match case',
  regexp: 'Regular expression',
  'by word': 'Whole word',
  replace: 'Replace',
  'replace all': 'Replace all',
  close: 'Close',
});
