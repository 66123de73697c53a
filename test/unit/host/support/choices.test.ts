import assert from 'node:assert/strict';
import { config } from '@vscode/l10n';
import { withVscodeModule } from '../../../support/vscodeModule.ts';

async function load() {
  return withVscodeModule(async () => {
    const { presses } = (await import('vscode')) as unknown as { readonly presses: number[] };
    const { askModal } = await import('../../../../src/host/support/ask.ts');
    const { say } = await import('../../../../src/host/support/say.ts');
    return { presses, askModal, say, ...(await import('../../../../src/host/support/ui.ts')) };
  });
}

/** A language whose bundle says the same on every button, so that nothing can be decided by a label. */
describe('what was pressed, where all buttons read alike', () => {
  before(() => config({ contents: new Proxy<Record<string, string>>({}, { get: () => 'OK' }) }));
  after(() => config({ contents: {} }));

  const acts = { overwrite: 'OK', discard: 'OK' };
  for (const [at, expected] of ['Do Nothing', 'overwrite', 'discard', undefined].entries()) {
    it(`in a question that stops the window: ${expected}`, async () => {
      const { presses, askModal } = await load();
      presses.push(at);
      assert.equal(await askModal({ message: 'Well?', first: 'Do Nothing', acts }), expected);
    });
  }

  for (const [at, expected] of ['overwrite', 'discard', undefined].entries()) {
    it(`in a notification: ${expected}`, async () => {
      const { presses, say, vscodeUi } = await load();
      presses.push(at, at, at, at, at);
      const never = new Promise<void>(() => undefined);
      assert.deepEqual(
        [
          await say.info('Well?', acts),
          await say.warning('Well?', acts),
          await say.error('Well?', acts),
          await vscodeUi.notify('warning', 'Well?', acts),
          await vscodeUi.aside('Well?', acts, never),
        ],
        Array.from({ length: 5 }, () => expected),
      );
    });
  }
});
