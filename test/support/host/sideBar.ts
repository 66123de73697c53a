import assert from 'node:assert/strict';
import type { TreeItem } from 'vscode';
import type { InstanceProfile } from '../../../src/core/instances/profile.ts';
import type { Catalogue, Session } from '../../../src/core/instances/session.ts';
import { apiCatalogue } from '../../../src/core/families/apiCatalogue.ts';
import { betterInClassic, classicFamily } from '../../../src/core/families/classic/classicFamily.ts';
import { classicWriting } from '../../../src/core/families/classic/writing/classicWriting.ts';
import { proFamily } from '../../../src/core/families/pro/proFamily.ts';
import type { ApiDocument } from '../../../src/core/families/pro/types.ts';
import type { InstanceState, Services } from '../../../src/app/support/services.ts';
import type { Explorer } from '../../../src/host/tree/explorer.ts';
import type { ExplorerNode, OperationsNode } from '../../../src/app/lists/nodes.ts';
import { OperationSettings } from '../../../src/app/lists/operationSettings.ts';
import type { OperationsView } from '../../../src/host/tree/operationsView.ts';
import { small } from '../openapi/smallDocument.ts';
import { withVscodeModule } from '../vscodeModule.ts';
import { keptOfView } from './keptOfView.ts';
import { FakeMemento } from './fakeMemento.ts';
import { fakeServices } from './fakeServices.ts';
import { catalogueOf, fakeSession, type FakeSession } from '../fakeSession.ts';

interface Views {
  readonly Explorer: typeof Explorer;
  readonly OperationsView: typeof OperationsView;
}

const views: Views = await withVscodeModule(async () => ({
  ...(await import('../../../src/host/tree/explorer.ts')),
  ...(await import('../../../src/host/tree/operationsView.ts')),
}));

const profile: InstanceProfile = {
  id: 'acme',
  name: 'Acme',
  url: 'https://acme.example',
  environment: 'production',
  access: 'readOnly',
  account: { kind: 'client', clientId: 'c' },
};

/** An instance that this window has not asked for anything. */
export function newInstance(document: ApiDocument, origin?: Catalogue['origin']): FakeSession {
  return fakeSession({ catalogue: catalogueOf(document, origin), profile, isNew: true });
}

/** The same with both of its APIs. */
export function bothFamilies(document = small()): FakeSession {
  const pro = proFamily(document, betterInClassic);
  return fakeSession({
    catalogue: { ...apiCatalogue([pro, classicFamily(pro, classicWriting)]), origin: { kind: 'server' } },
    profile,
    isNew: true,
  });
}

/** Both views of the sidebar over one instance, and what they had drawn anew. */
export function sideBar(session: Session, state?: InstanceState) {
  return barOf(fakeServices({ session, ...(state === undefined ? {} : { state }) }));
}

/** @param windowState what an earlier window left. */
export function barOf(services: Services, windowState = new FakeMemento()) {
  const memento = new FakeMemento();
  const kept = keptOfView(memento, windowState);
  const explorer = new views.Explorer(services, kept);
  const operationSettings = new OperationSettings(memento, services.instances);
  const operations = new views.OperationsView(services, operationSettings);
  const drawn: (ExplorerNode | OperationsNode | undefined)[] = [];
  explorer.onDidChangeTreeData((node) => void drawn.push(node));
  operations.onDidChangeTreeData((node) => void drawn.push(node));
  return { explorer, operations, operationSettings, ...kept, drawn };
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
