import assert from 'node:assert/strict';
import { historyPage, leaveNote } from '../../../../../src/core/objects/history/serverHistory.ts';
import { planOf } from '../../../../../src/core/objects/plan/plan.ts';
import type { Target } from '../../../../../src/core/objects/address/address.ts';
import { standing } from '../../../../support/demoCaller.ts';
import { answered, demoSession, type Between } from '../../../../support/objects/demoSession.ts';
import { never } from '../../../../support/signals.ts';

const one = { kind: 'one', id: '1' } as const;
let between: Between = async (_, pass) => await Promise.resolve(pass());
const session = demoSession(standing().demo, async (request, pass) => await between(request, pass));
const catalogue = await session.catalogue(never);

const history = (key: string, target: Target = one) => planOf(catalogue, key, target).history();

describe('the history that Jamf Pro keeps of an object', () => {
  const cases: readonly (readonly [key: string, target: Target, list: string | undefined])[] = [
    ['buildings', one, '/v1/buildings/1/history'],
    ['scripts', { kind: 'one', id: 'a b' }, '/v1/scripts/a%20b/history'],
    ['self-service/settings', { kind: 'only' }, '/v1/self-service/settings/history'],
    ['computers-inventory', one, undefined],
    ['sites', one, undefined],
    ['buildings', { kind: 'new' }, undefined],
  ];
  for (const [key, target, path] of cases) {
    it(`is ${path ?? 'not kept'}: ${key} ${target.kind}`, () => {
      const { list, note } = history(key, target);
      assert.deepEqual([list?.path, note?.path, note?.endpoint.method], [path, path, path === undefined ? undefined : 'POST']);
    });
  }

  it('is read page by page, the newest first, and takes notes', async () => {
    const { list, note } = history('buildings');
    assert.ok(list !== undefined && note !== undefined);
    for (let number = 1; number <= 60; number += 1) await leaveNote(session, note, `Note ${number}`, never);
    const first = await historyPage(session, list, 0, never);
    assert.deepEqual([first.entries.length, first.totalCount, first.paged], [50, 60, true]);
    const second = await historyPage(session, list, 1, never);
    const notes = [...first.entries, ...second.entries].map((entry) => entry.note);
    assert.equal(new Set(notes).size, 60);
    assert.ok(first.entries.every(({ at, user }) => at !== undefined && user !== ''));
  });

  it('is whatever the server says, and a date that is none is none', async () => {
    const { list } = history('buildings');
    assert.ok(list !== undefined);
    const rows = [
      { id: 1, date: 'yesterday', note: 'N', details: null },
      { id: '2', username: 'a', date: '2026-01-02T03:04:05.678Z', details: 'x\ny' },
    ];
    between = async () => await Promise.resolve(answered(200, JSON.stringify({ totalCount: 2, results: rows })));
    const { entries } = await historyPage(session, list, 0, never);
    assert.deepEqual(entries, [
      { at: undefined, user: '', note: 'N', details: '' },
      { at: Date.parse('2026-01-02T03:04:05.678Z'), user: 'a', note: '', details: 'x\ny' },
    ]);
  });

  const ends: readonly (readonly [what: string, between: Between, message: RegExp])[] = [
    ['refused', async () => await Promise.resolve(answered(403, '{"httpStatus":403,"errors":[]}')), /forbidden/],
    ['not heard of', async () => await Promise.reject(new Error('broken')), /broken/],
    ['answered by a web page', async () => await Promise.resolve(answered(200, '<html>')), /network/],
  ];
  for (const [what, how, message] of ends) {
    it(`says so where a note is ${what}`, async () => {
      const { note } = history('buildings');
      assert.ok(note !== undefined);
      between = how;
      await assert.rejects(leaveNote(session, note, 'N', never), message);
    });
  }
});
