import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** The look of an editor, from VS Code's own colours, so that it follows every theme without being told. */
export function editorTheme(nonce: string): Extension {
  return [EditorView.cspNonce.of(nonce), look, syntaxHighlighting(highlight)];
}

const look = EditorView.theme({
  '&': { height: '100%', color: 'var(--vscode-editor-foreground)', backgroundColor: 'var(--vscode-editor-background)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'var(--vscode-editor-font-family, monospace)',
    fontSize: 'var(--vscode-editor-font-size, 13px)',
    lineHeight: '1.45',
    overflow: 'auto',
  },
  '.cm-content': { caretColor: 'var(--vscode-editorCursor-foreground, currentColor)' },
  '.cm-cursor': { borderLeftColor: 'var(--vscode-editorCursor-foreground, currentColor)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'var(--vscode-editor-selectionBackground)',
  },
  '.cm-gutters': {
    color: 'var(--vscode-descriptionForeground)',
    backgroundColor: 'var(--vscode-editorGutter-background, var(--vscode-editor-background))',
    border: 'none',
  },
  '.cm-activeLine': { backgroundColor: 'transparent', boxShadow: 'inset 0 0 0 1px var(--vscode-editor-lineHighlightBorder, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--vscode-editorLineNumber-activeForeground)' },
  '.cm-foldGutter .cm-gutterElement': { cursor: 'pointer' },
  '.cm-foldPlaceholder': {
    color: 'var(--vscode-descriptionForeground)',
    background: 'transparent',
    border: '1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, transparent))',
  },
  '.cm-searchMatch': {
    backgroundColor: 'var(--vscode-editor-findMatchHighlightBackground)',
    outline: '1px solid var(--vscode-editor-findMatchHighlightBorder, transparent)',
  },
  '.cm-searchMatch-selected': {
    backgroundColor: 'var(--vscode-editor-findMatchBackground)',
    outline: '1px solid var(--vscode-editor-findMatchBorder, transparent)',
  },
});

/** VS Code gives webviews no token colours; those for values in its debugger are made for the same kinds of token. */
const highlight = HighlightStyle.define([
  { tag: [tags.propertyName, tags.tagName], color: 'var(--vscode-debugTokenExpression-name)' },
  { tag: [tags.string, tags.attributeValue], color: 'var(--vscode-debugTokenExpression-string)' },
  { tag: tags.number, color: 'var(--vscode-debugTokenExpression-number)' },
  { tag: [tags.bool, tags.null, tags.keyword, tags.attributeName], color: 'var(--vscode-debugTokenExpression-boolean)' },
  { tag: [tags.comment, tags.meta], color: 'var(--vscode-descriptionForeground)' },
]);
