import { mayBeSecret } from '../../shared/secretNames.ts';
import type { IsSecret, SecretPlace } from './places.ts';

/** What stands between the words of a command. */
export const gap = String.raw`[ \t]{1,20}`;
/** A word of a command that is the secret: between quotation marks, or bare. */
export const word = String.raw`(?:"(?<double>[^"\n]{1,300})"|'(?<single>[^'\n]{1,300})'|(?<bare>[^\s"'|;&<>()]{1,300}))`;
/** A word that is no secret, whatever it is. */
export const other = String.raw`(?:"[^"\n]{1,200}"|'[^'\n]{1,200}'|[^\s"'|;&<>()]{1,200})`;
/** A text of a programming language that is the secret. */
export const literal = String.raw`[bru]{0,2}(?:"(?<double>[^"\n]{1,300})"|'(?<single>[^'\n]{1,300})')`;
/** A text that is none. */
export const otherLiteral = String.raw`[bru]{0,2}(?:"[^"\n]{0,200}"|'[^'\n]{0,200}')`;

/** Where a secret may stand. */
export interface Pattern {
  /** No text without this has it: looking for a few letters takes a tenth of the time. */
  readonly sign: string;
  /** Has the value as `double`, `single` or `bare`, and where it is assigned to something the `name` of that. */
  readonly expression: RegExp;
}

export function patternOf(sign: string, source: string): Pattern {
  return { sign, expression: new RegExp(source, 'dg') };
}

/** What patterns find in a text, if it is none that is given elsewhere. */
export function toldPlaces(text: string, patterns: readonly Pattern[], isSecret: IsSecret): readonly SecretPlace[] {
  const likely = patterns.filter(({ sign }) => text.includes(sign));
  return likely.flatMap(({ expression }) =>
    Array.from(text.matchAll(expression)).flatMap(({ groups, indices }) => {
      const { name, double, single, bare } = groups ?? {};
      const [value = '', range] = [
        double ?? single ?? bare,
        indices?.groups?.['double'] ?? indices?.groups?.['single'] ?? indices?.groups?.['bare'],
      ];
      if (range === undefined || (name !== undefined && (name === 'header' || !isSecret(name)))) return [];
      if (isGiven(value, single !== undefined) || isWanted(value, name)) return [];
      // The record whose password is set.
      return name === 'passwd' && value.startsWith('/') ? [] : [{ name: name ?? 'password', from: range[0], to: range[1] }];
    }),
  );
}

/** Whether a word only says what is to stand there, `--password PASSWORD`, how much of something, or where it is. */
function isWanted(value: string, name = 'password'): boolean {
  const word = /^[A-Z][A-Z_-]{1,40}(?=[\].,]{0,3}$)/.exec(value)?.[0].replaceAll(/[_-]/g, '');
  if (word !== undefined) return name.replaceAll(/[_-]/g, '').toUpperCase().endsWith(word);
  return name !== 'password' && /^(?:\d{1,3}|\/[\w.-]+\/[\w./-]*)$/.test(value);
}

/** Whether a word is none that a person made up: a variable, unless it is between single quotation marks, another option, or a switch. */
export function isGiven(value: string, isSingle = false): boolean {
  return !mayBeSecret(value) || (!isSingle && /^(?:\$[\w{(]|`|-)/.test(value));
}
