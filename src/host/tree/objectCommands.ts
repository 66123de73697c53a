import { t } from '@vscode/l10n';
import { env, Uri, window, type Disposable } from 'vscode';
import { later } from '../../app/support/language.ts';
import { objectShownAt, type DocumentUri, type JamfNode, type ObjectNode, type ResourceNode } from '../../app/support/nodes.ts';
import type { CommandsLike } from '../../app/contributions/commandTypes.ts';
import { readRows, readRowOrDocument } from '../../app/contributions/read.ts';
import { deepLink, listLink } from '../../core/resources/pages.ts';
import { oneLine } from '../../core/catalog/plain.ts';
import { lastParameter } from '../../core/request/path.ts';
import { kindOf } from '../../core/resources/kindOf.ts';
import { invalidProblem } from '../../shared/problem.ts';
import { commandsOf } from '../support/commands.ts';
import { DisposableStore } from '../../app/support/disposables.ts';
import type { Services } from '../../app/support/services.ts';
import type { Explorer } from './explorer.ts';
import type { ShelfEntry, Shelves } from '../../app/lists/shelves.ts';

export interface ObjectCommandDeps {
  readonly services: Services;
  readonly explorer: Explorer;
  readonly shelves: Shelves;
}

/** Commands on rows, and on all that are selected with them. */
type RowsCommand = CommandsLike<(row?: JamfNode, selection?: readonly JamfNode[]) => void>;

/** Commands on what the sidebar shows that neither read nor write a server. */
export function registerObjectCommands({ services, explorer, shelves }: ObjectCommandDeps): Disposable {
  const store = new DisposableStore();
  const register = commandsOf(store, services);
  const on = (id: RowsCommand, couldNot: () => string, run: (nodes: readonly JamfNode[]) => unknown): void => {
    register(id, couldNot, readRows, (node?: JamfNode, selection?: readonly JamfNode[]) =>
      node === undefined ? undefined : run(meant(node, selection)),
    );
  };
  const copied = (id: RowsCommand, couldNot: () => string, text: (node: JamfNode) => string | undefined): void => {
    on(id, couldNot, async (nodes) => {
      const texts = nodes.map(text).filter((part) => part !== undefined);
      if (texts.length > 0) await env.clipboard.writeText(texts.join('\n'));
    });
  };
  copied('jamf.copyId', later`could not copy the id`, (node) => (node.kind === 'object' ? node.id : undefined));
  copied('jamf.copyName', later`could not copy the name`, (node) => nameOf(services, node));
  copied('jamf.copyAddress', later`could not copy the address`, (node) => addressOf(services, node));
  copied('jamf.copyAsCurl', later`could not copy as cURL`, (node) => curlOf(services, node));
  on('jamf.addFavourite', later`could not add to the favourites`, (nodes) =>
    change(explorer, nodes, async (entry) => shelves.addFavourite(entry)),
  );
  on('jamf.removeFavourite', later`could not remove from the favourites`, (nodes) =>
    change(explorer, nodes, async (entry) => shelves.removeFavourite(entry)),
  );
  register('jamf.openInJamf', later`could not open the page in Jamf Pro`, readRowOrDocument, openInJamf(services));
  return store;
}

/** What a command is meant for: the selection where the clicked node is part of it, else that node. */
function meant(node: JamfNode, selection: readonly JamfNode[] = []): readonly JamfNode[] {
  return selection.length > 1 && selection.includes(node) ? selection : [node];
}

async function change(explorer: Explorer, nodes: readonly JamfNode[], apply: (entry: ShelfEntry) => Promise<void>): Promise<void> {
  for (const node of nodes) {
    if (node.kind !== 'object' && node.kind !== 'resource') continue;
    const { instanceId, resource } = node;
    await apply(
      node.kind === 'object'
        ? { instanceId, resource, id: node.id, label: node.label }
        : { instanceId, resource, label: kindOf(resource).label.many },
    );
  }
  for (const instanceId of new Set(nodes.map((node) => node.instanceId))) explorer.redrawInstance(instanceId);
}

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

function openInJamf(services: Services): (what: JamfNode | DocumentUri | 'nothing' | undefined) => Promise<void> {
  return async (what) => {
    if (what === 'nothing') return;
    const node = what !== undefined && 'kind' in what ? what : objectShownAt(what ?? window.activeTextEditor?.document.uri);
    const profile = node === undefined ? undefined : services.instances.get(node.instanceId);
    if (node === undefined || profile === undefined || node.kind === 'operation') return;
    const link = node.kind === 'instance' ? profile.url : pageOf(profile.url, node);
    if (link === undefined) {
      const name =
        node.kind === 'object' ? `“${oneLine(node.label, 80)}”` : kindOf(node.kind === 'resource' ? node.resource : '').label.many;
      throw invalidProblem(t('No page of Jamf Pro is known for {0}.', name));
    }
    await env.openExternal(Uri.parse(link, true));
  };
}

function pageOf(url: string, node: ResourceNode | ObjectNode): string | undefined {
  if (node.kind === 'object') return deepLink(url, node.resource, node.id);
  return deepLink(url, node.resource, '-') ?? listLink(url, node.resource);
}
