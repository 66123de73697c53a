/** A filter as a tree. A value is split at its wildcards: `mac-*` is `['mac-', '']`. */
export type Filter =
  | { readonly kind: 'and' | 'or'; readonly terms: readonly Filter[] }
  | { readonly kind: 'term'; readonly field: string; readonly operator: Operator; readonly values: readonly (readonly string[])[] };

export type Operator = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'out';

const operators: readonly (readonly [string, Operator])[] = [
  ['==', '=='],
  ['!=', '!='],
  ['<=', '<='],
  ['>=', '>='],
  ['<', '<'],
  ['>', '>'],
  ['=lt=', '<'],
  ['=le=', '<='],
  ['=gt=', '>'],
  ['=ge=', '>='],
  ['=in=', 'in'],
  ['=out=', 'out'],
];

export class FilterError extends Error {}

/** Throws {@link FilterError} with the place of the fault. */
export function parseFilter(text: string): Filter {
  const cursor = new Cursor(text);
  const filter = or(cursor);
  cursor.spaces();
  if (!cursor.done) throw cursor.fault();
  return filter;
}

function or(cursor: Cursor): Filter {
  const terms = [and(cursor)];
  while (cursor.takes(',') || cursor.takesWord('or')) terms.push(and(cursor));
  return terms.length === 1 && terms[0] ? terms[0] : { kind: 'or', terms };
}

function and(cursor: Cursor): Filter {
  const terms = [term(cursor)];
  while (cursor.takes(';') || cursor.takesWord('and')) terms.push(term(cursor));
  return terms.length === 1 && terms[0] ? terms[0] : { kind: 'and', terms };
}

function term(cursor: Cursor): Filter {
  if (cursor.takes('(')) {
    const inner = or(cursor);
    if (!cursor.takes(')')) throw cursor.fault();
    return inner;
  }
  cursor.spaces();
  const field = cursor.match(/[A-Za-z_][\w.-]*/y);
  if (field === undefined) throw cursor.fault();
  cursor.spaces();
  const operator = operators.find(([sign]) => cursor.takes(sign))?.[1];
  if (operator === undefined) throw cursor.fault();
  if (operator !== 'in' && operator !== 'out') return { kind: 'term', field, operator, values: [value(cursor)] };
  if (!cursor.takes('(')) throw cursor.fault();
  const values = [value(cursor)];
  while (cursor.takes(',')) values.push(value(cursor));
  if (!cursor.takes(')')) throw cursor.fault();
  return { kind: 'term', field, operator, values };
}

function value(cursor: Cursor): readonly string[] {
  cursor.spaces();
  const quoted = cursor.match(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/sy);
  if (quoted !== undefined) return pieces(quoted.slice(1, -1));
  const plain = cursor.match(/(?:[^"'();,=!~<>\s\\]|\\.)+/sy);
  if (plain === undefined) throw cursor.fault();
  return pieces(plain);
}

/** Splits at each `*` that no backslash precedes, and undoes the backslashes. */
function pieces(raw: string): readonly string[] {
  const parts = [''];
  for (let index = 0; index < raw.length; index += 1) {
    const character = raw.charAt(index);
    if (character === '*') parts.push('');
    else {
      if (character === '\\') index += 1;
      parts[parts.length - 1] += raw.charAt(index);
    }
  }
  return parts;
}

class Cursor {
  readonly #text: string;
  #offset = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get done(): boolean {
    return this.#offset >= this.#text.length;
  }

  spaces(): void {
    this.match(/\s+/y);
  }

  match(sticky: RegExp): string | undefined {
    sticky.lastIndex = this.#offset;
    const found = sticky.exec(this.#text)?.[0];
    if (found !== undefined) this.#offset += found.length;
    return found;
  }

  takes(sign: string): boolean {
    const before = this.#offset;
    this.spaces();
    if (this.#text.startsWith(sign, this.#offset)) {
      this.#offset += sign.length;
      return true;
    }
    this.#offset = before;
    return false;
  }

  /** `and`/`or` count only with room on both sides. */
  takesWord(word: string): boolean {
    return this.match(new RegExp(`\\s+${word}(?=[\\s(])`, 'iy')) !== undefined;
  }

  fault(): FilterError {
    return new FilterError(`The filter cannot be read at character ${this.#offset + 1}.`);
  }
}
