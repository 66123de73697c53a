import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { withVscodeModule } from '../../../support/vscodeModule.ts';

interface Box {
  value: string;
  fire(what: 'accept' | 'button' | 'hide'): void;
}

async function load() {
  return withVscodeModule(async () => {
    const { shown, boxes } = (await import('vscode')) as unknown as { readonly shown: string[]; readonly boxes: Box[] };
    shown.length = 0;
    boxes.length = 0;
    return { shown, boxes, ...(await import('../../../../src/host/support/ui.ts')) };
  });
}

describe('a name that is to be typed', () => {
  const question = { title: 'Delete?', prompt: 'Type Main to go on.', expected: 'Main' };
  for (const [what, show] of [
    ['could not be shown', () => Promise.reject(new Error('no editor'))],
    ['could not be put away', () => Promise.resolve({ gone: Promise.resolve(), close: () => Promise.reject(new Error('no tab')) })],
  ] as const) {
    it(`is taken although something ${what}`, async () => {
      const { shown, boxes, vscodeUi } = await load();
      const answer = vscodeUi.typeExactly({ ...question, more: { label: 'Show Changes', show } });
      const [box] = boxes;
      assert.ok(box !== undefined);
      box.fire('button');
      await setImmediate();
      assert.equal(
        shown.some((text) => /could not be shown/.test(text)),
        what === 'could not be shown',
      );
      box.value = 'Main';
      box.fire('accept');
      assert.equal(await answer, true);
      // A rejection that nobody handles would end the run here.
      await setImmediate();
    });
  }

  it('is not taken for another one, nor for none', async () => {
    const { shown, boxes, vscodeUi } = await load();
    let answered: boolean | undefined;
    const answer = vscodeUi.typeExactly(question).then((agreed) => (answered = agreed));
    const [box] = boxes;
    assert.ok(box !== undefined);
    box.value = 'yes';
    box.fire('accept');
    await setImmediate();
    assert.deepEqual([answered, shown.at(-1)], [undefined, 'Type Main to go on, or press Escape.']);
    box.fire('hide');
    assert.equal(await answer, false);
  });
});
