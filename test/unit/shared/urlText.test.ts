import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { parseLine } from '../../../src/shared/requestLine.ts';
import { isFilled } from '../../../src/shared/draft.ts';
import { formatQuery, formatUrl, parseQuery } from '../../../src/shared/urlText.ts';

const text = fc.string({ unit: 'grapheme' });

describe('urlText', () => {
  const readings: readonly (readonly [string, string, string])[] = [
    ['/v1/buildings?page=0&page-size=100', '/v1/buildings', 'page=0 page-size=100'],
    ['https://acme.example:8443/api/v1/x?a=b#frag', 'https://acme.example:8443/api/v1/x', 'a=b'],
    ['/JSSResource/policies/name/Install #1?a=#2', '/JSSResource/policies/name/Install %231', 'a=#2'],
    ['/v1/x?filter=name%3D%3D%22a+b%22', '/v1/x', 'filter=name=="a b"'],
    ['/v1/x?a&b=&=c', '/v1/x', 'a= b= =c'],
    ['/v1/x?a=100%&b=%zz%41', '/v1/x', 'a=100% b=%zzA'],
    ['  /v1/x?  ', '/v1/x', ''],
    ['/v1/x?&&a=1&', '/v1/x', 'a=1'],
  ];
  for (const [line, path, query] of readings) {
    it(`reads ${line}`, () => {
      const read = parseLine(line);
      assert.equal(read.path, path);
      assert.equal(
        read.query
          .map((pair) => `${pair.name}=${pair.value}`)
          .join(' ')
          .trim(),
        query,
      );
    });
  }

  it('keeps pairs that are switched off', () => {
    const off = { name: 'sort', value: 'id:asc', enabled: false };
    assert.deepEqual(parseLine('/v1/x?a=1', [off, { name: 'b', value: '2', enabled: true }]).query, [
      { name: 'a', value: '1', enabled: true },
      off,
    ]);
  });

  it('leaves what an admin reads readable', () => {
    assert.equal(formatQuery([{ name: 'sort', value: 'name:asc,id:desc', enabled: true }]), 'sort=name:asc,id:desc');
  });

  it('has nothing of a row that was only added', () => {
    const added = { name: '', value: '', enabled: true };
    assert.equal(formatUrl({ path: '/v1/x', query: [added, { ...added, name: 'a' }, added] }), '/v1/x?a=');
  });

  it('reads back every query that it writes', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ name: text, value: text, enabled: fc.constant(true) }, { noNullPrototype: true })), (pairs) => {
        const full = pairs.filter(isFilled);
        assert.deepEqual(parseQuery(formatQuery(full)), full);
      }),
      { numRuns: 300 },
    );
  });

  it('writes a line that reads back as the same line, and as URL would read it', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ name: text, value: text, enabled: fc.constant(true) }, { noNullPrototype: true })), (pairs) => {
        const full = pairs.filter(isFilled);
        const line = formatUrl({ path: '/v1/{id}', query: full });
        assert.equal(formatUrl(parseLine(line)), line);
        assert.deepEqual(
          [...new URL(line, 'https://h').searchParams],
          full.map((pair) => [pair.name, pair.value]),
        );
      }),
      { numRuns: 300 },
    );
  });
});
