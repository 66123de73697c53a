import { t } from '@vscode/l10n';
import { env, Uri } from 'vscode';
import { oneLine } from '../../../core/catalog/plain.ts';
import { lastParameter } from '../../../core/request/path.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';
import { deepLink, listLink } from '../../../core/resources/pages.ts';
import { invalidProblem } from '../../../shared/problem.ts';
import { objectShownAt, type DocumentUri, type JamfNode, type ObjectNode, type ResourceNode } from '../../../app/support/nodes.ts';
import type { Services } from '../../../app/support/services.ts';

/** What is copied off a row. */
export const rowTexts = {
  idOf: (_: Services, node: JamfNode): string | undefined => (node.kind === 'object' ? node.id : undefined),
  serialOf: (_: Services, node: JamfNode): string | undefined => (node.kind === 'object' ? node.serial : undefined),
  nameOf,
  addressOf,
  curlOf,
};

function nameOf(services: Services, node: JamfNode): string | undefined {
  switch (node.kind) {
    case 'object':
      return oneLine(node.label, 10_000);
    case 'resource':
      return kindOf(node.resource).label.many;
    case 'instance':
      return services.instances.get(node.instanceId)?.name;
    default:
      return node.operationKey;
  }
}

/** Where the API has it: `https://host/api/v1/buildings/1`. */
function addressOf(services: Services, node: JamfNode): string | undefined {
  const path = pathOf(services, node);
  if (path === undefined) return node.kind === 'instance' ? services.instances.get(node.instanceId)?.url : undefined;
  return services.instances.session(node.instanceId).url(path);
}

function pathOf(services: Services, node: JamfNode): string | undefined {
  if (node.kind === 'instance') return undefined;
  if (node.kind === 'operation') return node.operationKey.slice(node.operationKey.indexOf(' ') + 1);
  const catalogue = services.instances.session(node.instanceId).known().catalogue;
  const can = catalogue?.resource(node.resource)?.can;
  if (node.kind === 'resource') return (can?.list ?? can?.read ?? can?.create)?.path;
  const path = (can?.read ?? can?.edit ?? can?.remove)?.path;
  const name = lastParameter(path ?? '');
  return name === undefined ? path : path?.replace(`{${name}}`, encodeURIComponent(node.id));
}

/** The token as a variable of the shell: it is never on the clipboard. */
function curlOf(services: Services, node: JamfNode): string | undefined {
  const address = addressOf(services, node);
  if (address === undefined || node.kind === 'instance') return undefined;
  const method = node.kind === 'operation' ? node.operationKey.slice(0, node.operationKey.indexOf(' ')) : 'GET';
  const verb = method === 'GET' ? '' : `-X ${method} `;
  return `curl ${verb}${quoted(address)} \\\n  -H "Authorization: Bearer $JAMF_TOKEN" \\\n  -H 'Accept: application/json'`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** Opens the page of a row or of a document. */
export async function openInJamf(services: Services, what: JamfNode | DocumentUri | undefined): Promise<void> {
  const node = what !== undefined && 'kind' in what ? what : objectShownAt(what);
  const profile = node === undefined ? undefined : services.instances.get(node.instanceId);
  if (node === undefined || profile === undefined || node.kind === 'operation') return;
  const link = node.kind === 'instance' ? profile.url : pageOf(profile.url, node);
  if (link === undefined) {
    const name = node.kind === 'object' ? `“${oneLine(node.label, 80)}”` : kindOf(node.kind === 'resource' ? node.resource : '').label.many;
    throw invalidProblem(t('No page of Jamf Pro is known for {0}.', name));
  }
  await env.openExternal(Uri.parse(link, true));
}

function pageOf(url: string, node: ResourceNode | ObjectNode): string | undefined {
  if (node.kind === 'object') return deepLink(url, node.resource, node.id);
  return deepLink(url, node.resource, '-') ?? listLink(url, node.resource);
}
