import { formatJson } from './format.ts';
import { parseJson, type JsonNode } from './parse.ts';
import { fromPointer, nodeAt, toPointer } from './pointers.ts';

/** Replaces `from`–`to` (UTF-16 offsets, end exclusive) by `text`. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * Puts a value (as JSON text) at a pointer: in place of the one that is there, or as the last property of its object, which is made where
 * it is missing or null. Nothing else in the text moves. Undefined if something else stands where an object is needed.
 *
 * @throws `invalid` if the text is not JSON.
 */
export function setAt(text: string, pointer: string, value: string): TextEdit | undefined {
  const root = parseJson(text);
  const here = nodeAt(root, pointer);
  if (here !== undefined) return { from: here.from, to: here.to, text: indented(value, lineIndent(text, here.from), newlineOf(text)) };
  const path = fromPointer(pointer);
  const above = toPointer(path.slice(0, -1));
  const parent = nodeAt(root, above);
  if (path.length > 1 && (parent === undefined || parent.kind === 'null')) {
    return setAt(text, above, `{${JSON.stringify(path.at(-1))}:${value}}`);
  }
  if (parent?.kind !== 'object') return undefined;
  const key = `${JSON.stringify(path.at(-1))}: `;
  const last = parent.members.at(-1);
  const newline = newlineOf(text);
  if (last === undefined) {
    const indent = lineIndent(text, parent.from);
    const inner = `${indent}  `;
    return { from: parent.from, to: parent.to, text: `{${newline}${inner}${key}${indented(value, inner, newline)}${newline}${indent}}` };
  }
  const sameLine = !text.slice(parent.from, last.from).includes('\n');
  const indent = lineIndent(text, last.from);
  const gap = sameLine ? ', ' : `,${newline}${indent}`;
  return { from: last.value.to, to: last.value.to, text: `${gap}${key}${indented(value, indent, newline)}` };
}

/**
 * Takes a property or an entry out, with the comma that belongs to it. Undefined if there is nothing at the pointer.
 *
 * @throws `invalid` if the text is not JSON.
 */
export function removeAt(text: string, pointer: string): TextEdit | undefined {
  const root = parseJson(text);
  const path = fromPointer(pointer);
  const step = path.at(-1);
  const parent = step === undefined ? undefined : nodeAt(root, toPointer(path.slice(0, -1)));
  const spans = parent === undefined ? [] : spansOf(parent);
  const index = spans.findIndex(([name]) => name === step);
  const [, from, to] = spans[index] ?? ['', -1, -1];
  if (from < 0 || parent === undefined) return undefined;
  const before = spans[index - 1];
  const after = spans[index + 1];
  if (before !== undefined) return { from: before[2], to, text: '' };
  if (after !== undefined) return { from, to: after[1], text: '' };
  return { from: parent.from + 1, to: parent.to - 1, text: '' };
}

/** The text with the edits made; they must not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return [...edits].sort((a, b) => b.from - a.from).reduce((now, edit) => now.slice(0, edit.from) + edit.text + now.slice(edit.to), text);
}

function spansOf(node: JsonNode): readonly (readonly [string, number, number])[] {
  if (node.kind === 'object') return node.members.map((member) => [member.name, member.from, member.value.to]);
  return node.kind === 'array' ? node.items.map((item, index) => [String(index), item.from, item.to]) : [];
}

function indented(value: string, indent: string, newline: string): string {
  return formatJson(value).replaceAll('\n', newline + indent);
}

function lineIndent(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
}

function newlineOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
