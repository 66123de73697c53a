import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { listRowOf, shownRowOf } from '../../../../src/core/resources/rows.ts';
import { ExactNumber, exactJson, exactText } from '../../../../src/core/json/exact.ts';
import { csvRecord } from '../../../../src/core/listing/csv.ts';

describe('exact numbers', () => {
  const changed = [
    '1.10',
    '9007199254740993',
    '-9007199254740993',
    '1e2',
    '1E400',
    '-0',
    '100.0',
    '0.1e-7',
    '123456789012345678901234567890',
  ];
  for (const raw of changed) {
    it(`keeps ${raw} wherever it stands`, () => {
      for (const text of [raw, `[${raw}]`, `[1, ${raw} ]`, `{"a" : ${raw}}`, `{"a":[{"b":\n${raw}}]}`]) {
        assert.equal(exactText(exactJson(text)), text.replaceAll(/\s/g, ''));
      }
    });
  }

  it('leaves a number alone that a double holds', () => {
    assert.deepEqual(exactJson('{"a":1,"b":-12.5,"c":9007199254740991}'), { a: 1, b: -12.5, c: 9_007_199_254_740_991 });
  });

  it('says what JSON.parse says of a text that is none', () => {
    for (const text of ['', '[1.10', '{"a":01.10}', '1.10 x']) assert.throws(() => exactJson(text), SyntaxError);
  });

  it('loses nothing of any value', () => {
    const number = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }).map(String), fc.bigInt().map(String), fc.constant('1.10'));
    const value = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { depthSize: 'small' },
        number,
        fc.string().map((text) => JSON.stringify(text)),
        fc.constantFrom('true', 'false', 'null'),
        fc.array(tie('node'), { maxLength: 4 }).map((items) => `[${items.join(',')}]`),
        fc
          .uniqueArray(fc.tuple(fc.string(), tie('node')), { maxLength: 4, selector: ([name]) => name })
          // A name that is a small number changes its place in an object: order is no part of JSON.
          .map((all) => `{${all.map(([name, node], index) => `${JSON.stringify(`${index}k${name}`)}:${node}`).join(',')}}`),
      ),
    })).node;
    fc.assert(
      fc.property(value, (text) => assert.equal(exactText(exactJson(text)), text)),
      { numRuns: 300 },
    );
  });

  it('reach a row of the sidebar, its tooltip and a CSV file as they were written', () => {
    const row = exactJson('{"id":9007199254740993,"name":"x","version":1.10,"nested":{"size":2.50},"list":[1.0]}');
    const { id, fields } = shownRowOf('some-list', row);
    assert.equal(id, '9007199254740993');
    assert.deepEqual(Object.fromEntries(fields), { ID: id, Name: 'x', Version: '1.10', Size: '2.50' });
    assert.equal(csvRecord(row, { columns: ['id', 'version', 'nested', 'list'] }), '9007199254740993,1.10,"{""size"":2.50}",[1.0]\r\n');
    assert.equal(listRowOf('some-list', new ExactNumber('1.10')).label, '1.10');
  });
});
