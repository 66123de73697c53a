import assert from 'node:assert/strict';
import type { CustomDocument, Uri, WebviewPanel } from 'vscode';
import { writeSavedRequest } from '../../../../src/core/request/savedRequest.ts';
import { emptyDraft, type RequestDraft } from '../../../../src/shared/draft.ts';
import type { FileRunner, RunnerFile } from '../../../../src/host/runner/requestDocuments.ts';
import { FakeMemento } from '../../../support/host/fakeMemento.ts';
import { lend } from '../../../support/host/lent.ts';
import { withVscodeModule } from '../../../support/vscodeModule.ts';

interface StandIn {
  readonly shown: string[];
  readonly presses: number[];
  readonly workspace: object;
  readonly Uri: object;
}

const { requestDocuments, FileInstances, vscode } = await withVscodeModule(async () => ({
  ...(await import('../../../../src/host/runner/requestDocuments.ts')),
  ...(await import('../../../../src/host/runner/fileInstances.ts')),
  vscode: (await import('vscode')) as unknown as StandIn,
}));

const draft = (path: string): RequestDraft => ({ ...emptyDraft, path });
const text = (path: string): string => writeSavedRequest(draft(path));
const uri = (path: string): Uri => ({ path, toString: () => `file://${path}` }) as unknown as Uri;
const file = uri('/a [1].jamf.json');
const [keep, overwrite] = [0, 1];
const never = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => undefined }) };

describe('a request file that is open', () => {
  const disk = new Map<string, string>();
  let told = async (): Promise<void> => undefined;
  let giveBack = (): void => undefined;

  beforeEach(() => {
    disk.clear();
    disk.set(file.path, text('/v1/a'));
    vscode.shown.length = 0;
    vscode.presses.length = 0;
    const parts = lend(vscode.Uri, { joinPath: () => uri('/'), parse: (address: string) => uri(address.replace('file://', '')) });
    const folders = lend(vscode.workspace, {
      asRelativePath: ({ path }: Uri) => path.slice(1),
      fs: {
        readFile: async ({ path }: Uri) => new TextEncoder().encode(disk.get(path)),
        writeFile: async ({ path }: Uri, bytes: Uint8Array) => void disk.set(path, new TextDecoder().decode(bytes)),
      },
      createFileSystemWatcher: () => ({
        onDidChange: (listener: () => void) => {
          told = async () => {
            listener();
            await new Promise((resolve) => void setImmediate(resolve));
          };
          return { dispose: () => undefined };
        },
        dispose: () => undefined,
      }),
    });
    giveBack = () => {
      parts();
      folders();
    };
  });
  afterEach(() => giveBack());

  /** What VS Code has of it: its document, whether that was told to have changes, and what its runner was made to show. */
  async function opened(backup?: string) {
    const seen = { changes: 0, loaded: [] as string[] };
    let ofFile: RunnerFile | undefined;
    const show = (_: WebviewPanel, shown: RunnerFile): FileRunner => {
      ofFile = shown;
      return { load: ({ path }) => seen.loaded.push(path) };
    };
    const files = requestDocuments(show, new FileInstances(new FakeMemento()));
    const document: CustomDocument = await files.open(file, backup, () => (seen.changes += 1));
    files.show(document, {} as WebviewPanel);
    assert.ok(ofFile !== undefined);
    return { files, document, seen, shown: ofFile };
  }

  it('has changes once another request is composed, and is saved as that', async () => {
    const { files, document, seen, shown } = await opened();
    shown.edited(draft('/v1/a'));
    assert.equal(seen.changes, 0);
    shown.edited(draft('/v1/b'));
    assert.equal(seen.changes, 1);
    await files.save(document, never);
    assert.deepEqual([disk.get(file.path), vscode.shown], [text('/v1/b'), []]);
  });

  it('asks before it overwrites what another program wrote, and can be reverted to that', async () => {
    const { files, document, seen, shown } = await opened();
    shown.edited(draft('/v1/b'));
    disk.set(file.path, text('/v1/c'));
    vscode.presses.push(keep);
    await assert.rejects(files.save(document, never), (error) => error instanceof Error);
    assert.equal(vscode.shown[0], 'a [1].jamf.json was changed by another program since it was opened.');
    assert.equal(disk.get(file.path), text('/v1/c'));
    vscode.presses.push(overwrite);
    await files.save(document, never);
    assert.equal(disk.get(file.path), text('/v1/b'));
    disk.set(file.path, text('/v1/d'));
    await files.revert(document);
    assert.deepEqual([seen.loaded, shown.draft.path], [['/v1/d'], '/v1/d']);
  });

  it('follows its file while nothing of it is unsaved, and stays as it is otherwise', async () => {
    const { seen, shown } = await opened();
    disk.set(file.path, text('/v1/c'));
    await told();
    assert.deepEqual([seen, shown.draft.path], [{ changes: 0, loaded: ['/v1/c'] }, '/v1/c']);
    disk.set(file.path, '{ half');
    await told();
    shown.edited(draft('/v1/e'));
    disk.set(file.path, text('/v1/d'));
    await told();
    assert.deepEqual([seen, shown.draft.path], [{ changes: 1, loaded: ['/v1/c'] }, '/v1/e']);
  });

  it('comes back with its changes, and knows what it was made from', async () => {
    const { files, document, shown } = await opened();
    shown.edited(draft('/v1/b'));
    const backup = uri('/backup');
    assert.equal((await files.backup(document, backup)).id, 'file:///backup');
    disk.set(file.path, text('/v1/c'));
    const again = await opened('file:///backup');
    assert.equal(again.shown.draft.path, '/v1/b');
    vscode.presses.push(overwrite);
    await again.files.save(again.document, never);
    assert.match(vscode.shown[0] ?? '', /was changed by another program/);
    assert.equal(disk.get(file.path), text('/v1/b'));
  });
});
