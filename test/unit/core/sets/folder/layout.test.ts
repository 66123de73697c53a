import assert from 'node:assert/strict';
import path from 'node:path';
import * as fc from 'fast-check';
import { foldedPath, isPulledPath, placeKey, stemsOf } from '../../../../../src/core/sets/folder/layout.ts';
import { plainFileName } from '../../../../../src/core/sets/folder/plainFileName.ts';
import { pulledAddress, printFiles, readIds, type PulledFile } from '../../../../../src/core/sets/folder/pulledIds.ts';
import type { ObjectRef } from '../../../../../src/core/sets/source.ts';

const of = (resource: string, ...named: readonly (readonly [id: string, name: string])[]): readonly ObjectRef[] =>
  named.map(([id, name]) => ({ resource, id, name }));

const placed = (objects: readonly ObjectRef[], taken?: readonly string[]): readonly string[] => {
  const stems = stemsOf(objects, taken);
  return objects.map((object) => stems.get(placeKey(object)) ?? '');
};

describe('the names of pulled files', () => {
  const table: readonly [name: string, file: string][] = [
    ['Reset printers', 'Reset printers'],
    ['All: “Macs”?', 'All- “Macs”-'],
    ['a/b\\c', 'a-b-c'],
    ['<tag> | "x" * 2', '-tag- - -x- - 2'],
    ['../../etc/passwd', '-..-etc-passwd'],
    ['.', 'object'],
    ['..', 'object'],
    ['', 'object'],
    [' . ', 'object'],
    ['.hidden', 'hidden'],
    ['Version 1. ', 'Version 1'],
    ['CON', '_CON'],
    ['Find.JAMF', 'Find-jamf'],
    ['con.txt', '_con.txt'],
    ['Aux .x', '_Aux .x'],
    ['COM¹', '_COM¹'],
    ['lpt9', '_lpt9'],
    ['conin$', '_conin$'],
    ['Console', 'Console'],
    ['com10', 'com10'],
    ['A\u0308pfel', 'Äpfel'],
    ['a\u202Eb\u0000c\nd', 'a b c d'],
    ['half \uD800', 'half \uFFFD'],
    ['100% #1', '100% #1'],
  ];
  for (const [name, file] of table) it(`${JSON.stringify(name)} is ${file}`, () => assert.equal(plainFileName(name), file));

  it('are no longer than a disk takes, whatever letters they are of', () => {
    for (const name of ['x'.repeat(300), 'é'.repeat(300), '漢'.repeat(300), '👩‍💻'.repeat(300)]) {
      const [plain = '', other = ''] = placed(of('scripts', ['1', name], ['2', `${name}.`]));
      for (const stem of [plain, other]) {
        const bytes = Buffer.byteLength(path.posix.basename(stem)) + '.mobileconfig'.length;
        assert.ok(bytes <= 255 && bytes > 200, String(bytes));
        assert.ok(!stem.includes('\uFFFD'));
      }
      assert.match(plain, / \(1\)$/);
      assert.match(other, / \(2\)$/);
    }
  });
});

