import { t } from '@vscode/l10n';
import { joinSentences } from '../../shared/words.ts';
import { ProblemError, problemOf } from '../../shared/problem.ts';

export const operators = ['==', '!=', '=lt=', '=le=', '=gt=', '=ge=', '=in=', '=out='] as const;
export type Operator = (typeof operators)[number];

export interface FilterSpan {
  readonly from: number;
  readonly to: number;
}

/**
 * One comparison. A value is a pattern: `*` stands for anything, `\*` for an asterisk, `\\` for a backslash; everything else for
 * itself. Spans are in UTF-16 units of the text it was read from; those of values include their quotes.
 */
export interface Term {
  readonly kind: 'term';
  readonly field: string;
  readonly operator: Operator;
  /** One, but for `=in=` and `=out=`. */
  readonly values: readonly string[];
  readonly at: { readonly field: FilterSpan; readonly operator: FilterSpan; readonly values: readonly FilterSpan[] };
}

/** `and` binds tighter. At least two parts. */
export interface Junction {
  readonly kind: 'and' | 'or';
  readonly parts: readonly Filter[];
}

export type Filter = Term | Junction;

const aliases: Readonly<Record<string, Operator>> = { '<': '=lt=', '<=': '=le=', '>': '=gt=', '>=': '=ge=' };
const deepest = 50;

/**
 * Reads an RSQL filter (facts 3.6).
 *
 * @throws `invalid` with the offset of what is wrong.
 */
export function parseFilter(text: string): Filter {
  return new Parser(text).filter();
}

/** Whether a text can be used as it stands: a filter with nothing missing, or none at all. */
export function isWholeFilter(text: string): boolean {
  if (text.trim() === '') return true;
  try {
    parseFilter(text);
    return true;
  } catch (error) {
    if (problemOf(error).kind !== 'invalid') throw error;
    return false;
  }
}

class Parser {
  readonly #text: string;
  #at = 0;
  #depth = 0;
  /** The value read last, where it has no quotes. */
  #bare: FilterSpan | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  filter(): Filter {
    const found = this.#or();
    this.#blanks();
    if (this.#at < this.#text.length) {
      throw this.#wrong(
        this.#text[this.#at] === ')'
          ? t`This parenthesis closes nothing.`
          : joinSentences(t`Here “and” (;), “or” (,) or the end is expected.`, this.#unquoted()),
      );
    }
    return found;
  }

  /** Of a value that seems to go on behind a blank. */
  #unquoted(): string {
    if (this.#bare === undefined || this.#text.slice(this.#bare.to, this.#at).trim() !== '') return '';
    const value = /^[^;,"']{1,60}/.exec(this.#text.slice(this.#bare.from))?.[0].trim();
    return value === undefined ? '' : t`A value with spaces or parentheses stands in quotes: "${value}".`;
  }

  #or(): Filter {
    const parts = [this.#and()];
    while (this.#joins(/^\s*(?:,|or\b)\s*/i)) parts.push(this.#and());
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'or', parts };
  }

  #and(): Filter {
    const parts = [this.#one()];
    while (this.#joins(/^\s*(?:;|and\b)\s*/i)) parts.push(this.#one());
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'and', parts };
  }

  #joins(joint: RegExp): boolean {
    const found = joint.exec(this.#text.slice(this.#at));
    if (found !== null) this.#at += found[0].length;
    return found !== null;
  }

  #one(): Filter {
    this.#blanks();
    if (this.#text[this.#at] !== '(') return this.#term();
    const open = this.#at;
    if (++this.#depth > deepest) throw this.#wrong(t`The parentheses go too deep.`);
    this.#at++;
    const inner = this.#or();
    this.#blanks();
    if (this.#text[this.#at] !== ')') throw this.#wrong(t`This parenthesis is never closed.`, open);
    this.#at++;
    this.#depth--;
    return inner;
  }

  #term(): Term {
    const field = this.#span(/^[^\s"'();,=!~<>]+/);
    if (field === undefined) throw this.#wrong(t`A field is expected here.`);
    this.#blanks();
    const operator = this.#span(/^(?:==|!=|=[a-z]+=|<=|>=|<|>)/i);
    if (operator === undefined)
      throw this.#wrong(t`An operator is expected after the field: ==, !=, =lt=, =le=, =gt=, =ge=, =in= or =out=.`);
    const known = knownOperator(this.#slice(operator));
    if (known === undefined) throw this.#wrong(t`“${this.#slice(operator).slice(0, 20)}” is no operator.`, operator.from);
    this.#blanks();
    const { values, spans } = known === '=in=' || known === '=out=' ? this.#list(known) : this.#single();
    return { kind: 'term', field: this.#slice(field), operator: known, values, at: { field, operator, values: spans } };
  }

  #single(): { values: string[]; spans: FilterSpan[] } {
    if (this.#text[this.#at] === '(') throw this.#wrong(t`Only =in= and =out= take a list.`);
    const { value, span } = this.#value();
    return { values: [value], spans: [span] };
  }

  #list(operator: string): { values: string[]; spans: FilterSpan[] } {
    if (this.#text[this.#at] !== '(') throw this.#wrong(t`${operator} takes a list in parentheses: (1,2,3).`);
    const open = this.#at++;
    const values: string[] = [];
    const spans: FilterSpan[] = [];
    for (;;) {
      this.#blanks();
      const { value, span } = this.#value();
      values.push(value);
      spans.push(span);
      this.#blanks();
      const next = this.#text[this.#at];
      if (next !== ',' && next !== ')') throw this.#wrong(t`This list is never closed.`, open);
      this.#at++;
      if (next === ')') return { values, spans };
    }
  }

  #value(): { value: string; span: FilterSpan } {
    const quote = this.#text[this.#at];
    if (quote === '"' || quote === "'") return this.#quoted(quote);
    if (quote !== undefined && '“”„‟‘’‚‛'.includes(quote))
      throw this.#wrong(t`“${quote}” is a typographic quote. Use the straight one: ".`);
    const span = this.#span(/^[^\s"'();,=!~<>]+/);
    if (span === undefined) throw this.#wrong(t`A value is expected here; quote one that holds spaces or any of ( ) ; , = ! ~ < >.`);
    this.#bare = span;
    return { value: this.#slice(span).replaceAll('\\', '\\\\').replaceAll('\\\\*', '\\*'), span };
  }

  #quoted(quote: string): { value: string; span: FilterSpan } {
    const from = this.#at++;
    let value = '';
    for (;;) {
      const char = this.#text[this.#at++];
      if (char === undefined) throw this.#wrong(t`These quotes are never closed.`, from);
      if (char === quote) return { value, span: { from, to: this.#at } };
      if (char !== '\\') value += char;
      else {
        const escaped = this.#text[this.#at++] ?? '';
        value += escaped === '*' || escaped === '\\' ? `\\${escaped}` : escaped;
      }
    }
  }

  #span(pattern: RegExp): FilterSpan | undefined {
    const found = pattern.exec(this.#text.slice(this.#at));
    if (found === null) return undefined;
    const from = this.#at;
    this.#at += found[0].length;
    return { from, to: this.#at };
  }

  #slice({ from, to }: FilterSpan): string {
    return this.#text.slice(from, to);
  }

  #blanks(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at++;
  }

  #wrong(message: string, offset = this.#at): ProblemError {
    return new ProblemError({ kind: 'invalid', field: 'filter', message, offset });
  }
}

function knownOperator(text: string): Operator | undefined {
  const lower = text.toLowerCase();
  return aliases[lower] ?? operators.find((operator) => operator === lower);
}
