import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { textOfXmlFile, xmlObjectsIn } from '../../../../src/core/wire/xmlObjects.ts';

const isObject = (element: string): boolean => ['policy', 'printer'].includes(element);
const policy = '<policy><general><name>Fix</name></general></policy>';

describe('objects in a text that somebody gives', () => {
  for (const [how, text] of [
    ['bare', policy],
    ['behind a declaration', `<?xml version="1.0" encoding="UTF-8"?>\n${policy}`],
    ['in a text that was written in another encoding', `<?xml version='1.0' encoding='ISO-8859-1'?>${policy}`],
    ['behind a byte order mark and white space', `\uFEFF \n${policy}\n`],
    ['among comments', `<!-- of the forum -->${policy}<!-- end -->`],
    ['between other words', `Here it is:\n\`\`\`xml\n${policy}\n\`\`\`\nHave fun!`],
    ['with words behind it that are marks elsewhere', `${policy} works > 10.13, but not -> 10.12`],
    ['in a list', `<policies><size>1</size>${policy}</policies>`],
    ['behind a comparison', `Only if a < b and 3 <5:\n${policy}`],
    ['before the way to a page', `${policy}\nSee Computers > Policies -> General.`],
    ['in a command', `curl -X POST -d "${policy}" https://x.example/JSSResource/policies/id/0 > out`],
  ] as const) {
    it(`are found ${how}`, () => assert.deepEqual(xmlObjectsIn(text, isObject), { element: 'policy', texts: [policy] }));
  }

  it('are told from each other, with what is in them', () => {
    const second = '<policy><general id="7">&lt;&amp;</general><b/></policy>';
    assert.deepEqual(xmlObjectsIn(`<policies><size>2</size>${policy}${second}</policies>`, isObject), {
      element: 'policy',
      texts: [policy, second],
    });
  });

  it('are found one after the other, with a declaration each', () => {
    const declared = `<?xml version="1.0" encoding="UTF-8"?>\n${policy}\n`;
    assert.deepEqual(xmlObjectsIn(declared + declared, isObject), { element: 'policy', texts: [policy, policy] });
  });

  for (const [what, text, message] of [
    ['JSON', '{"policy": {"general": {"name": "a <b>"}}}', /is JSON/],
    ['several things', `${policy}\n<printer/>`, /several things one after the other: policy, printer/],
    ['an object and its list', `${policy}<policies>${policy}</policies>`, /several things/],
    ['nothing', '', /no XML/],
    ['words', 'Hello < world', /no XML/],
    ['cut off', policy.slice(0, -4), /cannot be read as XML: it is cut off/],
    [
      'a bare ampersand',
      `Here:\n<?xml version="1.0"?>\n<policy>\n<a>x & y</a></policy>`,
      /cannot be read as XML: .*&amp;.*line 4, column 6/,
    ],
    ['a way to a page', 'Computers > Policies, or 3 < 5', /no XML/],
    ['a web page', '<!DOCTYPE html><html><body><policy/></body></html>', /a web page/],
    ['a document type', `<!DOCTYPE x [<!ENTITY y "z">]>${policy}`, /declares a document type/],
    ['a property list', '<?xml version="1.0"?><!DOCTYPE plist PUBLIC "a" "b"><plist><dict/></plist>', /a property list/],
    ['a part of an object', '<scope><computers><computer/></computers></scope>', /^<scope> is no object/],
    ['an empty list', '<policies><size>0</size></policies>', /<policies> is empty/],
    ['a list of various', `<all>${policy}<printer/></all>`, /^<all> is no object/],
    ['10 MB', `<policy>${' '.repeat(10_000_000)}</policy>`, /too long/],
  ] as const) {
    it(`are not in ${what}, which is said`, () => {
      const found = xmlObjectsIn(text, isObject);
      assert.match('message' in found ? found.message : JSON.stringify(found), message);
    });
  }

  it('are looked for in any text', () => {
    const part = fc.constantFrom(
      '<policy>',
      '</policy>',
      '<',
      '>',
      '<a x="',
      '"/>',
      '<![CDATA[',
      ']]>',
      '&',
      '&amp;',
      '<!--',
      '-->',
      'é',
      '\u0000',
    );
    fc.assert(fc.property(fc.array(part), (parts) => 'message' in xmlObjectsIn(parts.join(''), isObject) || parts.includes('<policy>')));
  });
});

describe('a file of XML', () => {
  const bytes = (...parts: readonly (string | number)[]): Uint8Array =>
    Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : Array.from(part, (char) => char.charCodeAt(0)))));

  it('is read in the encoding that it is in', () => {
    assert.equal(textOfXmlFile(bytes('<a>', 0xc3, 0xa9, '</a>')), '<a>é</a>');
    assert.match(textOfXmlFile(bytes('<?xml version="1.0" encoding="ISO-8859-1"?><a>', 0xe9, '</a>')) ?? '', /<a>é</);
    assert.equal(textOfXmlFile(bytes(0xff, 0xfe, '<', 0, 'a', 0)), '<a');
    // It says what the program held in memory.
    assert.match(textOfXmlFile(bytes('<?xml version="1.0" encoding="utf-16"?><a>', 0xc3, 0xa9, '</a>')) ?? '', /<a>é</);
  });

  it('is none in another one, or in one that nobody knows', () => {
    assert.equal(textOfXmlFile(bytes('<a>', 0xe9, '</a>')), undefined);
    assert.equal(textOfXmlFile(bytes('<?xml version="1.0" encoding="klingon"?><a/>')), undefined);
  });
});
