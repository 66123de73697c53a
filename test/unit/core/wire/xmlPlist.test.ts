import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { printPlist, readPlist, samePlist, type Plist, type PlistDict } from '../../../../src/core/wire/xmlPlist.ts';

const head = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/x.dtd">\n';
const whole = (inner: string): string => `${head}<plist version="1.0"><dict>${inner}</dict></plist>`;

/** Characters that XML can say, those that are hard to write among them. */
const text = fc.string({
  unit: fc.constantFrom('a', ' ', '&', '<', '>', ']', '"', "'", '\r', '\n', '\t', 'é', '€', '😀', '&amp;', '&#13;'),
  maxLength: 12,
});

const { value } = fc.letrec<{ value: Plist; leaf: Plist; dict: PlistDict; array: Plist }>((tie) => ({
  value: fc.oneof({ maxDepth: 4, depthIdentifier: 'plist' }, tie('leaf'), tie('dict'), tie('array')),
  leaf: fc.oneof(
    text.map((said): Plist => ({ kind: 'string', text: said })),
    fc.constantFrom('0', '-7', '+3', '0x1F', '18446744073709551615').map((said): Plist => ({ kind: 'integer', text: said })),
    fc.constantFrom('1', '1.0', '-0.5e-7', 'nan', '+infinity').map((said): Plist => ({ kind: 'real', text: said })),
    fc.constantFrom('2026-01-31T09:00:00Z').map((said): Plist => ({ kind: 'date', text: said })),
    fc.constantFrom('', '\n\tAAEC\n\t', 'AA==').map((said): Plist => ({ kind: 'data', text: said })),
    fc.constantFrom('true', 'false').map((kind): Plist => ({ kind, text: '' })),
  ),
  dict: fc
    .uniqueArray(fc.record({ key: text, value: tie('value') }, { noNullPrototype: true }), { selector: ({ key }) => key, maxLength: 4 })
    .map((entries): PlistDict => ({ kind: 'dict', entries })),
  array: fc.array(tie('value'), { maxLength: 4 }).map((items): Plist => ({ kind: 'array', items })),
}));

const dicts = fc
  .uniqueArray(fc.record({ key: text, value }, { noNullPrototype: true }), { selector: ({ key }) => key, maxLength: 5 })
  .map((entries): PlistDict => ({ kind: 'dict', entries }));

