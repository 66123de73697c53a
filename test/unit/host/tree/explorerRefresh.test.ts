import assert from 'node:assert/strict';
import { ListSettings } from '../../../../src/app/lists/listSettings.ts';
import type { ExplorerNode } from '../../../../src/app/lists/nodes.ts';
import { Shelves } from '../../../../src/app/lists/shelves.ts';
import { withVscodeModule } from '../../../support/vscodeModule.ts';
import { fakeServices } from '../../../support/host/fakeServices.ts';
import { rows } from '../../../support/fakeSession.ts';
import { newInstance } from './sideBar.ts';
import { small } from '../../../support/openapi/smallDocument.ts';
import { FakeMemento } from '../../../support/host/fakeMemento.ts';

const { Explorer } = await withVscodeModule(() => import('../../../../src/host/tree/explorer.ts'));

describe('a refresh of the whole view', () => {
  it('asks for nothing by itself, and once more for a list that is then shown', async () => {
    const session = newInstance(small());
    session.answer = () => ({ totalCount: 1, results: rows(1, 1) });
    const memento = new FakeMemento();
    const explorer = new Explorer(fakeServices({ session }), new Shelves(memento), new ListSettings(memento));
    const drawn: (ExplorerNode | undefined)[] = [];
    explorer.onDidChangeTreeData((node) => void drawn.push(node));
    const lists = (): readonly string[] => session.calls.filter((one) => one === 'GET /v1/buildings');
    const show = async (): Promise<void> => {
      await explorer.getChildren(explorer.instanceNode('acme'));
      const buildings = explorer.resourceNode('acme', 'buildings');
      assert.ok(buildings);
      await explorer.getChildren(buildings);
    };
    await show();
    await show();
    assert.equal(lists().length, 1);
    explorer.refreshAll();
    assert.equal(lists().length, 1);
    assert.equal(drawn.at(-1), explorer.instanceNode('acme'));
    await show();
    assert.equal(lists().length, 2);
  });
});
