import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { canonicalPlist, plistKey } from '../../../../src/core/sets/canon/canonPlist.ts';
import { printPlist, readPlist, type Plist, type PlistDict } from '../../../../src/core/wire/xmlPlist.ts';

const one = '4B0F8C22-6E1F-5C2D-9B1E-0123456789AB';
const other = '7D3A1E90-11D2-4C5B-8F0A-BA9876543210';

function profile(uuid: string, inner: string, settings = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1"><dict><key>PayloadUUID</key><string>${uuid}</string><key>PayloadIdentifier</key><string>${uuid}</string>
<key>PayloadDisplayName</key><string>P ${uuid}</string><key>PayloadContent</key><array><dict>
<key>PayloadUUID</key><string>${inner}</string><key>PayloadIdentifier</key><string>com.jamf.${inner.toLowerCase()}</string>${settings}
</dict></array></dict></plist>`;
}

describe('a property list in its canonical form', () => {
  const pairs: readonly (readonly [what: string, a: string, b: string, isSame: boolean])[] = [
    ['the UUIDs, name and identifier of another server', profile(one, one), profile(other, other), true],
    [
      'what refers to a payload by its UUID',
      profile(one, one, `<key>Certificate</key><string>${one}</string>`),
      profile(other, other, `<key>Certificate</key><string>${other}</string>`),
      true,
    ],
    [
      'what refers to something else',
      profile(one, one, `<key>Certificate</key><string>${one}</string>`),
      profile(other, other, `<key>Certificate</key><string>${one}</string>`),
      false,
    ],
    [
      'a UUID that is a setting',
      profile(one, one, `<key>Tenant</key><string>F${one.slice(1)}</string>`),
      profile(one, one, `<key>Tenant</key><string>E${one.slice(1)}</string>`),
      false,
    ],
    [
      'the order of keys around a masked certificate, and the name that its server gave it',
      `<plist version="1.0"><dict><key>PayloadDisplayName</key><string>A</string><key>P</key><data>••••••••</data><key>Q</key><integer>1</integer></dict></plist>`,
      `<plist version="1.0"><dict><key>Q</key><integer>1</integer><key>P</key><data>\n\t••••••••\n</data><key>PayloadDisplayName</key><string>B</string></dict></plist>`,
      true,
    ],
    [
      'another value beside a masked number',
      `<plist version="1.0"><dict><key>Pin</key><integer>••••••••</integer><key>Q</key><integer>1</integer></dict></plist>`,
      `<plist version="1.0"><dict><key>Pin</key><integer>••••••••</integer><key>Q</key><integer>2</integer></dict></plist>`,
      false,
    ],
    [
      'one key',
      profile(one, one, '<key>Length</key><integer>8</integer>'),
      profile(one, one, '<key>Length</key><integer>9</integer>'),
      false,
    ],
    [
      'a number in another spelling',
      profile(one, one, '<key>A</key><integer>+08</integer>'),
      profile(one, one, '<key>A</key><integer>8</integer>'),
      true,
    ],
    [
      'a number and a text',
      profile(one, one, '<key>A</key><string>8</string>'),
      profile(one, one, '<key>A</key><integer>8</integer>'),
      false,
    ],
    [
      'the order of keys, and white space between them',
      profile(one, one, '<key>A</key><true/><key>B</key><false/>'),
      profile(one, one, '\n<key>B</key>\n\t<false/>\n<key>A</key> <true/>'),
      true,
    ],
    [
      'the order of an array',
      profile(one, one, '<key>A</key><array><string>x</string><string>y</string></array>'),
      profile(one, one, '<key>A</key><array><string>y</string><string>x</string></array>'),
      false,
    ],
    [
      'how a character is written',
      profile(one, one, '<key>A</key><string>&#65;&amp;</string>'),
      profile(one, one, '<key>A</key><string><![CDATA[A&]]></string>'),
      true,
    ],
  ];
  for (const [what, a, b, isSame] of pairs) {
    it(`${isSame ? 'does not mind' : 'minds'} ${what}`, () => {
      assert.equal((canonicalPlist(a, 'instances', false) ?? a) === (canonicalPlist(b, 'instances', false) ?? b), isSame);
      if (!isSame) assert.notEqual(plistKey(a, 'instances', false), plistKey(b, 'instances', false));
    });
  }

  it('has UUIDs and names where one server is compared with itself', () => {
    assert.match(canonicalPlist(profile(one, other), 'drift', false) ?? '', new RegExp(`${one}[^]*${other}|${other}[^]*${one}`));
    assert.notEqual(canonicalPlist(profile(one, one), 'drift', false), canonicalPlist(profile(other, other), 'drift', false));
  });

  it('is of an app’s configuration without a head, too, and of nothing that is no property list', () => {
    assert.match(canonicalPlist('<dict><key>PayloadUUID</key><string>x</string></dict>', 'instances', true) ?? '', /PayloadUUID/);
    for (const text of ['', 'x', '<dict/>', '<plist><dict><key>A</key></dict></plist>', '<plist><array/></plist>'])
      assert.equal(canonicalPlist(text, 'instances', false), undefined, text);
  });

  const keys = fc.constantFrom('PayloadUUID', 'PayloadIdentifier', 'PayloadContent', 'A', 'b', '<&>', 'ä', ' ');
  const leaf: fc.Arbitrary<Plist> = fc.oneof(
    fc
      .constantFrom('', 'x', one, other, `p.${one}`, 'a & b', '<key>', ']]>', ' y\n', '🖨')
      .map((text) => ({ kind: 'string', text }) as const),
    fc.integer().map((value) => ({ kind: 'integer', text: String(value) }) as const),
    fc.constantFrom('1.5', '2', '-0.25').map((text) => ({ kind: 'real', text }) as const),
    fc.constantFrom<Plist>({ kind: 'true', text: '' }, { kind: 'false', text: '' }),
    fc.constantFrom<Plist>({ kind: 'data', text: 'AAEC' }, { kind: 'date', text: '2026-01-31T09:00:00Z' }),
  );
  const { dict } = fc.letrec<{ dict: PlistDict; value: Plist }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      leaf,
      tie('dict'),
      fc.array(tie('value'), { maxLength: 3 }).map((items) => ({ kind: 'array', items }) as const),
    ),
    dict: fc
      .dictionary(keys, tie('value'), { maxKeys: 5 })
      .map((fields) => ({ kind: 'dict', entries: Object.entries(fields).map(([key, value]) => ({ key, value })) }) as const),
  }));

  it('is the same made of itself, and of the same keys the other way round', () => {
    fc.assert(
      fc.property(dict, fc.constantFrom('instances', 'drift'), (root, comparison) => {
        const text = canonicalPlist(printPlist(root), comparison, false) ?? '';
        assert.equal(canonicalPlist(text, comparison, false), text);
        const back = printPlist({ kind: 'dict', entries: root.entries.toReversed() });
        assert.equal(canonicalPlist(back, comparison, false), text);
        // A comment makes that the slow reader reads it.
        assert.equal(canonicalPlist(back.replace('<dict', '<!-- x --><dict'), comparison, false), text);
      }),
    );
  });

  it('keeps all that is said, between two times of one server', () => {
    fc.assert(
      fc.property(dict, (root) => {
        const text = canonicalPlist(printPlist(root), 'drift', false) ?? '';
        const read = readPlist(text);
        assert.ok('root' in read);
        assert.equal(canonicalPlist(printPlist(read.root), 'drift', false), text);
        assert.equal(text.length, printPlist(root).length);
      }),
    );
  });
});
