import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { classicElements, classicShape } from '../../../../../src/core/families/classic/shapes.ts';
import { parseJson } from '../../../../../src/core/json/parse.ts';
import { layOutJson } from '../../../../../src/shared/jsonLayout.ts';
import { anything } from '../../../../../src/core/shapes/shape.ts';
import { xmlCodec } from '../../../../../src/core/wire/xmlCodec.ts';
import { xmlOf } from '../../../../support/classic/xmlOfShape.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8"?>';

describe('Classic objects, from XML to a document and back', () => {
  for (const element of classicElements) {
    it(`lose nothing of <${element}>`, () => {
      const shape = classicShape(element) ?? anything;
      const codec = xmlCodec(element, shape);
      fc.assert(
        fc.property(xmlOf(element, shape), ({ theirs, ours }) => {
          const read = codec.decode(declaration + theirs);
          assert.ok('text' in read);
          assert.equal(layOutJson(read.text), read.text);
          assert.equal(codec.encode(parseJson(read.text)), declaration + ours);
        }),
        { numRuns: element === 'policy' ? 40 : 10 },
      );
    });
  }
});
