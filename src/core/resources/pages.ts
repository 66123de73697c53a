import { kindOf, kindsWith } from './kindOf.ts';

/**
 * The address of an object's page in Jamf Pro's web interface; of its list where the page is not known by id. `undefined`: no page is
 * known, or the id is not one that may stand in an address. The host is the instance's own, always.
 */
export function deepLink(profileUrl: string, resourceKey: string, id: string): string | undefined {
  const { page } = kindOf(resourceKey);
  if (page === undefined || !/^(-|-?\d{1,18}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.test(id)) return undefined;
  if (page.includes('ID') && id === '-') return undefined;
  return pageAt(profileUrl, page.replace('ID', encodeURIComponent(id)));
}

/** The address of the page that lists a kind's objects. `undefined`: none is known. */
export function listLink(profileUrl: string, resourceKey: string): string | undefined {
  const [path = ''] = (kindOf(resourceKey).page ?? '').split('?');
  const list = path.replace(/\/?ID.*$/, '');
  return list === '' ? undefined : pageAt(profileUrl, list);
}

function pageAt(profileUrl: string, page: string): string | undefined {
  const base = new URL(`${profileUrl.replace(/(?<!\/)\/+$/, '')}/`);
  const link = new URL(page, base);
  return link.origin === base.origin && link.pathname.startsWith(base.pathname) ? link.href : undefined;
}

/** The object that a page shows, of the kinds that are known; `query`: the `id` of the page's query. undefined: none is known. */
export function objectOfPage(
  page: string,
  query: string | undefined,
  isKnown: (key: string) => boolean,
): { readonly resource: string; readonly id: string } | undefined {
  for (const { key, page: template = '' } of [...kindsWith('legacyPage'), ...kindsWith('page')]) {
    const [path = ''] = template.split('?');
    const [before = '', after] = path.split('ID');
    if (!isKnown(key) || !template.includes('ID') || !page.toLowerCase().startsWith(before.toLowerCase())) continue;
    const rest = page.slice(before.length);
    const id = after === undefined ? (rest === '' ? query : undefined) : rest.slice(0, rest.length - after.length);
    if (id !== undefined && /^[\w-]+$/.test(id) && (after === undefined || rest.endsWith(after))) return { resource: key, id };
  }
  return undefined;
}
