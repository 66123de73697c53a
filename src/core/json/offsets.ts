import type { TextDocument } from 'vscode-json-languageservice';

/** A text as the language service takes it: offsets and line positions, nothing that changes. */
export function textDocument(uri: string, text: string): TextDocument {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const offsetAt = ({ line, character }: { line: number; character: number }): number => {
    const start = starts[Math.min(Math.max(line, 0), starts.length - 1)] ?? 0;
    const next = starts[line + 1] ?? text.length + 1;
    return Math.min(start + Math.max(character, 0), next - 1, text.length);
  };
  return {
    uri,
    languageId: 'json',
    version: 1,
    lineCount: starts.length,
    getText: (range) => (range === undefined ? text : text.slice(offsetAt(range.start), offsetAt(range.end))),
    offsetAt,
    getLineRange: (line) => ({
      start: { line, character: 0 },
      end: { line, character: offsetAt({ line, character: Infinity }) - (starts[line] ?? 0) },
    }),
    getEOLCharacters: (line) => (line + 1 >= starts.length ? '' : text.charAt((starts[line + 1] ?? 0) - 2) === '\r' ? '\r\n' : '\n'),
    positionAt(offset) {
      const at = Math.min(Math.max(offset, 0), text.length);
      let [low, high] = [0, starts.length - 1];
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if ((starts[middle] ?? 0) <= at) low = middle;
        else high = middle - 1;
      }
      return { line: low, character: at - (starts[low] ?? 0) };
    },
  };
}