describe('the places in a pulled folder', () => {
  it('are the folders of the key, and the id is behind a name only where two have it', () => {
    assert.deepEqual(placed(of('computer-groups/smart-groups', ['3', 'All'], ['4', 'Some'], ['5', 'Some'])), [
      'computer-groups/smart-groups/All',
      'computer-groups/smart-groups/Some (4)',
      'computer-groups/smart-groups/Some (5)',
    ]);
  });

  const together: readonly (readonly [what: string, one: string, other: string])[] = [
    ['case', 'Main', 'MAIN'],
    ['how a letter is composed', 'Ä', 'A\u0308'],
    ['what no file may hold', 'a/b', 'a:b'],
    ['what nobody sees', 'Main', 'Ma\u200Bin'],
    ['how a letter is written large', 'Straße', 'STRASSE'],
    ['the dot at the end', 'Main', 'Main.'],
  ];
  for (const [what, one, other] of together) {
    it(`are told apart by ids where names differ in ${what}`, () => {
      const stems = placed(of('buildings', ['1', one], ['2', other]));
      assert.match(stems[0] ?? '', / \(1\)$/);
      assert.match(stems[1] ?? '', / \(2\)$/);
    });
  }

  it('are different though somebody calls an object as another one would be called with its id', () => {
    assert.deepEqual(placed(of('r', ['1', 'X'], ['2', 'X'], ['3', 'X (1)'], ['4', 'X (1) (3)'])), [
      'r/X (1)',
      'r/X (2)',
      'r/X (1) (3)',
      'r/X (1) (3) (4)',
    ]);
  });

  it('hold ids of any text', () => {
    assert.deepEqual(placed(of('r', ['1) (2', 'X'], ['../a', 'X'], ['A', 'x'], ['a', 'X'])), [
      'r/X (1%29%20%282)',
      'r/X (%2E%2E%2Fa)',
      'r/x (2-A)',
      'r/X (3-a)',
    ]);
  });

  it('of a settings page are called as its kind, whatever its name was translated to', () => {
    assert.deepEqual(placed([{ resource: 'smtp-server', id: '-', name: 'Serveur SMTP' }]), ['smtp-server/SMTP Server']);
  });

  it('leave alone where others stay', () => {
    assert.deepEqual(placed(of('r', ['2', 'x']), ['r/X']), ['r/x (2)']);
  });

  it('of a kind whose key is called like a file are not where a file would be', () => {
    assert.deepEqual(placed([...of('a', ['1', 'b']), ...of('a/b.json', ['1', 'c'])]), ['a/b', 'a/b.json_/c']);
  });

  const nasty = fc.string({
    unit: fc.constantFrom(
      '.',
      '/',
      '\\',
      ':',
      'CON',
      'aux',
      ' ',
      '\u0000',
      '\u202E',
      '%',
      '~',
      'é',
      'E\u0301',
      '😀',
      'a',
      'A',
      ' (1)',
      '1',
      '\uD800',
      '.json',
    ),
    maxLength: 12,
  });
  const objects = fc.uniqueArray(
    fc.record({
      resource: fc.constantFrom('scripts', 'Scripts', 'a/b', 'CON', 'a.json'),
      id: fc.oneof(nasty, fc.constantFrom('1', '2', '-')),
      name: nasty,
    }),
    { selector: placeKey, maxLength: 12 },
  );

  it('lead back to the object, are different on any disk, stay in the folder, and do not depend on any order', () => {
    fc.assert(
      fc.property(objects, fc.integer(), (all, seed) => {
        const stems = placed(all);
        assert.equal(new Set(stems.map(foldedPath)).size, all.length);
        const shuffled = all.toSorted((one, other) => ((placeKey(one).length * seed) % 7) - ((placeKey(other).length * seed) % 7));
        assert.deepEqual(
          new Map(stemsOf(shuffled)),
          new Map(
            [...stemsOf(all)].toSorted(
              ([one], [other]) => shuffled.findIndex((o) => placeKey(o) === one) - shuffled.findIndex((o) => placeKey(o) === other),
            ),
          ),
        );
        const files = new Map(
          stems.map((stem, index): [string, PulledFile] => [`${stem}.json`, { ...all[index]!, sha256: '0'.repeat(64), isUnended: false }]),
        );
        const read = readIds(printFiles(files));
        for (const [index, object] of all.entries()) {
          const file = `${stems[index]}.json`;
          assert.ok(isPulledPath(file), file);
          assert.ok(!path.posix.relative('/x', path.posix.join('/x', file)).startsWith('..'));
          assert.deepEqual(pulledAddress(file, read), { resource: object.resource, id: object.id, ending: '.json' });
        }
      }),
    );
  });
});
