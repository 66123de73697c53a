import assert from 'node:assert/strict';
import { addVersion, readVersions, versionLimit } from '../../../../../src/core/objects/text/versions.ts';
import { changedBy, changesSince, lastSave } from '../../../../../src/core/objects/text/takingBack.ts';
import type { Version } from '../../../../../src/core/objects/text/versions.ts';

const version = (text: string, how: Version['how'] = 'saved'): Version => ({ at: '2026-01-02T03:04:05.000Z', how, text });

describe('versions of an object', () => {
  it('keeps the newest twenty', () => {
    let all: readonly Version[] = [];
    for (let number = 0; number < 25; number += 1) all = addVersion(all, version(String(number)));
    assert.equal(all.length, versionLimit);
    assert.deepEqual([all[0]?.text, all.at(-1)?.text], ['24', '5']);
  });

  it('adds nothing when the newest is opened again, nor what is too long', () => {
    const all = addVersion([], version('a'));
    assert.equal(addVersion(all, version('a', 'opened')), all);
    assert.equal(addVersion(all, version('x'.repeat(1_000_001))), all);
    assert.equal(addVersion(all, version('b', 'opened')).length, 2);
  });

  it('knows what the last save was made over, and forgets it of the saves before', () => {
    let all = addVersion([], version('a', 'opened'));
    assert.equal(lastSave(all), undefined);
    all = addVersion(all, { ...version('b'), over: 'a2' });
    assert.deepEqual([lastSave(all)?.over, lastSave(all)?.text], ['a2', 'b']);
    all = addVersion(all, version('c', 'opened'));
    assert.equal(lastSave(all)?.over, 'a2');
    all = addVersion(all, { ...version('d'), over: 'c' });
    assert.equal(all.filter(({ over }) => over !== undefined).length, 1);
    assert.deepEqual([lastSave(all)?.over, lastSave(readVersions(all))?.text], ['c', 'd']);
  });

  for (const [what, save] of [
    ['it is not known what it was made over', version('b')],
    ['what it was made over is too long to keep', { ...version('b'), over: 'x'.repeat(1_000_001) }],
  ] as const) {
    it(`knows of no save to take back where ${what}`, () =>
      assert.equal(lastSave(addVersion(addVersion([], { ...version('a'), over: '0' }), save)), undefined));
  }

  it('knows no save to take back once a later one is too long to keep', () => {
    const all = addVersion([], { ...version('a'), over: '0' });
    const after = addVersion(all, { ...version('x'.repeat(1_000_001)), over: 'a' });
    assert.deepEqual([after[0]?.text, lastSave(after)], ['a', undefined]);
    assert.equal(lastSave(addVersion(all, version('x'.repeat(1_000_001), 'opened')))?.text, 'a');
  });

  it('tells nothing that others changed before a save as a change of that save, also after the next one', () => {
    const of = { authority: 'lab', path: '/buildings/1/Main.json' };
    const text = (notes: string, owner: string, versionLock: number): string => JSON.stringify({ notes, owner, versionLock });
    const save = (notes: string, over: string, lock: number): Version => ({ ...version(text(notes, 'Bob', lock)), over, of });
    let all = addVersion([], version(text('a', 'Ann', 1), 'opened'));
    all = addVersion(all, save('b', text('a', 'Bob', 2), 3));
    all = addVersion(all, save('c', text('b', 'Bob', 4), 5));
    all = addVersion(all, version(text('d', 'Bob', 6), 'opened'));
    all = addVersion(all, save('e', text('d', 'Bob', 6), 7));
    const told = changesSince(all, 0).map((change) => changedBy(change).map(({ pointer }) => pointer));
    assert.deepEqual(told, [['/notes'], ['/notes'], ['/notes']]);
    assert.deepEqual(
      all.map(({ how }) => how),
      ['saved', 'opened', 'saved', 'saved', 'opened', 'opened'],
    );
  });

  it('keeps no more than twenty where one of them is what a save was made over', () => {
    let all: readonly Version[] = [];
    for (let number = 0; number < 25; number += 1) all = addVersion(all, { ...version(`${number}`), over: `theirs ${number}` });
    assert.deepEqual([all.length, all[0]?.text, all[1]?.text, all[2]?.text], [versionLimit, '24', '23', 'theirs 23']);
  });

  it('reads only versions from a file', () => {
    const good = version('a');
    assert.deepEqual(readVersions([good, 1, null, { ...good, how: 'made' }, { at: 1 }]), [good]);
    assert.deepEqual(readVersions({}), []);
  });
});
