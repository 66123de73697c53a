import { leafText, parseJson, type JsonNode } from './parse.ts';

/** A number that a double would change, as the server wrote it: `1.10`, `9007199254740993`. */
export class ExactNumber {
  readonly raw: string;

  constructor(raw: string) {
    this.raw = raw;
  }

  toString(): string {
    return this.raw;
  }
}

/** Where a number may be that does not survive being a double. May see one in a text too; misses none outside of texts. */
const delicate = /(?:"\s*:|[[,]|^)\s*(?:-?\d{16,}|-?\d+[.eE]|-0)/;

/**
 * A JSON text as values, every number as exact as it came: a plain number where that is the same digits, else an {@link ExactNumber}.
 * As fast as `JSON.parse` for a text that holds no such number.
 *
 * @throws `SyntaxError` for a text that is no JSON; `invalid` for one that names a property twice and holds such a number.
 */
export function exactJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return mayBeInexact(text) ? valueOf(parseJson(text)) : value;
}

/** Whether a number of this text may be other digits once it is a double; it may say so of a text that holds none. */
export function mayBeInexact(text: string): boolean {
  return delicate.test(text);
}

/** The opposite: compact JSON, digits as they came. */
export function exactText(value: unknown): string {
  if (value instanceof ExactNumber) return value.raw;
  if (Array.isArray(value)) return `[${value.map(exactText).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([name, member]) => `${JSON.stringify(name)}:${exactText(member)}`)
    .join(',')}}`;
}

/** The value of a node: of its numbers, those that no `number` holds as they were written. */
export function valueOf(node: JsonNode): unknown {
  switch (node.kind) {
    case 'object':
      return Object.fromEntries(node.members.map(({ name, value }) => [name, valueOf(value)]));
    case 'array':
      return node.items.map(valueOf);
    case 'string':
      return leafText(node);
    case 'number':
      return String(Number(node.raw)) === node.raw ? Number(node.raw) : new ExactNumber(node.raw);
    default:
      return node.kind === 'null' ? null : node.raw === 'true';
  }
}
