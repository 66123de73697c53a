import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { buildRequest } from '../../../../src/core/request/build.ts';
import { xmlSyntaxError } from '../../../../src/core/request/xmlSyntax.ts';
import { emptyDraft } from '../../../../src/shared/draft.ts';

describe('xmlSyntaxError', () => {
  const sound = [
    '<a/>',
    '<?xml version="1.0" encoding="UTF-8"?>\n<!-- R&D <x> -->\n<policy><name>R&amp;D &#60; &#x3E;</name><b c="1 > 2" d=\'"\'/></policy>\n',
    '<a><![CDATA[R&D <x> ]]></a>',
    '<payloads>&lt;string&gt;?a=1&amp;amp;b=2&lt;/string&gt;</payloads>',
    '<!DOCTYPE a><a></a >',
    '\uFEFF<größe>1</größe>',
  ];
  for (const text of sound) it(`takes ${JSON.stringify(text)}`, () => assert.equal(xmlSyntaxError(text), undefined));

  const broken: readonly (readonly [string, number, RegExp])[] = [
    ['<name>R&D</name>', 7, /bare & .*&amp;.*line 1, column 8/],
    ['<name>\nR&D</name>', 8, /bare &.*line 2/],
    ['<name>\nR&nbsp;D</name>', 8, /&nbsp; is no entity of XML.*line 2/],
    ['<a b="&copy;"/>', 6, /&copy; is no entity of XML/],
    ['<a b="R&D"/>', 7, /bare &/],
    ['<a>1 < 2</a>', 5, /bare <.*&lt;/],
    ['<a><b></a>', 6, /<\/a> stands where <\/b> is expected/],
    ['<a><b>', 3, /<b> is not closed/],
    ['<a/></a>', 4, /closes nothing/],
    ['<a/><b/>', 4, /second element/],
    ['<a/>x', 4, /outside/],
    ['name', 0, /outside/],
    ['<a <b/>', 3, /inside of another/],
    ['<a b="1', 0, /no end/],
    ['<a><!-- x</a>', 3, /never closed/],
    ['<?xml version="1.0"?>', 0, /no XML element/],
  ];
  for (const [text, offset, message] of broken)
    it(`marks ${JSON.stringify(text)}`, () => {
      const fault = xmlSyntaxError(text);
      assert.equal(fault?.offset, offset);
      assert.match(fault?.message ?? '', message);
    });

  it('looks at any text once, whatever it holds', () => {
    const pieces = fc.array(fc.constantFrom('<', '>', '&', '"', '<a>', '</a>', '<!--', '<![CDATA[', '<?', ' ', 'a', ';'), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(pieces, (parts) => {
        const offset = xmlSyntaxError(parts.join(''))?.offset ?? 0;
        return offset >= 0 && offset <= parts.join('').length;
      }),
    );
    for (const piece of ['<a>', '<a b="', '&amp;', '<!--', '<a ', "<'", '&#', '<![CDATA['])
      assert.notEqual(xmlSyntaxError(piece.repeat(200_000 / piece.length)), undefined);
  });

  it('keeps a body from being sent, at its place', () => {
    const text = '<policy><name>R&D</name></policy>';
    const draft = { ...emptyDraft, method: 'PUT' as const, path: '/JSSResource/policies/id/1' };
    const url = (path: string): string => `https://jamf.test${path}`;
    const built = buildRequest({ ...draft, body: { kind: 'text', mediaType: 'application/xml', text } }, { url });
    assert.ok('fields' in built);
    assert.deepEqual([built.fields[0]?.where, built.fields[0]?.offset], ['body', 15]);
    const good = buildRequest({ ...draft, body: { kind: 'text', mediaType: 'text/xml', text: text.replace('&', '&amp;') } }, { url });
    assert.ok('request' in good);
  });
});
