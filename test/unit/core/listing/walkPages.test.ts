import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { turnPages, walkPages } from '../../../../src/core/listing/walkPages.ts';
import type { TurnOptions, WalkOptions, WalkResult } from '../../../../src/core/listing/walkPages.ts';
import { ProblemError } from '../../../../src/shared/problem.ts';
import { type FakeSession, fakeSession, paged, response, rows } from '../../../support/fakeSession.ts';
import { problemIn } from '../../../support/problemIn.ts';
import { never } from '../../../support/signals.ts';

async function walk(session: FakeSession, options: Partial<WalkOptions> = {}): Promise<{ ids: string[]; result: WalkResult }> {
  const ids: string[] = [];
  const result = await walkPages(
    session,
    session.resource('buildings'),
    { pageSize: 100, ...options },
    (found) => {
      for (const row of found) ids.push((row as { id: string }).id);
      return undefined;
    },
    never,
  );
  return { ids, result };
}

describe('walkPages', () => {
  it('gets every row once, in order, five requests at most at once', async () => {
    const session = fakeSession({
      answer: async (asked, signal) => {
        // Later pages answer sooner.
        for (let turns = 12 - asked.page; turns > 0; turns--) await Promise.resolve();
        return paged(1234)(asked, signal);
      },
    });
    const { ids, result } = await walk(session);
    assert.deepEqual(
      ids,
      rows(1, 1234).map(({ id }) => id),
    );
    assert.deepEqual(result, { offset: 1300, rows: 1234, totalCount: 1234, duplicates: 0, partial: false, isOdd: false });
    assert.equal(session.asked.length, 13);
    assert.equal(session.mostInFlight, 5);
  });

  it('gets every row whatever the size, the total and the clamp', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 1, max: 70 }),
        fc.integer({ min: 1, max: 70 }),
        async (total, pageSize, clamp) => {
          const { ids, result } = await walk(fakeSession({ answer: paged(total, clamp) }), { pageSize });
          assert.deepEqual(
            ids,
            rows(1, total).map(({ id }) => id),
          );
          assert.equal(result.partial, false);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('drops rows that come twice, and says that the list is partial', async () => {
    // One row was added in front after the first page: everything moves on by one.
    const session = fakeSession({
      answer: ({ page }) => ({ totalCount: 30, results: page === 0 ? rows(1, 10) : rows(page * 10, page * 10 + 9) }),
    });
    const { ids, result } = await walk(session, { pageSize: 10 });
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual([result.duplicates, result.rows, result.partial], [1, 29, true]);
  });

  it('ends where a list does not turn its pages, whatever it counts', async () => {
    const nameless = Array.from({ length: 10 }, (_, at) => ({ name: `n${at}` }));
    for (const results of [rows(1, 10), nameless]) {
      for (const totalCount of [undefined, 1_000_000]) {
        const session = fakeSession({ answer: () => (totalCount === undefined ? { results } : { totalCount, results }) });
        const { ids, result } = await walk(session, { pageSize: 10 });
        assert.deepEqual([ids.length, result.partial], [10, totalCount !== undefined]);
        assert.ok(session.asked.length < 10, `${session.asked.length} requests`);
      }
    }
  });

  it('ends at an empty page when the count lies', async () => {
    const session = fakeSession({
      answer: ({ page }) => ({
        totalCount: 1_000_000,
        results: page < 3 ? rows(page * 10 + 1, page * 10 + 10) : [],
      }),
    });
    const { ids, result } = await walk(session, { pageSize: 10 });
    assert.deepEqual([ids.length, result.partial], [30, true]);
    assert.ok(session.asked.length < 12);
  });

  it('walks without a count until there is no more', async () => {
    const session = fakeSession({ answer: ({ page }) => ({ results: page < 3 ? rows(page * 10 + 1, page * 10 + 10) : [] }) });
    const { ids, result } = await walk(session, { pageSize: 10 });
    assert.deepEqual([ids.length, result.isOdd], [30, true]);
    assert.equal(session.mostInFlight, 1);
  });

  it('knows no list as whole that has more rows than it counts', async () => {
    const session = fakeSession({ answer: () => ({ totalCount: 2, results: rows(1, 5) }) });
    const { ids, result } = await walk(session);
    assert.deepEqual([ids.length, result.partial, result.isOdd], [5, false, true]);
  });

  it('halves a page that is too slow, and goes on from the row it had', async () => {
    const session = fakeSession({
      answer: (asked, signal) => (asked.size > 30 && asked.page > 0 ? response(504, '') : paged(250)(asked, signal)),
    });
    const { ids, result } = await walk(session);
    assert.deepEqual(
      ids,
      rows(1, 250).map(({ id }) => id),
    );
    assert.equal(result.duplicates, 0);
  });

  it('gives up on a server that is always too slow', async () => {
    const session = fakeSession({
      answer: () => {
        throw new ProblemError({ kind: 'network', reason: 'timeout', host: 'x', phase: 'waiting' });
      },
    });
    assert.equal((await problemIn(walk(session))).kind, 'network');
    assert.ok(session.asked.length <= 6);
  });

  it('passes other failures on, and calls off what is under way', async () => {
    const aborted: number[] = [];
    const session = fakeSession({
      answer: (asked, signal) => {
        if (asked.page === 1) return response(500, '');
        if (asked.page === 0) return paged(1000)(asked, signal);
        return new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            aborted.push(asked.page);
            reject(new ProblemError({ kind: 'cancelled' }));
          });
        });
      },
    });
    assert.equal((await problemIn(walk(session))).kind, 'http');
    assert.deepEqual(aborted, [2, 3, 4, 5]);
  });

  it('stops when it is told to, by the sink or by the signal', async () => {
    const session = fakeSession({ answer: paged(1000) });
    await walkPages(session, session.resource('buildings'), { pageSize: 100 }, () => 'stop', never);
    assert.equal(session.asked.length, 1);
    const controller = new AbortController();
    const stopped = walkPages(
      session,
      session.resource('buildings'),
      { pageSize: 100 },
      () => {
        controller.abort();
        return undefined;
      },
      controller.signal,
    );
    assert.equal((await problemIn(stopped)).kind, 'cancelled');
  });

  it('takes an unpaged list as it is', async () => {
    const session = fakeSession({ answer: () => rows(1, 3) });
    const found: unknown[] = [];
    const sink = (some: readonly unknown[]): undefined => void found.push(...some);
    const result = await walkPages(session, session.resource('sites'), { pageSize: 2 }, sink, never);
    assert.deepEqual([found.length, result.partial, session.asked.length], [3, false, 1]);
  });
});

