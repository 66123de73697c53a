import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { signedIn, standing } from '../../support/demoCaller.ts';

describe('demo lists', () => {
  const { demo } = standing({ computers: 137 });
  const ask = signedIn(demo);
  const names = (path: string): string[] => ask('GET', path).json.results.map((row: { name: string }) => row.name);

  it('yields every row once, whatever the page size and the sort', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom('', 'id:asc', 'general.name:desc', 'operatingSystem.version:asc', 'hardware.model:asc,id:desc'),
        (size, sort) => {
          const ids: string[] = [];
          for (let page = 0; ids.length < 137; page += 1) {
            const answer = ask('GET', `/api/v4/computers-inventory?page=${page}&page-size=${size}&sort=${sort}`).json;
            assert.equal(answer.totalCount, 137);
            assert.ok(answer.results.length > 0);
            ids.push(...answer.results.map((row: { id: string }) => row.id));
          }
          assert.equal(new Set(ids).size, 137);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('has pages of 100 unless told, and cuts larger ones than 2000 without a word', () => {
    const many = signedIn(standing({ computers: 2100 }).demo);
    const length = (query: string): number =>
      many('GET', `/api/v4/computers-inventory?section=UDID&section=GENERAL&${query}`).json?.results?.length;
    assert.equal(many('GET', '/api/v4/computers-inventory').json.results.length, 100);
    const wide = many('GET', '/api/v4/computers-inventory?page-size=9999').json;
    assert.deepEqual([wide.results.length, wide.totalCount], [2000, 2100]);
    assert.equal(many('GET', '/api/v4/computers-inventory?page-size=9999&page=1').json.results.length, 100);
    assert.equal(length('page-size=1'), undefined);
  });

  it('takes the old names of the page size', () => {
    assert.equal(names('/api/v1/buildings?size=3').length, 3);
    assert.equal(names('/api/v1/buildings?pagesize=4').length, 4);
  });

  it('is empty behind the last page', () => {
    const answer = ask('GET', '/api/v1/buildings?page=7').json;
    assert.deepEqual(answer, { totalCount: 12, results: [] });
  });

  it('sorts by several fields in one parameter, ids as numbers', () => {
    const rows = ask('GET', '/api/v1/buildings?sort=city:desc,name:asc').json.results;
    const cities = rows.map((row: { city: string }) => row.city);
    assert.equal(cities.lastIndexOf('Alder Valley') - cities.indexOf('Alder Valley'), 8);
    assert.equal(cities.indexOf('Alder Valley'), 0);
    const valley = rows.filter((row: { city: string }) => row.city === 'Alder Valley').map((row: { name: string }) => row.name);
    assert.ok(valley.every((name: string, index: number) => index === 0 || valley[index - 1] <= name));
    const ids = ask('GET', '/api/v1/buildings?sort=id:desc').json.results.map((row: { id: string }) => Number(row.id));
    assert.deepEqual(ids, [12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  });

  it('filters', () => {
    const filter = encodeURIComponent('name=="*High*" and city=="alder valley"');
    assert.deepEqual(names(`/api/v1/buildings?filter=${filter}`), ['Alder Valley High School', 'Riverside High School']);
  });

  for (const [query, field] of [
    ['filter=name==', 'filter'],
    ['filter=id==1', 'filter'],
    ['filter=nosuch==1', 'filter'],
    ['page=-1', 'page'],
    ['page=x', 'page'],
    ['page-size=0', 'page-size'],
  ] as const) {
    it(`answers 400 for ${query}, and names ${field}`, () => {
      const answer = ask('GET', `/api/v1/buildings?${query}`);
      assert.equal(answer.status, 400);
      assert.deepEqual([answer.json.httpStatus, answer.json.errors[0].field], [400, field]);
    });
  }

  it('sees what changed after it was listed', () => {
    const own = signedIn(standing().demo);
    const sort = '/api/v1/departments?sort=name:asc&page-size=1';
    assert.equal(own('GET', sort).json.results[0].name, 'Administration');
    own('PUT', '/api/v1/departments/1', { name: 'Zoo' });
    assert.equal(own('GET', sort).json.results[0].name, 'Art and Music');
  });

  for (const path of ['/api/v3/computer-prestages', '/api/v2/mobile-devices']) {
    it(`passes over a filter on ${path}`, () => {
      const total = ask('GET', path).json.totalCount;
      assert.equal(ask('GET', `${path}?filter=nosuch==1`).json.totalCount, total);
    });
  }

  for (const path of [
    '/api/v1/sites',
    '/api/v1/sites/1/objects',
    '/api/v1/computer-groups',
    '/api/v1/notifications',
    '/api/v3/patch-software-title-configurations',
  ]) {
    it(`answers a bare array on ${path}`, () => assert.ok(Array.isArray(ask('GET', path).json)));
  }

  it('costs nothing to make 200,000 computers, and reaches the last one', () => {
    const huge = signedIn(standing({ computers: 200_000 }).demo);
    const last = huge('GET', '/api/v4/computers-inventory?page=1999').json;
    assert.deepEqual([last.totalCount, last.results.length, last.results[99].id], [200_000, 100, '200000']);
  });
});
