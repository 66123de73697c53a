import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { classicFamily } from '../../../../src/core/families/classic/classicFamily.ts';
import { classicWriting } from '../../../../src/core/families/classic/writing/classicWriting.ts';
import { proFamily } from '../../../../src/core/families/pro/proFamily.ts';
import { checkXml, completeXml, exampleXml, hoverXml } from '../../../../src/core/wire/xmlHelp.ts';
import { small } from '../../../support/openapi/smallDocument.ts';
import { policyBody } from '../../../support/xml/policyShape.ts';

/** The body of a policy, as it is. */
const real = classicFamily(proFamily(small()), classicWriting).describe('PUT', '/JSSResource/policies/id/1')!.shapes().request[0]!.shape();

/** What is offered where a | stands. */
function offered(marked: string): readonly string[] {
  const offset = marked.indexOf('|');
  return completeXml(marked.replace('|', ''), offset, policyBody).map(({ label }) => label);
}

/** The text after the first offer is taken, without what is to be filled in. */
function taken(marked: string): string {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const [item] = completeXml(text, offset, policyBody);
  return item === undefined ? text : text.slice(0, item.from) + item.insert.replace('${1}', '') + text.slice(item.to);
}

describe('completion of XML by its shape', () => {
  const table: readonly (readonly [what: string, text: string, labels: readonly string[]])[] = [
    ['the root element for the path', '|', ['policy']],
    ['the root element that begins', '<|', ['policy']],
    ['sections', '<policy><|', ['general', 'scope', 'printers']],
    ['sections that are not there yet', '<policy>\n  <general><name>x</name></general>\n  <|\n</policy>', ['scope', 'printers']],
    ['fields that can be set', '<policy><general>|</general></policy>', ['name', 'enabled', 'frequency', 'priority']],
    ['choices', '<policy><general><frequency>|</frequency>', ['Ongoing', 'Once per computer']],
    ['booleans', '<policy><general><enabled>t|</enabled>', ['true', 'false']],
    ['entries of a list, again and again', '<policy><scope><computer_groups><computer_group/><|', ['computer_group']],
    ['entries beside other fields, again and again', '<policy><printers><printer/><leave_existing_default/><|', ['printer']],
    ['the end of what is open', '<policy><general></|', ['general']],
    ['nothing inside of what is not known', '<policy><nothing><|', []],
    ['nothing in an attribute', '<policy a="|', []],
    ['nothing in a comment', '<policy><!-- <|', []],
    ['nothing where text goes', '<policy><general><name>|</name>', []],
  ];
  for (const [what, text, labels] of table) it(`offers ${what}: ${text}`, () => assert.deepEqual(offered(text), labels));

  const inserted: readonly (readonly [text: string, after: string])[] = [
    ['<po|', '<policy></policy>'],
    ['<policy><gen|\n</policy>', '<policy><general></general>\n</policy>'],
    ['<policy>|</policy>', '<policy><general></general></policy>'],
    ['<policy><general></gen|', '<policy><general></general>'],
    ['<policy><general><frequency> On|</frequency>', '<policy><general><frequency> Ongoing</frequency>'],
  ];
  for (const [text, after] of inserted) it(`makes ${after} of ${text}`, () => assert.equal(taken(text), after));

  it('tells what an element is, where its name stands', () => {
    const text = '<policy><general><frequency>Ongoing</frequency><id>1</id></general></policy>';
    assert.match(hoverXml(text, text.indexOf('quency'), policyBody)?.text ?? '', /text\nOne of: Ongoing/);
    assert.match(hoverXml(text, text.lastIndexOf('quency'), policyBody)?.text ?? '', /One of: Ongoing/);
    assert.match(hoverXml(text, text.indexOf('id>'), policyBody)?.text ?? '', /Only the server/);
    assert.equal(hoverXml(text, text.indexOf('Ongoing'), policyBody), null);
  });

  it('takes whatever is typed', () => {
    const piece = fc.constantFrom(...'< > </ /> policy general frequency <policy> <general> <!-- <![CDATA[ " & \n'.split(' '));
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 20 }), fc.nat(), (parts, at) => {
        const text = parts.join('');
        const offset = at % (text.length + 1);
        for (const { from, to } of completeXml(text, offset, policyBody)) assert.ok(from <= offset && offset <= to && to <= text.length);
        hoverXml(text, offset, policyBody);
        for (const { from } of checkXml(text, policyBody)) assert.ok(from <= text.length);
      }),
      { numRuns: 300 },
    );
  });
});

