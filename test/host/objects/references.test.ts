import assert from 'node:assert/strict';
import { commands, Position, TabInputText, Uri, window, workspace, type Location, type TextDocument } from 'vscode';
import { until } from '../support/editing.ts';
import { addServer, type ServerInstance } from '../support/serverInstance.ts';

const policies = 'classic/policies';

interface Found {
  readonly uses: readonly { readonly resource: string; readonly id: string; readonly name: string; readonly pointer: string }[];
  readonly coverage: { readonly read: readonly string[]; readonly unread: readonly unknown[]; readonly complete: boolean };
}

describe('references to objects', () => {
  let lab: ServerInstance;
  /** A script that a policy runs, and that policy. */
  let used: { readonly script: string; readonly policy: string };
  before(async () => {
    lab = await addServer('References');
    const all = Array.from({ length: 60 }, (_, index) => String(index + 1));
    const found = all.flatMap((id) => {
      const policy = lab.server.demo.peek('policies', id);
      const scripts: unknown = policy?.['scripts'];
      const script: unknown = Array.isArray(scripts) ? Reflect.get(Object(scripts[0]), 'id') : undefined;
      return typeof script === 'number' || typeof script === 'string' ? [{ script: String(script), policy: id }] : [];
    })[0];
    assert.ok(found !== undefined, 'no policy of the demo runs a script');
    used = found;
  });
  after(async () => await lab.end());

  const asked = (): number => lab.server.requests.length;
  const find = async (resource: string, id: string): Promise<Found | undefined> =>
    await commands.executeCommand<Found>('jamf.findReferences', { instance: lab.id, resource, id });

  it('are found by data without a question: what nobody has read is read, and only once', async () => {
    const first = await find('scripts', used.script);
    const own = first?.uses.find(({ resource, id }) => resource === policies && id === used.policy);
    assert.match(own?.pointer ?? '', /^\/scripts\/\d+\/id$/);
    assert.ok(first?.coverage.read.includes(policies));
    assert.ok(lab.server.requests.every(({ method, path }) => method === 'GET' || path.includes('/token')));
    const before = asked();
    const second = await find('scripts', used.script);
    assert.deepEqual(second?.uses, first?.uses);
    assert.equal(asked(), before, 'what was read is not read again');
  });

  it('are answered to each of several who ask at once', async () => {
    const ids = Array.from({ length: 8 }, (_, index) => String(index + 1));
    const each: (Found | undefined)[] = [];
    for (const id of ids) each.push(await find('scripts', id));
    assert.deepEqual(await Promise.all(ids.map(async (id) => await find('scripts', id))), each);
    assert.ok(each.some((one) => (one?.uses.length ?? 0) > 0));
  });

  it('are refused with a sentence where nothing of the name is there', async () => {
    await assert.rejects(
      async () => await commands.executeCommand('jamf.findReferences', { instance: 'nobody', resource: 'scripts', id: '1' }),
      /nobody/,
    );
    await assert.rejects(async () => await commands.executeCommand('jamf.findReferences', { instance: lab.id, id: '1' }), /resource/);
    await assert.rejects(find('unicorns', '1'), /no objects of a kind “unicorns”/);
  });

  it('are what VS Code shows of an id in a document; previews of them ask no server', async () => {
    // An editor asks for names by itself.
    const read = (): number => lab.server.requests.filter(({ path }) => path.includes('/policies/id/')).length;
    const document = await lab.open(policies, used.policy);
    const at = document.positionAt(positionOf(document, used.script));
    const before = read();
    const locations = await commands.executeCommand<Location[]>('vscode.executeReferenceProvider', document.uri, at);
    const own = locations.find(({ uri }) => uri.path.includes(`/${policies}/${used.policy}/`));
    assert.ok(own !== undefined, locations.map(({ uri }) => uri.toString()).join());
    const preview = await workspace.openTextDocument(own.uri);
    assert.match(preview.lineAt(own.range.start.line).text, new RegExp(`"id": ${used.script}\\b`));
    assert.equal(read(), before);
    const none = await commands.executeCommand<Location[]>('vscode.executeReferenceProvider', document.uri, new Position(0, 0));
    assert.deepEqual(none, []);
  });

  it('open as the object itself, where it stands there', async () => {
    const document = await lab.open(policies, used.policy);
    const at = document.positionAt(positionOf(document, used.script));
    const locations = await commands.executeCommand<Location[]>('vscode.executeReferenceProvider', document.uri, at);
    const own = locations.find(({ uri }) => uri.path.includes(`/${policies}/${used.policy}/`))!;
    await commands.executeCommand('workbench.action.closeAllEditors');
    await commands.executeCommand('vscode.open', own.uri, { selection: own.range });
    await until('the object', () => window.activeTextEditor?.document.uri.scheme === 'jamf');
    const editor = window.activeTextEditor!;
    await until('the place', () => new RegExp(`"id": ${used.script}\\b`).test(editor.document.lineAt(editor.selection.active.line).text));
    await until('no tab of what was read', () =>
      window.tabGroups.all.every(({ tabs }) => tabs.every(({ input }) => !(input instanceof TabInputText) || input.uri.scheme === 'jamf')),
    );
    assert.equal(Uri.parse(editor.document.uri.toString()).scheme, 'jamf');
  });
});

function positionOf(document: TextDocument, script: string): number {
  const text = document.getText();
  return text.indexOf(`"id": ${script}`, text.indexOf('"scripts"')) + '"id": '.length;
}
