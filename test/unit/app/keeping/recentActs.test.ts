import assert from 'node:assert/strict';
import type { ChangedObject } from '../../../../src/app/keeping/objectHistory.ts';
import { recentActs, type RecentActs } from '../../../../src/app/keeping/recentActs.ts';

describe('what can be done with a change from here', () => {
  type Change = Pick<ChangedObject, 'before' | 'isLast'> & Pick<ChangedObject['version'], 'how' | 'text'>;
  const table: readonly (readonly [what: string, change: Change, acts: RecentActs])[] = [
    ['the last save', { how: 'saved', text: '{}', before: '{}', isLast: true }, { look: 'difference', undo: 'save' }],
    ['an older save', { how: 'saved', text: '{}', before: '{}', isLast: false }, { look: 'difference', undo: undefined }],
    ['a save over what was not seen', { how: 'saved', text: '{}', before: undefined, isLast: false }, { look: 'text', undo: undefined }],
    ['a creation', { how: 'created', text: '{}', before: undefined, isLast: false }, { look: 'object', undo: 'remove' }],
    ['a deletion', { how: 'deleted', text: '{}', before: undefined, isLast: false }, { look: 'text', undo: 'createAgain' }],
    [
      'a deletion of what was never seen',
      { how: 'deleted', text: '', before: undefined, isLast: false },
      { look: 'nothing', undo: undefined },
    ],
  ];
  for (const [what, { how, text, before, isLast }, acts] of table) {
    it(what, () => {
      const version = { how, text, at: '2026-01-01T00:00:00.000Z', of: { authority: 'a', path: '/scripts/1/Fix.json' } };
      assert.deepEqual(recentActs({ version, before, isLast }), acts);
    });
  }
});
