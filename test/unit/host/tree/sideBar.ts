import assert from 'node:assert/strict';
import type { TreeItem } from 'vscode';
import type { InstanceState, Services } from '../../../../src/app/support/services.ts';
import type { Explorer } from '../../../../src/host/tree/explorer.ts';
import { ListSettings } from '../../../../src/app/lists/listSettings.ts';
import type { ExplorerNode, OperationsNode } from '../../../../src/app/lists/nodes.ts';
import { OperationSettings } from '../../../../src/app/lists/operationSettings.ts';
import type { OperationsView } from '../../../../src/host/tree/operationsView.ts';
import { Shelves } from '../../../../src/app/lists/shelves.ts';
import { withVscodeModule } from '../../../support/vscodeModule.ts';
import { FakeMemento } from '../../../support/fakeMemento.ts';
import { servicesOf, type TreeSession } from './treeSession.ts';

interface Views {
  readonly Explorer: typeof Explorer;
  readonly OperationsView: typeof OperationsView;
}

const views: Views = await withVscodeModule(async () => ({
  ...(await import('../../../../src/host/tree/explorer.ts')),
  ...(await import('../../../../src/host/tree/operationsView.ts')),
}));

/** Both views of the sidebar over one instance, and what they had drawn anew. */
export function sideBar(session: TreeSession, state?: InstanceState) {
  return barOf(servicesOf(session, state));
}

export function barOf(services: Services) {
  const memento = new FakeMemento();
  const shelves = new Shelves(memento);
  const settings = new ListSettings(memento);
  const explorer = new views.Explorer(services, shelves, settings);
  const operations = new views.OperationsView(services, new OperationSettings(memento, services.instances));
  const drawn: (ExplorerNode | OperationsNode | undefined)[] = [];
  explorer.onDidChangeTreeData((node) => void drawn.push(node));
  operations.onDidChangeTreeData((node) => void drawn.push(node));
  return { explorer, operations, shelves, settings, drawn };
}

export type Bar = ReturnType<typeof sideBar>;

/** The node that is reached by these labels. */
export async function reach({ explorer }: Pick<Bar, 'explorer'>, ...labels: readonly string[]): Promise<ExplorerNode> {
  let node: ExplorerNode | undefined;
  for (const label of labels) {
    const children = await explorer.getChildren(node);
    const found = children.find((child) => explorer.getTreeItem(child).label === label);
    assert.ok(found, `${label} among ${children.map((child) => explorer.getTreeItem(child).id).join(', ')}`);
    node = found;
  }
  assert.ok(node);
  return node;
}

/** The rows below the one that is reached by these labels. */
export async function childrenOf(bar: Pick<Bar, 'explorer'>, ...labels: readonly string[]): Promise<TreeItem[]> {
  const children = await bar.explorer.getChildren(await reach(bar, ...labels));
  return children.map((child) => bar.explorer.getTreeItem(child));
}