describe('property lists', () => {
  it('are what they were after they were laid out: types, order and every character', () => {
    fc.assert(
      fc.property(dicts, (root) => {
        assert.deepEqual(readPlist(printPlist(root)), { root });
        assert.ok(samePlist(root, { ...root, entries: root.entries.toReversed() }));
      }),
    );
  });

  it('are laid out as Apple’s tools do', () => {
    const read = readPlist(
      whole('<key>a</key><array><real>1.0</real><string>&#13;&amp;</string></array><key>b</key><dict/><key>c</key><true/>'),
    );
    assert.ok('root' in read);
    assert.equal(
      printPlist(read.root).split('<plist version="1.0">\n')[1],
      '<dict>\n\t<key>a</key>\n\t<array>\n\t\t<real>1.0</real>\n\t\t<string>&#13;&amp;</string>\n\t</array>\n\t<key>b</key>\n\t<dict/>\n\t<key>c</key>\n\t<true/>\n</dict>\n</plist>\n',
    );
  });

  for (const [what, given, message, place] of [
    ['is empty', ' \n', /is empty/, undefined],
    ['is binary', 'bplist00\u0000', /binary property list/, undefined],
    ['is a signature as text', '-----BEGIN PKCS7-----\nMII', /is signed/, undefined],
    ['is a signature as bytes', `0\uFFFD\u0006${whole('')}`, /is signed/, undefined],
    ['is wrapped in a signature', `\u0019H\uFFFD${whole('')}\uFFFD\u0001`, /is signed/, undefined],
    ['is a signature in letters', 'MIIBqwYJKoZIhvcNAQcCoIIBnDCCAZgCAQExADALBgkqhkiG9w0BBwGgggGA', /is signed/, undefined],
    ['is cut off', whole('').slice(0, -8), /no well-formed XML/, undefined],
    ['is something else', '<policy/>', /<policy>, and no property list/, '<policy'],
    ['is nothing inside', '<plist/>', /nothing in this property list/, '<plist'],
    ['is a list', '<plist><array/></plist>', /begins with <array>/, '<array'],
    ['is two', '<plist><dict/><dict/></plist>', /another one follows/, '<dict/></plist>'],
    ['defines entities', '<!DOCTYPE plist [<!ENTITY x "y">]><plist><dict/></plist>', /defines entities/, '<!DOCTYPE'],
    [
      'uses what it defines',
      '<!DOCTYPE plist [<!ENTITY x "y">]><plist><dict><key>a</key><string>&x;</string></dict></plist>',
      /defines entities/,
      '<!DOCTYPE',
    ],
    ['has a key twice', whole('<key>a</key><true/>\r\n<key>a</key><false/>'), /“a” stands here a second time/, '<key>a</key><false'],
    ['has a key without a value', whole('<key>a</key>'), /“a” has no value/, '<key>'],
    ['has a key before a key', whole('<key>a</key><key>b</key><true/>'), /“a” has no value/, '<key>a'],
    ['has a value without a key', whole('<true/>'), /<true> stands here without a <key>/, '<true'],
    ['has an element of its own', whole('<key>a</key><int>1</int>'), /<int> is no element/, '<int>'],
    ['has text beside elements', whole('x'), /Characters stand between the elements of <dict>/, 'x</dict'],
    ['has elements in a text', whole('<key>a</key><string>b<c/></string>'), /<string> holds characters/, '<c/>'],
    ['has attributes', whole('<key>a</key><string x="1">b</string>'), /<string> has no attributes/, '<string'],
    ['has a number that is none', whole('<key>a</key><integer>1.5</integer>'), /“1.5” is no whole number/, '<integer'],
    ['has a real that is none', whole('<key>a</key><real>1,5</real>'), /“1,5” is no number/, '<real'],
    ['has a date that is none', whole('<key>a</key><date>2026-02-30T09:00:00Z</date>'), /is no date/, '<date'],
    ['has data that is none', whole('<key>a</key><data>AA!</data>'), /is no Base64/, '<data'],
    ['has something in a boolean', whole('<key>a</key><true>1</true>'), /<true\/> has nothing in it/, '<true'],
  ] as const) {
    it(`tell what one is that ${what}`, () => {
      const read = readPlist(given);
      assert.ok('faults' in read);
      assert.match(read.faults[0]?.message ?? '', message);
      if (place !== undefined) assert.equal(given.slice(read.faults[0]?.offset).slice(0, place.length), place);
    });
  }

  it('may stand behind empty lines, as a paste leaves them', () => {
    const given = `\r\n\uFEFF\n${whole('<key>a</key><true/>\r\n<key>a</key><true/>')}`;
    const read = readPlist(given);
    assert.ok('faults' in read);
    assert.equal(given.slice(read.faults[0]?.offset, (read.faults[0]?.offset ?? 0) + 12), '<key>a</key>');
    assert.ok('root' in readPlist(` \n${whole('<key>a</key><true/>')}`));
  });

  it('tell everything that is wrong at once, and read what may stand alone', () => {
    const read = readPlist(whole('<key>a</key><real/><key>b</key><x/>'));
    assert.equal('faults' in read && read.faults.length, 2);
    assert.ok('root' in readPlist('<dict><key>a</key><string>$UDID</string></dict>', true));
    assert.ok('faults' in readPlist('<dict/>'));
  });

  it('are compared by what they say', () => {
    const one = (inner: string): Plist | undefined => {
      const read = readPlist(whole(`<key>a</key>${inner}`));
      return 'root' in read ? read.root : undefined;
    };
    for (const [a, b, isSame] of [
      ['<integer>+31</integer>', '<integer>0x1f</integer>', true],
      ['<integer>1</integer>', '<real>1</real>', false],
      ['<real>1.0</real>', '<real>1</real>', true],
      ['<real>inf</real>', '<real>+infinity</real>', true],
      ['<data>AA EC</data>', '<data>\nAAEC</data>', true],
      ['<string>a </string>', '<string>a</string>', false],
      ['<array><true/><false/></array>', '<array><false/><true/></array>', false],
      ['<dict><key>b</key><true/></dict>', '<dict/>', false],
    ] as const) {
      assert.equal(samePlist(one(a), one(b)), isSame, `${a} ${b}`);
    }
  });

  it('never fail otherwise, whatever is in them', () => {
    const pieces = fc.constantFrom(
      '<dict>',
      '</dict>',
      '<key>',
      '</key>',
      '<plist>',
      '</plist>',
      '<![CDATA[',
      ']]>',
      '<!--',
      '&',
      '&#0;',
      '\0',
      '<!DOCTYPE plist [',
      '>',
      'a',
      '\r\n',
      '\uD800',
    );
    fc.assert(fc.property(fc.string({ unit: pieces, maxLength: 30 }), (given) => void readPlist(given)));
    assert.ok('faults' in readPlist(whole('<key>a</key><array>'.repeat(20_000))));
    assert.ok('faults' in readPlist(whole(`<key>a</key>${'<array>'.repeat(1_000)}${'</array>'.repeat(1_000)}`)));
    assert.ok(
      'faults' in readPlist(`<!DOCTYPE plist [<!ENTITY a "&b;&b;"><!ENTITY b "&a;&a;">]><plist><dict><key>&a;</key><true/></dict></plist>`),
    );
  });
});
