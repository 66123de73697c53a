import assert from 'node:assert/strict';
import type { ChangedObject } from '../../../../src/app/keeping/changedSince.ts';
import { recentActs, withReturns, type RecentActs } from '../../../../src/app/keeping/recentActs.ts';

const of = { authority: 'a', path: '/scripts/1/Fix.json' };

describe('what can be done with a change from here', () => {
  type Change = Pick<ChangedObject, 'isLast' | 'isThere'> & Pick<ChangedObject['version'], 'how' | 'text'> & { readonly before?: string };
  const gone = { isLast: false, isThere: false };
  const there = { isLast: false, isThere: true };
  const table: readonly (readonly [what: string, change: Change, acts: RecentActs])[] = [
    ['the last save', { how: 'saved', text: '{}', before: '{}', ...there, isLast: true }, { look: 'difference', undo: 'save' }],
    ['an older save', { how: 'saved', text: '{}', before: '{}', ...there }, { look: 'difference', undo: undefined }],
    ['a save of what is gone', { how: 'saved', text: '{}', before: '{}', ...gone }, { look: 'difference', undo: undefined }],
    ['a save over what was not seen', { how: 'saved', text: '{}', ...there }, { look: 'text', undo: undefined }],
    ['a creation', { how: 'created', text: '{}', ...there }, { look: 'object', undo: 'remove' }],
    ['a creation of what is gone', { how: 'created', text: '{}', ...gone }, { look: 'text', undo: undefined }],
    ['a deletion', { how: 'deleted', text: '{}', ...gone }, { look: 'text', undo: 'createAgain' }],
    ['a deletion of what is there again', { how: 'deleted', text: '{}', ...there }, { look: 'text', undo: undefined }],
    ['a deletion of what was never seen', { how: 'deleted', text: '', ...gone }, { look: 'nothing', undo: undefined }],
  ];
  for (const [what, { how, text, before, ...known }, acts] of table) {
    it(what, () => assert.deepEqual(recentActs({ version: { how, text, at: '2026-01-01T00:00:00.000Z', of }, before, ...known }), acts));
  }
});

describe('what was deleted from here', () => {
  const change = (how: 'created' | 'deleted', hour: number, id: string, name = 'Fix', resource = 'scripts'): ChangedObject => ({
    address: { instanceId: 'lab', resource, target: { kind: 'one', id }, label: name, ending: '.json' },
    version: { how, at: `2026-01-01T0${hour}:00:00.000Z`, text: JSON.stringify({ name }), of },
    before: undefined,
    isLast: false,
    isThere: how === 'created',
  });
  const gone = change('deleted', 3, '1');
  const table: readonly (readonly [what: string, others: readonly ChangedObject[], isThere: boolean])[] = [
    ['is there again once it was created again, under another id', [change('created', 4, '2')], true],
    ['is gone, where it was created before that', [change('created', 2, '1')], false],
    ['is gone, where another one was created', [change('created', 4, '2', 'Other'), change('created', 4, '2', 'Fix', 'categories')], false],
  ];
  for (const [what, others, isThere] of table) {
    it(what, () => assert.deepEqual(withReturns([...others, gone]), [...others, { ...gone, isThere }]));
  }
});
