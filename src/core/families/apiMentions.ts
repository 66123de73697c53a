/** An object that a text speaks of by a path of the API. */
export interface ApiMention {
  /** Key of a kind, if there is one of that name. */
  readonly resource: string;
  readonly by: 'id' | 'name';
  readonly text: string;
}

// An id that goes on in a variable is another one.
const classicPath = /JSSResource\/([a-z]{3,60})\/(?:id\/([1-9]\d{0,11})(?![\w$%{-]|\.\d)|name\/([^\s"'`/?#<>)\\,;|]{1,300}))/g;
const proPath = /(?<![\w-])api\/v\d{1,2}(?:-preview)?\/([a-z][a-z-]{1,60}(?:\/[a-z][a-z-]{1,60})?)\/([1-9]\d{0,11})(?![\w$%{-]|\.\d)/g;

/** What a script asks either API for: `JSSResource/computergroups/id/5`, `JSSResource/computergroups/name/All%20Macs`, `api/v1/scripts/5`. */
export function apiMentionsIn(text: string): readonly ApiMention[] {
  const found = new Map<string, ApiMention>();
  const add = (one: ApiMention): void => void found.set(`${one.resource}\n${one.by}\n${one.text}`, one);
  for (const [, kind = '', id, said = ''] of text.includes('JSSResource/') ? text.matchAll(classicPath) : []) {
    const resource = `classic/${kind}`;
    const name = nameIn(said);
    if (id !== undefined) add({ resource, by: 'id', text: id });
    // One that stands there as it is is found as other words are.
    else if (name !== undefined && name !== said) add({ resource, by: 'name', text: name });
  }
  // A slash is rarer than a letter, so that most texts are looked through faster.
  const isAsked = text.includes('/v') && text.includes('api/v');
  for (const [, resource = '', id = ''] of isAsked ? text.matchAll(proPath) : []) add({ resource, by: 'id', text: id });
  return [...found.values()];
}

/** As it is written in a path. Undefined: it stands in a variable, or is none. */
function nameIn(said: string): string | undefined {
  if (/[$`{}]/.test(said)) return undefined;
  try {
    return decodeURIComponent(said);
  } catch {
    return undefined;
  }
}
