import assert from 'node:assert/strict';
import { apiCatalogue } from '../../../../src/core/families/apiCatalogue.ts';
import { proFamily } from '../../../../src/core/families/pro/proFamily.ts';
import type { OperationsNode } from '../../../../src/app/lists/nodes.ts';
import { small } from '../../../support/openapi/smallDocument.ts';
import { newInstance, sideBar } from '../../../support/host/sideBar.ts';

const tagsIn = (nodes: readonly OperationsNode[]): readonly string[] => nodes.flatMap((node) => (node.kind === 'tag' ? [node.tag] : []));
const noticesIn = (nodes: readonly OperationsNode[]): readonly string[] =>
  nodes.flatMap((node) => (node.kind === 'notice' ? [node.text] : []));

describe('the operations view of a window that came back', () => {
  const document = small();
  const kept = apiCatalogue([proFamily(document)]);

  it('shows the kept document and contacts nobody', async () => {
    const session = newInstance(document);
    session.kept = kept;
    const { operations } = sideBar(session);
    const nodes = await operations.getChildren();
    assert.ok(tagsIn(nodes).includes('buildings'));
    assert.match(noticesIn(nodes).join(), /As last read/);
    assert.ok(operations.operations('acme').length > 0, 'the search finds what is shown');
    assert.deepEqual(session.calls, []);
  });

  it('offers to read where nothing was kept', async () => {
    const session = newInstance(document);
    const { operations } = sideBar(session);
    const nodes = await operations.getChildren();
    assert.deepEqual([tagsIn(nodes), noticesIn(nodes)], [[], ['Read the API document…']]);
    assert.deepEqual(session.calls, []);
  });

  for (const [who, act] of [
    ['opens the view', (bar) => bar.operations.wanted()],
    ['selects that row', (bar) => bar.operations.retry()],
  ] satisfies [string, (bar: ReturnType<typeof sideBar>) => void][]) {
    it(`asks once somebody ${who}`, async () => {
      const session = newInstance(document);
      session.kept = kept;
      const bar = sideBar(session);
      await bar.operations.getChildren();
      act(bar);
      assert.deepEqual(bar.drawn, [undefined]);
      const nodes = await bar.operations.getChildren();
      assert.deepEqual(session.calls, ['catalogue']);
      assert.deepEqual(noticesIn(nodes), []);
      assert.ok(tagsIn(nodes).includes('buildings'));
    });
  }

  it('asks nobody because an instance changed', async () => {
    const session = newInstance(document);
    const { operations } = sideBar(session);
    await operations.getChildren();
    operations.forget();
    await operations.getChildren();
    assert.deepEqual(session.calls, []);
  });

  it('asks for an instance that was added here, and not for one that another window added', async () => {
    const session = newInstance(document);
    const { operations } = sideBar(session);
    operations.instanceChanged({ id: 'acme', what: 'added', elsewhere: true });
    await operations.getChildren();
    assert.deepEqual(session.calls, []);
    operations.instanceChanged({ id: 'acme', what: 'added' });
    await operations.getChildren();
    assert.deepEqual(session.calls, ['catalogue']);
  });
});

describe('the operations view of which only a part is wanted', () => {
  const reader = { account: 'reader', accountKind: 'client', privileges: new Set(['Read Buildings']), sites: 0 } as const;
  const operationsIn = (nodes: readonly OperationsNode[]): readonly string[] =>
    nodes.flatMap((node) => (node.kind === 'tag' ? node.operations.map(({ key }) => key) : []));

  it('learns what the account may call before it leaves anything out', async () => {
    const session = newInstance(small());
    const bar = sideBar(session);
    await bar.operationSettings.showOnlyCallable(true);
    bar.operations.wanted();
    session.signedInAs = undefined;
    await bar.operations.getChildren();
    assert.deepEqual(session.calls, ['catalogue', 'signedIn']);
  });

  it('says that it does not know yet, and shows all, where nobody may be asked or the account does not say', async () => {
    for (const signedIn of [undefined, { account: 'reader', accountKind: 'client', sites: 0 } as const]) {
      const session = newInstance(small());
      session.kept = apiCatalogue([proFamily(small())]);
      session.signedInAs = signedIn;
      const bar = sideBar(session);
      await bar.operationSettings.showOnlyCallable(true);
      const nodes = await bar.operations.getChildren();
      assert.match(noticesIn(nodes).join('\n'), /Not known yet what the account may call: all is shown/);
      assert.equal(operationsIn(nodes).length, small().operations.length);
    }
  });

  it('shows all and why, and asks nobody unbidden again, where the instance does not tell what the account may do', async () => {
    const session = newInstance(small());
    const bar = sideBar(session);
    await bar.operationSettings.showOnlyCallable(true);
    bar.operations.wanted();
    for (let draws = 0; draws < 3; draws += 1) {
      const nodes = await bar.operations.getChildren();
      assert.equal(operationsIn(nodes).length, small().operations.length);
      const [row] = nodes.flatMap((node) => (node.kind === 'notice' ? [node] : []));
      assert.match(row?.text ?? '', /all is shown/);
      assert.match(row?.more ?? '', /could not read what the account may do/);
      assert.equal(row?.command?.command, 'jamf.internal.retryOperations');
    }
    assert.deepEqual(session.calls, ['catalogue', 'signedIn']);
    session.signedInAs = reader;
    bar.operations.retry();
    assert.deepEqual(noticesIn(await bar.operations.getChildren()), []);
  });

  it('leaves out what the account lacks once it is known', async () => {
    const session = newInstance(small());
    session.signedInAs = reader;
    const bar = sideBar(session);
    await bar.operationSettings.showOnlyCallable(true);
    bar.operations.wanted();
    const nodes = await bar.operations.getChildren();
    assert.deepEqual(noticesIn(nodes), []);
    const all = small().operations.length;
    assert.ok(operationsIn(nodes).length <= all);
  });
});
