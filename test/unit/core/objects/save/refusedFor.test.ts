import assert from 'node:assert/strict';
import { refusedFor } from '../../../../../src/core/objects/save/prepare.ts';
import { Desk, kindOf } from '../../../../support/objects/desk.ts';

describe('a text that is refused', () => {
  const mark = (message: string) => ({ pointer: '/name', message, from: 0, to: 1 });
  const cases: readonly (readonly [readonly string[], string])[] = [
    [['A.'], 'A.'],
    [['A.', 'B.'], 'A. One more is marked in the text.'],
    [['A.', 'B.', 'C.'], 'A. 2 more are marked in the text.'],
  ];
  for (const [messages, said] of cases)
    it(`is refused for all that is wrong, of which it says “${said}”`, () => {
      const { problem, marks } = refusedFor(messages.map(mark));
      assert.deepEqual(problem, { kind: 'invalid', message: said });
      assert.equal(marks.length, messages.length);
    });

  it('says so of a save, before anything is asked', async () => {
    const desk = new Desk('scripts', '{"id":"1","name":"Main"}');
    const base = await desk.open();
    const { problem } = kindOf(await desk.save(base, base.replace('"name"', '"one": 1, "two": 2, "name"')), 'refused');
    assert.match(problem.kind === 'invalid' ? problem.message : '', /“one” is not a field.* One more is marked in the text\.$/);
  });
});
