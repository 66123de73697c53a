import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { fragileTexts } from '../../../../src/core/families/classic/writing/payloads.ts';
import { plistPlaces } from '../../../../src/core/wire/plistPlaces.ts';
import { pathStep, printPlist, readPlist, type PlistDict } from '../../../../src/core/wire/xmlPlist.ts';

const leaf = (text: string) => ({ kind: 'string', text }) as const;
const dict = (...entries: readonly (readonly [string, PlistDict['entries'][number]['value']])[]): PlistDict => ({
  kind: 'dict',
  entries: entries.map(([key, value]) => ({ key, value })),
});

describe('where a value stands in a property list', () => {
  const payload = dict(
    ['PayloadType', leaf('com.apple.MCX')],
    ['Note', leaf('a & b')],
    ['com.apple.x', { kind: 'array', items: [leaf('<')] }],
  );
  const text = printPlist(dict(['PayloadContent', { kind: 'array', items: [dict(['Note', leaf('other')]), payload] }]));
  const at = (...paths: readonly string[]) => plistPlaces(text, paths).map(({ from, to }) => text.slice(from, to));

  it('is found by its path, with dots in keys as well, and not by the key alone', () => {
    assert.deepEqual(at('PayloadContent.1.Note'), ['<string>a &amp; b</string>']);
    assert.deepEqual(at('PayloadContent.1.com.apple.x.0', 'PayloadContent.0.Note'), ['<string>other</string>', '<string>&lt;</string>']);
    assert.deepEqual(at('Note', 'PayloadContent.2.Note', 'PayloadContent.1.Note.0'), []);
  });

  it('is counted from where the text begins, blanks included; one with carriage returns has none', () => {
    const later = `\n\n${text}`;
    const [place] = plistPlaces(later, ['PayloadContent.1.Note']);
    assert.equal(later.slice(place?.from, place?.to), '<string>a &amp; b</string>');
    assert.deepEqual(plistPlaces(text.replaceAll('\n', '\r\n'), ['PayloadContent.1.Note']), []);
  });

  it('is there for each text that a write would damage', () => {
    const word = fc.constantFrom('a', 'a.b', 'a & b', '<', 'two\nlines', '“', '😀', '0');
    const made = fc.uniqueArray(fc.tuple(word, word), { selector: ([key]) => key, maxLength: 4 });
    fc.assert(
      fc.property(made, (entries) => {
        const root = dict(...entries.map(([key, value]) => [key, dict([value, leaf(key)])] as const));
        const paths = fragileTexts(root, 'macos');
        const shown = printPlist(root);
        assert.ok('root' in readPlist(shown));
        const places = plistPlaces(shown, paths);
        assert.ok(places.length >= new Set(paths).size, paths.join());
        for (const { from, to } of places) assert.match(shown.slice(from, to), /^<(string|dict)>[^]*<\/\1>$/);
      }),
      { numRuns: 50 },
    );
    assert.equal(pathStep('two\nlines'), 'two\\nlines');
  });
});
