import { t } from '@vscode/l10n';
import { matchEntries, usualIdentity } from '../../json/entries.ts';
import { leafText, memberOf, parseJson, type JsonNode } from '../../json/parse.ts';
import { printDocument } from '../../json/print.ts';
import { objectOf } from '../../json/tree.ts';
import { invalidProblem } from '../../../shared/problem.ts';
import { secretMask } from '../../../shared/secretNames.ts';
import { pulledText, type PulledKind } from './pulledText.ts';

/** What is sent of a pulled object: a whole document each. */
export interface Sendable {
  readonly base: string;
  readonly mine: string;
}

/**
 * Makes whole documents of what was pulled and of what the files hold by now: what a pull leaves out, and secrets that it masks inside of a
 * text, come from the server's copy. A secret that is a whole value stays masked: the save puts it back.
 *
 * @param copy the server's copy as it is now.
 * @throws `invalid` where nobody can tell which secret stood for a mask.
 */
export function sendableOf(kind: PulledKind, { base, mine }: Sendable, copy: string): Sendable {
  const [shown, full] = [parseJson(pulledText(kind, copy)), parseJson(copy)];
  const whole = (text: string): JsonNode => filled(parseJson(text), shown, full);
  const node = whole(mine);
  if (hidesInside(node) && !hidesInside(full)) throw invalidProblem(unclearMask());
  return { base: printDocument(whole(base)), mine: printDocument(node) };
}

const unclearMask = (): string =>
  t`Not sent: a secret is masked inside of a text, on a line that was changed, so nobody can tell which secret it was. Enter the secret itself, or take that line as it was pulled.`;

/** @param shown the same value as a pull would write it now. @param full as the server has it. */
function filled(partial: JsonNode, shown: JsonNode | undefined, full: JsonNode | undefined): JsonNode {
  if (partial.kind === 'object' && shown?.kind === 'object' && full?.kind === 'object') {
    const own = partial.members.map(({ name, value }) => [name, filled(value, memberOf(shown, name), memberOf(full, name))] as const);
    const left = full.members.filter(({ name }) => memberOf(shown, name) === undefined && memberOf(partial, name) === undefined);
    return objectOf([...own, ...left.map(({ name, value }) => [name, value] as const)]);
  }
  if (partial.kind === 'array' && shown?.kind === 'array' && full?.kind === 'array') {
    const found = matchEntries(partial.items, shown.items, [], usualIdentity);
    const at = (items: readonly JsonNode[], index: number): JsonNode | undefined => {
      const former = found[index];
      return former === undefined ? undefined : items[former];
    };
    return { ...partial, items: partial.items.map((item, index) => filled(item, at(shown.items, index), at(full.items, index))) };
  }
  if (partial.kind !== 'string' || shown?.kind !== 'string' || full?.kind !== 'string') return partial;
  const text = leafText(partial);
  return isInside(text) ? leafOf(unmaskedText(text, leafText(shown), leafText(full))) : partial;
}

function leafOf(text: string): JsonNode {
  return parseJson(JSON.stringify(text));
}

/**
 * A text with the secrets put back that it masks, by the lines that they stand in. A mask in a line that is no more as it was, or that is
 * there several times with different secrets, stays.
 */
function unmaskedText(text: string, masked: string, real: string): string {
  const [shown, full] = [masked.split('\n'), real.split('\n')];
  if (shown.length !== full.length) return text === masked ? real : text;
  const lines = text.split('\n');
  return lines.map((line, index) => (isInside(line) ? (lineBehind({ lines, index }, shown, full) ?? line) : line)).join('\n');
}

interface Place {
  readonly lines: readonly string[];
  readonly index: number;
}

/** By the line alone where all that are like it have the same secret, else by those around it. */
function lineBehind({ lines, index }: Place, shown: readonly string[], full: readonly string[]): string | undefined {
  const same = shown.flatMap((line, at) => (line === lines[index] ? [at] : []));
  const near = same.filter((at) => shown[at - 1] === lines[index - 1] && shown[at + 1] === lines[index + 1]);
  return only(same.map((at) => full[at])) ?? only(near.map((at) => full[at]));
}

function only<T>(all: readonly T[]): T | undefined {
  return new Set(all).size === 1 ? all[0] : undefined;
}

/** Whether a mask stands in a text, and is not all of it. */
function isInside(text: string): boolean {
  return text !== secretMask && text.includes(secretMask);
}

function hidesInside(node: JsonNode): boolean {
  if (node.kind === 'object') return node.members.some(({ value }) => hidesInside(value));
  if (node.kind === 'array') return node.items.some(hidesInside);
  return node.kind === 'string' && isInside(leafText(node));
}
