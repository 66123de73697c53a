import assert from 'node:assert/strict';
import { abortError } from '../../../../../src/core/http/abort.ts';
import { settled } from '../../../../support/fakeClock.ts';
import { offline } from '../../../../support/host/comparedSources.ts';
import { ComparisonStage, contextsIn } from '../../../../support/host/comparisonStage.ts';
import { Person } from '../../../../support/host/person.ts';

describe('a comparison while both sides are read', () => {
  const person = Person.inEachTest();
  const stage = ComparisonStage.inEachTest();
  const form = { left: 'lab', right: 'prod', resources: ['buildings'] };
  const contexts = () => contextsIn(person);
  const roots = () => stage().tree.treeDataProvider.getChildren();

  interface Reading {
    readonly id: string;
    readonly signal: AbortSignal;
    readonly onKind: () => void;
    readonly answer: () => void;
    readonly fail: (error: Error) => void;
  }
  let reading: Reading[];
  const held = async (id: string, signal: AbortSignal, onKind: () => void): Promise<void> =>
    await new Promise((answer, fail) => {
      reading.push({ id, signal, onKind, answer, fail });
      signal.addEventListener('abort', () => fail(abortError(signal)));
    });
  beforeEach(() => ([reading, stage().answers] = [[], held]));
  const ids = () => reading.map(({ id }) => id);
  const areStopped = () => reading.map(({ signal }) => signal.aborted);
  const answerAll = (): void => {
    for (const { answer } of reading) answer();
  };
  const rows = () => roots().map((row) => (row.kind === 'progress' && 'words' in row.progress ? row.progress.words : row.kind));

  it('is there, and asks both at once', async () => {
    const feature = stage().feature();
    const report = feature.compare(form);
    await settled();
    assert.deepEqual(ids(), ['lab', 'prod']);
    assert.deepEqual(
      [stage().tree.title, stage().tree.message, rows()],
      ['Lab ↔ Production', '', ['Reading Lab and Production… 2 kinds so far']],
    );
    assert.ok(contexts().includes('jamf.comparisonShown true'));
    for (const { answer } of reading.toReversed()) answer();
    assert.equal((await report)?.different, 1);
    assert.equal(stage().tree.message, '1 different · 1 only in Lab · 1 the same');
  });

  it('is what it was before once somebody stops that', async () => {
    const feature = stage().feature();
    stage().answers = undefined;
    await feature.compare(form);
    stage().answers = held;
    const again = feature.compare({ ...form, left: 'prod', right: 'lab' });
    await settled();
    assert.deepEqual([stage().tree.title, rows().length], ['Production ↔ Lab', 1]);
    feature.stop();
    await assert.rejects(again, { name: 'ProblemError' });
    assert.deepEqual([stage().tree.title, stage().tree.message], ['Lab ↔ Production', '1 different · 1 only in Lab · 1 the same']);
  });

  it('goes where somebody stops that and an instance of what was before is no more', async () => {
    const feature = stage().feature();
    stage().answers = undefined;
    await feature.compare(form);
    stage().answers = held;
    const again = assert.rejects(feature.compare({ ...form, left: 'wide', right: 'wider' }), { name: 'ProblemError' });
    await settled();
    stage().removed = 'prod';
    stage().changed({ id: 'prod', what: 'removed' });
    feature.stop();
    await again;
    assert.deepEqual([rows(), contexts().at(-1)], [[], 'jamf.comparisonShown false']);
  });

  it('goes, and both readings end, where it is closed, or one side is not to be had', async () => {
    const feature = stage().feature();
    for (const end of [
      async () => await feature.close(),
      async () => stage().changed({ id: 'prod', what: 'removed' }),
      async () => feature.stop(),
    ]) {
      const report = feature.compare(form);
      await settled();
      await end();
      await assert.rejects(report, { name: 'ProblemError' });
      assert.deepEqual([rows(), contexts().at(-1)], [[], 'jamf.comparisonShown false']);
      assert.ok(areStopped().every(Boolean));
    }
    const report = feature.compare(form);
    await settled();
    reading.at(-2)?.fail(offline);
    await assert.rejects(report);
    assert.ok(reading.at(-1)?.signal.aborted);
  });

  it('is stopped, too, where nobody looks at that any more', async () => {
    const feature = stage().feature();
    const report = assert.rejects(feature.compare(form), { name: 'ProblemError' });
    await settled();
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    stage().opened = async () => await held;
    answerAll();
    await settled();
    feature.stop();
    letGo();
    await report;
    assert.deepEqual([rows(), contexts().at(-1)], [[], 'jamf.comparisonShown false']);
  });

  it('is stopped, too, where names are read that it needs', async () => {
    const feature = stage().feature();
    let began = 0;
    stage().answers = async (...read) => ((began += 1) > 2 ? await held(...read) : undefined);
    const report = assert.rejects(feature.compare({ left: 'moved', right: 'unmoved', resources: ['machines'] }), {
      name: 'ProblemError',
    });
    await settled();
    assert.deepEqual(ids(), ['moved', 'unmoved']);
    feature.stop();
    await report;
    const [row] = roots();
    assert.equal(row?.kind === 'progress' && row.progress.kind, 'stopped');
  });

  it('is over where one side is not to be had, whatever comes of the other one after that', async () => {
    const feature = stage().feature();
    const report = assert.rejects(feature.compare(form));
    await settled();
    reading[0]?.fail(offline);
    await report;
    reading[1]?.onKind();
    assert.equal(
      roots()
        .map((row) => row.kind === 'progress' && row.progress.kind)
        .join(),
      'failed',
    );
    const again = assert.rejects(feature.refresh());
    await person.picks(/^Read It Anew/);
    await person.sees(/What Is Known of Production/);
    reading.at(-1)?.fail(offline);
    await again;
    stage().answers = undefined;
    await feature.compare({ ...form, left: 'prod', right: 'lab' });
    await person.picks(/^Read It Anew/);
    await settled();
    assert.deepEqual([stage().tree.title, rows().length], ['Production ↔ Lab', 3]);
  });

  it('gives way to another one', async () => {
    const feature = stage().feature();
    stage().answers = undefined;
    await feature.compare(form);
    for (const next of ['asks', 'anew']) {
      stage().answers = held;
      const first = feature.refresh();
      const lost = assert.rejects(first, { name: 'ProblemError' });
      for (const _side of [1, 2]) await person.picks(/^Read It Anew/);
      await settled();
      stage().answers = undefined;
      const second = next === 'asks' ? feature.refresh() : feature.compare({ ...form, left: 'auditor' });
      if (next === 'asks') for (const _side of [1, 2]) await person.picks(/^Read It Anew/);
      await lost;
      assert.ok(areStopped().every(Boolean));
      await second;
      assert.notEqual(stage().tree.message, '');
    }
  });

  it('goes on behind another one where whoever called with data waits for it', async () => {
    const feature = stage().feature();
    const first = feature.compare(form);
    const second = feature.compare({ ...form, left: 'prod', right: 'lab' });
    await settled();
    assert.deepEqual([ids(), stage().tree.title], [['lab', 'prod', 'prod', 'lab'], 'Production ↔ Lab']);
    answerAll();
    assert.deepEqual([(await first)?.onlyLeft, (await second)?.onlyLeft], [1, 0]);
    assert.deepEqual([stage().tree.title, stage().tree.message], ['Production ↔ Lab', '1 different · 1 only in Lab · 1 the same']);
  });

  it('takes no place where it fails behind another one, and has its own again once somebody stops that', async () => {
    const feature = stage().feature();
    const lost = assert.rejects(feature.compare({ ...form, left: 'auditor' }), { name: 'ProblemError' });
    const first = feature.compare(form);
    const second = assert.rejects(feature.compare({ ...form, left: 'prod', right: 'lab' }), { name: 'ProblemError' });
    await settled();
    reading[0]?.fail(offline);
    await lost;
    assert.equal(stage().tree.title, 'Production ↔ Lab');
    feature.stop();
    await second;
    assert.deepEqual(areStopped(), [true, true, false, false, true, true]);
    answerAll();
    await first;
    assert.deepEqual([stage().tree.title, stage().tree.message], ['Lab ↔ Production', '1 different · 1 only in Lab · 1 the same']);
  });

  it('ends with the window, also behind another one', async () => {
    const feature = stage().feature();
    const ends = [feature.compare(form), feature.compare({ ...form, left: 'prod', right: 'lab' })].map(
      async (run) => await assert.rejects(run),
    );
    await settled();
    stage().store.dispose();
    await Promise.all(ends);
  });

  it('asks no more, and reads no further, once somebody steps back from one side', async () => {
    const feature = stage().feature();
    stage().answers = undefined;
    await feature.compare(form);
    stage().answers = held;
    const again = feature.refresh();
    await person.picks(/^Read It Anew/);
    await person.closes(/What Is Known of Production/);
    await assert.rejects(again, { name: 'ProblemError' });
    assert.deepEqual([ids(), areStopped()], [['lab'], [true]]);
    assert.equal(stage().tree.message, '1 different · 1 only in Lab · 1 the same');
  });
});
