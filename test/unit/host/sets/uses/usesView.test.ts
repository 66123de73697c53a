import assert from 'node:assert/strict';
import type { TreeItem } from 'vscode';
import type { ShownPlace, ShownUse, UsesShown } from '../../../../../src/app/sets/uses/usesShown.ts';
import type { ReportNode, ReportShown } from '../../../../../src/app/sets/uses/reportNodes.ts';
import type { UsesNode } from '../../../../../src/app/sets/uses/usesNodes.ts';
import { fakeSession } from '../../../../support/fakeSession.ts';
import { fakeServices } from '../../../../support/host/fakeServices.ts';
import { withVscodeModule } from '../../../../support/vscodeModule.ts';

const { UsesView } = await withVscodeModule(() => import('../../../../../src/host/sets/uses/usesView.ts'));
const { ReportView } = await withVscodeModule(() => import('../../../../../src/host/sets/uses/reportView.ts'));

const policies = 'classic/policies';

const placeAt = (pointer: string): ShownPlace => ({
  from: { resource: policies, id: '1', name: 'x' },
  pointer,
  how: 'id',
  to: { resource: 'scripts', by: 'id', text: '7' },
  called: undefined,
  line: undefined,
  ending: '.json',
});
const use = (id: string, ...pointers: readonly string[]): ShownUse => ({
  resource: policies,
  id,
  name: `Policy ${id.padStart(4, '0')}`,
  places: pointers.map(placeAt),
});
const shownWith = (uses: readonly ShownUse[]): UsesShown => ({
  instanceId: 'fake',
  of: { resource: 'scripts', id: '7', name: 'Fix' },
  uses,
  coverage: { complete: false, kinds: [], unseen: [] },
  readable: [],
  more: [],
  missing: [],
  state: { kind: 'idle' },
});

function viewOf() {
  const located: number[] = [];
  const view = new UsesView(
    fakeServices({ session: fakeSession() }),
    (_instance, uses) => {
      located.push(uses.length);
      return Promise.resolve(uses.map((one) => ({ ...one, places: one.places.map((place) => ({ ...place, line: 12 })) })));
    },
    () => 0,
  );
  return { view, located };
}

const drawn = (view: { getTreeItem(node: UsesNode): TreeItem }, nodes: readonly UsesNode[]): readonly string[] =>
  nodes.map((node) => {
    const { label, description, command } = view.getTreeItem(node);
    return [label, description, command?.command].flatMap((part) => (typeof part === 'string' && part !== '' ? [part] : [])).join(' | ');
  });

async function kindRow(view: InstanceType<typeof UsesView>): Promise<UsesNode> {
  const [root] = await view.getChildren();
  const rows = await view.getChildren(root);
  return rows.find(({ kind }) => kind === 'useKind') ?? assert.fail('no kind');
}

