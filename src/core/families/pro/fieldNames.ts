/** What opens a list of field names in the prose of a parameter: `Fields allowed in the query:`, `Accepts fields:`, … */
const openings = [
  /\bfields?\s+(?:that\s+(?:can|may)\s+be\s+\w+|allowed\s+in\s+(?:the\s+)?\w+|allowed)\s*:/i,
  /\b(?:supported|supports|accepts|accepted|sortable|filterable|allowed|allowable|available)\s+(?:\w+\s+)?(?:fields?|properties)(?:\s+are)?\s*:?/i,
  /\ballows\s+sort\s+for\s/i,
];

const token = /^[`'"]?([A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)*)[`'"]?/;

/**
 * Field names that the prose of a `filter` or `sort` parameter lists. The document says them nowhere else (facts 3.7), so this
 * reads them out of sentences; an empty answer means that it found no list, not that there are none.
 */
export function namedFields(description: string): readonly string[] {
  const text = description.replaceAll(/<[^<>]*>/g, ' ').replaceAll(/\s+/g, ' ');
  for (const opening of openings) {
    const found = opening.exec(text);
    if (found === null) continue;
    const names = readList(text.slice(found.index + found[0].length).trimStart());
    if (names.length > 0) return names;
  }
  return [];
}

function readList(text: string): readonly string[] {
  const names: string[] = [];
  let rest = text;
  for (;;) {
    const name = token.exec(rest);
    if (name?.[1] === undefined || name[1] === 'etc') break;
    // Where names stand in backticks, a bare word after a comma too many begins the next sentence.
    if (text.startsWith('`') && !name[0].startsWith('`')) break;
    names.push(name[1]);
    rest = rest.slice(name[0].length);
    const upTo = /^ (?:up )?to [`'"]?([A-Za-z]+)(\d+)[`'"]?/.exec(rest);
    if (upTo !== null) {
      names.push(...between(name[1], upTo[1] ?? '', Number(upTo[2])));
      rest = rest.slice(upTo[0].length);
    }
    const separator = /^\s*,\s*(?:and |or )?|^ and |^ or /.exec(rest);
    if (separator === null) break;
    rest = rest.slice(separator[0].length);
  }
  return [...new Set(names)];
}

/** `parameter4` up to `parameter11`. */
function between(from: string, stem: string, to: number): readonly string[] {
  const first = from.startsWith(stem) ? Number(from.slice(stem.length)) : Number.NaN;
  if (!Number.isInteger(first) || to <= first || to - first > 100) return [];
  return Array.from({ length: to - first }, (_, index) => `${stem}${first + 1 + index}`);
}
