import assert from 'node:assert/strict';
import { lend } from '../../../../support/host/lent.ts';
import { Person } from '../../../../support/host/person.ts';
import { withVscodeModule } from '../../../../support/vscodeModule.ts';

const { mayRemove, window } = await withVscodeModule(async () => ({
  ...(await import('../../../../../src/host/sets/pull/pullQuestions.ts')),
  window: (await import('vscode')).window as object,
}));

describe('the question before files of what is gone are removed', () => {
  const person = Person.inEachTest();
  const gone = [{ resource: 'buildings', id: '1', name: 'Main' }];
  const log = { error: (words: string) => void logged.push(words) };
  const logged: string[] = [];

  it('is answered by a button alone', async () => {
    person.presses.push('Remove Files');
    assert.equal(await mayRemove(gone, { name: 'jamf' }, log), true);
    person.presses.push('Keep Them');
    assert.equal(await mayRemove(gone, { name: 'jamf' }, log), false);
    assert.equal(await mayRemove(gone, { name: 'jamf' }, log), false);
  });

  it('keeps them where it cannot be shown', async () => {
    const giveBack = lend(window, { showWarningMessage: () => Promise.reject(new Error('no dialogs here')) });
    try {
      assert.equal(await mayRemove(gone, { name: 'jamf' }, log), false);
      assert.equal(logged.length, 1);
    } finally {
      giveBack();
    }
  });
});
