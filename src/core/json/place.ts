import { toPointer, type TextRange } from './pointers.ts';

/** A value, or the room for one, in JSON that is being typed: its pointer, and the part of the text that a choice would replace. */
export interface ValuePlace extends TextRange {
  readonly pointer: string;
}

interface Frame {
  readonly kind: 'object' | 'array';
  /** The key that was read last, or the number of the entry. */
  step: string;
  /** Whether a value comes next: after a colon, and anywhere between the commas of a list. */
  wants: boolean;
}

const tokens = /"(?:[^"\\\r\n]|\\[^\r\n])*"?|[{}[\],:]|[^\s{}[\],:"]+/g;

/**
 * The value at an offset, or where one would stand. Takes text with any slip in it, as there is while one types. Undefined
 * where no single value goes: on a key, between values, outside of all brackets.
 */
export function valuePlaceAt(text: string, offset: number): ValuePlace | undefined {
  const frames: Frame[] = [];
  for (const match of text.matchAll(tokens)) {
    const [token] = match;
    const [from, to] = [match.index, match.index + token.length];
    const isMark = token.length === 1 && '{}[],:'.includes(token);
    if (isMark ? from >= offset : from > offset) break;
    if (!isMark && offset <= to) return frames.at(-1)?.wants === true ? { pointer: pointerOf(frames), from, to } : undefined;
    take(frames, token);
  }
  return frames.at(-1)?.wants === true ? { pointer: pointerOf(frames), from: offset, to: offset } : undefined;
}

function take(frames: Frame[], token: string): void {
  const top = frames.at(-1);
  if (token === '{') frames.push({ kind: 'object', step: '', wants: false });
  else if (token === '[') frames.push({ kind: 'array', step: '0', wants: true });
  else if (token === '}' || token === ']') {
    frames.pop();
    const around = frames.at(-1);
    if (around !== undefined) around.wants = false;
  } else if (top === undefined) return;
  else if (token === ':') top.wants = top.kind === 'object';
  else if (token === ',') {
    top.wants = top.kind === 'array';
    if (top.kind === 'array') top.step = String(Number(top.step) + 1);
  } else if (top.kind === 'object' && !top.wants) top.step = keyIn(token);
  else top.wants = false;
}

function pointerOf(frames: readonly Frame[]): string {
  return toPointer(frames.map(({ step }) => step));
}

function keyIn(token: string): string {
  try {
    return String(JSON.parse(token));
  } catch {
    return token.replaceAll('"', '');
  }
}