describe('checks of XML by its shape', () => {
  const table: readonly (readonly [what: string, text: string, marked: string, severity: string, words: RegExp])[] = [
    ['a raw &', '<policy><general><name>A & B</name></general></policy>', '&', 'error', /&amp;/],
    ['an element that is not closed', '<policy><general></policy>', '<', 'error', /stands where/],
    ['another root element', '<policies><general/></policies>', 'policies', 'error', /<policy> here/],
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><policy/>', '<', 'error', /./],
    ['an element that is not known', '<policy><generl/></policy>', 'generl', 'warning', /without a word.*<general> may be meant/],
    [
      'a value that is no choice',
      '<policy><general><frequency>Daily</frequency></general></policy>',
      'frequency',
      'warning',
      /“Daily”.*Ongoing/,
    ],
    ['an emptied choice', '<policy><general><frequency/></general></policy>', 'frequency', 'warning', /default/],
    ['a number that is none', '<policy><general><priority>high</priority></general></policy>', 'priority', 'warning', /whole number/],
    [
      'what is in a list',
      '<policy><scope><computer_groups><computer/></computer_groups></scope></policy>',
      'computer',
      'warning',
      /no <computer>/,
    ],
    [
      'what a scope would pass over',
      '<policy><scope><exclusions/><all_computers>false</all_computers></scope></policy>',
      'all_computers',
      'warning',
      /<all_computers> stands behind <exclusions>.*Put it before/,
    ],
    ['what is in an entry', '<policy><printers><printer><action>x</action></printer></printers></policy>', 'action', 'warning', /install/],
  ];
  for (const [what, text, marked, severity, words] of table) {
    it(`complains of ${what}`, () => {
      const found = checkXml(text, policyBody);
      assert.equal(found.length, 1);
      assert.equal(text.slice(found[0]?.from, found[0]?.to), marked);
      assert.equal(found[0]?.severity, severity);
      assert.match(found[0]?.message ?? '', words);
    });
  }

  for (const [part, first, second] of [
    ['limitations', 'users', 'user_groups'],
    ['exclusions', 'computers', 'buildings'],
  ] as const) {
    it(`complains of ${part} that are read in another order`, () => {
      const scope = (...inside: readonly string[]): readonly string[] => {
        const text = `<policy><scope><${part}>${inside.map((name) => `<${name}/>`).join('')}</${part}></scope></policy>`;
        return checkXml(text, real!).map(({ from, to }) => text.slice(from, to));
      };
      assert.deepEqual([scope(first, second), scope(second, first)], [[], [first]]);
    });
  }

  it('looks for no more than it shows', () => {
    const started = performance.now();
    assert.equal(checkXml(`<policy><general>${'<nome/>'.repeat(30_000)}</general></policy>`, policyBody).length, 200);
    assert.ok(performance.now() - started < 1_000);
  });

  const sound: readonly string[] = [
    '<policy><general><frequency>Ongoing</frequency><name>A</name></general></policy>',
    '<policy><scope><all_computers>false</all_computers><computer_groups><computer_group><name>a</name><id>1</id></computer_group></computer_groups><exclusions/></scope></policy>',
    '<policy/>',
    '<?xml version="1.0"?>\n<policy><general><id>7</id><name>A &amp; B</name><frequency>Ongoing</frequency></general></policy>',
    '<policy><scope><computer_groups><size>1</size><computer_group><id>1</id></computer_group></computer_groups></scope></policy>',
    '<policy><printers><printer><id>1</id></printer><printer><action>install</action></printer></printers></policy>',
  ];
  for (const text of sound) it(`has nothing against ${text}`, () => assert.deepEqual(checkXml(text, policyBody), []));

  for (const text of ['<policy/>', '<policy><general/></policy>']) {
    it(`does not miss anything in ${text}, which changes an object`, () => assert.deepEqual(checkXml(text, policyBody), []));
  }

  for (const only of ['all', 'required'] as const) {
    it(`makes a body of ${only} fields that it has nothing against`, () => {
      const text = exampleXml(policyBody, only);
      assert.deepEqual(checkXml(text, policyBody), []);
      assert.match(text, /^<\?xml .*\n<policy>\n {2}<general>\n/);
      assert.equal(text.includes('<scope>'), only === 'all');
      assert.ok(!text.includes('<general>\n    <id>'));
    });
  }
});

describe('empty elements in XML that changes an object', () => {
  const table: readonly (readonly [what: string, text: string, marked: readonly string[], mended?: string])[] = [
    ['a section', '<policy>\n  <general/>\n  <printers/>\n</policy>', ['general', 'printers'], '<policy>\n  <printers/>\n</policy>'],
    ['a scope', '<policy><scope></scope></policy>', ['scope'], '<policy></policy>'],
    ['a section with a count', '<policy><printers><size>0</size></printers></policy>', ['printers'], '<policy></policy>'],
    ['nothing inside of a scope', '<policy><scope><computer_groups/><exclusions/></scope></policy>', []],
    ['no text, and no entry', '<policy><general><name/></general><printers><printer/></printers></policy>', []],
  ];
  for (const [what, text, marked, mended] of table) {
    it(`are marked: ${what}`, () => {
      const found = checkXml(text, policyBody, 'changes').filter(({ message }) => /may empty/.test(message));
      assert.deepEqual(
        found.map(({ from, to }) => text.slice(from, to)),
        marked,
      );
      const fix = found[0]?.fix;
      assert.equal(fix && text.slice(0, fix.from) + fix.insert + text.slice(fix.to), mended);
      assert.deepEqual(
        checkXml(text, policyBody).filter(({ message }) => /may empty/.test(message)),
        [],
      );
    });
  }
});
