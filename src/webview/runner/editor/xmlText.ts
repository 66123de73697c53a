import type { ValueRange } from './jsonText.ts';

/** Where the name of the first element stands that a pointer leads to from below the root, in a text that may be half typed. */
export function locateElement(text: string, pointer: string): ValueRange | undefined {
  const open: string[] = [];
  for (const { 0: tag, 1: end, 2: name = '', index } of text.matchAll(
    /<(?:!--[^]*?(?:-->|$)|!\[CDATA\[[^]*?(?:\]\]>|$)|(\/?)([A-Za-z_][\w.-]*)(?![\w.-])[^<>]*>)/g,
  )) {
    if (name === '') continue;
    if (end === '/') {
      if (open.at(-1) === name) open.pop();
      continue;
    }
    if (open.length > 0 && `/${[...open.slice(1), name].join('/')}` === pointer) return { from: index + 1, to: index + 1 + name.length };
    if (!tag.endsWith('/>')) open.push(name);
  }
  return undefined;
}
