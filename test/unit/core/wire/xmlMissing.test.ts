import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { classicFamily } from '../../../../src/core/families/classic/classicFamily.ts';
import { classicWriting } from '../../../../src/core/families/classic/writing/classicWriting.ts';
import { proFamily } from '../../../../src/core/families/pro/proFamily.ts';
import type { BodyProblem } from '../../../../src/core/shapes/assist.ts';
import type { Shape } from '../../../../src/core/shapes/shape.ts';
import { checkXml } from '../../../../src/core/wire/xmlHelp.ts';
import { childrenOf } from '../../../../src/core/wire/xmlPlace.ts';
import { xmlTree, type XmlBranch } from '../../../../src/core/wire/xmlTree.ts';
import { small } from '../../../support/openapi/smallDocument.ts';
import { policyBody } from '../../../support/xml/policyShape.ts';

const isMissing = ({ message }: BodyProblem): boolean => message.includes('refuses a new object');
const missingIn = (text: string, shape: Shape = policyBody): readonly BodyProblem[] => checkXml(text, shape, 'creates').filter(isMissing);

/** The text when each fix that is offered was taken, one after the other. */
function mended(text: string, shape: Shape = policyBody): string {
  for (let now = text, turn = 0; ; turn += 1) {
    const fix = missingIn(now, shape).find((one) => one.fix !== undefined)?.fix;
    if (fix === undefined) return now;
    assert.ok(turn < 50, now);
    now = now.slice(0, fix.from) + fix.insert + now.slice(fix.to);
  }
}

/** Elements stand in the order of the shape. */
function isInOrder(branch: XmlBranch, shape: Shape): boolean {
  const known = childrenOf(shape);
  const places = branch.children.map(({ name }) => known.findIndex((one) => one.name === name));
  const inside = branch.children.every((child, index) => isInOrder(child, known[places[index] ?? 0]?.shape ?? shape));
  return inside && places.every((place, index) => index === 0 || place >= (places[index - 1] ?? 0));
}

describe('what a new object lacks, in XML', () => {
  const table: readonly (readonly [what: string, text: string, marked: string, words: RegExp, after: string])[] = [
    [
      'a section',
      '<policy/>',
      'policy',
      /<policy> lacks <general>/,
      '<policy>\n  <general>\n    <name>New name</name>\n  </general>\n</policy>',
    ],
    [
      'a section before another one',
      '<policy>\n  <scope/>\n</policy>',
      'policy',
      /lacks <general>/,
      '<policy>\n  <general>\n    <name>New name</name>\n  </general>\n  <scope/>\n</policy>',
    ],
    [
      'an element behind another one, whatever that holds',
      '<policy>\n\t<general>\n\t\t<id><!-- </id> --><![CDATA[</id>]]></id>\n\t</general>\n</policy>',
      'general',
      /<general> lacks <name>/,
      '<policy>\n\t<general>\n\t\t<id><!-- </id> --><![CDATA[</id>]]></id>\n\t\t<name></name>\n\t</general>\n</policy>',
    ],
    ['an element in one line', '<policy><general></general></policy>', 'general', /lacks <name>/, ''],
    ['the value of one', '<policy><general><name> </name></general></policy>', 'name', /<name> is empty/, ''],
  ];
  for (const [what, text, marked, words, after] of table) {
    it(`marks ${what}: ${text}`, () => {
      const [found, ...others] = missingIn(text);
      assert.deepEqual(others, []);
      assert.equal(text.slice(found?.from, found?.to), marked);
      assert.equal(found?.severity, 'warning');
      assert.match(found?.message ?? '', words);
      if (after !== '') assert.equal(mended(text), after);
    });
  }

  it('names all at once, where the server names one after the other', () => {
    const segment = creations.find(([key]) => key.includes('/networksegments/'))?.[1] ?? assert.fail();
    const found = missingIn('<network_segment/>', segment).map(({ fix }) => fix?.label);
    assert.deepEqual(found, ['Insert <name>', 'Insert <starting_address>', 'Insert <ending_address>']);
  });

  const creations = classicFamily(proFamily(small()), classicWriting).operations.flatMap((operation): (readonly [string, Shape])[] => {
    const shape = operation.method === 'POST' && !operation.isAction ? operation.shapes().request[0]?.shape() : undefined;
    return shape === undefined ? [] : [[operation.key, shape]];
  });

  it('is mended by the fixes alone for every kind that can be created, in the order of the server', () => {
    assert.ok(creations.length > 30, String(creations.length));
    for (const [key, shape] of creations) {
      const root = childrenOf(shape)[0] ?? assert.fail(key);
      const text = mended(`<${root.name}/>`, shape);
      const tree = xmlTree(text);
      assert.ok(!('detail' in tree), `${key}: ${text}`);
      assert.ok(isInOrder(tree, root.shape), `${key}: ${text}`);
      assert.ok(
        missingIn(text, shape).every(({ message }) => message.includes('is empty')),
        `${key}: ${text}`,
      );
    }
  });

  it('offers nothing that breaks a text, however it is laid out', () => {
    const blank = fc.constantFrom('', ' ', '\n', '\n  ', '\t', '<!-- > -->');
    const inner = fc.constantFrom('', '<general/>', '<general><id>1</id></general>', '<scope/>', '<printers><printer/></printers>');
    fc.assert(
      fc.property(blank, blank, inner, blank, (before, between, part, behind) => {
        const text = `${before}<policy>${between}${part}${behind}</policy>`;
        const after = mended(text);
        const tree = xmlTree(after);
        assert.ok(!('detail' in tree), after);
        assert.ok(tree.children.some(({ name }) => name === 'general'));
        assert.ok(isInOrder(tree, childrenOf(policyBody)[0]?.shape ?? policyBody), after);
      }),
      { numRuns: 100 },
    );
  });
});
