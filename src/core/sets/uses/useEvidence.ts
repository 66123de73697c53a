import { jsonIn, leafText } from '../../json/parse.ts';
import { nodeAt, rangeAt, type TextRange } from '../../json/pointers.ts';
import type { Use } from './useTypes.ts';

/** Where a use stands in the text of an object's document. */
export interface UseEvidence extends TextRange {
  readonly use: Use;
  /** From zero. */
  readonly line: number;
  /** The line, or of a text with several lines the one that it is in; without blanks at its ends. */
  readonly words: string;
}

/** Longer lines are cut. */
const longestWords = 200;

/** Undefined: it is not there any more. */
export function evidenceIn(text: string, use: Use): UseEvidence | undefined {
  const root = jsonIn(text);
  const node = nodeAt(root, use.pointer);
  if (root === undefined || (node === undefined && use.pointer !== '')) return undefined;
  const { from, to } = rangeAt(root, use.pointer);
  const before = text.slice(0, from);
  const said = node?.kind === 'string' ? leafText(node) : '';
  return { use, from, to, line: before.split('\n').length - 1, words: wordsOf(said, lineAt(text, from), use.to.text) };
}

function wordsOf(said: string, line: string, sought: string): string {
  const at = said.includes('\n') ? said.indexOf(sought) : -1;
  const words = (at < 0 ? line : lineAt(said, at)).trim();
  return words.length > longestWords ? `${words.slice(0, longestWords)}…` : words;
}

function lineAt(text: string, at: number): string {
  const from = text.lastIndexOf('\n', at - 1) + 1;
  const to = text.indexOf('\n', at);
  return text.slice(from, to < 0 ? text.length : to);
}
