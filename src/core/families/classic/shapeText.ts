/** A field as the tables of shapes write it down: `computers&[computer:]`, `frequency"Ongoing|Once per computer"`, `id#>sites`. */
export interface WrittenField {
  readonly name: string;
  /**
   * `#` a whole number, `?` a boolean, else text; `%` a time, which comes three times: as text, `_epoch` and `_utc`; `!` a write must hold
   * it; `-` only the server sets it; `+` it is never shown; `~` a secret whatever it is called; `&` a list without order, `*` a list among
   * the other fields; `^` all that is in it, whatever that is.
   */
  readonly marks: ReadonlySet<string>;
  /** The only values it takes: `"one|other"`. */
  readonly choices: readonly string[] | undefined;
  /** The kind of object that it names by id: `>sites`; `>/printers` is one of the Classic API. */
  readonly refersTo: string | undefined;
  /** Name of the shared record that it is: `site:` is of its own name, `users[user:directoryUser]` of another. */
  readonly fragment: string | undefined;
  /** What is inside of braces. */
  readonly fields: readonly WrittenField[] | undefined;
  /** What is inside of brackets: what each entry of a list is. */
  readonly entry: WrittenField | undefined;
}

const tokens = /\w+(?:-\w+)*|"[^"]*"|@\w+|>[\w/-]+|:\w*|[^\s\w]/g;

/** The fields that a text lists, with those that it has from elsewhere: `@people`. */
export function writtenFields(text: string, shared: Readonly<Record<string, string>>): readonly WrittenField[] {
  const rest = (text.match(tokens) ?? []).toReversed();
  const fields = (): WrittenField[] => {
    const found: WrittenField[] = [];
    while (rest.length > 0 && rest.at(-1) !== '}') {
      const token = rest.pop() ?? '';
      if (token.startsWith('@')) found.push(...writtenFields(shared[token.slice(1)] ?? '', shared));
      else found.push(...inAllForms(field(token)));
    }
    rest.pop();
    return found;
  };
  const field = (name: string): WrittenField => {
    const marks = new Set<string>();
    let [choices, refersTo, fragment]: [readonly string[] | undefined, string | undefined, string | undefined] = [
      undefined,
      undefined,
      undefined,
    ];
    for (let token = rest.at(-1); token !== undefined && /^[^\w@{}[\]]/.test(token); token = rest.at(-1)) {
      rest.pop();
      if (token.startsWith('"')) choices = token.slice(1, -1).split('|');
      else if (token.startsWith('>')) refersTo = token.slice(1).replace(/^\//, 'classic/');
      else if (token.startsWith(':')) fragment = token.slice(1) || name;
      else marks.add(token);
    }
    const opens = rest.at(-1);
    if (opens === '{' || opens === '[') rest.pop();
    const inside = opens === '{' ? fields() : undefined;
    const entry = opens === '[' ? field(rest.pop() ?? '') : undefined;
    if (entry !== undefined) rest.pop();
    return { name, marks, choices, refersTo, fragment, fields: inside, entry };
  };
  return fields();
}

function inAllForms(field: WrittenField): readonly WrittenField[] {
  const { name, marks } = field;
  if (!marks.has('%')) return [field];
  return [field, { ...field, name: `${name}_epoch`, marks: new Set([...marks, '#']) }, { ...field, name: `${name}_utc` }];
}
