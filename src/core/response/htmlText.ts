/** What a page of HTML says, as plain text. Never shown as markup: it comes from whoever answered. */
export interface HtmlText {
  readonly title: string;
  /** Paragraphs, list items and headings, in order. */
  readonly paragraphs: readonly string[];
  /** It asks for a password. */
  readonly hasLogin: boolean;
}

/** Reads the first 200,000 characters: error pages are short, and what is longer is none. */
export function htmlText(html: string): HtmlText {
  const bare = html
    .slice(0, 200_000)
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, '');
  const blocks = [...bare.matchAll(/<(p|h[1-3]|li|b|strong|pre)\b[^>]*>([\s\S]*?)<\/\1\s*>/gi)].map((match) => plain(match[2] ?? ''));
  return {
    title: plain(/<title\b[^>]*>([\s\S]*?)<\/title\s*>/i.exec(bare)?.[1] ?? ''),
    paragraphs: [...new Set(blocks.filter((text) => text !== ''))],
    hasLogin: /<input\b[^>]*\btype\s*=\s*["']?password/i.test(bare) || /\bSAMLRequest\b|\bj_security_check\b/.test(bare),
  };
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function plain(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|([a-z]+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      if (name !== undefined) return entities[name.toLowerCase()] ?? whole;
      return code > 31 && code < 0x11_00_00 ? String.fromCodePoint(code) : '';
    })
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 500);
}
