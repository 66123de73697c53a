import { t } from '@vscode/l10n';
import { ProblemError } from '../../shared/problem.ts';

/** A JSON value with its place in the text (UTF-16 offsets, end exclusive). Numbers are never turned into doubles. */
export type JsonNode = JsonObject | JsonArray | JsonLeaf;

export interface JsonObject {
  readonly kind: 'object';
  readonly from: number;
  readonly to: number;
  readonly members: readonly JsonMember[];
}

export interface JsonArray {
  readonly kind: 'array';
  readonly from: number;
  readonly to: number;
  readonly items: readonly JsonNode[];
}

/** `raw` is the value as it was written: the one thing that keeps 9007199254740993 and `1.10` apart from their neighbours. */
export interface JsonLeaf {
  readonly kind: 'string' | 'number' | 'boolean' | 'null';
  readonly from: number;
  readonly to: number;
  readonly raw: string;
}

export interface JsonMember {
  readonly name: string;
  /** Of the key's opening quotation mark. */
  readonly from: number;
  readonly keyTo: number;
  readonly value: JsonNode;
}

/** Deeper documents are refused: nothing that Jamf Pro stores comes near, and a stack has an end. */
const maxDepth = 500;

/**
 * Reads one JSON value strictly.
 *
 * @throws `invalid` with `offset`, and a sentence that names the line: no value, something after it, a duplicate key, …
 */
export function parseJson(text: string): JsonNode {
  const reader = new Reader(text);
  const node = reader.value(0);
  reader.end();
  return node;
}

/** The same, or undefined for text that is none: while one types it mostly is not. */
export function jsonIn(text: string): JsonNode | undefined {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}

/** The decoded text of a string leaf; of any other leaf, its raw text. */
export function leafText(leaf: JsonLeaf): string {
  return leaf.kind === 'string' ? decode(leaf.raw) : leaf.raw;
}

/** Yes or no, also as a text, as XML has them; undefined for anything else. */
export function flagOf(node: JsonNode | undefined): boolean | undefined {
  if (node?.kind !== 'boolean' && node?.kind !== 'string') return undefined;
  const text = leafText(node);
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

/** A member of an object by name; undefined for anything else. */
export function memberOf(node: JsonNode | undefined, name: string): JsonNode | undefined {
  return node?.kind === 'object' ? node.members.find((member) => member.name === name)?.value : undefined;
}

function decode(raw: string): string {
  if (!raw.includes('\\')) return raw.slice(1, -1);
  const value: unknown = JSON.parse(raw);
  return String(value);
}

const literals = /true|false|null/y;
const numbers = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const escaped = '"\\/bfnrt';

/** Behind the closing quotation mark of the string that begins at `from`, -1 if it is none. A loop: an expression has no room for a script of megabytes. */
function stringEnd(text: string, from: number): number {
  let at = from + 1;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 34) return at + 1;
    // Also behind the end of the text, where it is no number.
    if (!(code >= 32)) return -1;
    if (code !== 92) at += 1;
    else if (text.charCodeAt(at + 1) === 117 ? /^[0-9a-fA-F]{4}$/.test(text.slice(at + 2, at + 6)) : escaped.includes(text.charAt(at + 1)))
      at += text.charCodeAt(at + 1) === 117 ? 6 : 2;
    else return -1;
  }
}

class Reader {
  readonly #text: string;
  #at: number;

  constructor(text: string) {
    this.#text = text;
    this.#at = text.startsWith('\uFEFF') ? 1 : 0;
  }

  value(depth: number): JsonNode {
    this.#skip();
    const from = this.#at;
    if (depth > maxDepth) this.#fail(t`more than ${maxDepth} levels of brackets`, from);
    const char = this.#text.charAt(from);
    if (char === '{') return this.#object(depth);
    if (char === '[') return this.#array(depth);
    if (char === '"') return this.#leaf('string', this.#string());
    const number = this.#match(numbers);
    if (number !== undefined) return this.#leaf('number', number);
    const literal = this.#match(literals);
    if (literal !== undefined) return this.#leaf(literal === 'null' ? 'null' : 'boolean', literal);
    return this.#fail(char === '' ? t`the end comes where a value is expected` : t`“${char}” stands where a value is expected`, from);
  }

  end(): void {
    this.#skip();
    if (this.#at < this.#text.length) this.#fail(t`something follows after the end of the object`, this.#at);
  }

  #object(depth: number): JsonObject {
    const from = this.#at;
    const members: JsonMember[] = [];
    const names = new Set<string>();
    this.#at += 1;
    while (!this.#closes('}', members.length > 0)) {
      const keyFrom = this.#at;
      if (this.#text.charAt(keyFrom) !== '"') this.#fail(t`a property name in double quotes is expected`, keyFrom);
      const name = decode(this.#string());
      const keyTo = this.#at;
      if (names.has(name)) this.#fail(t`the property “${name}” is there twice`, keyFrom);
      names.add(name);
      this.#skip();
      if (this.#text.charAt(this.#at) !== ':') this.#fail(t`a colon is expected`, this.#at);
      this.#at += 1;
      members.push({ name, from: keyFrom, keyTo, value: this.value(depth + 1) });
    }
    return { kind: 'object', from, to: this.#at, members };
  }

  #array(depth: number): JsonArray {
    const from = this.#at;
    const items: JsonNode[] = [];
    this.#at += 1;
    while (!this.#closes(']', items.length > 0)) items.push(this.value(depth + 1));
    return { kind: 'array', from, to: this.#at, items };
  }

  /** Takes the closing bracket, or the comma before one more entry. */
  #closes(bracket: string, hasEntries: boolean): boolean {
    this.#skip();
    const at = this.#at;
    const char = this.#text.charAt(at);
    if (char === bracket) {
      this.#at += 1;
      return true;
    }
    if (!hasEntries) return false;
    if (char !== ',') this.#fail(t`a comma or “${bracket}” is expected`, at);
    this.#at += 1;
    this.#skip();
    if (this.#text.charAt(this.#at) === bracket) this.#fail(t`the comma before the closing bracket is one too many`, at);
    return false;
  }

  #string(): string {
    const from = this.#at;
    const end = stringEnd(this.#text, from);
    if (end === -1) this.#fail(t`a text in double quotes is not closed or holds a character that must be escaped`, from);
    this.#at = end;
    return this.#text.slice(from, end);
  }

  #leaf(kind: JsonLeaf['kind'], raw: string): JsonLeaf {
    return { kind, from: this.#at - raw.length, to: this.#at, raw };
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    this.#at += found?.length ?? 0;
    return found;
  }

  #skip(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
      this.#at += 1;
    }
  }

  #fail(what: string, offset: number): never {
    const line = this.#text.slice(0, offset).split('\n').length;
    throw new ProblemError({ kind: 'invalid', message: t`Line ${line} is not valid JSON: ${what}.`, offset });
  }
}
