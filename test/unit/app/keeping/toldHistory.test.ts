import assert from 'node:assert/strict';
import { nothingTold, toldNext, type ToldHistory } from '../../../../src/app/keeping/toldHistory.ts';
import { leaveNote } from '../../../../src/core/objects/history/serverHistory.ts';
import { planOf } from '../../../../src/core/objects/plan/plan.ts';
import type { Session } from '../../../../src/core/instances/session.ts';
import { invalidProblem } from '../../../../src/shared/problem.ts';
import { standing } from '../../../support/demoCaller.ts';
import { demoSession } from '../../../support/objects/demoSession.ts';
import { never } from '../../../support/signals.ts';
import { MemoryLog } from '../../../support/supportFakes.ts';

const session = demoSession(standing().demo);
const catalogue = await session.catalogue(never);
const plan = (resource: string) => planOf(catalogue, resource, { kind: 'one', id: '1' });

interface Next {
  readonly resource?: string;
  readonly told?: ToldHistory;
  readonly session?: () => Session;
}

async function next({ resource = 'buildings', told = nothingTold, session: sessionOf = () => session }: Next) {
  const log = new MemoryLog();
  const services = {
    instances: { get: () => session.profile, session: sessionOf },
    problems: { words: async ({ kind }: { readonly kind: string }) => `Lab: ${kind}.` },
    log,
  };
  const address = { instanceId: 'x', resource, target: { kind: 'one', id: '1' }, label: 'Main', ending: '.json' } as const;
  const after = await toldNext(services, { plan: async () => await Promise.resolve(plan(resource)) }, address, told, never);
  return { after, lines: log.lines };
}

describe('what Jamf Pro tells of the past of an object', () => {
  it('comes page by page until all of it is here', async () => {
    const { note } = plan('buildings').history();
    assert.ok(note !== undefined);
    for (let number = 1; number <= 60; number += 1) await leaveNote(session, note, `Note ${number}`, never);
    const { after: first } = await next({});
    assert.deepEqual([first.entries.length, first.totalCount, first.isWhole, first.words], [50, 60, false, undefined]);
    const { after: second } = await next({ told: first });
    assert.deepEqual([second.entries.length, second.isWhole, second.words], [60, true, undefined]);
  });

  it('ends with a word where the API keeps none', async () => {
    const { after } = await next({ resource: 'sites' });
    assert.deepEqual([after.isWhole, after.words], [true, 'The API of this Jamf Pro keeps no history of this kind']);
  });

  const told: ToldHistory = { ...nothingTold, entries: [{ at: 1, user: 'a', note: 'b', details: '' }], pages: 1 };
  const ends: readonly (readonly [what: string, error: Error, words: string, lines: number])[] = [
    ['whose instance is gone', invalidProblem('There is no such instance.'), 'Lab: invalid.', 0],
    ['that nobody foresaw to fail', new TypeError('x is not a function'), 'Lab: bug.', 1],
  ];
  for (const [what, error, words, count] of ends) {
    it(`ends with a word where it is one ${what}, and may be asked for again`, async () => {
      const gone = (): never => {
        throw error;
      };
      const { after, lines } = await next({ told, session: gone });
      assert.deepEqual([after, lines.length], [{ ...told, words }, count]);
    });
  }
});
