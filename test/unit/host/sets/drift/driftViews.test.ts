import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TextDocumentContentProvider } from 'vscode';
import { ObjectFiles } from '../../../../../src/app/files/objectFiles.ts';
import type { SetParts } from '../../../../../src/host/sets/setParts.ts';
import { FakeMemento } from '../../../../support/host/fakeMemento.ts';
import { lend } from '../../../../support/host/lent.ts';
import { DriftDesk, serverOfDesk, type DeskObject } from '../../../../support/sets/driftDesk.ts';
import { memorySource } from '../../../../support/sets/memorySource.ts';
import { never } from '../../../../support/signals.ts';
import { MemoryLog } from '../../../../support/supportFakes.ts';
import { withVscodeModule } from '../../../../support/vscodeModule.ts';

const { DriftViews } = await withVscodeModule(() => import('../../../../../src/host/sets/drift/driftViews.ts'));
const { driftActions } = await withVscodeModule(() => import('../../../../../src/host/sets/drift/driftActions.ts'));
const { commands, scm, window, workspace, Uri } = await withVscodeModule(() => import('vscode'));

interface At {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
  readonly fsPath: string;
  toString(): string;
}

const at = (fsPath: string): At => ({ scheme: 'file', authority: '', path: fsPath, fsPath, toString: () => `file://${fsPath}` });
const nothing = { dispose: () => undefined };

const main: DeskObject = { resource: 'buildings', id: '1', name: 'Main', document: { id: '1', name: 'Main', city: 'Rome' } };

