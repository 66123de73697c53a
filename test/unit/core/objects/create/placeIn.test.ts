import assert from 'node:assert/strict';
import { classicFamily } from '../../../../../src/core/families/classic/classicFamily.ts';
import { classicWriting } from '../../../../../src/core/families/classic/writing/classicWriting.ts';
import { proFamily } from '../../../../../src/core/families/pro/proFamily.ts';
import type { HttpRequest, HttpResponse } from '../../../../../src/core/http/message.ts';
import { createObject, type CreateOutcome } from '../../../../../src/core/objects/create/create.ts';
import { planOf } from '../../../../../src/core/objects/plan/plan.ts';
import { ProblemError } from '../../../../../src/shared/problem.ts';
import { standing } from '../../../../support/demoCaller.ts';
import { answered, demoSession } from '../../../../support/objects/demoSession.ts';
import { small } from '../../../../support/openapi/smallDocument.ts';
import { never } from '../../../../support/signals.ts';

const family = classicFamily(proFamily(small()), classicWriting);
const catalogue = { resource: (key: string) => family.resources.find((one) => one.key === key) };
const fresh = planOf(catalogue, 'classic/patchpolicies', { kind: 'new' });
const below = '/JSSResource/patchpolicies/softwaretitleconfig/id/';
const field = '/software_title_configuration_id';
const text = (id: unknown): string =>
  JSON.stringify({ general: { name: 'Chrome', target_version: '142.0' }, software_title_configuration_id: id });

type Answer = (request: HttpRequest, pass: () => HttpResponse) => HttpResponse;

/** Creates one; `sent` is what left for the server. */
async function create(
  document: string,
  answer: Answer = (_, pass) => pass(),
): Promise<{ readonly outcome: CreateOutcome; readonly sent: readonly string[]; readonly asked: readonly string[] }> {
  const [sent, asked]: [string[], string[]] = [[], []];
  const session = demoSession(standing().demo, async (request, pass) => {
    sent.push(`${request.method} ${new URL(request.url).pathname}`);
    return await Promise.resolve(answer(request, pass));
  });
  const confirm = async (_: string, path: string): Promise<boolean> => await Promise.resolve(asked.push(path) > 0);
  const input = { session, plan: fresh, text: document, lifetime: never };
  const outcome = await createObject(input, confirm, never).catch((error: unknown) => {
    sent.push(error instanceof ProblemError ? error.problem.kind : String(error));
    return { kind: 'cancelled' } as const;
  });
  return { outcome, sent, asked };
}

describe('what is created below another object', () => {
  it('goes to the path that its document makes, which is the one that is asked about', async () => {
    const { outcome, sent, asked } = await create(text(2));
    assert.equal(outcome.kind, 'created', JSON.stringify(outcome));
    assert.deepEqual(asked, [`${below}2`]);
    assert.equal(sent.at(-1), `POST ${below}2`);
  });

  for (const id of [undefined, '', null, 0, -1, 'x', 2.5, '1/../2', {}, [1], '12345678901234']) {
    it(`is not sent without knowing where: ${JSON.stringify(id) ?? 'left out'}`, async () => {
      const { outcome, sent, asked } = await create(text(id));
      assert.deepEqual(
        [outcome.kind, outcome.kind === 'refused' && outcome.marks.map(({ pointer }) => pointer), sent, asked],
        ['refused', [field], [], []],
      );
    });
  }

  it('is not sent below what is not there, and says so where the id stands', async () => {
    const { outcome, sent, asked } = await create(text(4711));
    const [mark] = outcome.kind === 'refused' ? outcome.marks : [];
    assert.deepEqual([mark?.pointer, mark?.from, asked], [field, text(4711).indexOf('"software_title'), []]);
    assert.match(mark?.message ?? '', /none with the id “4711”/);
    assert.deepEqual(sent, ['GET /api/v3/patch-software-title-configurations/4711']);
  });

  it('is for the server to judge where the other object may not be seen, and waits where nobody answered', async () => {
    const hidden = await create(text(2), ({ method }, pass) => (method === 'GET' ? answered(403, '{}') : pass()));
    assert.equal(hidden.outcome.kind, 'created');
    const lost = await create(text(2), ({ method }, pass) => {
      if (method === 'GET') throw new ProblemError({ kind: 'network', reason: 'reset', host: 'x.test' });
      return pass();
    });
    assert.deepEqual(lost.sent.slice(1), ['network']);
  });

  it('is told with the same path when its end is not known', async () => {
    const { outcome } = await create(text(2), ({ method }, pass) => {
      if (method === 'POST') throw new ProblemError({ kind: 'network', reason: 'reset', host: 'x.test' });
      return pass();
    });
    assert.equal(outcome.kind === 'unknown' && outcome.problem.kind === 'unknownOutcome' && outcome.problem.path, `${below}2`);
  });
});
