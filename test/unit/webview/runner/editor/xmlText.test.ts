import assert from 'node:assert/strict';
import { locateElement } from '../../../../../src/webview/runner/editor/xmlText.ts';

describe('the place of an element in a text of XML', () => {
  const table: readonly (readonly [text: string, pointer: string, marked: string | undefined])[] = [
    ['<policy><general><name>a</name></general></policy>', '/general/name', '<policy><general><|name'],
    ['<policy><a><name/></a><general><name>a</name></general></policy>', '/general/name', '<policy><a><name/></a><general><|name'],
    [
      '<?xml version="1.0"?>\n<!-- <general> -->\n<policy b="1"><general/>',
      '/general',
      '<?xml version="1.0"?>\n<!-- <general> -->\n<policy b="1"><|general',
    ],
    ['<policy><a><![CDATA[<b>]]></a><b/></policy>', '/b', '<policy><a><![CDATA[<b>]]></a><|b'],
    ['<policy><scope/></policy>', '/general', undefined],
    ['<general/>', '/general', undefined],
    ['{"general": 1}', '/general', undefined],
  ];
  for (const [text, pointer, marked] of table) {
    it(`${pointer} in ${text}`, () => {
      const found = locateElement(text, pointer);
      const shown = found === undefined ? undefined : `${text.slice(0, found.from)}|${text.slice(found.from, found.to)}`;
      assert.equal(shown, marked);
    });
  }

  it('is looked for in one pass, however often something begins that never ends', () => {
    const text = `<policy><a/>${'<!--<![CDATA['.repeat(100_000)}`;
    assert.equal(locateElement(text, '/b'), undefined);
    assert.equal(locateElement(text, '/a')?.from, 9);
  });
});
