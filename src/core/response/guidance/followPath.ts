import { recordOrNone, type GuidanceInput } from './facts.ts';

/** Where work that was only begun can be asked how far it is, if that is known. */
export function followPath({ request, json }: GuidanceInput): string | undefined {
  const id = idIn(json);
  if (/^\/v\d+\/mdm\/commands$/.test(request.path) && id !== undefined) return `${request.path}?filter=uuid==${id}`;
  if (/\/managed-software-updates\/plans(?:\/group)?$/.test(request.path)) return request.path.replace(/\/group$/, '');
  return undefined;
}

function idIn(json: unknown): string | undefined {
  const id = recordOrNone(Array.isArray(json) ? json[0] : json)?.['id'];
  return typeof id === 'string' && /^[\w-]+$/.test(id) ? id : undefined;
}
