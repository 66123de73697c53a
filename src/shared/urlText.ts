import { isFilled, type DraftPair, type RequestDraft } from './draft.ts';

/**
 * The address of a draft as one editable line, and back: `/v1/buildings/{id}?page=0`. Both the panel (the URL and the
 * form follow each other) and the host (what is sent) use these, so that what is seen is what goes on the wire.
 */

/** Encoded for a query, but with `:`, `,`, `/` and `@` left readable: they mean nothing special there (RFC 3986, 3.4). */
function encodeQueryPart(text: string): string {
  return encodeURIComponent(wellFormed(text)).replace(/%(?:3A|2C|2F|40)/g, decodeURIComponent);
}

/** The query of all enabled pairs that hold anything, without a question mark; empty for none. */
export function formatQuery(pairs: readonly DraftPair[]): string {
  return pairs
    .filter((pair) => pair.enabled && isFilled(pair))
    .map((pair) => `${encodeQueryPart(pair.name)}=${encodeQueryPart(pair.value)}`)
    .join('&');
}

/** Pairs of a query text. `+` is a blank; a broken percent sequence stays as it was typed. */
export function parseQuery(text: string): readonly DraftPair[] {
  return text
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const at = part.indexOf('=');
      const [name, value] = at === -1 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
      return { name: decodeQueryPart(name), value: decodeQueryPart(value), enabled: true };
    });
}

/** The line that shows a draft's path (with its `{names}`) and enabled query. */
export function formatUrl(draft: Pick<RequestDraft, 'path' | 'query'>): string {
  const path = draft.path.replaceAll('?', '%3F').replaceAll('#', '%23');
  const query = formatQuery(draft.query);
  return query === '' ? path : `${path}?${query}`;
}

function decodeQueryPart(text: string): string {
  const blanks = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(blanks);
  } catch {
    return blanks.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
      try {
        return decodeURIComponent(run);
      } catch {
        return run;
      }
    });
  }
}

/** A lone half of a surrogate pair cannot be encoded; it becomes the replacement character. */
export function wellFormed(text: string): string {
  return text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
}
