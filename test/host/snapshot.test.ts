import assert from 'node:assert/strict';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { commands } from 'vscode';
import type { RefreshReport } from '../../src/app/contributions/arguments.ts';
import { ours } from './support/extension.ts';
import { addServer } from './support/serverInstance.ts';

/** Extensions are installed beside the folder in which they keep things, wherever a VS Code has both. */
function kept(): readonly string[] {
  const near = path.dirname(path.dirname(ours().extensionPath));
  const users = ['User', ...readdirSync(near).map((name) => path.join(name, 'User'))].map((name) => path.join(near, name));
  const root = users.map((user) => path.join(user, 'globalStorage', ours().id, 'snapshots')).find((folder) => existsSync(folder));
  const names = root === undefined ? [] : readdirSync(root, { recursive: true, encoding: 'utf8' });
  return names.map((name) => path.join(root ?? '', name));
}

describe('a snapshot', () => {
  it('is read for whoever calls with data, kept for its owner alone, and goes with the instance', async () => {
    const { id, end } = await addServer('Snapshot');
    try {
      const resources = ['buildings', 'classic/policies', 'computers-inventory/filevault'];
      const report = await commands.executeCommand<RefreshReport>('jamf.refreshSnapshot', { instance: id, resources });
      assert.ok(report.objects > 60 && report.read === report.objects, JSON.stringify(report));
      assert.deepEqual(
        report.unread.map(({ resource, reason }) => [resource, /reveals a secret|does not have it/.test(reason)]),
        [['computers-inventory/filevault', true]],
      );
      const files = kept();
      // Scripts tell which parameters of a policy are secret.
      const kinds = files.filter((file) => file.endsWith('.kind')).map((file) => path.basename(file));
      assert.deepEqual(kinds.toSorted(), ['buildings.kind', 'classic%2Fpolicies.kind', 'scripts.kind']);
      for (const file of files) assert.equal(statSync(file).mode & 0o077, 0, file);
    } finally {
      await end();
    }
    assert.deepEqual(kept(), []);
  });

  it('is refused with a sentence where nobody knows the instance', async () => {
    await assert.rejects(
      async () => await commands.executeCommand('jamf.refreshSnapshot', { instance: 'nobody' }),
      /no instance with the id/,
    );
  });
});
