import { t } from '@vscode/l10n';
import { invalidProblem } from '../../shared/problem.ts';
import { wellFormed } from '../../shared/urlText.ts';
import { apiRoots } from '../families/apiAt.ts';
import { documentPath } from '../request/path.ts';

/**
 * The absolute address of a path at an instance. A path of the document (`/v1/…`) is below `/api`; one that names its own root
 * (`/api/…`, `/JSSResource/…`, `/classicapi/…`, `/uapi/…`) is taken from the host's root, below its context path.
 * Names and values of the query are encoded here, once; the path has to be already.
 *
 * @throws `invalid` for a path that would lead anywhere else than it reads: `//host`, `..`, a backslash, a query of its own.
 */
export function requestUrl(base: string, path: string, query: readonly (readonly [string, string])[] = []): string {
  const rooted = apiRoots().includes(path.split('/', 2)[1] ?? '') ? path : `/api${path}`;
  if (!path.startsWith('/') || path.startsWith('//') || /[\\?#\s]|\/(\.|%2e){1,2}(\/|$)/i.test(path)) {
    const message = t`“${path}” is not a path of the API. It begins with one slash, like /v1/buildings, and holds no “..”, “?”, “#” or space.`;
    throw invalidProblem(message, 'path');
  }
  const search = query.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&');
  return base + rooted + (search === '' ? '' : `?${search}`);
}

/** The path of an address at an instance, as the document has it: what {@link requestUrl} was given. Without the query. */
export function requestPath(base: string, url: string): string {
  const path = url.startsWith(base) ? url.slice(base.length).replace(/[?#].*$/s, '') : new URL(url).pathname;
  return documentPath(path);
}

/** A server's text may hold half a character, which has no encoding. */
function encoded(text: string): string {
  return encodeURIComponent(wellFormed(text));
}
