import assert from 'node:assert/strict';
import { commentsIn } from '../../../../src/core/wire/xmlComments.ts';

describe('comments of a text', () => {
  const table: readonly (readonly [text: string, found: readonly string[]])[] = [
    ['<dict/>', []],
    ['<!-- a -->\n<dict><!----><key>b</key><!-- <key/> --></dict>', ['<!-- a -->', '<!---->', '<!-- <key/> -->']],
    ['<string><![CDATA[<!-- no -->]]></string>', []],
    ['<dict><!-- never closed', ['<!-- never closed']],
    ['no XML & <', []],
  ];
  for (const [text, found] of table) {
    it(`are found: ${text}`, () =>
      assert.deepEqual(
        commentsIn(text).map(({ from, to }) => text.slice(from, to)),
        found,
      ));
  }
});
