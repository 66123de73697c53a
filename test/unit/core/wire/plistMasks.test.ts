import assert from 'node:assert/strict';
import { masksAsTexts, masksAsValues } from '../../../../src/core/wire/plistMasks.ts';
import { readPlist } from '../../../../src/core/wire/xmlPlist.ts';

const list = (inner: string): string => `<plist version="1.0"><dict>${inner}</dict></plist>`;

describe('masks in a property list', () => {
  for (const [what, inner] of [
    ['a certificate', '<key>PayloadContent</key><data>••••••••</data>'],
    ['a certificate in lines of its own', '<key>PayloadContent</key><data>\n\t••••••••\n\t</data>'],
    ['a number', '<key>Pin</key><integer>••••••••</integer><key>Rate</key><real>••••••••</real>'],
  ] as const) {
    it(`that stand for ${what} leave it one that can be read, and everything where it was`, () => {
      const text = list(`${inner}<key>Odd</key><integer>x</integer>`);
      assert.ok('root' in readPlist(masksAsTexts(list(inner))));
      assert.ok('root' in readPlist(masksAsValues(list(inner))));
      const read = readPlist(masksAsValues(text));
      assert.deepEqual('faults' in read ? read.faults.map(({ offset }) => offset) : [], [text.indexOf('<integer>x')]);
    });
  }

  it('are no excuse for what is beside them, and stay in texts', () => {
    const half = list('<key>A</key><data>••••••••=x</data>');
    assert.equal(masksAsValues(half), half);
    const text = list('<key>A</key><string>••••••••</string>');
    assert.equal(masksAsTexts(text), text);
    assert.equal(masksAsValues(text), text);
  });
});
