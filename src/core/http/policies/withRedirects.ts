import { headerOf, type HttpRequest, type Transport } from '../message.ts';
import { delayedBy } from '../timing.ts';
import { isReadMethod } from '../../../shared/readMethod.ts';

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const maxHops = 3;

/**
 * Follows at most three redirects of a GET or HEAD, within the same origin and the same area (`/api`, `/JSSResource`, …): a server may
 * add a slash, but a way out of the API is a login page, and following that would show a web page as an answer.
 * Any other redirect, and each of a write, is the server's answer and is given as it is.
 */
export function withRedirects(next: Transport, base: string): Transport {
  const { pathname } = new URL(base);
  const depth = pathname.split('/').filter((part) => part !== '').length;
  const area = (url: URL): string =>
    url.origin +
    url.pathname
      .split('/')
      .slice(0, depth + 2)
      .join('/');

  return async (request, signal, options) => {
    let current: HttpRequest = request;
    let passed = 0;
    for (let hops = 0; ; hops += 1) {
      const response = await next(current, signal, options);
      const location = headerOf(response, 'location');
      const isRead = isReadMethod(request.method);
      if (!redirects.has(response.status) || location === undefined || !isRead) return delayedBy(response, passed, hops);
      const from = new URL(current.url);
      const target = URL.canParse(location, current.url) ? new URL(location, current.url) : undefined;
      const stays = target !== undefined && area(target) === area(from);
      if (hops === maxHops || !stays || request.once === true) return delayedBy(response, passed, hops);
      passed += response.timing.total;
      current = { ...request, url: target.href.replace(/#.*$/, '') };
    }
  };
}
