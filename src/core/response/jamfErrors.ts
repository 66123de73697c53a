import type { JamfFieldError } from '../../shared/problem.ts';
import { isRecord } from '../openapi/wire.ts';
import { oauthCode } from '../auth/oauthCode.ts';
import { htmlText } from './htmlText.ts';

/** An answer's body read as an error, in any of the seven forms that errors of Jamf Pro come in (facts 3.4). */
export interface ErrorBody {
  readonly kind:
    | 'none'
    /** 1: the Jamf Pro API's own form. `errors` may be empty. */
    | 'api'
    /** 2: the token endpoint's form (RFC 6749). */
    | 'oauth'
    /** 3: the Classic API's status page. */
    | 'classic'
    /** 4: Jamf Pro's own large error page. */
    | 'jamfPage'
    /** A page of the web server that Jamf Pro runs in: it has nothing at that path, or refuses it before the API is asked. */
    | 'tomcat'
    /** 5: a page of a proxy, firewall, load balancer or CDN. */
    | 'gateway'
    /** 6: plain text. */
    | 'text'
    /** 7: a page that asks to sign in. */
    | 'login'
    /** JSON that is none of these. */
    | 'json';
  readonly errors: readonly JamfFieldError[];
  readonly traceId?: string;
  /** Of a page: what stands at its top. */
  readonly title?: string;
  /** The program that signed the page: `nginx`. */
  readonly by?: string;
}

const nothing: ErrorBody = { kind: 'none', errors: [] };

/** Decided by the first character, never by the endpoint or the content type alone. Takes any text, and never throws. */
export function jamfErrors(text: string): ErrorBody {
  const bare = text.replace(/^\uFEFF?\s+/, '').trimEnd();
  if (bare === '') return nothing;
  if (bare.startsWith('<')) return page(bare);
  if (/^[{["]/.test(bare)) return json(bare);
  return { kind: 'text', errors: [{ description: oneLine(bare) }] };
}

function json(text: string): ErrorBody {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'text', errors: [{ description: oneLine(text) }] };
  }
  if (!isRecord(value)) return { kind: 'json', errors: [] };
  const trace = value['traceId'];
  const traceId = typeof trace === 'string' && trace !== '' ? { traceId: oneLine(trace) } : {};
  if (Array.isArray(value['errors'])) return { kind: 'api', errors: value['errors'].flatMap(apiError), ...traceId };
  const oauth = oauthCode(value);
  if (oauth !== undefined) {
    const said = value['error_description'] ?? value['message'];
    return { kind: 'oauth', errors: [{ code: oneLine(oauth), description: oneLine(typeof said === 'string' ? said : oauth) }], ...traceId };
  }
  const said = [value['message'], value['detail'], value['title'], value['error']].find((one) => typeof one === 'string' && one !== '');
  const errors = typeof said === 'string' ? [{ description: oneLine(said) }] : [];
  return 'httpStatus' in value ? { kind: 'api', errors, ...traceId } : { kind: 'json', errors, ...traceId };
}

function apiError(entry: unknown): readonly JamfFieldError[] {
  if (typeof entry === 'string') return [{ description: oneLine(entry) }];
  if (!isRecord(entry)) return [];
  const { code, field, description, id } = {
    code: entry['code'],
    field: entry['field'],
    description: entry['description'],
    id: entry['id'],
  };
  const said = typeof description === 'string' && description !== '' ? oneLine(description) : '';
  return [
    {
      ...(typeof code === 'string' && code !== '' ? { code: oneLine(code) } : {}),
      ...(typeof field === 'string' && field !== '' && field !== 'null' ? { field: oneLine(field) } : {}),
      description: said === '' ? (typeof code === 'string' && code !== '' ? oneLine(code) : 'The server gives no reason.') : said,
      ...(typeof id === 'string' && id !== '' ? { id: oneLine(id) } : {}),
    },
  ];
}

function page(html: string): ErrorBody {
  const { title, paragraphs, telling, hasLogin } = htmlText(html);
  const isPage = /<(?:!doctype html|html|head|body|title|h1|p|center)\b/i.test(html);
  if (!isPage) return xml(html);
  const top = title === '' ? (paragraphs[0] ?? '') : title;
  const errors = telling === '' ? [] : [{ description: telling.replace(/^error\s*:\s*/i, '') }];
  const isClassic = /^status page$/i.test(title) || (title === '' && paragraphs.some((text) => /^error\s*:/i.test(text)));
  if (isClassic && !hasLogin) return { kind: 'classic', errors: classicErrors(paragraphs, telling), title: top };
  if (hasLogin || /\b(?:log|sign) ?(?:in|on)\b/i.test(title)) return { kind: 'login', errors: [], title: top };
  const by = signedBy(title, paragraphs);
  const signed = by === undefined ? {} : { by };
  if (by === 'Apache Tomcat') return { kind: 'tomcat', errors, title: top, ...signed };
  return { kind: /jamf/i.test(`${title} ${paragraphs[0] ?? ''}`) ? 'jamfPage' : 'gateway', errors, title: top, ...signed };
}

/** The sentence below the heading; the heading where there is no other. */
function classicErrors(paragraphs: readonly string[], telling: string): ErrorBody['errors'] {
  const said = paragraphs.find((text) => /^error\s*:/i.test(text))?.replace(/^error\s*:\s*/i, '');
  const other = /^status page$/i.test(telling) ? paragraphs[0] : telling;
  return [{ description: [said, other].find((text) => text !== undefined && text !== '') ?? 'The server gives no reason.' }];
}

const signatures: readonly (readonly [RegExp, string])[] = [
  // Without its version the page of Tomcat is known by its title alone.
  [/^apache tomcat\b/i, 'Apache Tomcat'],
  [/^(?:nginx|openresty)\b/i, 'nginx'],
  [/^cloudflare\b/i, 'Cloudflare'],
  [/^generated by cloudfront\b/i, 'CloudFront'],
  [/^microsoft-/i, 'a Microsoft gateway'],
];

function signedBy(title: string, paragraphs: readonly string[]): string | undefined {
  if (/^HTTP Status \d{3} [–-]/.test(title)) return 'Apache Tomcat';
  return signatures.find(([pattern]) => paragraphs.some((text) => pattern.test(text)))?.[1];
}

/** Classic may answer `<error>…</error>`, and some firewalls XML of their own. */
function xml(text: string): ErrorBody {
  const said = oneLine(text.replace(/<[^>]*>/g, ' '));
  return { kind: 'text', errors: said === '' ? [] : [{ description: said }] };
}

function oneLine(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 500);
}
