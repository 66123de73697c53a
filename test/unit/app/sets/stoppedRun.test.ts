import assert from 'node:assert/strict';
import { doneBefore, type RunRecord } from '../../../../src/app/sets/snapshot/runRecord.ts';

const day = 24 * 60 * 60 * 1000;
const stopped: RunRecord = {
  startedAt: 1000,
  version: '11.30.1',
  resources: ['a', 'b', 'c'],
  done: ['a', 'b'],
  isOver: false,
  latency: undefined,
  meant: {},
};

describe('what a run does not read again', () => {
  const table: readonly (readonly [what: string, run: RunRecord | undefined, asked: readonly string[], now: number, done: string])[] = [
    ['what the stopped one did', stopped, ['a', 'b', 'c'], 2000, 'a b'],
    ['nothing where all that is asked for was done: it is wanted anew', stopped, ['a', 'b'], 2000, ''],
    ['nothing of what is not asked for', stopped, ['b', 'c'], 2000, 'b'],
    ['nothing where none was stopped', undefined, ['a', 'c'], 2000, ''],
    ['nothing of one that came to its end', { ...stopped, isOver: true }, ['a', 'c'], 2000, ''],
    ['nothing of another version', { ...stopped, version: '11.29.0' }, ['a', 'c'], 2000, ''],
    ['what was done a day ago', stopped, ['a', 'c'], 1000 + day, 'a'],
    ['nothing of longer ago', stopped, ['a', 'c'], 1001 + day, ''],
    ['nothing of a clock that was put back', stopped, ['a', 'c'], 999, ''],
  ];
  for (const [what, run, asked, now, done] of table) {
    it(`is ${what}`, () => assert.equal(doneBefore(run, asked, { version: '11.30.1', now }).join(' '), done));
  }
});
