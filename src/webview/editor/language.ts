import { json } from '@codemirror/lang-json';
import { foldService, StreamLanguage } from '@codemirror/language';
import type { Extension } from '@codemirror/state';

/** Colours and folding for a kind of text; none for plain text. */
export function languageOf(kind: string): Extension {
  if (kind === 'json') return json();
  return kind === 'xml' || kind === 'html' ? [StreamLanguage.define(markup), foldService.of(foldByIndent)] : [];
}

export function kindOfMediaType(mediaType: string): string {
  if (/[/+]json\b/.test(mediaType)) return 'json';
  return /[/+]xml\b/.test(mediaType) ? 'xml' : 'text';
}

interface MarkupState {
  inside: 'text' | 'tag' | 'comment';
}

/** Just enough of XML to be read with pleasure: names, attributes, values, comments. */
const markup = {
  name: 'markup',
  startState: (): MarkupState => ({ inside: 'text' }),
  token(stream: { match(pattern: RegExp): unknown; next(): unknown }, state: MarkupState): string | null {
    if (state.inside === 'comment') {
      if (stream.match(/^.*?-->/) !== null) state.inside = 'text';
      else stream.match(/^.*/);
      return 'comment';
    }
    return state.inside === 'tag' ? tagToken(stream, state) : textToken(stream, state);
  },
};

function textToken(stream: { match(pattern: RegExp): unknown; next(): unknown }, state: MarkupState): string | null {
  if (stream.match(/^<!--/) !== null) {
    state.inside = 'comment';
    return 'comment';
  }
  if (stream.match(/^<[/?!]?[\w:.-]*/) !== null) {
    state.inside = 'tag';
    return 'tagName';
  }
  if (stream.match(/^[^<]+/) === null) stream.next();
  return null;
}

function tagToken(stream: { match(pattern: RegExp): unknown; next(): unknown }, state: MarkupState): string | null {
  if (stream.match(/^[/?]?>/) !== null) {
    state.inside = 'text';
    return 'tagName';
  }
  if (stream.match(/^("[^"]*"?|'[^']*'?)/) !== null) return 'string';
  if (stream.match(/^[\w:.-]+/) !== null) return 'attributeName';
  stream.next();
  return null;
}

type Lines = {
  doc: { lineAt(at: number): { number: number; text: string; to: number }; line(n: number): { text: string; to: number }; lines: number };
};

function foldByIndent(state: Lines, start: number): { from: number; to: number } | null {
  const line = state.doc.lineAt(start);
  const indent = line.text.search(/\S/);
  if (indent < 0) return null;
  let last = line.number;
  while (last < state.doc.lines && last - line.number < maxFold) {
    const next = state.doc.line(last + 1).text;
    if (next.trim() !== '' && next.search(/\S/) <= indent) break;
    last++;
  }
  return last === line.number ? null : { from: line.to, to: state.doc.line(last).to };
}

const maxFold = 2000;
