import { apiAt } from '../families/apiAt.ts';

/**
 * The segments of a path, without `/api` and version, in each way in which a server may read them. Tomcat (facts 2.6) takes `;…` off each
 * segment, undoes percent sequences once and joins slashes; whether `%2F` is a slash depends on its settings, so that both
 * count. A path that names its object otherwise than by id is read as by id, too.
 */
export function readingsOf(path: string): readonly (readonly string[])[] {
  const raw = (path.split(/[?#]/, 1)[0] ?? '').split('/').map((segment) => decoded(segment.split(';', 1)[0] ?? ''));
  const whole = routeOf(raw);
  const split = routeOf(raw.flatMap((segment) => segment.split(/[/\\]/)));
  return [whole, split, byId(whole), byId(split)];
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function routeOf(segments: readonly string[]): readonly string[] {
  const route: string[] = [];
  for (const segment of segments) {
    if (segment === '..') route.pop();
    else if (segment !== '' && segment !== '.') route.push(segment);
  }
  if (route.length > 1 && route[0] === 'api') route.shift();
  if (route.length > 1 && /^(?:v\d+|preview)$/.test(route[0] ?? '')) route.shift();
  return route;
}

function byId(segments: readonly string[]): readonly string[] {
  return apiAt(segments[0] ?? '').byId(segments);
}
