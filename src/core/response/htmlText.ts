/** What a page of HTML says, as plain text. Never shown as markup: it comes from whoever answered. */
export interface HtmlText {
  readonly title: string;
  /** Texts between block tags, in order, without repetitions. */
  readonly paragraphs: readonly string[];
  /** What tells a reason: the first text that says more than a status, a label or a signature; else the title. May be empty. */
  readonly telling: string;
  /** It asks for a password. */
  readonly hasLogin: boolean;
}

/** Error pages are short; what is longer is none. */
const longest = 200_000;
const mostParagraphs = 100;

const blocks: ReadonlySet<string> = new Set('title p h1 h2 h3 li b strong pre div td body head form center br hr'.split(' '));

/** Reads the first part of a page, in time linear to its length whatever it holds. */
export function htmlText(html: string): HtmlText {
  const bare = withoutComments(html.slice(0, longest));
  const paragraphs = new Set<string>();
  let title = '';
  let text = '';
  let inside = '';
  for (const [token] of bare.matchAll(/<[^<>]*>|[^<]+|</g)) {
    if (/^<[!?]/.test(token)) continue;
    const tag = /^<\/?([a-z][a-z0-9]*)/i.exec(token)?.[1]?.toLowerCase();
    if (tag === undefined) {
      if (inside === '') text += token;
      continue;
    }
    if (tag === 'script' || tag === 'style') inside = token.startsWith('</') ? '' : tag;
    if (!blocks.has(tag)) continue;
    const said = plain(text);
    text = '';
    if (tag === 'title' && token.startsWith('</')) title = said;
    else if (said !== '' && paragraphs.size < mostParagraphs) paragraphs.add(said);
  }
  const last = plain(text);
  if (last !== '') paragraphs.add(last);
  const said = [...paragraphs];
  const telling = said.find((one) => one !== title && tells(one)) ?? (title === '' ? (said[0] ?? '') : title);
  return { title, paragraphs: said, telling, hasLogin: /type\s{0,9}=\s{0,9}["']?password|SAMLRequest|j_security_check/i.test(bare) };
}

/** Whose page it is, as it stands at the foot of those that servers make of themselves. */
const signature = /^(?:apache(?: tomcat)?|nginx|openresty|cloudflare|microsoft-[a-z]+|varnish(?: cache server)?)(?:[/ ][\w.()-]+)?$/i;
/** `404`, `Error 403`, `502 Bad Gateway`, `HTTP Status 404 – Not Found`: the status once more, and nothing besides. */
const bareStatus = /^(?:http status |error:? |status page\b)?\d{3}(?:\b.{0,60})?$|^status page$/i;
const bareReason =
  /^(?:bad request|unauthorized|forbidden|not found|method not allowed|not acceptable|conflict|internal server error|bad gateway|service (?:temporarily )?unavailable|gateway time-?out)[.!]?$/i;
/** What Tomcat puts before its sentences, and the end of each Classic page. */
const label =
  /^(?:type|status report|exception report|stack ?trace|root cause|you can get technical details|please continue your visit)\b/i;

function tells(text: string): boolean {
  return /\S\s+\S/.test(text) && ![signature, bareStatus, bareReason, label].some((pattern) => pattern.test(text));
}

/** An open comment hides the rest, as in a browser. */
function withoutComments(html: string): string {
  const parts: string[] = [];
  let at = 0;
  for (;;) {
    const open = html.indexOf('<!--', at);
    if (open === -1) return parts.join('') + html.slice(at);
    parts.push(html.slice(at, open));
    const close = html.indexOf('-->', open + 4);
    if (close === -1) return parts.join('');
    at = close + 3;
  }
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function plain(text: string): string {
  return text
    .slice(0, 2000)
    .replace(/&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|([a-z]{2,8}));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return entities[name.toLowerCase()] ?? whole;
      return String.fromCodePoint(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal));
    })
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 500);
}
