import assert from 'node:assert/strict';
import { parseJson } from '../../../../src/core/json/parse.ts';
import { anything } from '../../../../src/core/shapes/shape.ts';
import { xmlCodec } from '../../../../src/core/wire/xmlCodec.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8"?>';

describe('XML as documents', () => {
  const codec = xmlCodec('policy', anything);
  const documentIn = (xml: string): unknown => {
    const read = codec.decode(xml);
    return 'text' in read ? JSON.parse(read.text) : read.detail;
  };

  for (const [what, xml, document] of [
    ['elements and their characters', '<policy><a>1 &amp; 2</a><b/></policy>', { a: '1 & 2', b: '' }],
    ['an element several times in a row', '<policy><c><d>1</d><d>2</d></c></policy>', { c: { d: ['1', '2'] } }],
    ['what has attributes, as its markup', '<policy><a x="1">q</a></policy>', { a: { '#xml': '<a x="1">q</a>' } }],
    ['what has text beside elements', '<policy><a>q<b/></a></policy>', { a: { '#xml': '<a>q<b/></a>' } }],
    ['names that come again later', '<policy><a><b/><c/><b/></a></policy>', { a: { '#xml': '<a><b/><c/><b/></a>' } }],
  ] as const) {
    it(`keep ${what}`, () => {
      assert.deepEqual(documentIn(xml), document);
      assert.equal(codec.encode(parseJson(JSON.stringify(document))), `${declaration}${xml}`);
    });
  }

  for (const [what, xml, detail] of [
    ['is cut off', '<policy><a>', /not well-formed at line 1/],
    ['is a web page', '<!DOCTYPE html><html></html>', /a web page/],
    ['is another element', '<group/>', /is <group>, and not <policy>/],
    ['defines entities', '<!DOCTYPE a [<!ENTITY x "y">]><policy>&x;</policy>', /declares a document type/],
    ['is in another encoding', '<?xml version="1.0" encoding="ISO-8859-1"?><policy/>', /written in “ISO-8859-1”/],
    ['has too many levels', `<policy>${'<a>'.repeat(50_000)}${'</a>'.repeat(50_000)}</policy>`, /too many levels/],
    ['is nothing', '', /not well-formed/],
  ] as const) {
    it(`tell what a text is that ${what}`, () => assert.match(String(documentIn(xml)), detail));
  }
});
