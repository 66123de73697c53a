import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { FakeMemento } from '../../../../support/host/fakeMemento.ts';
import { settled } from '../../../../support/fakeClock.ts';
import { lend } from '../../../../support/host/lent.ts';
import { DriftDesk, deskBuilding as building } from '../../../../support/sets/driftDesk.ts';
import { MemoryLog } from '../../../../support/supportFakes.ts';
import { withVscodeModule } from '../../../../support/vscodeModule.ts';
import type { SetParts } from '../../../../../src/host/sets/setParts.ts';

const { DriftView } = await withVscodeModule(() => import('../../../../../src/host/sets/drift/driftView.ts'));
const { scm, workspace, Uri } = await withVscodeModule(() => import('vscode'));

const [main, annex] = [building('1', 'Main'), building('2', 'Annex')];

describe('a pulled folder in the Source Control view', () => {
  type Listener = (uri: { readonly scheme: string; readonly path: string }) => void;
  const listeners: Listener[] = [];
  const nothing = { dispose: () => undefined };
  const groups = new Map<string, { resourceStates: readonly unknown[] }>();
  const control = {
    count: -1,
    inputBox: {},
    statusBarCommands: [] as { readonly title: string; readonly tooltip: string }[],
    createResourceGroup: (id: string) => {
      const group = { resourceStates: [], ...nothing };
      groups.set(id, group);
      return group;
    },
    ...nothing,
  };
  const listen = (listener: Listener): typeof nothing => {
    listeners.push(listener);
    return nothing;
  };
  let takeBack: () => void = () => undefined;
  let gone = 0;
  let desk = new DriftDesk([]);
  let view: InstanceType<typeof DriftView>;

  beforeEach(async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    const watcher = { onDidChange: listen, onDidCreate: () => nothing, onDidDelete: () => nothing, ...nothing };
    const back = [lend(workspace, { createFileSystemWatcher: () => watcher }), lend(scm, { createSourceControl: () => control })];
    takeBack = () => {
      for (const one of back) one();
    };
    listeners.length = gone = 0;
    desk = new DriftDesk([main, annex, building('3', 'Third')]);
    const services = { log: new MemoryLog(), instances: { all: () => [] } };
    const parts = { services, context: { workspaceState: new FakeMemento() } } as unknown as SetParts;
    view = new DriftView(parts, Uri.file('/acme'), desk, () => void (gone += 1));
    await view.drift.look();
  });

  afterEach(() => {
    view.dispose();
    takeBack();
    mock.timers.reset();
  });

  /** What the groups show, and the badge. */
  const shown = (): string =>
    [...groups, ['count', { resourceStates: { length: control.count } }] as const]
      .map(([id, { resourceStates }]) => `${id} ${resourceStates.length}`)
      .join(', ');

  async function happened(...paths: readonly string[]): Promise<string> {
    for (const path of paths) for (const listener of listeners) listener({ scheme: 'file', path: `/acme/${path}` });
    mock.timers.tick(200);
    await view.turns.over();
    await settled();
    return shown();
  }

  it('follows its files, and shows how many differ', async () => {
    assert.equal(shown(), 'both 0, inJamf 0, here 0, unread 0, count 0');
    desk.edit('buildings/Main.json', 'Rome', 'Oslo');
    assert.equal(await happened('buildings/Main.json'), 'both 0, inJamf 0, here 1, unread 0, count 1');
    desk.edit('buildings/Main.json', 'Oslo', 'Rome');
    assert.equal(await happened('buildings/Main.json', '.git/index'), 'both 0, inJamf 0, here 0, unread 0, count 0');
  });

  it('looks at nothing for what git and others keep beside the files', async () => {
    desk.edit('buildings/Main.json', 'Rome', 'Oslo');
    assert.match(await happened('.git/index', 'node_modules', 'README.md', 'build'), /here 0/);
  });

  it('follows a branch of git: with what it was pulled from, and folders that come and go as one', async () => {
    const files = new Map(desk.files);
    for (const path of files.keys()) if (path.startsWith('buildings/')) desk.files.delete(path);
    assert.match(await happened('buildings'), /here 3, unread 0, count 3/);
    for (const [path, text] of files) desk.files.set(path, text);
    assert.match(await happened('buildings'), /here 0, unread 0, count 0/);
    const other = new DriftDesk([building('1', 'Main', 'Bern'), annex, building('3', 'Third')]);
    for (const [path, text] of other.files) desk.files.set(path, text);
    assert.match(await happened('.jamf/ids.json', 'buildings/Main.json'), /here 0, unread 0, count 0/);
  });

  it('leaves out of its badge what is ignored', async () => {
    desk.edit('buildings/Main.json', 'Rome', 'Oslo');
    desk.edit('buildings/Annex.json', 'Rome', 'Oslo');
    await happened('buildings/Main.json', 'buildings/Annex.json');
    await view.ignored.add(view.rows().slice(0, 1));
    view.draw();
    assert.match(shown(), /here 1, unread 0, count 1/);
    assert.equal(view.report().here, 1);
  });

  it('says so while it cannot be used, as in the middle of a merge, and goes on after it', async () => {
    const ids = desk.files.get('.jamf/ids.json') ?? '';
    desk.files.set('.jamf/ids.json', `<<<<<<< HEAD\n${ids}`);
    await happened('.jamf/ids.json');
    assert.equal(control.statusBarCommands[0]?.title, '$(warning) Folder cannot be used');
    assert.match(control.statusBarCommands[0]?.tooltip ?? '', /ids\.json/);
    desk.files.set('.jamf/ids.json', ids);
    await happened('.jamf/ids.json');
    assert.equal(control.statusBarCommands[0]?.title, '$(sync) Not checked with Jamf');
    assert.equal(gone, 0);
  });

  it('is left once it is no pulled folder any more, also where all of it goes at once', async () => {
    desk.files.clear();
    await happened('.jamf');
    assert.equal(gone, 1);
  });
});