describe('turnPages, pages keeping their size', () => {
  const turn = async (
    ask: TurnOptions<number>['ask'],
  ): Promise<{ found: readonly number[]; asked: readonly number[]; result: WalkResult }> => {
    const found: number[] = [];
    const asked: number[] = [];
    const options: TurnOptions<number> = {
      ask: (page, pageSize, signal) => {
        asked.push(page);
        return ask(page, pageSize, signal);
      },
      idOf: String,
      pageSize: 50,
      isFixed: true,
      inFlight: 1,
    };
    const result = await turnPages(options, (some) => void found.push(...some), never);
    return { found, asked, result };
  };
  const all = Array.from({ length: 300 }, (_, index) => index);

  it('gets every row whatever the total and the clamp, one page after the other', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 60 }), async (totalCount, clamp) => {
        const size = Math.min(50, clamp);
        const { found, asked } = await turn((page) =>
          Promise.resolve({ rows: all.slice(page * size, Math.min((page + 1) * size, totalCount)), totalCount, paged: true }),
        );
        assert.deepEqual(found, all.slice(0, totalCount));
        assert.deepEqual(asked, [...asked.keys()]);
      }),
      { numRuns: 50 },
    );
  });

  it('goes on where rows moved to the next page, until all are there', async () => {
    const { found, asked } = await turn((page) =>
      Promise.resolve({ rows: all.slice(Math.max(0, page * 50 - page), page * 50 - page + 50), totalCount: 100, paged: true }),
    );
    assert.deepEqual([found.length, asked.length], [148, 3]);
  });

  it('ends with a page that brings nothing new, and with a list without a count', async () => {
    const same = await turn(() => Promise.resolve({ rows: [1, 2], totalCount: 9, paged: true }));
    assert.deepEqual([same.asked.length, same.found, same.result.partial], [2, [1, 2], true]);
    const bare = await turn(() => Promise.resolve({ rows: [1, 2], totalCount: undefined, paged: false }));
    assert.deepEqual([bare.asked.length, bare.found], [1, [1, 2]]);
  });

  it('asks for no page twice, however long one takes', async () => {
    const asked = await problemIn(
      turn(() => Promise.reject(new ProblemError({ kind: 'network', reason: 'timeout', host: 'x.test', phase: 'waiting' }))),
    );
    assert.equal(asked.kind, 'network');
  });
});
