import assert from 'node:assert/strict';
import type { Uri } from 'vscode';
import { lend } from '../../../../support/host/lent.ts';
import { Person } from '../../../../support/host/person.ts';
import { withVscodeModule } from '../../../../support/vscodeModule.ts';

const { tellPull, workspace } = await withVscodeModule(async () => ({
  ...(await import('../../../../../src/host/sets/pull/tellPull.ts')),
  workspace: (await import('vscode')).workspace as object,
}));

const folder = { scheme: 'file', path: '/fleet/jamf' } as Uri;
const whole = { written: 2, unchanged: 0, removed: 0, edited: [], foreign: [], failed: new Map(), unread: [], isStopped: false };

describe('what is told after a pull', () => {
  const person = Person.inEachTest();
  let isInWorkspace = true;
  let giveBack: () => void;

  beforeEach(() => {
    giveBack = lend(workspace, { getWorkspaceFolder: () => (isInWorkspace ? { uri: folder } : undefined) });
  });
  afterEach(() => giveBack());

  it('leads to what differs, where the folder is one of the window', async () => {
    isInWorkspace = true;
    person.presses.push('Show What Differs');
    await tellPull({ ...whole, edited: ['buildings/Main.json'] }, folder, 'jamf');
    assert.match(person.told[0] ?? '', /\[Show What Differs\] \[Show Folder\] \[Show All\]$/);
    assert.deepEqual(person.ran, [['workbench.view.scm']]);
  });

  it('leads to the folder, where it is none', async () => {
    isInWorkspace = false;
    person.presses.push('Show Folder');
    await tellPull(whole, folder, 'jamf');
    assert.match(person.told[0] ?? '', /written in “jamf”\. \[Show Folder\]$/);
    assert.deepEqual(person.ran, [['revealFileInOS', folder]]);
  });
});
