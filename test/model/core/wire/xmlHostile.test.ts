import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { classicShape } from '../../../../src/core/families/classic/shapes.ts';
import { parseJson } from '../../../../src/core/json/parse.ts';
import { asRecord } from '../../../../src/core/json/wire.ts';
import { anything } from '../../../../src/core/shapes/shape.ts';
import { xmlCodec } from '../../../../src/core/wire/xmlCodec.ts';
import { anyCharacter } from '../../../support/anyCharacter.ts';

const codec = xmlCodec('policy', classicShape('policy') ?? anything);

function textIn(xml: string): string {
  const read = codec.decode(xml);
  return 'text' in read ? read.text : assert.fail(read.detail);
}

function documentIn(xml: string): unknown {
  return JSON.parse(textIn(xml));
}

/** What an object is after it was a document. */
function again(xml: string): string {
  return codec.encode(parseJson(textIn(xml))).replace(/^<\?xml[^>]*\?>/, '');
}

describe('XML that nobody would write', () => {
  for (const [what, inside, value] of [
    ['sections of characters', '<![CDATA[a < b & ]]]]><![CDATA[>]]>', 'a < b & ]]>'],
    ['a section beside characters', 'a<![CDATA[<b>]]>c', 'a<b>c'],
    ['references of each kind', '&lt;&gt;&amp;&quot;&apos;&#65;&#x1F600;', '<>&"\'A😀'],
    ['what is escaped twice', '&amp;amp;', '&amp;'],
    ['carriage returns that are referred to', 'a&#13;&#10;b', 'a\r\nb'],
    ['ends of lines of another system', 'a\r\nb\rc', 'a\nb\nc'],
    ['white space at both ends', '  a\t\n ', '  a\t\n '],
    ['nothing but white space', '  ', '  '],
    ['characters beyond the first plane', '😀\u{10FFFF}', '😀\u{10FFFF}'],
    ['the ends of lines of Unicode', 'a\u2028b\u0085c', 'a\u2028b\u0085c'],
    ['comments and instructions', 'a<!-- b --><?c d?>e', 'ae'],
    ['what looks like the end of JSON', '"}],\\u0000', '"}],\\u0000'],
  ] as const) {
    it(`is read: ${what}`, () => {
      const xml = `<policy><general><name>${inside}</name></general></policy>`;
      assert.deepEqual(documentIn(xml), { general: { name: value } });
      assert.equal(again(again(xml)), again(xml));
      assert.deepEqual(documentIn(again(xml)), { general: { name: value } });
    });
  }

  for (const [what, inside] of [
    ['attributes', '<a b="1" c=\'"\'>d</a>'],
    ['attributes behind long characters', '<n>😀é</n><a b="1">😀</a><z>1</z>'],
    ['a namespace', '<a xmlns="urn:x"><b/></a>'],
    ['text beside elements', '<a>b<c/>d</a>'],
    ['a name that comes again later', '<a><b>1</b><c/><b>2</b></a>'],
    ['a name of another alphabet', '<имя>1</имя>'],
  ] as const) {
    it(`comes out as it went in: ${what}`, () => {
      const xml = `<policy><general>${inside}</general></policy>`;
      assert.equal(again(xml), xml);
    });
  }

  for (const [what, xml] of [
    ['an entity of its own', '<!DOCTYPE policy [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><policy>&c;</policy>'],
    ['an entity that nobody declared', '<policy>&nbsp;</policy>'],
    ['a file outside', '<!DOCTYPE policy SYSTEM "file:///etc/passwd"><policy/>'],
    ['a bare ampersand', '<policy><general><name>a & b</name></general></policy>'],
    ['a control character', '<policy>\u0001</policy>'],
    ['a control character that is referred to', '<policy>&#1;</policy>'],
    ['half a pair', '<policy>&#xD800;</policy>'],
    ['two roots', '<policy/><policy/>'],
    ['an element that does not end', '<policy><general></policy>'],
    ['an attribute twice', '<policy a="1" a="2"/>'],
    ['no XML', 'policy'],
  ] as const) {
    it(`is refused in words: ${what}`, () => {
      const read = codec.decode(xml);
      assert.ok('detail' in read && read.detail.length > 10);
    });
  }

  for (const [what, xml, detail] of [
    ['nothing', '', 'it is empty'],
    ['no more than blanks', ' \n ', 'it is empty'],
    ['JSON', '{"policy":{}}', 'it is no XML'],
    ['half of it', '<policy><general><name>a</name>', 'it is cut off'],
    ['half of an element', '<?xml version="1.0"?>\n<policy><general><na', 'it is cut off'],
    ['a fault in what is whole', '<policy><name>a & b</name></policy>', 'it is not well-formed at line 1, column 19'],
    ['a fault behind one that is empty', '<policy/> ->', 'it is not well-formed at line 1, column 11'],
    ['a fault in one that is empty', '<policy a="1" a="2"/>', 'it is not well-formed at line 1, column 20'],
  ] as const) {
    it(`is told for what it is: ${what}`, () =>
      assert.deepEqual(codec.decode(xml), { detail: `the answer cannot be read as XML: ${detail}` }));
  }

  it('is never read where it was cut off', () => {
    const xml = '<?xml version="1.0"?><policy><general><name>a &amp; <![CDATA[b]]></name></general><!-- c --><scope/></policy>';
    for (let end = 0; end < xml.length; end += 1) assert.ok('detail' in codec.decode(xml.slice(0, end)), xml.slice(0, end));
  });

  it('may be a megabyte long, in one line or of many elements', () => {
    const long = `${'é<>&'.repeat(1000)}${'x y '.repeat(500_000)}`;
    const escaped = long.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const xml = `<policy><general><name>${escaped}</name></general></policy>`;
    assert.deepEqual(documentIn(xml), { general: { name: long } });
    assert.ok(again(xml) === xml);
    const many = `<policy><scope><computers>${'<computer><id>1</id></computer>'.repeat(3000)}</computers></scope></policy>`;
    assert.ok(again(many) === many);
  });

  it('takes no longer for the ends of lines that old systems wrote', () => {
    const started = performance.now();
    assert.deepEqual(documentIn(`<policy><general><name>${'\r'.repeat(300_000)}</name></general></policy>`), {
      general: { name: '\n'.repeat(300_000) },
    });
    assert.ok(performance.now() - started < 2_000);
  });

  it('stands on few levels, or is refused in words', () => {
    const nested = (depth: number): string => `<policy>${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}</policy>`;
    assert.equal(again(nested(199)), nested(199).replace('<a></a>', '<a/>'));
    for (const depth of [201, 1000, 3000, 6000, 12_000]) {
      assert.deepEqual(codec.decode(nested(depth)), {
        detail: 'the answer cannot be read as XML: its elements stand too many levels deep',
      });
    }
  });

  it('never makes it throw, and gives a document or a reason', () => {
    const parts = [
      '<policy>',
      '</policy>',
      '<general>',
      '</general>',
      '<a b="',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '&amp;',
      '&',
      '<?xml ',
      '?>',
      '<size>1</size>',
    ];
    const text = fc.array(fc.oneof(fc.constantFrom(...parts), anyCharacter), { maxLength: 12 }).map((found) => found.join(''));
    fc.assert(
      fc.property(text, fc.boolean(), (inside, whole) => {
        const read = codec.decode(whole ? `<policy>${inside}</policy>` : inside);
        if ('text' in read) assert.doesNotThrow(() => parseJson(read.text));
        else assert.notEqual(read.detail, '');
      }),
    );
  });
});

