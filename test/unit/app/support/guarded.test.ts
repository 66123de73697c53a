import assert from 'node:assert/strict';
import { withFailuresShown, isDataArgument } from '../../../../src/app/support/guarded.ts';
import type { ProblemContext, Problems } from '../../../../src/app/support/services.ts';
import { ProblemError, type Problem } from '../../../../src/shared/problem.ts';
import { plainGuidance, refusal } from '../../../support/refusals.ts';
import { MemoryLog } from '../../../support/supportFakes.ts';

class RecordingProblems implements Problems {
  readonly shown: { readonly problem: Problem; readonly about: ProblemContext }[] = [];
  readonly guidance = async (problem: Problem) => plainGuidance(problem);
  async words(problem: Problem, about: ProblemContext): Promise<string> {
    return `${about.instanceId ?? '-'}: ${about.couldNot()}: ${problem.kind}`;
  }
  async show(problem: Problem, about: ProblemContext): Promise<void> {
    this.shown.push({ problem, about });
  }
}

function command(run: (...args: readonly unknown[]) => unknown, isOfRow?: boolean) {
  const problems = new RecordingProblems();
  const log = new MemoryLog();
  return { call: withFailuresShown({ problems, log }, () => 'could not remove the instance', run, isOfRow), problems, log };
}

const failing = () => {
  throw new ProblemError({ kind: 'invalid', message: 'There is no such instance.' });
};

describe('a command whose failures become words', () => {
  it('gives its result through', async () => {
    assert.equal(await command(async (value) => `${String(value)}!`).call('acme'), 'acme!');
  });

  it('called by a person: shows, and resolves', async () => {
    const { call, problems, log } = command(failing);
    assert.equal(await call(), undefined);
    assert.equal(await call({ kind: 'instance', instanceId: 'acme' }), undefined);
    assert.deepEqual(
      problems.shown.map(({ about: { couldNot, instanceId } }) => [couldNot(), instanceId]),
      [
        ['could not remove the instance', undefined],
        ['could not remove the instance', 'acme'],
      ],
    );
    assert.deepEqual(log.lines, []);
  });

  it('called with data: rejects with the sentence, and shows nothing', async () => {
    const { call, problems } = command(failing);
    await assert.rejects(async () => call('acme'), { name: 'Error', message: 'acme: could not remove the instance: invalid' });
    await assert.rejects(async () => call({ instance: 'acme' }), { message: 'acme: could not remove the instance: invalid' });
    await assert.rejects(async () => call('jamf://acme/buildings/1/Main.json'), { message: '-: could not remove the instance: invalid' });
    assert.deepEqual(problems.shown, []);
  });

  it('called by another command: its failure keeps its words, and a cancel stays one', async () => {
    for (const [thrown, shown] of [
      [new ProblemError(refusal(404)), ['acme: could not open the object: http']],
      [new ProblemError({ kind: 'cancelled' }), []],
      [new TypeError('x'), ['acme: could not open the object: bug']],
    ] as const) {
      const problems = new RecordingProblems();
      const log = new MemoryLog();
      const inner = withFailuresShown(
        { problems, log },
        () => 'could not open the object',
        () => {
          throw thrown;
        },
      );
      const outer = withFailuresShown(
        { problems, log },
        () => 'could not find an object',
        async () => await inner({ instance: 'acme' }),
      );
      assert.equal(await outer(), undefined);
      assert.deepEqual(
        problems.shown.flatMap(({ problem }) => (problem.kind === 'cancelled' ? [] : 'message' in problem ? [problem.message] : ['?'])),
        shown,
      );
      assert.equal(log.lines.length, thrown instanceof TypeError ? 1 : 0);
      await assert.rejects(async () => outer('acme'), { name: 'Error' });
    }
  });

  it('gives a caller the sentence and nothing else of what failed: it may hold parts of an answer, or what a token came in', async () => {
    const received = { bytes: Buffer.from('canary-in-body'), size: 14 };
    const network: Problem = { kind: 'network', reason: 'truncated', host: 'acme.jamfcloud.com' };
    for (const failure of [new ProblemError(network, { received, cause: new Error('canary-below') }), { body: 'canary-in-body' }]) {
      const { call } = command(() => {
        throw failure;
      });
      const thrown: unknown = await call('acme').catch((error: unknown) => error);
      assert.ok(thrown instanceof Error);
      assert.deepEqual(new Set(Reflect.ownKeys(thrown)), new Set(['stack', 'message']));
      assert.doesNotMatch(`${thrown.message}${thrown.stack}`, /canary/);
    }
  });

  it('does nothing where the row that was meant is gone, and says so: else it would fall back to the editor in front', async () => {
    let runs = 0;
    const { call, problems } = command(() => (runs += 1));
    await call(undefined, undefined);
    await call(undefined, [{ kind: 'instance', instanceId: 'acme' }]);
    assert.equal(runs, 0);
    assert.deepEqual(
      problems.shown.map(({ problem }) => problem.kind === 'invalid' && problem.message),
      Array.from(
        { length: 2 },
        () => 'The view was drawn anew while the menu was open, and the row that was meant is no longer known. Try again.',
      ),
    );
    await call();
    await call(undefined);
    assert.equal(runs, 2);
  });

  it('does its work all the same where a row means nothing to it, as to a button of a view’s title', async () => {
    let runs = 0;
    const { call, problems } = command(() => (runs += 1), false);
    await call(undefined, undefined);
    assert.equal(runs, 1);
    assert.deepEqual(problems.shown, []);
  });

  it('logs what nobody foresaw, with its cause', async () => {
    const { call, problems, log } = command(() => {
      throw new TypeError('x is not a function');
    });
    await call();
    assert.equal(problems.shown[0]?.problem.kind, 'bug');
    assert.deepEqual(log.lines, ['error Unexpected: could not remove the instance (x is not a function)']);
  });

  it('tells data from nodes, URIs and nothing', () => {
    class Uri {
      readonly scheme = 'jamf';
    }
    assert.deepEqual([isDataArgument('acme'), isDataArgument({ instance: 'a' }), isDataArgument(Object.create(null))], [true, true, true]);
    assert.deepEqual(
      [isDataArgument(undefined), isDataArgument(new Uri()), isDataArgument({ kind: 'group' }), isDataArgument(7)],
      [false, false, false, false],
    );
  });
});
