import { t } from '@vscode/l10n';
import type { DraftPair, RequestDraft } from './draft.ts';
import { straightQuotes } from './filterText.ts';
import { parseQuery } from './urlText.ts';

/** What a line that was typed or pasted asks for. */
export interface RequestLine extends Pick<RequestDraft, 'path' | 'query'> {
  /** The method that stands in front of the path, if one does. */
  readonly method: RequestDraft['method'] | null;
}

/**
 * Reads a line such as `/v1/buildings/:id?page=0`, `GET /v1/buildings` or a whole address. A server's name stays in front of the path:
 * who is asked is decided by {@link placeRequest}. A `#` is data, but for a whole address, where it begins a fragment, which is never sent.
 * Pairs of `previous` that are switched off are kept, at the end.
 */
export function parseLine(text: string, previous: readonly DraftPair[] = []): RequestLine {
  const whole = unwrapped(text);
  const [start = '', word = ''] = /^([a-z]+)\s+(?=[/$]|\{\{|https?:)/i.exec(whole) ?? [];
  const method = methods.find((one) => one === word.toUpperCase()) ?? null;
  const line = method === null ? whole : whole.slice(start.length).replace(/ HTTP\/\d(?:\.\d)?$/i, '');
  const bare = schemed.test(line) ? line.replace(/#.*$/s, '') : line;
  const at = bare.indexOf('?');
  const path = meantPath(at === -1 ? bare : bare.slice(0, at)).replaceAll('#', '%23');
  const query = at === -1 ? [] : parseQuery(bare.slice(at + 1)).map(withStraightQuotes);
  return { method, path, query: [...query, ...previous.filter((pair) => !pair.enabled)] };
}

function withStraightQuotes(pair: DraftPair): DraftPair {
  return pair.name === 'filter' ? { ...pair, value: straightQuotes(pair.value) } : pair;
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const satisfies readonly RequestDraft['method'][];

/** The word for cURL, whatever closes behind it: a quote, a variable's brace, the command that finds it. */
const curlWord = String.raw`(?<![\w.@-])curl(?:\.exe)?["'”’}\`)]{0,3}\s+`;
const curlCommand = new RegExp(String.raw`${curlWord}(?:[-‐-―−"'“‘$\\^\`]|https?:|\{\{|\S{1,1000}\s+-{1,2}[a-z]|\S{1,1000}@)`, 'i');
/** A host without anything that only a command has: names of objects look like that, too. */
const curlOfHost = new RegExp(String.raw`${curlWord}(?:[\w.-]+(?::\d+)?\/|(?:[\w-]+\.)+[a-z]{2,}(?=[\s?]|$)|localhost\b|[\w.-]+:\d)`, 'i');
const documentedPath = /^\s*\/(?:JSSResource|api|v\d+(?:-preview)?)\//;

/**
 * Whether a text holds a cURL command, whatever stands around it: the word, and behind it an option or an address. Such a text may hold a
 * secret, and is no path. What begins a value in the query of a path is that value.
 */
export function hasCurl(text: string): boolean {
  if (!documentedPath.test(text)) return curlCommand.test(text) || curlOfHost.test(text);
  const at = text.indexOf('?');
  return curlCommand.test(at === -1 ? text : text.slice(0, at) + text.slice(at).replaceAll(/(?<==["']?)curl\b/gi, ''));
}

/** With the slips that people make in a scheme. */
const schemed = /^https?(?::\/*|\/\/)/i;
const variable = String.raw`(?:\$\{[^{}/]+\}|\$[A-Za-z_]\w*|\{\{[^{}/]+\}\})`;
/** A host as it is named in full, in any writing; `part`: what a part of its name is made of. */
const host = (part: string): string => String.raw`(?:(?:${part})+(?:[.。．｡](?:${part})+)+[.。．｡]?|localhost|[\w-]+(?=:\d))(?::\d+)?`;
const letter = String.raw`[\p{L}\p{N}_-]`;
const hostOnly = new RegExp(String.raw`^(?:[^/?#@\s]*@[\w.-]+(?::\d+)?|${host(String.raw`${letter}|\{[^{}/]+\}`)})(?=[/?]|$)`, 'iu');
/** The beginning of a path that a script puts in right behind its host. */
const hostBeforeVariable = new RegExp(String.raw`^(?:https?:\/\/)?(?:[^/?#@]*@)*${host(letter)}(?=(?:${variable})+(?:[/?#]|$))`, 'iu');
/** In front of the variable stands at most the beginning of a name: what is a host already is the server that is meant. */
const schemedBase = new RegExp(
  String.raw`^https?:\/\/(?:[^/?#]*@)?(?![^/?#@]*@)(?:[\w-]+(?=${variable}[.-]))?${variable}` +
    String.raw`(?:[\w.:-]*[.:-]${variable})*[\w.:-]*(?=[/?#]|${variable}|$)\/*`,
  'i',
);
const leadingBase = new RegExp(String.raw`^(?![^/?#]*@)${variable}(?:\.[\w.-]+(?=[:/]|$))?(?::\d+)?\/*`);

/**
 * A script's variable at the beginning stands for the instance, with or without a slash after it; a host that is named stays the server
 * that is meant. Any other variable, and `:id`, becomes a value to fill in.
 */
export function meantPath(path: string): string {
  return withoutBase(path)
    .replaceAll(/\{\{([^{}/]+)\}\}/g, (_, name: string) => `{${name.trim()}}`)
    .replaceAll(/\$\{([^{}/]+)\}/g, (_, name: string) => `{${/^\w+/.exec(name)?.[0] ?? name}}`)
    .replaceAll(/\$([A-Za-z_]\w*)/g, '{$1}')
    .replaceAll(/(?<=\/):([A-Za-z_]\w*)(?=\/|$)/g, '{$1}');
}

function withoutBase(path: string): string {
  const base = schemedBase.exec(path)?.[0] ?? leadingBase.exec(path)?.[0];
  if (base !== undefined) return `/${path.slice(base.length)}`;
  return path.replace(hostBeforeVariable, (server) => `${server}/`);
}

/** A line as it stands in a text: quoted, in angle brackets, with invisible characters around it. */
function unwrapped(text: string): string {
  const bare = text.replace(/^[\s\u200B\u2060]+/, '').replace(/(?<![\s\u200B\u2060])[\s\u200B\u2060]+$/, '');
  const [, ...inside] = /^(?:<(.*)>|["“”„](.*)["“”]|['‘’‚](.*)['‘’])$/s.exec(bare) ?? [];
  return (inside.find((one) => one !== undefined) ?? bare).trim();
}

/** Where a path names a server in front of it: its address, and why the request is not sent. null for a path that names none. */
export function serverIn(path: string): { readonly address: string; readonly isWhole: boolean; readonly message: string } | null {
  const named = split(path);
  if (named === null) return null;
  const { scheme, host, rest } = named;
  const isWhole = rest.startsWith('/');
  const message = isWhole
    ? t`No instance has the address ${host}, so nothing is sent. Add it as an instance, or enter only the path, like /v1/buildings.`
    : t`Enter a path after the address ${host}, like /api/v1/buildings.`;
  return { address: scheme + host, isWhole, message };
}

/** An instance as far as an address can mean it. `url`: origin and context path. */
export interface Addressee {
  readonly id: string;
  readonly url: string;
}

interface Placed {
  readonly instanceId: string | null;
  readonly draft: RequestDraft;
}

/** `found`: the instance that the path named. */
export interface PlacedWith<I> extends Placed {
  readonly found: I | null;
}

/**
 * Who a request is for. A path that names a server is for the instance with that address: it becomes the one that is asked, and the path
 * loses the name. Where no instance has the address, the name stays, and a request with it is never sent. So what a person reads in the
 * line is where it goes, and nothing is sent elsewhere.
 */
export function placeRequest<I extends Addressee>({ instanceId, draft }: Placed, instances: readonly I[]): PlacedWith<I> {
  const path = meantPath(draft.path);
  const named = split(path);
  if (named === null) return { instanceId, draft: path === draft.path ? draft : { ...draft, path }, found: null };
  const fitting = instances
    .map((instance) => ({ instance, base: baseOf(instance.url) }))
    .filter(({ base }) => base.host === named.host && isBelow(named.rest, base.path))
    .toSorted(
      (a, b) => b.base.path.length - a.base.path.length || Number(b.instance.id === instanceId) - Number(a.instance.id === instanceId),
    );
  const best = fitting[0];
  if (best === undefined || !named.rest.startsWith('/')) return { instanceId, draft: { ...draft, path: named.withoutUser }, found: null };
  return { instanceId: best.instance.id, draft: { ...draft, path: named.rest.slice(best.base.path.length) || '/' }, found: best.instance };
}

function isBelow(path: string, base: string): boolean {
  return path === base || path.startsWith(`${base}/`);
}

function baseOf(url: string): { readonly host: string; readonly path: string } {
  const { host, pathname } = new URL(url);
  return { host, path: pathname.replace(/\/$/, '') };
}

interface NamedServer {
  readonly scheme: string;
  /** As a URL writes it. */
  readonly host: string;
  readonly rest: string;
  /** The path as it was typed, but for a user name and a password in front of the host: no secret stands in a request. */
  readonly withoutUser: string;
}

function split(path: string): NamedServer | null {
  const [written = hostOnly.test(path) ? '' : null] = schemed.exec(path) ?? [];
  if (written === null) return null;
  const [authority = ''] = /^[^/?#]*/.exec(path.slice(written.length)) ?? [];
  const typed = authority.slice(authority.lastIndexOf('@') + 1);
  const scheme = /^http(?!s)/i.test(written) ? 'http://' : 'https://';
  const whole = scheme + typed;
  // A URL reads a backslash as a slash: what stands behind it would be lost with the host.
  const host = !typed.includes('\\') && URL.canParse(whole) ? new URL(whole).host.replace(/\.(?=:|$)/, '') : typed;
  const rest = path.slice(written.length + authority.length);
  return { scheme, host, rest, withoutUser: typed === authority ? path : whole + rest };
}
