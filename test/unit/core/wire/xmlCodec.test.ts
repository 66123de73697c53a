import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { parseJson } from '../../../../src/core/json/parse.ts';
import { anything, untold, type Shape } from '../../../../src/core/shapes/shape.ts';
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
    ['is cut off', '<policy><a>', /cut off/],
    ['is a web page', '<!DOCTYPE html><html></html>', /a web page/],
    ['is another element', '<group/>', /is <group>, and not <policy>/],
    ['defines entities', '<!DOCTYPE a [<!ENTITY x "y">]><policy>&x;</policy>', /declares a document type/],
    ['is in another encoding', '<?xml version="1.0" encoding="ISO-8859-1"?><policy/>', /written in “ISO-8859-1”/],
    ['has too many levels', `<policy>${'<a>'.repeat(50_000)}${'</a>'.repeat(50_000)}</policy>`, /too many levels/],
    ['is nothing', '', /it is empty/],
    ['has no fields', '<policy>hello</policy>', /no fields inside of <policy>/],
  ] as const) {
    it(`tell what a text is that ${what}`, () => assert.match(String(documentIn(xml)), detail));
  }

  it('are without what the server works out for each answer', () => {
    const search = xmlCodec('search', anything, 'computers');
    const read = search.decode(
      '<search><name>Old</name><computers><size>1</size><computer><id>3</id></computer></computers><site/></search>',
    );
    assert.deepEqual('text' in read && JSON.parse(read.text), { name: 'Old', site: '' });
  });

  it('are laid out with an element on each line, and texts as they are', () => {
    const entries = listShape('script', 'wrapped');
    const shaped = xmlCodec(
      'policy',
      recordShape({ scripts: entries, printers: recordShape({ printer: listShape('printer', 'inline') }) }),
    );
    const document = {
      scripts: ['a\n b', '1 < 2'],
      printers: { keep: true, printer: ['x', { id: 1 }] },
      none: {},
      m: { '#xml': '<m>q<b/></m>' },
    };
    assert.equal(
      shaped.xml?.layOut(parseJson(JSON.stringify(document))),
      `${declaration}
<policy>
  <scripts>
    <script>a\n b</script>
    <script>1 &lt; 2</script>
  </scripts>
  <printers>
    <keep>true</keep>
    <printer>x</printer>
    <printer>
      <id>1</id>
    </printer>
  </printers>
  <none/>
  <m>q<b/></m>
</policy>
`,
    );
  });

  it('mean the same laid out as they are sent', () => {
    const leaf = fc.oneof(fc.string({ unit: anyXmlCharacter }), fc.integer(), fc.boolean());
    const { tree } = fc.letrec((tie) => ({
      tree: fc.dictionary(fc.constantFrom('a', 'b', 'scripts'), fc.oneof(leaf, fc.array(leaf), tie('tree')), { depthIdentifier: 'xml' }),
    }));
    const shaped = xmlCodec('policy', recordShape({ scripts: listShape('script', 'wrapped') }));
    fc.assert(
      fc.property(tree, (value) => {
        const node = parseJson(JSON.stringify(value));
        assert.deepEqual(shaped.decode(shaped.xml?.layOut(node) ?? ''), shaped.decode(shaped.encode(node)));
      }),
    );
  });
});

const anyXmlCharacter = fc.constantFrom('a', ' ', '\n', '\t', '\r', '&', '<', '>', ']]>', 'é', '\u{1F600}');

function recordShape(fields: Readonly<Record<string, Shape>>): Shape {
  const made = Object.entries(fields).map(([name, shape]) => [name, { ...usual, shape: () => shape }] as const);
  return { kind: 'record', ...untold, fields: () => new Map(made), required: new Set(), others: undefined };
}

const usual = { access: 'both', isSecret: () => false, refersTo: () => undefined } as const;

function listShape(entry: string, way: 'wrapped' | 'inline'): Shape {
  return {
    kind: 'list',
    ...untold,
    entry: () => anything,
    identity: [],
    isSet: false,
    xml: { entry, way },
    least: undefined,
    most: undefined,
  };
}
