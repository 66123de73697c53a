/** As many as are kept. */
const most = 2000;

/** Pointers of the elements of XML below its root, without what they hold: `/general/name`. What is no XML has none. */
export function xmlElements(text: string): readonly string[] {
  const bare = without(without(text, '<!--', '-->'), '<![CDATA[', ']]>');
  const open: string[] = [];
  const found = new Set<string>();
  for (const [tag, end, name = ''] of bare.matchAll(/<(\/?)([A-Za-z_][\w.-]*)(?![\w.-])[^<>]*>/g)) {
    if (end === '/') {
      if (open.at(-1) === name) open.pop();
      continue;
    }
    if (open.length > 0 && found.size < most) found.add(`/${[...open.slice(1), name].join('/')}`);
    if (!tag.endsWith('/>')) open.push(name);
  }
  return [...found];
}

/** Without what stands between two marks. */
function without(text: string, from: string, to: string): string {
  const [before = '', ...parts] = text.split(from);
  return [before, ...parts.map((part) => (part.includes(to) ? part.slice(part.indexOf(to) + to.length) : ''))].join('');
}
