import type { GuidanceTarget } from '../../../shared/guidance.ts';
import type { RequestFacts } from '../../../shared/evidence.ts';

/**
 * The place in the request that a field of an error body means: `general.name`, `scripts[0].id` or `/name` in the body, else a
 * parameter. undefined where no such place is in sight.
 */
export function targetOf(field: string | undefined, request: RequestFacts): GuidanceTarget | undefined {
  if (field === undefined || field === '') return undefined;
  const name = request.query.find(([key]) => key.toLowerCase() === field.toLowerCase())?.[0];
  if (name !== undefined) return { in: 'query', name };
  if (request.bodySize === 0) return undefined;
  const path = field.startsWith('/') ? field.slice(1).split('/') : field.split(/[.[\]]+/).filter((part) => part !== '');
  return { in: 'body', pointer: pointerFor(request.body, path) };
}

/** As deep as the body goes that way, with names compared without regard to case. The last name is kept: it may be what is missing. */
function pointerFor(body: unknown, path: readonly string[]): string {
  let here = body;
  let pointer = '';
  for (const [index, part] of path.entries()) {
    const key = keyOf(here, part);
    const isLast = index === path.length - 1;
    if (key === undefined && !(isLast && typeof here === 'object' && here !== null && !Array.isArray(here))) return pointer;
    pointer += `/${(key ?? part).replaceAll('~', '~0').replaceAll('/', '~1')}`;
    here = key === undefined ? undefined : Reflect.get(Object(here), key);
  }
  return pointer;
}

function keyOf(value: unknown, name: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.keys(value).find((key) => key.toLowerCase() === name.toLowerCase());
}
