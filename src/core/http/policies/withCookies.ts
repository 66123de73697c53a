import type { HttpResponse, Transport } from '../message.ts';

/** What Jamf Cloud's load balancers pin a client to a node with (facts 6.4). No other cookie is kept. */
const kept: ReadonlySet<string> = new Set(['APBALANCEID', 'jpro-ingress', 'JSESSIONID']);

/**
 * Keeps one instance's load-balancer cookies in memory and sends them back, so that what was just written can be read: another
 * node may know it only a minute later. Bulk reading goes without, as Jamf advises (facts 6.4), so that it spreads over the nodes.
 */
export function withCookies(next: Transport, wallClock: () => number): Transport {
  const jar = new Map<string, string>();
  return async (request, signal, options) => {
    if (request.lane === 'bulk') return next(request, signal, options);
    const own = Array.from(jar, ([name, value]) => `${name}=${value}`);
    const cookie = [request.headers['cookie'], ...own].filter((one) => one !== undefined && one !== '').join('; ');
    const response = await next(cookie === '' ? request : { ...request, headers: { ...request.headers, cookie } }, signal, options);
    learn(jar, response, wallClock());
    return response;
  };
}

function learn(jar: Map<string, string>, response: HttpResponse, now: number): void {
  for (const [header, line] of response.headers) {
    if (header !== 'set-cookie') continue;
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const sign = pair.indexOf('=');
    const name = pair.slice(0, sign);
    const value = pair.slice(sign + 1);
    if (sign < 1 || !kept.has(name)) continue;
    if (value === '' || attributes.some((attribute) => isOver(attribute, now))) jar.delete(name);
    else jar.set(name, value);
  }
}

function isOver(attribute: string, now: number): boolean {
  const [name = '', value = ''] = attribute.split('=', 2);
  if (/^max-age$/i.test(name)) return Number(value) <= 0;
  return /^expires$/i.test(name) && Date.parse(value) <= now;
}
