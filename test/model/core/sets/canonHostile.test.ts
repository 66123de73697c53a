import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { classicShape } from '../../../../src/core/families/classic/shapes.ts';
import { Canon } from '../../../../src/core/sets/canon/canonical.ts';
import { formIn } from '../../../../src/core/sets/compare/setItems.ts';
import { anything } from '../../../../src/core/shapes/shape.ts';
import { anyCharacter } from '../../../support/anyCharacter.ts';

const canon = new Canon({ resource: 'things', shape: anything, other: anything, comparison: 'instances', nameOf: () => undefined });
const policies = new Canon({
  resource: 'classic/policies',
  shape: classicShape('policy')!,
  other: undefined,
  comparison: 'drift',
  nameOf: () => undefined,
});

describe('the canonical form of what nobody expects', () => {
  const pairs: readonly (readonly [what: string, one: string, other: string, isSame: boolean])[] = [
    ['a number in another spelling', '{"a":1}', '{"a":1.0}', true],
    ['a number with an exponent', '{"a":100}', '{"a":1e2}', true],
    ['fractions that end in zeros', '{"a":1.10}', '{"a":1.1}', true],
    ['zeros of either sign', '{"a":0}', '{"a":-0.0}', true],
    ['whole numbers beyond what a double holds', '{"a":9007199254740992}', '{"a":9007199254740993}', false],
    ['fractions beyond that', '{"a":0.1}', '{"a":0.10000000000000000001}', false],
    ['numbers that no double is', '{"a":1e400}', '{"a":1e401}', false],
    ['a number and a text', '{"a":1}', '{"a":"1"}', false],
    ['a key that objects have of themselves', '{"__proto__":{"a":1}}', '{"__proto__":{"a":2}}', false],
    ['that key and none', '{"__proto__":{"a":1}}', '{}', false],
    ['names of methods', '{"constructor":"x","toString":"y"}', '{"constructor":"x"}', false],
    ['halves of characters', String.raw`{"a":"\ud83d"}`, String.raw`{"a":"\ud83c"}`, false],
    ['texts with quotation marks where others end', String.raw`{"a":"x\",\"b\":\"y"}`, '{"a":"x","b":"y"}', false],
    ['an empty line and none', '{"a":["","b"]}', '{"a":["b"]}', false],
    ['what is empty in any way, and absent', '{"a":{"b":[],"c":null,"d":""}}', '{}', true],
  ];
  for (const [what, one, other, isSame] of pairs) {
    it(`tells ${what} ${isSame ? 'as the same' : 'apart'}`, () => {
      for (const layout of ['json', 'lines', 'quick'] as const) {
        assert.equal(canon.of(one, layout).text === canon.of(other, layout).text, isSame, layout);
      }
    });
  }

  for (const text of [
    '',
    'null',
    '[]',
    '7',
    '<html>',
    '{"a":',
    `${'['.repeat(600)}${']'.repeat(600)}`,
    `{"a":${'['.repeat(600)}${']'.repeat(600)}}`,
  ]) {
    it(`is none of ${JSON.stringify(text.slice(0, 12))}`, () => {
      assert.equal(formIn(canon, text), undefined);
    });
  }

  it('is soon there of a text of megabytes', () => {
    const text = JSON.stringify({ name: 'S', notes: 'a\r\n'.repeat(1_000_000) });
    assert.equal(canon.of(text).text.includes('\\r'), false);
  });

  const names = fc.constantFrom('a', 'b', '__proto__', 'constructor', 'name', 'id', 'site', 'siteId', 'siteName', 'criteria', '1', '0');
  const numbers = fc.constantFrom('1', '1.0', '0.1', '1e2', '100', '9007199254740993', '-0', '-1', '1e400');
  const texts = fc
    .oneof(fc.string({ unit: anyCharacter, maxLength: 5 }), fc.constantFrom('', 'None', 'true', 'a\r\nb', '-1', '\ud83d'))
    .map((text) => JSON.stringify(text));
  const { value } = fc.letrec<{ value: string }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      numbers,
      texts,
      fc.constantFrom('null', 'true', 'false'),
      fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(',')}]`),
      fc.dictionary(names, tie('value'), { maxKeys: 4 }).map((fields) => objectText(Object.entries(fields))),
    ),
  }));
  const documents = fc.dictionary(names, value, { maxKeys: 5 }).map((fields) => Object.entries(fields));

  it('is the same made of itself, and whatever the order of fields', () => {
    fc.assert(
      fc.property(documents, fc.constantFrom(canon, policies), (fields, made) => {
        for (const layout of ['json', 'lines'] as const) {
          const { text } = made.of(objectText(fields), layout);
          assert.equal(made.of(text, layout).text, text);
          assert.equal(made.of(objectText(fields.toReversed()), layout).text, text);
        }
      }),
    );
  });

  it('is quickly told to be the same where it is, and only there', () => {
    fc.assert(
      fc.property(documents, documents, (one, other) => {
        const [a, b] = [objectText(one), objectText(other)];
        assert.equal(canon.of(a, 'quick').text === canon.of(b, 'quick').text, canon.of(a).text === canon.of(b).text);
      }),
      { numRuns: 300 },
    );
  });
});

function objectText(fields: readonly (readonly [string, string])[]): string {
  return `{${fields.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`;
}
