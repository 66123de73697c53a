import assert from 'node:assert/strict';
import { AskedWaits } from '../../../../src/app/support/waits/askedWaits.ts';
import { reportsHeld, waitingWith, type Waiter, type WaitSurface } from '../../../../src/app/support/progress.ts';
import { ProblemError } from '../../../../src/shared/problem.ts';
import { FakeClock, settled } from '../../../support/fakeClock.ts';

describe('what a person waits for', () => {
  /** What is shown of one wait; `stop` presses the button that stands there. */
  function scene(more: { readonly afterStop?: string; readonly stopped?: { message: string; retry: () => unknown } } = {}) {
    const clock = new FakeClock();
    const waits = new AskedWaits();
    const seen: string[] = [];
    let press = (): void => undefined;
    const signOf =
      (how: string): WaitSurface['quiet'] =>
      ({ title, viewId }, stop) => {
        seen.push(`${how} ${title}${viewId === undefined ? '' : ` in ${viewId}`}`);
        press = stop;
        return { hold: (words) => (words === undefined ? undefined : seen.push(words)), end: () => seen.push(`${how} gone`) };
      };
    const surface: WaitSurface = {
      quiet: signOf('quiet'),
      loud: signOf('loud'),
      stopped: ({ message }) => seen.push(message),
    };
    let end: { resolve: (value: string) => void; reject: (error: Error) => void } = { resolve: () => undefined, reject: () => undefined };
    const given: Waiter[] = [];
    const waitFor = waitingWith({ clock, surface, waits });
    const done = waitFor({ title: 'Opening…', instanceId: 'acme', viewId: 'tree', ...more }, (waiter) => {
      given.push(waiter);
      return new Promise<string>((resolve, reject) => (end = { resolve, reject }));
    });
    done.then(
      (value) => seen.push(`done ${value}`),
      (error: unknown) => seen.push(error instanceof Error ? `failed ${error.message}` : 'failed'),
    );
    return { clock, waits, seen, end, waiter: () => given[0], stop: () => press() };
  }

  it('shows nothing of what is over in a moment, and leaves no timer', async () => {
    for (const failed of [false, true]) {
      const { clock, seen, end } = scene();
      await clock.advance(499);
      if (failed) end.reject(new Error('no'));
      else end.resolve('yes');
      await settled();
      assert.deepEqual([seen, clock.pending], [[failed ? 'failed no' : 'done yes'], 0]);
    }
  });

  it('is shown quietly from half a second on, in a notification after three, and gone with its result', async () => {
    const { clock, seen, end } = scene();
    await clock.advance(500);
    assert.deepEqual(seen, ['quiet Opening… in tree']);
    await clock.advance(2500);
    assert.deepEqual(seen.slice(1), ['loud Opening… in tree', 'quiet gone']);
    end.resolve('yes');
    await settled();
    assert.deepEqual([seen.slice(3), clock.pending], [['loud gone', 'done yes'], 0]);
  });

  it('is in a notification as soon as the server asks to wait, and says how long', async () => {
    const { clock, waits, seen } = scene();
    await clock.advance(600);
    waits.begin('lab', { lane: 'document', ms: 5000 });
    waits.begin('acme', { lane: 'tree', ms: 5000 });
    assert.deepEqual(seen, ['quiet Opening… in tree']);
    const over = waits.begin('acme', { lane: 'document', ms: 90_000 });
    assert.deepEqual(seen.slice(1), ['loud Opening… in tree', 'Jamf Pro asks to wait 90 s', 'quiet gone']);
    over();
    waits.begin('acme', { lane: 'session', ms: 4000 });
    assert.deepEqual(seen.slice(4), ['Jamf Pro asks to wait 4 s']);
  });

  it('is in a notification at once where that is known by then', async () => {
    const { clock, waits, seen } = scene();
    waits.begin('acme', { lane: 'document', ms: 90_000 });
    await clock.advance(500);
    assert.deepEqual(seen, ['loud Opening… in tree', 'Jamf Pro asks to wait 90 s']);
  });

  it('lets no failure out before its notification can go', async () => {
    const { clock, seen, end } = scene();
    await clock.advance(3100);
    end.reject(new Error('no'));
    await clock.advance(699);
    assert.ok(!seen.includes('failed no'));
    await clock.advance(1);
    assert.deepEqual(seen.slice(3), ['loud gone', 'failed no']);
  });

  it('can be stopped, which is said with a way to try again, and holds nothing up', async () => {
    const { clock, seen, end, waiter, stop } = scene({ stopped: { message: 'Stopped: it was not read.', retry: () => undefined } });
    await clock.advance(600);
    stop();
    assert.equal(waiter()?.signal.aborted, true);
    end.reject(new ProblemError({ kind: 'cancelled' }));
    await settled();
    assert.deepEqual(seen.slice(1, 3), ['quiet gone', 'Stopped: it was not read.']);
    assert.equal(clock.pending, 0);
  });

  it('that was over before the stop got there is not said to be stopped', async () => {
    const { clock, seen, end, stop } = scene({ stopped: { message: 'Stopped.', retry: () => undefined } });
    await clock.advance(600);
    stop();
    end.resolve('yes');
    await settled();
    assert.deepEqual(seen.slice(1), ['quiet gone', 'done yes']);
  });

  it('shows what goes on after a stop, which can be stopped as well', async () => {
    const { clock, seen, end, waiter, stop } = scene({ afterStop: 'Looking…' });
    await clock.advance(600);
    stop();
    assert.equal(waiter()?.finalSignal.aborted, false);
    await clock.advance(500);
    assert.deepEqual(seen.slice(1), ['quiet gone', 'quiet Looking… in tree']);
    stop();
    assert.equal(waiter()?.finalSignal.aborted, true);
    end.resolve('unknown');
    await settled();
    assert.deepEqual([seen.slice(3), clock.pending], [['quiet gone', 'done unknown'], 0]);
  });

  it('is not the server while a person is asked', async () => {
    const { clock, seen, end, waiter } = scene();
    await clock.advance(600);
    let answer: (choice: string) => void = () => undefined;
    const asked = waiter()?.ask(() => new Promise<string>((resolve) => (answer = resolve)));
    await clock.advance(60_000);
    assert.deepEqual(seen.slice(1), ['quiet gone']);
    answer('Save');
    assert.equal(await asked, 'Save');
    await clock.advance(500);
    assert.deepEqual(seen.slice(2), ['quiet Opening… in tree']);
    end.resolve('yes');
    await settled();
    assert.equal(clock.pending, 0);
  });
});

