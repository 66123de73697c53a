import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { commands, Uri, window, workspace } from 'vscode';
import { demoAdminClient } from '../../../src/demo/credentials.ts';
import { otherNames } from '../../../src/demo/worlds/otherNames.ts';
import { plantedWorld } from '../../../src/demo/worlds/planted.ts';
import { twinWorld } from '../../../src/demo/worlds/twinWorld.ts';
import type { CompareReport } from '../../../src/app/contributions/arguments.ts';
import { startDemoServer, type DemoServer, type DemoServerOptions } from '../../support/demoServer.ts';
import { ours } from '../support/extension.ts';

describe('two instances as a whole', () => {
  const servers: DemoServer[] = [];
  const ids: string[] = [];

  /** With an account that may read all of it. */
  async function add(name: string, options: DemoServerOptions): Promise<DemoServer> {
    await ours().activate();
    const server = await startDemoServer({ computers: 10, mobileDevices: 5, ...options });
    const input = { name, url: server.url, credentials: { kind: 'client', ...demoAdminClient }, environment: 'test' };
    ids.push(await commands.executeCommand<string>('jamf.addInstance', input));
    servers.push(server);
    return server;
  }

  before(async () => {
    await add('First', {});
    await add('Twin', { world: twinWorld });
    await add('Planted', { world: plantedWorld() });
  });
  after(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
    for (const id of ids) await commands.executeCommand('jamf.removeInstance', id);
    for (const server of servers) await server.close();
  });

  const compare = async (form: object): Promise<CompareReport> =>
    await commands.executeCommand<CompareReport>('jamf.compareInstances', form);
  const writes = () =>
    servers.flatMap(({ requests }) => requests.filter(({ method, path }) => method !== 'GET' && !/\/(oauth|auth)\//.test(path)));

  it('are the same where they differ in ids alone', async () => {
    const resources = ['scripts', 'computer-prestages', 'computer-groups/smart-groups', 'classic/osxconfigurationprofiles', 'packages'];
    const { same, ...others } = await compare({ left: 'first', right: 'twin', resources });
    assert.deepEqual(others, { onlyLeft: 0, onlyRight: 0, different: 0, notCompared: 0 });
    assert.ok(same > 20, `${same} are the same`);
    assert.deepEqual(writes(), []);
  });

  it('are compared in the kinds that are named, the other way round as well', async () => {
    const resources = ['buildings', 'scripts'];
    const one = await compare({ left: 'first', right: 'planted', resources });
    const other = await compare({ left: 'planted', right: 'first', resources });
    assert.deepEqual([other.onlyLeft, other.onlyRight, other.different], [one.onlyRight, one.onlyLeft, one.different]);
    assert.deepEqual([one.different, one.onlyLeft, one.onlyRight], [2, 1, 1 + otherNames.length]);
    const asked = (server: DemoServer) => server.requests.filter(({ path }) => path.includes('policies')).length;
    const before = asked(servers[0]!);
    await compare({ left: 'first', right: 'planted', resources: ['buildings'] });
    assert.equal(asked(servers[0]!), before);
  });

  for (const [why, form, words] of [
    ['one side is missing', { left: 'first' }, /needs left and right/],
    ['both sides are one', { left: 'first', right: 'first' }, /Both sides are “first”/],
    ['a side is nothing that is known', { left: 'first', right: 'nowhere' }, /neither the id of an instance nor the URI of a folder/],
    ['its kinds are none', { left: 'first', right: 'twin', resources: [] }, /list of keys of kinds/],
    ['nothing was pulled into the folder', { left: 'first', right: Uri.file('/nowhere/at/all').toString() }, /Nothing was pulled/],
  ] as const) {
    it(`are not compared where ${why}`, async () => {
      await assert.rejects(compare(form), (error: Error) => words.test(error.message));
    });
  }

  it('open what differs in one tab', async () => {
    await compare({ left: 'first', right: 'planted', resources: ['buildings'] });
    await commands.executeCommand('jamf.openAllDifferences');
    assert.match(window.tabGroups.activeTabGroup.activeTab?.label ?? '', /First ↔ Planted/);
  });

  describe('and a folder', () => {
    let folder: Uri;
    const resources = ['buildings', 'scripts'];
    before(async () => {
      folder = Uri.file(mkdtempSync(path.join(tmpdir(), 'jamf-compare-')));
      await commands.executeCommand('jamf.pull', { instance: 'first', folder: folder.toString(), resources });
    });
    after(() => rmSync(folder.fsPath, { recursive: true }));

    const scripts = async (): Promise<readonly string[]> =>
      (await workspace.fs.readDirectory(Uri.joinPath(folder, 'scripts'))).map(([name]) => name);

    it('are the same where nobody changed anything', async () => {
      const { same, ...others } = await compare({ left: folder, right: 'first' });
      assert.deepEqual(others, { onlyLeft: 0, onlyRight: 0, different: 0, notCompared: 0 });
      assert.ok(same > 10, `${same} are the same`);
    });

    it('are told apart in a file that was edited, and in one that was taken away', async () => {
      const [first = '', second = ''] = (await scripts()).filter((name) => name.endsWith('.json'));
      const at = (name: string): Uri => Uri.joinPath(folder, 'scripts', name);
      const text = new TextDecoder().decode(await workspace.fs.readFile(at(first)));
      await workspace.fs.writeFile(at(first), new TextEncoder().encode(text.replace(/"info": "[^"]*"/, '"info": "Edited here"')));
      for (const name of await scripts()) if (name.startsWith(second.replace(/json$/, ''))) await workspace.fs.delete(at(name));
      const { same, ...others } = await compare({ left: folder.toString(), right: 'first', resources: ['scripts'] });
      assert.deepEqual(others, { onlyLeft: 0, onlyRight: 1, different: 1, notCompared: 0 });
      assert.ok(same > 0);
    });

    it('are compared by names with another instance', async () => {
      const { different, notCompared, onlyLeft } = await compare({ left: folder.toString(), right: 'twin', resources: ['buildings'] });
      assert.deepEqual({ different, notCompared, onlyLeft }, { different: 0, notCompared: 0, onlyLeft: 0 });
    });
  });
});
