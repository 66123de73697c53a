import assert from 'node:assert/strict';
import { linkTrouble, treeTrouble, type FileDeed } from '../../../../../src/app/sets/folder/treeTrouble.ts';

const failure = (message: string, code?: string): Error => Object.assign(new Error(message), code === undefined ? {} : { code });

describe('what a file system failed with', () => {
  const table: readonly (readonly [deed: FileDeed, error: unknown, words: string])[] = [
    [
      'write',
      failure('ENOSPC: no space left on device, write', 'Unknown'),
      'could not be written. The disk is full: make room and try again.',
    ],
    [
      'write',
      failure('Unable to write file (Error: EDQUOT: disk quota exceeded)'),
      'could not be written. The disk is full: make room and try again.',
    ],
    ['write', failure('no', 'EROFS'), 'could not be written. The disk takes no changes: choose a folder on another one.'],
    [
      'write',
      failure('ENAMETOOLONG: name too long, open'),
      'could not be written. Its path is too long for this system: pull into a folder with a shorter path.',
    ],
    ['read', failure('EBUSY: resource busy or locked'), 'could not be read. Another program holds it: close it there and try again.'],
    [
      'remove',
      failure('x', 'NoPermissions'),
      'could not be removed. You have no right to do so, or another program holds it: change the rights of the folder or close the file there, and try again.',
    ],
    [
      'write',
      failure('x', 'FileNotADirectory'),
      'could not be written. A folder stands where a file is to be, or a file where a folder is to be: move it away and try again.',
    ],
    ['read', failure('EIO: i/o error'), 'could not be read. The file system says: EIO: i/o error'],
    ['read', 'odd', 'could not be read. The file system says: odd'],
  ];
  for (const [deed, error, words] of table) {
    it(`is told with the path and what to do: ${String(error)}`, () => {
      assert.deepEqual(treeTrouble(deed, 'scripts/Fix.sh', error).problem, { kind: 'invalid', message: `“scripts/Fix.sh” ${words}` });
    });
  }

  it('names the link that nothing is written through', () => {
    assert.match(linkTrouble('scripts/Fix.sh', 'scripts').message, /“scripts\/Fix\.sh” was left alone: “scripts” is a symbolic link/);
  });
});