describe('a wait that is over while a question of it is open', () => {
  it('is not shown again when that is answered', async () => {
    const clock = new FakeClock();
    const seen: string[] = [];
    const sign: WaitSurface['quiet'] = ({ title }) => {
      seen.push(title);
      return { hold: () => undefined, end: () => undefined };
    };
    const waitFor = waitingWith({ clock, surface: { quiet: sign, loud: sign, stopped: () => undefined }, waits: new AskedWaits() });
    let answer = (): void => undefined;
    await waitFor({ title: 'Saving…', instanceId: 'acme' }, async ({ ask }) => {
      void ask(() => new Promise<void>((resolve) => (answer = resolve)));
    });
    answer();
    await settled();
    await clock.advance(10_000);
    assert.deepEqual([seen, clock.pending], [[], 0]);
  });
});

describe('long work that a server holds up', () => {
  it('says what it waits for, and where it was once that is over', () => {
    const waits = new AskedWaits();
    const told: (string | undefined)[] = [];
    const held = { waits, instanceId: 'acme' };
    const { report, dispose } = reportsHeld({ title: 'Export', where: 'notification', held }, ({ message }) => told.push(message));
    report({ message: '100 of 300' });
    report({ percent: 40 });
    const over = waits.begin('acme', { lane: 'bulk', ms: 90_000 });
    waits.begin('lab', { lane: 'bulk', ms: 1000 });
    over();
    dispose();
    waits.begin('acme', { lane: 'bulk', ms: 5000 });
    assert.deepEqual(told, ['100 of 300', undefined, 'Jamf Pro asks to wait 90 s', '100 of 300']);
  });
});
