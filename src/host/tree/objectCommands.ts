import { env, window, type Disposable } from 'vscode';
import { later } from '../../app/support/language.ts';
import { chosenRows, nodeOf, type JamfNode } from '../../app/support/nodes.ts';
import type { CommandsLike } from '../../app/contributions/commandTypes.ts';
import { readNothing, readRows, readRowOrDocument, readRowsOrChosen } from '../../app/contributions/read.ts';
import { kindOf } from '../../core/resources/kindOf.ts';
import { commandsOf } from '../support/commands.ts';
import { DisposableStore } from '../../app/support/disposables.ts';
import type { Services } from '../../app/support/services.ts';
import type { ChosenView } from './chosenRows.ts';
import type { Explorer } from './explorer.ts';
import type { rowTexts } from './items/rowTexts.ts';
import type { ExplorerNode } from '../../app/lists/nodes.ts';
import type { ShelfEntry, Shelves } from '../../app/lists/shelves.ts';

export interface ObjectCommandDeps {
  readonly view: ChosenView<ExplorerNode>;
  readonly services: Services;
  readonly explorer: Explorer;
  readonly shelves: Shelves;
}

/** Commands on rows, and on all that are selected with them. */
type RowsCommand = CommandsLike<(row?: JamfNode, selection?: readonly JamfNode[]) => void>;

/** Copies what is read off the rows, a line for each. */
type TextOf = keyof typeof rowTexts;

/** Commands on what the sidebar shows that neither read nor write a server. */
export function registerObjectCommands({ services, explorer, shelves, view }: ObjectCommandDeps): Disposable {
  const store = new DisposableStore();
  const register = commandsOf(store, services);
  const on = (id: RowsCommand, couldNot: () => string, run: (nodes: readonly JamfNode[]) => unknown): void => {
    register(id, couldNot, readRows, (node?: JamfNode, selection?: readonly JamfNode[]) =>
      node === undefined ? undefined : run(meant(node, selection)),
    );
  };
  const copied = (id: RowsCommand, couldNot: () => string, text: TextOf): void =>
    on(id, couldNot, async (nodes) => copy(services, nodes, text));
  copied('jamf.copyId', later`could not copy the id`, 'idOf');
  register('jamf.copyName', later`could not copy the name`, readRowsOrChosen, async (row, selection) => {
    const nodes = row === chosenRows ? await chosen(view) : row === undefined ? [] : meant(row, selection);
    await copy(services, nodes, 'nameOf');
  });
  register('jamf.internal.chosenObjects', later`could not find the row`, readNothing, async () =>
    (await chosen(view)).filter((node) => node.kind === 'object'),
  );
  copied('jamf.copySerial', later`could not copy the serial number`, 'serialOf');
  copied('jamf.copyAddress', later`could not copy the address`, 'addressOf');
  copied('jamf.copyAsCurl', later`could not copy as cURL`, 'curlOf');
  on('jamf.addFavourite', later`could not add to the favourites`, (nodes) =>
    change(explorer, nodes, async (entry) => shelves.addFavourite(entry)),
  );
  on('jamf.removeFavourite', later`could not remove from the favourites`, (nodes) =>
    change(explorer, nodes, async (entry) => shelves.removeFavourite(entry)),
  );
  register('jamf.openInJamf', later`could not open the page in Jamf Pro`, readRowOrDocument, async (what) => {
    const front = window.activeTextEditor?.document.uri;
    if (what !== 'nothing') await (await import('./items/rowTexts.ts')).openInJamf(services, what ?? front);
  });
  return store;
}

async function copy(services: Services, nodes: readonly JamfNode[], name: TextOf): Promise<void> {
  const { rowTexts } = await import('./items/rowTexts.ts');
  const texts = nodes.map((node) => rowTexts[name](services, node)).filter((part) => part !== undefined);
  if (texts.length > 0) await env.clipboard.writeText(texts.join('\n'));
}

/** What a key in the view is about. */
async function chosen(view: ChosenView<ExplorerNode>): Promise<readonly JamfNode[]> {
  const { chosenRowsOf } = await import('./chosenRows.ts');
  return (await chosenRowsOf(view)).map(nodeOf).filter((node) => node !== undefined);
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
