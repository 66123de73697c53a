import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { pickText } from '../../../../src/app/lists/pickText.ts';

/** What VS Code reads as an icon in a row of a quick pick. */
const icon = /(\\)?\$\([a-z0-9-]+(?:~[a-z0-9-]+)?\)/gi;

describe('a server’s text in a quick pick', () => {
  const table: readonly (readonly [text: string, shown: string])[] = [
    ['plain', 'plain'],
    ['$(trash)', String.raw`\$(trash)`],
    ['$$(sync~spin) $(x)', String.raw`$\$(sync~spin) \$(x)`],
    ['<b>x</b> [a](command:y)', '<b>x</b> [a](command:y)'],
    ['a\n\u202Eb\tc', 'a b c'],
    ['👩‍👩‍👧', '👩‍👩‍👧'],
  ];
  for (const [text, shown] of table) it(JSON.stringify(text), () => assert.equal(pickText(text), shown));

  it('is one line without an icon, cut, whatever it is', () => {
    const piece = fc.oneof(fc.string(), fc.constantFrom('$(', ')', 'trash', '\\', '\n', '\u202E', '$(trash)', 'x'.repeat(10_000)));
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const shown = pickText(pieces.join(''), 100);
        assert.doesNotMatch(shown, /[\n\r\u2028\u202E]/);
        assert.ok(shown.length <= 200);
        for (const [, escape] of shown.matchAll(icon)) assert.equal(escape, '\\');
      }),
    );
  });
});
