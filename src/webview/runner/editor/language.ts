import { foldService, StreamLanguage, type StreamParser, type StringStream } from '@codemirror/language';
import type { EditorState, Extension } from '@codemirror/state';

/** Colours and folding for a kind of text; none for plain text. */
export function languageOf(kind: string): Extension {
  const parser = { json, xml: markup, html: markup }[kind];
  return parser === undefined ? [] : [StreamLanguage.define<MarkupState>(parser), foldService.of(foldByIndent)];
}

export function kindOfMediaType(mediaType: string): string {
  if (/[/+]json\b/.test(mediaType)) return 'json';
  return /[/+]xml\b/.test(mediaType) ? 'xml' : 'text';
}

interface MarkupState {
  inside: 'text' | 'tag' | 'comment';
}

/** Line by line, without a grammar: a parser that builds a tree would take a tenth of the whole panel's size. */
const json: StreamParser<MarkupState> = {
  startState: () => ({ inside: 'text' }),
  token(stream) {
    if (stream.match(/^\s+/) !== null) return null;
    if (stream.match(/^"[^"\\]*(?:\\.[^"\\]*)*"(?=\s*:)/) !== null) return 'propertyName';
    if (stream.match(/^"[^"\\]*(?:\\.[^"\\]*)*"?/) !== null) return 'string';
    if (stream.match(/^-?\d[\d.eE+-]*/) !== null) return 'number';
    if (stream.match(/^(?:true|false|null)\b/) !== null) return 'bool';
    stream.next();
    return null;
  },
};

/** Just enough of XML to be read with pleasure: names, attributes, values, comments. */
const markup: StreamParser<MarkupState> = {
  startState: () => ({ inside: 'text' }),
  token(stream, state) {
    if (state.inside !== 'comment') return state.inside === 'tag' ? tagToken(stream, state) : textToken(stream, state);
    if (stream.match(/^.*?-->/) !== null) state.inside = 'text';
    else stream.skipToEnd();
    return 'comment';
  },
};

function textToken(stream: StringStream, state: MarkupState): string | null {
  if (stream.match('<!--') === true) {
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

function tagToken(stream: StringStream, state: MarkupState): string | null {
  if (stream.match(/^[/?]?>/) !== null) {
    state.inside = 'text';
    return 'tagName';
  }
  if (stream.match(/^("[^"]*"?|'[^']*'?)/) !== null) return 'string';
  if (stream.match(/^[\w:.-]+/) !== null) return 'attributeName';
  stream.next();
  return null;
}

/** Lines further in than this one, up to the line that closes it. Beyond `farthest` lines nothing is offered, for speed. */
function foldByIndent(state: EditorState, start: number): { from: number; to: number } | null {
  const line = state.doc.lineAt(start);
  const indent = line.text.search(/\S/);
  if (indent < 0 || line.length > 10_000) return null;
  let last = line.number;
  const lines =
    line.number === state.doc.lines ? [] : state.doc.iterLines(line.number + 1, Math.min(state.doc.lines, line.number + farthest) + 1);
  for (const text of lines) {
    if (text.trim() !== '' && text.search(/\S/) <= indent) break;
    last++;
  }
  if (last === line.number || last === line.number + farthest) return null;
  const closing = last < state.doc.lines ? state.doc.line(last + 1) : null;
  const closes = closing !== null && /^\s*[}\]]/.test(closing.text) && /[{[]\s*$/.test(line.text);
  return { from: line.to, to: closes ? closing.from + closing.text.search(/\S/) : state.doc.line(last).to };
}

const farthest = 5000;
