import assert from 'node:assert/strict';
import { fragileTexts, sameProfile } from '../../../../../../src/core/families/classic/writing/payloads.ts';
import { readPlist, type PlistDict } from '../../../../../../src/core/wire/xmlPlist.ts';

function dict(inside: string): PlistDict {
  const read = readPlist(`<plist version="1.0"><dict>${inside}</dict></plist>`);
  assert.ok('root' in read);
  return read.root;
}
const payload = (type: string, inside: string): string =>
  `<key>PayloadContent</key><array><dict><key>PayloadType</key><string>${type}</string>${inside}</dict></array>`;

describe('texts of a profile that a write damages', () => {
  for (const [what, inside, paths] of [
    ['a key at the top that is not Jamf Pro’s own', '<key>A&amp;B</key><true/>', ['A&B']],
    ['a text there', '<key>Own</key><string>a&lt;b</string>', ['Own']],
    ['a text in a list there', '<key>Own</key><array><string>a</string><string>b\tc</string></array>', ['Own.1']],
    ['none in what Jamf Pro sets itself', '<key>PayloadDisplayName</key><string>A &amp; B</string>', []],
    ['none in a payload that is made anew', payload('com.apple.ManagedClient.preferences', '<key>a&amp;b</key><string>\n</string>'), []],
    ['a key in one that is kept as text', payload('com.apple.dock', '<key>a&amp;b</key><string>c</string>'), ['PayloadContent.0.a&b']],
    ['its type in another spelling', payload(' com.apple.dock ', '<key>x</key><string>😀</string>'), ['PayloadContent.0.x']],
    [
      'a payload without a type',
      '<key>PayloadContent</key><array><dict><key>x</key><string>a\nb</string></dict></array>',
      ['PayloadContent.0.x'],
    ],
    [
      'a payload that is a dictionary alone',
      '<key>PayloadContent</key><dict><key>x</key><string>&amp;</string></dict>',
      ['PayloadContent.x'],
    ],
  ] as const) {
    it(`are found: ${what}`, () => assert.deepEqual(fragileTexts(dict(inside), 'macos'), paths));
  }
});

describe('a stored profile', () => {
  const [dock, wifi] = ['com.apple.dock', 'com.apple.wifi.managed'].map(
    (type) => `<dict><key>PayloadType</key><string>${type}</string><key>x</key><integer>1</integer></dict>`,
  );
  const profile = (...payloads: readonly (string | undefined)[]): PlistDict =>
    dict(`<key>PayloadContent</key><array>${payloads.join('')}</array>`);

  it('is another one with a payload more or less, and the same in another order', () => {
    assert.ok(sameProfile(profile(dock, wifi), profile(wifi, dock)));
    assert.ok(!sameProfile(profile(dock), profile(dock, wifi)));
    assert.ok(!sameProfile(profile(dock, wifi), profile(dock)));
    assert.ok(!sameProfile(profile(dock), profile(dock, dock)));
  });
});
