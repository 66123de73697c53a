import assert from 'node:assert/strict';
import { mock } from 'node:test';
import type * as savedSign from '../../../../src/host/documents/notes/savedSign.ts';
import { withVscodeModule } from '../../../support/vscodeModule.ts';

interface Item {
  text: string;
  command: string;
  isShown: boolean;
}

describe('what a save stored, in the status bar', () => {
  afterEach(() => mock.reset());

  it('is said for five seconds from the last save on, and leads to all changes of today', async () => {
    const { window, SavedSign }: typeof savedSign & { readonly window: object } = await withVscodeModule(async () => ({
      window: (await import('vscode')).window,
      ...(await import('../../../../src/host/documents/notes/savedSign.ts')),
    }));
    mock.timers.enable({ apis: ['setTimeout'] });
    const item: Item = { text: '', command: '', isShown: false };
    const parts = { show: () => (item.isShown = true), hide: () => (item.isShown = false), dispose: () => undefined };
    mock.method(window as { createStatusBarItem: () => object }, 'createStatusBarItem', () => Object.assign(item, parts));
    const sign = new SavedSign();
    assert.equal(item.command, 'jamf.recentChanges');
    sign.tell('Stored 1 field of Building “Main” on Lab');
    assert.equal(item.text, '$(check) Stored 1 field of Building “Main” on Lab');
    mock.timers.tick(4000);
    sign.tell('Stored 2 fields');
    mock.timers.tick(4999);
    assert.equal(item.isShown, true);
    mock.timers.tick(1);
    assert.equal(item.isShown, false);
    sign.dispose();
  });
});