describe('the view of who uses an object', () => {
  it('is empty before somebody asks, and has the object on top then', async () => {
    const { view } = viewOf();
    assert.deepEqual(await view.getChildren(), []);
    view.show(shownWith([]));
    const [root] = await view.getChildren();
    assert.deepEqual(drawn(view, [root!]), ['Fix | Script on Fake | vscode.open']);
    assert.equal(view.getTreeItem(root!).tooltip, 'Fix\nScript on Fake');
  });

  it('opens each use at its line, and has a row for each place of one that has several', async () => {
    const { view } = viewOf();
    view.show(shownWith([use('1', '/scripts/0/id'), use('2', '/scripts/0/id', '/scripts/3/id')]));
    const rows = await view.getChildren(await kindRow(view));
    assert.deepEqual(drawn(view, rows), [
      'Policy 0001 | Scripts, line 12, by id | vscode.open',
      'Policy 0002 | Scripts, line 12, by id and 1 more | vscode.open',
    ]);
    assert.match(view.getTreeItem(rows[0]!).contextValue ?? '', /^jamf\.object;read;/);
    assert.equal(view.getTreeItem(rows[0]!).tooltip, 'Policy 0001\nPolicy\nScripts, line 12, by id');
    assert.equal(rows[1] && (await view.getChildren(rows[1])).length, 2);
    assert.equal(view.getParent(rows[0]!)?.kind, 'useKind');
  });

  it('looks up lines of what is drawn alone, a portion after the other', async () => {
    const { view, located } = viewOf();
    view.show(shownWith(Array.from({ length: 10_000 }, (_, index) => use(String(index), '/scripts/0/id'))));
    const rows = await view.getChildren(await kindRow(view));
    assert.deepEqual([rows.length, located], [201, [200]]);
    const last = rows.at(-1)!;
    assert.deepEqual(drawn(view, [last]), ['9800 more | Show more | jamf.internal.useUses']);
    let changes = 0;
    view.onDidChangeTreeData(() => (changes += 1));
    if (last.kind === 'moreUses') view.more(last.parent);
    assert.equal(changes, 1);
    assert.equal((await view.getChildren(await kindRow(view))).length, 401);
    view.show({ ...shownWith([use('1', '/scripts/0/id')]), of: { resource: 'scripts', id: '8', name: 'Other' } });
    assert.equal((await view.getChildren(await kindRow(view))).length, 1, 'another object begins anew');
  });

  it('keeps a filter while its object is shown, and forgets it with the next one', async () => {
    const { view } = viewOf();
    const labels = async () => {
      const [root] = await view.getChildren();
      return (await view.getChildren(root)).map(({ kind, key }) => `${kind} ${key}`);
    };
    view.show(shownWith([use('1', '/scripts/0/id'), use('2', '/scripts/0/id')]));
    view.chosen.filterBy(' 0002 ');
    assert.equal(view.chosen.filter, '0002');
    view.show(shownWith([use('1', '/scripts/0/id')]));
    assert.ok((await labels()).includes('useLine filter'));
    assert.ok(!(await labels()).some((row) => row.startsWith('useKind')));
    view.show({ ...shownWith([use('1', '/scripts/0/id')]), of: { resource: 'scripts', id: '8', name: 'Other' } });
    assert.ok((await labels()).some((row) => row.startsWith('useKind')));
    assert.equal(view.chosen.filter, '');
  });

  it('keeps a server’s names on one line', async () => {
    const { view } = viewOf();
    view.show(shownWith([{ ...use('1', '/scripts/0/id'), name: `two\nlines${'x'.repeat(300)}` }]));
    const [row] = await view.getChildren(await kindRow(view));
    const { label } = view.getTreeItem(row!);
    assert.ok(typeof label === 'string' && !label.includes('\n') && label.length <= 201);
  });
});

describe('the view of a report', () => {
  it('has a portion of many rows and those with some words, until another report is shown', () => {
    const view = new ReportView(fakeServices({ session: fakeSession() }), () => 0);
    const shownOf = (kind: 'unused' | 'dead'): ReportShown => {
      const rows = Array.from({ length: 450 }, (_, at) => ({
        resource: 'scripts',
        id: String(at),
        name: `Script ${String(at).padStart(3, '0')}`,
        why: 'Nothing uses it.',
        use: undefined,
      }));
      const groups = [{ key: 'scripts', label: 'Scripts', icon: 'file', rows }];
      return {
        kind,
        instanceId: 'fake',
        state: { kind: 'report', report: { groups, untold: [], unseen: [], notRead: [], kinds: 1, at: 0 } },
      };
    };
    const group = () => view.getChildren().find((node) => node.kind === 'reportGroup') ?? assert.fail();
    const rows = () => view.getChildren(group()).filter(({ kind }) => kind === 'object').length;
    view.show(shownOf('unused'));
    assert.equal(rows(), 200);
    view.more(group());
    assert.equal(rows(), 400);
    view.chosen.filterBy('script 44');
    assert.equal(rows(), 14);
    assert.ok(view.getChildren().some((node) => node.kind === 'useLine' && node.text === '“script 44”: 14 of 450 objects'));
    view.show(shownOf('unused'));
    assert.equal(rows(), 14, 'the same report anew keeps it');
    view.show(shownOf('dead'));
    assert.equal(rows(), 200);
  });

  it('opens objects, and offers to delete none', () => {
    const view = new ReportView(fakeServices({ session: fakeSession() }), () => 0);
    const rows = [{ resource: 'scripts', id: '7', name: 'Fix', why: 'Nothing uses it.', use: undefined }];
    const report = {
      groups: [{ key: 'scripts', label: 'Scripts', icon: 'file', rows }],
      untold: [],
      unseen: [],
      notRead: [],
      kinds: 1,
      at: 0,
    };
    view.show({ kind: 'unused', instanceId: 'fake', state: { kind: 'report', report } });
    const below = (node?: ReportNode): readonly ReportNode[] => view.getChildren(node);
    const [, group] = below();
    const [row] = below(group);
    const item = view.getTreeItem(row!);
    assert.deepEqual([item.label, item.description, item.command?.command], ['Fix', 'Nothing uses it.', 'vscode.open']);
    assert.doesNotMatch(item.contextValue ?? '', /remove|edit/);
  });
});
