import { t } from '@vscode/l10n';
import { joinSentences, listOfNames } from '../../../shared/words.ts';

/** Half of a pair that stands for one character: it has no bytes of its own. */
const half = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/**
 * A text as VS Code holds and writes it once it was opened. An editor has one kind of line end: the one that most lines have,
 * a lone carriage return counting as CRLF (VS Code's `PieceTreeTextBufferFactory`).
 */
export function heldText(text: string): string {
  const end = endOf(text);
  return text.replaceAll(half, '\uFFFD').replaceAll(/\r\n?|\n/g, end);
}

/** What of a text an editor cannot keep: its next save rewrites these lines, whatever was typed. Numbers of lines, from 1. */
export interface Unkept {
  /** Ends with a lone carriage return, which may be data of the script. */
  readonly returns: readonly number[];
  /** Ends otherwise than most lines. */
  readonly ends: readonly number[];
  /** Holds half a character. */
  readonly halves: readonly number[];
  /** What all ends become. */
  readonly end: 'LF' | 'CRLF';
}

/** Undefined for a text that an editor keeps as it is. */
export function unkeptIn(text: string): Unkept | undefined {
  const end = endOf(text);
  const lines = text.match(/[^\r\n]*(?:\r\n?|\n|$)/g) ?? [];
  const numbers = (holds: (line: string) => boolean): readonly number[] => lines.flatMap((line, index) => (holds(line) ? [index + 1] : []));
  const returns = numbers((line) => line.endsWith('\r'));
  const ends = numbers((line) => /[\r\n]$/.test(line) && !line.endsWith('\r') && line.endsWith('\r\n') !== (end === '\r\n'));
  const halves = numbers((line) => line.search(half) >= 0);
  if (returns.length + ends.length + halves.length === 0) return undefined;
  return { returns, ends, halves, end: end === '\n' ? 'LF' : 'CRLF' };
}

/** One sentence on what saving rewrites, with the lines. */
export function unkeptWords({ returns, ends, halves, end }: Unkept): string {
  const replaced = halves.length === 0 ? [] : [t`half a character in ${lineList(halves)} will be replaced`];
  return [...endWords(ends, returns, end), ...replaced].join('; ');
}

function endWords(ends: readonly number[], returns: readonly number[], end: Unkept['end']): readonly string[] {
  const other = end === 'LF' ? 'CRLF' : 'LF';
  if (returns.length === 0) return ends.length === 0 ? [] : [t`${lineList(ends)} in ${other} will end in ${end}`];
  if (ends.length === 0) return [t`${lineList(returns)} in a lone carriage return will end in ${end}`];
  return [t`${lineList(ends)} in ${other} and ${lineList(returns)} in a lone carriage return will end in ${end}`];
}

/** More are counted. */
const mostLines = 8;

function lineList(lines: readonly number[]): string {
  const named = listOfNames(lines.map(String), mostLines);
  return lines.length === 1 ? t`line ${named}` : t`lines ${named}`;
}

function endOf(text: string): '\n' | '\r\n' {
  const ends = text.match(/\r\n?|\n/g) ?? [];
  const others = ends.filter((end) => end !== '\n').length;
  return others > ends.length / 2 ? '\r\n' : '\n';
}

/** What VS Code cannot keep of a script, with the lines. */
export function unkeptSentence(unkept: Unkept): string {
  return joinSentences(
    t`VS Code cannot keep this text as it is: with a save, ${unkeptWords(unkept)}.`,
    unkept.returns.length === 0 ? undefined : t`A lone carriage return may be part of what it does.`,
  );
}
