import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { Person } from '../../../support/host/person.ts';
import { withVscodeModule } from '../../../support/vscodeModule.ts';

const { vscodeUi } = await withVscodeModule(() => import('../../../../src/host/support/ui.ts'));

describe('a name that is to be typed', () => {
  const person = Person.inEachTest();
  const question = { title: 'Delete?', prompt: 'Type Main to go on.', expected: 'Main' };
  for (const [what, show] of [
    ['could not be shown', () => Promise.reject(new Error('no editor'))],
    ['could not be put away', () => Promise.resolve({ gone: Promise.resolve(), close: () => Promise.reject(new Error('no tab')) })],
  ] as const) {
    it(`is taken although something ${what}`, async () => {
      const answer = vscodeUi.typeExactly({ ...question, more: [{ label: 'Show Changes', show }] });
      const box = await person.sees();
      box.fire('button', box.buttons[0]);
      await setImmediate();
      assert.equal(
        [box.message, ...person.told].some((text) => /could not be shown/.test(text)),
        what === 'could not be shown',
      );
      await person.types('Type Main', 'Main');
      assert.equal(await answer, true);
      // A rejection that nobody handles would end the run here.
      await setImmediate();
    });
  }

  it('is not taken for another one, nor for none', async () => {
    let answered: boolean | undefined;
    const answer = vscodeUi.typeExactly(question).then((agreed) => (answered = agreed));
    const box = await person.types('Type Main', 'yes');
    await setImmediate();
    assert.deepEqual([answered, box.message], [undefined, 'Type Main to go on, or press Escape.']);
    await person.closes();
    assert.equal(await answer, false);
  });
});