describe('the pulled folders of a window', () => {
  type Listener = (uri: At) => void;
  const [created, changed, deleted] = [new Map<string, Listener>(), new Map<string, Listener>(), new Map<string, Listener>()];
  const keys: unknown[] = [];
  let sides: TextDocumentContentProvider | undefined;
  let root = '';
  let views: InstanceType<typeof DriftViews>;
  let parts: SetParts;
  /** Of objects, of the instance. */
  let reads = 0;
  let back: (() => void)[] = [];

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'views-'));
    keys.length = 0;
    const on = (listeners: Map<string, Listener>, pattern: unknown) => (listener: Listener) => {
      if (typeof pattern === 'string') listeners.set(pattern, listener);
      return nothing;
    };
    const watcher = (pattern: unknown) => ({
      onDidCreate: on(created, pattern),
      onDidChange: on(changed, pattern),
      onDidDelete: on(deleted, pattern),
      ...nothing,
    });
    const quiet = (): typeof nothing => nothing;
    back = [
      lend(workspace, {
        createFileSystemWatcher: watcher,
        registerTextDocumentContentProvider: (_: string, provider: TextDocumentContentProvider) => {
          sides = provider;
          return nothing;
        },
        onDidChangeConfiguration: quiet,
        onDidChangeWorkspaceFolders: quiet,
        textDocuments: [],
      }),
      lend(window, { onDidChangeWindowState: quiet }),
      lend(scm, { createSourceControl: () => ({ inputBox: {}, createResourceGroup: () => ({ ...nothing }), ...nothing }) }),
      lend(commands, { executeCommand: (...all: unknown[]) => Promise.resolve(void keys.push(all)) }),
      lend(Uri, {
        from: (uri: object) => uri,
        parse: (text: string) => at(text.replace('file://', '')),
        joinPath: (base: At, below: string) => at(path.join(base.fsPath, below)),
      }),
    ];
    const instances = {
      all: () => [{ id: 'acme', name: 'Acme', url: serverOfDesk }],
      session: () => ({ known: () => ({}) }),
      onDidChange: quiet,
    };
    const waitFor = (): Promise<string> => {
      reads += 1;
      return Promise.resolve(JSON.stringify(main.document));
    };
    const services = { log: new MemoryLog(), instances, files: new ObjectFiles(), waitFor };
    const context = { workspaceState: new FakeMemento(), globalStorageUri: at(path.join(root, 'storage')) };
    reads = 0;
    parts = { services, context } as unknown as SetParts;
    views = new DriftViews(parts);
  });

  afterEach(() => {
    views.dispose();
    for (const one of back) one();
    rmSync(root, { recursive: true });
  });

  function pulled(name: string, ids?: string, objects: readonly DeskObject[] = []): At {
    for (const [file, text] of new DriftDesk(objects).files) {
      const to = path.join(root, name, file);
      mkdirSync(path.dirname(to), { recursive: true });
      writeFileSync(to, file === '.jamf/ids.json' ? (ids ?? text) : text);
    }
    return at(path.join(root, name));
  }

  const of = async (folder: At) => await views.of(folder as unknown as Parameters<typeof views.of>[0]);
  const names = async (): Promise<readonly string[]> => (await views.known()).map(({ root: { path: one } }) => path.basename(one));
  /** Until it is so: a disk is waited for, and the pause in which changes are gathered. */
  async function until(wanted: readonly string[]): Promise<void> {
    while (JSON.stringify(await names()) !== JSON.stringify(wanted)) await new Promise((resolve) => void setTimeout(resolve, 5));
  }

  it('are there whichever of them cannot be used, which is there once it was mended', async () => {
    const [good, broken] = [pulled('good'), pulled('broken', '<<<<<<< HEAD\n{}\n')];
    const opening = assert.rejects(of(broken), /ids\.json of this folder cannot be used/);
    await of(good);
    assert.deepEqual(await names(), ['good']);
    await opening;
    pulled('broken');
    changed.get('**/.jamf/{pull,ids}.json')?.(at(path.join(root, 'broken/.jamf/ids.json')));
    await until(['good', 'broken']);
  });

  it('show nothing beside a file as if it were empty, where this computer does not keep what was pulled', async () => {
    const folder = pulled('acme', undefined, [main]);
    const view = await of(folder);
    const file = 'buildings/Main.json';
    const form = { folder: String(folder), paths: [file] };
    writeFileSync(path.join(folder.path, file), '{"id":"1","name":"Main","city":"Oslo"}\n');
    await view.drift.look();
    await assert.rejects(driftActions['jamf.openDrift'](parts, views, form), /What was pulled of “Main” is not kept on this computer/);
    rmSync(path.join(folder.path, file));
    pulled('acme', undefined, [main]);
    await view.drift.look();
    await view.drift.compare(memorySource([main], { kinds: [] }), never);
    writeFileSync(path.join(folder.path, file), '{"id":"1","name":"Main","city":"Oslo"}\n');
    await view.drift.look();
    assert.deepEqual([reads, keys.slice(1)], [0, []]);
    await driftActions['jamf.openDrift'](parts, views, form);
    const [, left] = keys.at(-1) as readonly [string, { readonly query: string }];
    assert.match(String(await sides?.provideTextDocumentContent(left as never, undefined as never)), /"city": "Rome"/);
    assert.equal(reads, 1);
  });

  it('show nothing beside a file where nobody says from which instance, or where it does not differ from what was read for that', async () => {
    const folder = pulled('acme', undefined, [main]);
    const view = await of(folder);
    const file = 'buildings/Main.json';
    const form = { folder: String(folder), paths: [file] };
    await view.drift.compare(memorySource([main], { kinds: [] }), never);
    writeFileSync(path.join(folder.path, file), '{"id":"1","name":"Main","city":"Oslo"}\n');
    await view.drift.look();
    const { services } = parts;
    const two = services.instances.all().flatMap((one) => [one, { ...one, id: 'too' }]);
    const undecided = { ...parts, services: { ...services, instances: { ...services.instances, all: () => two } } };
    back.push(lend(window, { showQuickPick: () => Promise.resolve(undefined) }));
    keys.length = 0;
    await driftActions['jamf.openDrift'](undecided, views, { ...form, byHand: true });
    assert.deepEqual(keys, []);
    const waitFor = (() => Promise.resolve('{"id":"1","name":"Main","city":"Oslo"}')) as SetParts['services']['waitFor'];
    const changed = { ...parts, services: { ...services, waitFor } };
    await assert.rejects(driftActions['jamf.openDrift'](changed, views, form), /Nothing of this differs any more/);
    assert.deepEqual(keys, []);
  });

  it('go with all that is in them, come back so, and say whether there is one', async () => {
    const folder = pulled('below/acme');
    await of(folder);
    assert.deepEqual(keys, [['setContext', 'jamf.folderPulled', true]]);
    renameSync(path.join(root, 'below'), path.join(root, 'away'));
    deleted.get('**/*')?.(at(path.join(root, 'below')));
    await until([]);
    assert.deepEqual(keys.at(-1), ['setContext', 'jamf.folderPulled', false]);
    renameSync(path.join(root, 'away'), path.join(root, 'below'));
    created.get('**/*')?.(at(path.join(root, 'other')));
    assert.deepEqual(await names(), []);
    created.get('**/*')?.(at(path.join(root, 'below')));
    await until(['acme']);
  });
});