describe('lists in XML', () => {
  const scope = (inside: string): unknown => asRecord(documentIn(`<policy><scope>${inside}</scope></policy>`))['scope'];

  for (const [what, inside, document] of [
    ['without what they count', '<computers><size>1</size><computer><id>3</id></computer></computers>', { computers: [{ id: 3 }] }],
    ['with a wrong count', '<computers><size>7</size><computer><id>3</id></computer></computers>', { computers: [{ id: 3 }] }],
    ['with a count between them', '<computers><computer><id>3</id></computer><size>1</size></computers>', { computers: [{ id: 3 }] }],
    ['that are empty', '<computers><size>0</size></computers><buildings/>', { computers: [], buildings: [] }],
    ['of another name, as they are', '<jss_users><jss_user><id>1</id></jss_user></jss_users>', { jss_users: { jss_user: { id: '1' } } }],
    [
      'of values',
      '<limit_to_users><user_groups><user_group>a</user_group></user_groups></limit_to_users>',
      { limit_to_users: { user_groups: ['a'] } },
    ],
  ] as const) {
    it(`are arrays ${what}`, () => assert.deepEqual(scope(inside), document));
  }

  it('stand among the other fields of a record', () => {
    const xml =
      '<policy><self_service><notification>true</notification><notification>Self Service</notification></self_service>' +
      '<printers><size>2</size><leave_existing_default>false</leave_existing_default><printer><id>1</id></printer><printer><id>2</id></printer></printers></policy>';
    assert.deepEqual(documentIn(xml), {
      self_service: { notification: ['true', 'Self Service'] },
      printers: { leave_existing_default: false, printer: [{ id: 1 }, { id: 2 }] },
    });
    assert.equal(again(xml), xml.replace('<size>2</size>', ''));
    assert.deepEqual(documentIn('<policy><printers><size>0</size></printers></policy>'), { printers: {} });
  });

  it('keep a size that is one', () => {
    assert.deepEqual(documentIn('<policy><general><size>3</size></general></policy>'), { general: { size: '3' } });
  });

  it('have no attributes where only the server writes', () => {
    const xml =
      '<policy><account_maintenance><accounts><account><password_sha256 since="9.32">ab</password_sha256></account></accounts></account_maintenance></policy>';
    assert.deepEqual(documentIn(xml), { account_maintenance: { accounts: [{ password_sha256: 'ab' }] } });
  });
});

describe('a document as XML', () => {
  for (const [what, document, message] of [
    ['a name with a blank', '{"a b":1}', /“a b” cannot be the name/],
    ['a name that begins with a digit', '{"general":{"1":1}}', /“general\/1” cannot/],
    ['a control character', String.raw`{"a":"\u0000"}`, /“a” holds a character that XML cannot: U\+0000/],
    ['half a pair', String.raw`{"a":["b","\ud800"]}`, /“a” holds .*U\+D800/],
  ] as const) {
    it(`is refused with the place: ${what}`, () => {
      assert.throws(() => codec.encode(parseJson(document)), message);
    });
  }

  it('may hold numbers as they are written, and nothing', () => {
    assert.match(
      codec.encode(parseJson('{"a":1.10,"b":9007199254740993,"c":null,"d":true,"e":[],"f":{}}')),
      /<policy><a>1.10<\/a><b>9007199254740993<\/b><c\/><d>true<\/d><f\/><\/policy>$/,
    );
  });
});
