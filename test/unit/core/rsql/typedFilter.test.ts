import assert from 'node:assert/strict';
import { isWholeFilter, parseFilter } from '../../../../src/core/rsql/parse.ts';
import { problemOf } from '../../../../src/shared/problem.ts';

describe('a filter as people type and paste it', () => {
  const wrong: readonly (readonly [text: string, offset: number, says: RegExp])[] = [
    ['name==“x”', 6, /typographic quote\. Use the straight one/],
    ['version==7.0.5 (81138)', 15, /stands in quotes: "7\.0\.5 \(81138\)"\.$/],
    ['name==Lab Mac 2;id==1', 10, /stands in quotes: "Lab Mac 2"\.$/],
    ['name=="Lab" Mac', 12, /expected\.$/],
  ];
  for (const [text, offset, says] of wrong) {
    it(`${text} is wrong at ${offset}, and how to write it is said`, () => {
      assert.throws(
        () => parseFilter(text),
        (error) => {
          const problem = problemOf(error);
          assert.ok(problem.kind === 'invalid');
          assert.match(problem.message, says);
          return problem.offset === offset;
        },
      );
    });
  }
});

describe('a filter that is whole', () => {
  const whole = ['', ' ', 'name==x', 'deviceType==COMPUTER', 'name=="a b" and (id==1 or id==2)', 'id=in=(1,2)'];
  const begun = ['name', 'name==', 'name=in=(1', 'name==x;', '(name==x', 'name=="a', 'name==x and'];
  for (const text of whole) it(`is “${text}”`, () => assert.equal(isWholeFilter(text), true));
  for (const text of begun) it(`is not “${text}”`, () => assert.equal(isWholeFilter(text), false));
});
