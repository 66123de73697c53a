/** An object that a text speaks of by a path of the API. */
export interface ApiMention {
  /** Key of a kind, if there is one of that name. */
  readonly resource: string;
  readonly by: 'id' | 'name';
  readonly text: string;
}

const classicPath = /JSSResource\/([a-z]{3,60})\/(id|name)\/([^\s"'`/?#<>)\\,;]{1,300})/g;
const proPath = /(?<![\w-])api\/v\d{1,2}(?:-preview)?\/([a-z][a-z-]{1,60}(?:\/[a-z][a-z-]{1,60})?)\/(\d{1,12})(?![\w.-])/g;

/** What a script asks either API for: `JSSResource/computergroups/id/5`, `JSSResource/computergroups/name/All%20Macs`, `api/v1/scripts/5`. */
export function apiMentionsIn(text: string): readonly ApiMention[] {
  const found = new Map<string, ApiMention>();
  const add = (one: ApiMention): void => void found.set(`${one.resource}\n${one.by}\n${one.text}`, one);
  for (const [, kind = '', by, said = ''] of text.includes('JSSResource/') ? text.matchAll(classicPath) : []) {
    const resource = `classic/${kind}`;
    if (by === 'name') {
      const name = nameIn(said);
      // One that stands there as it is is found as other words are.
      if (name !== undefined && name !== said) add({ resource, by, text: name });
    } else if (/^[1-9]\d{0,11}$/.test(said)) add({ resource, by: 'id', text: said });
  }
  for (const [, resource = '', id = ''] of text.includes('api/v') ? text.matchAll(proPath) : []) add({ resource, by: 'id', text: id });
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
