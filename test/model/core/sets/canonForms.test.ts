import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { classicElements, classicShape } from '../../../../src/core/families/classic/shapes.ts';
import { classicRoots } from '../../../../src/core/families/classic/roots.ts';
import { isRecord } from '../../../../src/core/json/wire.ts';
import { kindOf } from '../../../../src/core/resources/kindOf.ts';
import { Canon, type CanonGround } from '../../../../src/core/sets/canon/canonical.ts';
import { anything, type Shape } from '../../../../src/core/shapes/shape.ts';
import { anyDocument, anyWorlds, documentIn, nameIn, type AnyWorld } from '../../../support/sets/anyWorld.ts';

const keys = new Map(classicRoots().map(({ element, name }) => [element, `classic/${name}`]));
const runs = { numRuns: 25 };

function canonOf(resource: string, shape: Shape, world: AnyWorld, more: Partial<CanonGround> = {}): Canon {
  return new Canon({ resource, shape, other: shape, comparison: 'instances', nameOf: nameIn(world), ...more });
}

/** Entries of sets in another order. */
function turned(value: unknown, isSet: (path: readonly string[]) => boolean, path: readonly string[] = []): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => turned(item, isSet, path));
    return isSet(path) ? items.toReversed() : items;
  }
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inside]) => [name, turned(inside, isSet, [...path, name])]));
}

/** The first text that is told as it is, somewhere in a document, as another one; undefined: there is none. */
function planted(canon: Canon, value: unknown): unknown {
  const at = (inside: unknown, rule = canon.rule): unknown => {
    if (!isRecord(inside) || isNobody(inside)) return undefined;
    for (const [name, old] of Object.entries(inside)) {
      // A link has the id in it that stands beside it.
      if (name === 'uri' && Object.hasOwn(inside, 'id')) continue;
      const { fate, rule: field } = rule.field(name);
      if (fate !== 'kept' || /^(?:name|id|u?uid|udid|.*_number)$/.test(name)) continue;
      const isText = typeof old === 'string' && old !== '' && field.isPlain && field.form === undefined;
      const made = isText ? 'planted' : at(old, field);
      if (made !== undefined) return { ...inside, [name]: made };
    }
    return undefined;
  };
  return at(value);
}

/** Where no object stands, nothing is told of it. */
function isNobody({ id, name }: Readonly<Record<string, unknown>>): boolean {
  return (id === -1 || id === 0 || id === '-1') && name === 'None';
}

describe('the canonical form, by the shape of each object of the Classic API', () => {
  for (const element of classicElements) {
    const shape = classicShape(element) ?? anything;
    const resource = keys.get(element) ?? `classic/${element}`;
    const shown = new Set(kindOf(resource).shownOnly.map((field) => field.split('.').at(-1) ?? ''));
    const documents = anyDocument(shape, shown);

    it(`of ${element} is the same in two worlds that differ in ids, and made of itself`, () => {
      fc.assert(
        fc.property(documents, anyWorlds, (document, [one, other]) => {
          const [left, right] = [canonOf(resource, shape, one), canonOf(resource, shape, other)];
          const isSet = (path: readonly string[]): boolean => path.reduce((rule, name) => rule.field(name).rule, left.rule).isSet;
          const texts = [JSON.stringify(documentIn(one, document)), JSON.stringify(turned(documentIn(other, document), isSet))] as const;
          for (const layout of ['json', 'lines', 'quick'] as const)
            assert.equal(right.of(texts[1], layout).text, left.of(texts[0], layout).text);
          const { text } = left.of(texts[0], 'lines');
          assert.equal(left.of(text, 'lines').text, text);
          const half = left.of(texts[0]).text;
          assert.equal(left.of(half).text, half);
        }),
        runs,
      );
    });

    it(`of ${element} tells a difference that was planted`, () => {
      fc.assert(
        fc.property(documents, anyWorlds, (document, [one, other]) => {
          const [left, right] = [canonOf(resource, shape, one), canonOf(resource, shape, other)];
          const changed = planted(right, documentIn(other, document));
          if (changed === undefined) return;
          for (const layout of ['json', 'quick'] as const) {
            const text = right.of(JSON.stringify(changed), layout).text;
            assert.notEqual(text, left.of(JSON.stringify(documentIn(one, document)), layout).text);
          }
          assert.match(right.of(JSON.stringify(changed)).text, /"planted"/);
        }),
        { ...runs, numRuns: 10 },
      );
    });
  }
});
