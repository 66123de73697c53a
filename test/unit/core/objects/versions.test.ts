import assert from 'node:assert/strict';
import { addVersion, beforeLastSave, readVersions, restored, versionLimit } from '../../../../src/core/objects/versions.ts';
import type { Version } from '../../../../src/core/objects/versions.ts';
import { Desk, thing } from './desk.ts';

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

  for (const [what, all, expected] of [
    ['nothing known', [], undefined],
    ['never saved', [version('a', 'opened')], undefined],
    ['saved and nothing before', [version('a')], undefined],
    ['saved once', [version('b'), version('a', 'opened')], 'a'],
    ['others changed it since', [version('c', 'opened'), version('b'), version('a', 'opened')], 'a'],
    ['saved without a difference', [version('b'), version('b', 'opened'), version('a')], 'a'],
  ] as const) {
    it(`knows what was before the last save: ${what}`, () => assert.equal(beforeLastSave(all)?.text, expected));
  }

  it('reads only versions from a file', () => {
    const good = version('a');
    assert.deepEqual(readVersions([good, 1, null, { ...good, how: 'made' }, { at: 1 }]), [good]);
    assert.deepEqual(readVersions({}), []);
  });

  it("takes back what can be written, digit by digit, and leaves to the server what is the server's", async () => {
    const desk = new Desk('things', thing);
    const older = await desk.open();
    const current = older
      .replace('"Main"', '"New"')
      .replace('1.10', '2')
      .replace('"today"', '"tomorrow"')
      .replace('"floor": "2"', '"floor": "3"');
    const back = restored(desk.plan, current, older);
    assert.equal(back, older.replace('"today"', '"tomorrow"'));
  });
});
