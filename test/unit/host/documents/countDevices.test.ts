import assert from 'node:assert/strict';
import { planOf } from '../../../../src/core/objects/plan/plan.ts';
import type { WriteToConfirm } from '../../../../src/core/objects/save/saveTypes.ts';
import type { WriteQuestion } from '../../../../src/app/support/services.ts';
import type { WaitFor } from '../../../../src/app/support/progress.ts';
import type { Session } from '../../../../src/core/instances/session.ts';
import { deviceWords } from '../../../../src/host/documents/sending/countDevices.ts';
import { invalidProblem, ProblemError } from '../../../../src/shared/problem.ts';
import type * as questions from '../../../../src/host/documents/sending/saveQuestions.ts';
import { classicSession } from '../../../support/classic/classicSession.ts';
import { standing } from '../../../support/demoCaller.ts';
import { fakeServices } from '../../../support/host/fakeServices.ts';
import { answered } from '../../../support/objects/demoSession.ts';
import { never } from '../../../support/signals.ts';
import { withVscodeModule } from '../../../support/vscodeModule.ts';

const { askToWrite }: typeof questions = await withVscodeModule(() => import('../../../../src/host/documents/sending/saveQuestions.ts'));

const address = {
  instanceId: 'x',
  resource: 'classic/osxconfigurationprofiles',
  target: { kind: 'one', id: '1' },
  label: 'Wi-Fi',
  ending: 'json',
} as const;

/** The question for a write to a profile on a server that refuses some paths. */
async function questionFor(write: Partial<WriteToConfirm>, fails = /^$/): Promise<WriteQuestion | undefined> {
  const asked: WriteQuestion[] = [];
  const { session, catalogue } = await classicSession(
    standing().demo,
    async ({ url }, pass) => await Promise.resolve(fails.test(url) ? answered(500, '') : pass()),
  );
  const confirm = { write: async (question: WriteQuestion) => await Promise.resolve(asked.push(question) > 0) };
  const asking = {
    services: fakeServices({ session, confirm }),
    plan: planOf(catalogue, address.resource, address.target),
    address,
    copybook: {},
    copies: { base: '{}', mine: '{}' },
    instance: 'X',
  };
  const whole = { body: '{}', changes: [], clears: [], leaving: [], theirs: '{"scope": {"computer_groups": [{"id": 2}]}}', ...write };
  assert.equal(await askToWrite(asking as unknown as Parameters<typeof askToWrite>[0], whole), true);
  return asked[0];
}

describe('the question before every device installs a profile again', () => {
  it('names how many devices that are, and wants a name typed', async () => {
    const question = await questionFor({ minded: ['everyDevice'] });
    assert.match(String(question?.beyond), /installs the profile again.* 27 devices in scope install/);
    assert.deepEqual([question?.isTyped, question?.typed], [true, 'Wi-Fi']);
  });

  it('counts the scope that is sent, where one is', async () => {
    const question = await questionFor({ minded: ['everyDevice'], body: '{"scope": {"all_computers": true}}' });
    assert.match(String(question?.beyond), / 200 devices in scope/);
  });

  it('is asked, and says so, where nothing could be counted', async () => {
    const question = await questionFor({ minded: ['everyDevice'] }, /computer-groups/);
    assert.match(
      String(question?.beyond),
      /could not be counted\. Not counted: All Computer Groups\. X: could not count the devices in scope/,
    );
    assert.equal(question?.isTyped, true);
  });

  for (const [name, stop, within, says] of [
    ['stopped', AbortSignal.abort(), undefined, /could not be counted\..* Counting was stopped\.$/],
    ['without an answer for long', never, 1, /could not be counted\..* Counting took too long\.$/],
  ] as const) {
    it(`says so where counting was ${name}`, async () => {
      const { session, catalogue } = await classicSession(standing().demo);
      const send: Session['send'] = async (_, signal) =>
        await new Promise((_resolve, reject) => {
          const end = (): void => reject(new ProblemError({ kind: 'cancelled' }));
          if (signal.aborted) end();
          else signal.addEventListener('abort', end);
        });
      const services = fakeServices({ session: Object.assign(Object.create(session) as Session, { send }) });
      const plan = planOf(catalogue, address.resource, address.target);
      const waitFor: WaitFor = async (_, work) =>
        await work({ signal: stop, finalSignal: never, ask: async (question) => await question() });
      const written = { services: { ...services, waitFor }, address, plan, instance: 'X' };
      assert.match(await deviceWords(written, { body: '{}', theirs: '{"scope": {"computer_groups": [{"id": 2}]}}' }, within), says);
    });
  }

  it('says so where the instance was removed meanwhile', async () => {
    const { session, catalogue } = await classicSession(standing().demo);
    const services = fakeServices({ session });
    const gone = (): never => {
      throw invalidProblem('X is gone.');
    };
    const written = {
      services: { ...services, instances: { ...services.instances, session: gone } },
      address,
      plan: planOf(catalogue, address.resource, address.target),
      instance: 'X',
    };
    assert.match(await deviceWords(written, { body: '{}', theirs: '{}' }), /could not be counted\..* X is gone\./);
  });

  it('counts nothing for any other write', async () => {
    const question = await questionFor({}, /./);
    assert.deepEqual([question?.beyond, question?.isTyped], [undefined, undefined]);
  });
});
