import { isRecord, scalar } from '../values.ts';

/** What an element of a Classic object holds. Its fields stand in the order in which the server shows them. */
export interface ClassicElement {
  readonly name: string;
  readonly type: 'text' | 'integer' | 'boolean' | 'record' | 'list' | 'repeated';
  /** Of a record, and of each element that is repeated beside others. */
  readonly fields: readonly ClassicElement[];
  /** Of a list. */
  readonly entry: ClassicElement | undefined;
  /** The first is the standard; empty where any text will do. */
  readonly choices: readonly string[];
  /** `n` counts its entries, `h` is never shown, `o` may be an empty record. */
  readonly flags: string;
}

const token = /\{[^}]*\}|\w+|[#?!+*~()[\]]/g;

/**
 * Reads `id# name frequency{Ongoing|Once} criteria+[criterion(name priority#)]`: `#` is a number, `?` a switch, `!` is never shown, `+` counts
 * its entries, `*` is repeated (its choices are those of a new object), `~` may be empty.
 */
export function elementsOf(text: string): readonly ClassicElement[] {
  const tokens = text.match(token) ?? [];
  let next = 0;
  const until = (end: string): ClassicElement[] => {
    const found: ClassicElement[] = [];
    while (next < tokens.length && tokens[next] !== end) found.push(one());
    next += 1;
    return found;
  };
  const one = (): ClassicElement => {
    const name = tokens[next] ?? '';
    next += 1;
    let marks = '';
    while (/^[#?!+*~]$/.test(tokens[next] ?? '')) {
      marks += tokens[next] ?? '';
      next += 1;
    }
    const choices = tokens[next]?.startsWith('{') === true ? (tokens[next] ?? '').slice(1, -1).split('|') : [];
    if (choices.length > 0) next += 1;
    const opened = tokens[next];
    if (opened === '(' || opened === '[') next += 1;
    const inside = opened === '(' ? until(')') : opened === '[' ? until(']') : [];
    const type =
      opened === '['
        ? 'list'
        : marks.includes('*')
          ? 'repeated'
          : opened === '('
            ? 'record'
            : marks.includes('#')
              ? 'integer'
              : marks.includes('?')
                ? 'boolean'
                : 'text';
    const flags = `${marks.includes('+') ? 'n' : ''}${marks.includes('!') ? 'h' : ''}${marks.includes('~') ? 'o' : ''}`;
    return { name, type, fields: type === 'list' ? [] : inside, entry: type === 'list' ? inside[0] : undefined, choices, flags };
  };
  return until('');
}

export function fieldOf(element: ClassicElement, name: string): ClassicElement | undefined {
  return element.fields.find((field) => field.name === name);
}

/** One of the elements that are repeated beside others: a record, or a text. */
export function oneOf(element: ClassicElement): ClassicElement {
  return { ...element, type: element.fields.length > 0 ? 'record' : 'text', choices: [] };
}

/** A whole value of what is there: everything else is as the server has it for a new object. */
export function completed(element: ClassicElement, value: unknown): unknown {
  const { type, fields, entry, choices, flags } = element;
  switch (type) {
    case 'record': {
      const row = isRecord(value) ? value : {};
      if (flags.includes('o') && Object.keys(row).length === 0) return {};
      return Object.fromEntries(fields.map((field) => [field.name, completed(field, row[field.name])]));
    }
    case 'list':
      return Array.isArray(value) && entry !== undefined ? value.map((item) => completed(entry, item)) : [];
    case 'repeated':
      return Array.isArray(value) ? value.map((item) => completed(oneOf(element), item)) : choices;
    case 'integer':
      return Number(scalar(value)) || 0;
    case 'boolean':
      return value === true;
    default:
      return scalar(value) || (choices[0] ?? '');
  }
}
