import assert from 'node:assert/strict';
import type { ExplorerNode } from '../../../../src/app/lists/nodes.ts';
import { ProblemError } from '../../../../src/shared/problem.ts';
import { withVscodeModule } from '../../../support/vscodeModule.ts';
import { fakeServices } from '../../../support/host/fakeServices.ts';
import { rows } from '../../../support/fakeSession.ts';
import { barOf, newInstance, sideBar } from '../../../support/host/sideBar.ts';
import { small } from '../../../support/openapi/smallDocument.ts';
import { afterPatience } from '../../../support/host/afterPatience.ts';
import { keptOfView } from '../../../support/host/keptOfView.ts';
import { FakeMemento } from '../../../support/host/fakeMemento.ts';

const { Explorer } = await withVscodeModule(() => import('../../../../src/host/tree/explorer.ts'));

describe('a refresh of the whole view', () => {
  it('asks for nothing by itself, and once more for a list that is then shown', async () => {
    const session = newInstance(small());
    session.answer = () => ({ totalCount: 1, results: rows(1, 1) });
    const memento = new FakeMemento();
    const explorer = new Explorer(fakeServices({ session }), keptOfView(memento));
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

describe('a list that is refreshed while it is read', () => {
  it('shows the rows of the new one wherever the old one was asked for, and never that there are none', async () => {
    const session = newInstance(small());
    const memento = new FakeMemento();
    const explorer = new Explorer(fakeServices({ session }), keptOfView(memento));
    await explorer.getChildren(explorer.instanceNode('acme'));
    const buildings = explorer.resourceNode('acme', 'buildings');
    assert.ok(buildings);
    session.answer = async (_request, signal) => {
      explorer.refresh(buildings);
      assert.ok(signal.aborted);
      session.answer = () => ({ totalCount: 1, results: rows(1, 1) });
      throw new ProblemError({ kind: 'cancelled' });
    };
    const shown = await explorer.getChildren(buildings);
    assert.deepEqual(
      shown.map(({ kind }) => kind),
      ['object'],
    );
  });

  it('shows nothing where its instance was removed meanwhile', async () => {
    const session = newInstance(small());
    const memento = new FakeMemento();
    const services = fakeServices({ session });
    const explorer = new Explorer(services, keptOfView(memento));
    await explorer.getChildren(explorer.instanceNode('acme'));
    const buildings = explorer.resourceNode('acme', 'buildings');
    assert.ok(buildings);
    session.answer = async () => {
      Object.assign(services.instances, { get: () => undefined });
      explorer.forgetInstance('acme');
      throw new ProblemError({ kind: 'cancelled' });
    };
    assert.deepEqual(await explorer.getChildren(buildings), []);
  });
});

describe('an API document that is refreshed while it is read', () => {
  it('is read again wherever it was asked for, and an instance never stands there without anything in it', async () => {
    const session = newInstance(small());
    const { catalogue } = session;
    const { explorer } = sideBar(session);
    const instance = explorer.instanceNode('acme');
    Object.assign(session, {
      catalogue: async (signal: AbortSignal) => {
        Object.assign(session, { catalogue });
        explorer.refresh(instance);
        assert.ok(signal.aborted);
        throw new ProblemError({ kind: 'cancelled' });
      },
    });
    const shown = await explorer.getChildren(instance);
    assert.ok(
      shown.length > 2 && shown.every(({ kind }) => kind === 'group' || kind === 'shelf'),
      JSON.stringify(shown.map(({ kind }) => kind)),
    );
    assert.deepEqual(
      session.calls.filter((one) => one === 'catalogue'),
      ['catalogue'],
    );
  });

  it('leaves what stood there while it is read, since VS Code folds what is gone for a moment', async () => {
    const session = newInstance(small());
    const { known } = session;
    const { explorer } = sideBar(session);
    const instance = explorer.instanceNode('acme');
    const before = await explorer.getChildren(instance);
    // The server takes its time: longer than the view waits without a word.
    Object.assign(session, { known: () => ({}), catalogue: () => new Promise(() => undefined) });
    explorer.refresh(instance);
    const meanwhile = await afterPatience(() => explorer.getChildren(instance));
    assert.deepEqual([meanwhile.slice(0, -1), meanwhile.at(-1)?.kind], [before, 'loading'], 'no row moves');
    Object.assign(session, { known });
    assert.deepEqual(await explorer.getChildren(instance), before);
  });

  it('shows nothing where its instance was removed meanwhile, and asks it nothing more', async () => {
    const session = newInstance(small());
    const services = fakeServices({ session });
    const { explorer } = barOf(services);
    Object.assign(session, {
      catalogue: async () => {
        Object.assign(services.instances, { get: () => undefined });
        explorer.forgetInstance('acme');
        throw new ProblemError({ kind: 'cancelled' });
      },
    });
    assert.deepEqual(await explorer.getChildren(explorer.instanceNode('acme')), []);
    assert.deepEqual(session.calls, []);
  });

  it('is read again where the operations were asked for, which are never said to be filtered out', async () => {
    const session = newInstance(small());
    const { catalogue } = session;
    const { operations } = sideBar(session);
    operations.wanted();
    Object.assign(session, {
      catalogue: async () => {
        Object.assign(session, { catalogue });
        operations.forget();
        throw new ProblemError({ kind: 'cancelled' });
      },
    });
    const shown = await operations.getChildren();
    assert.ok(shown.length > 0 && shown.every(({ kind }) => kind === 'tag'), JSON.stringify(shown.map(({ kind }) => kind)));
  });
});
