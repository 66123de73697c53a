import assert from 'node:assert/strict';
import { AskedWaits } from '../../../../src/app/support/waits/askedWaits.ts';
import { waitingWith, type WaitSurface } from '../../../../src/app/support/progress.ts';
import { StandingWaits } from '../../../../src/app/support/waits/standingWaits.ts';
import { ProblemError } from '../../../../src/shared/problem.ts';
import { FakeClock, settled } from '../../../support/fakeClock.ts';

describe('the waits that stand', () => {
  /** Waits that end when they are stopped, and what stands of them. */
  function scene() {
    const clock = new FakeClock();
    const standing = new StandingWaits(clock);
    const stopped: string[] = [];
    const surfaceOf =
      (isQuiet: boolean): WaitSurface['quiet'] =>
      ({ title, begun }, stop) => ({ hold: () => undefined, end: standing.add({ title, begun, isQuiet, stop }) });
    const surface: WaitSurface = { quiet: surfaceOf(true), loud: surfaceOf(false), stopped: () => undefined };
    const waitFor = waitingWith({ clock, surface, waits: new AskedWaits() });
    const begin = (title: string, first: (ask: <T>(question: () => Promise<T>) => Promise<T>) => Promise<unknown> = async () => null) => {
      const done = waitFor({ title, instanceId: 'acme' }, async ({ signal, ask }) => {
        await first(ask);
        await new Promise((_, reject) =>
          signal.addEventListener('abort', () => {
            stopped.push(title);
            reject(new ProblemError({ kind: 'cancelled' }));
          }),
        );
      });
      done.catch(() => undefined);
    };
    const click = async () => {
      standing.click(standing.named()?.begun ?? -1);
      await settled();
    };
    return { clock, standing, stopped, begin, click };
  }

  it('is stopped where it is named, also while another has become loud', async () => {
    const { clock, standing, stopped, begin, click } = scene();
    begin('Saving');
    await clock.advance(2400);
    begin('Opening');
    await clock.advance(700);
    assert.deepEqual([standing.all().map(({ title }) => title), standing.named()?.title], [['Opening', 'Saving'], 'Opening']);
    await click();
    assert.deepEqual(stopped, ['Opening']);
    assert.equal(standing.named(), undefined, 'what is in a notification is stopped there');
  });

  it('keeps its place while a person is asked in between', async () => {
    const { clock, standing, begin } = scene();
    let answer = (): void => undefined;
    begin('Saving', (ask) => ask(() => new Promise<void>((resolve) => (answer = resolve))));
    begin('Opening');
    await clock.advance(600);
    answer();
    await clock.advance(600);
    assert.deepEqual(
      standing.all().map(({ title }) => title),
      ['Opening', 'Saving'],
    );
  });

  it('is not stopped by the second half of a double click', async () => {
    const { clock, standing, stopped, begin, click } = scene();
    begin('Saving');
    begin('Opening');
    await clock.advance(600);
    await click();
    await clock.advance(200);
    assert.equal(standing.named()?.title, 'Saving');
    await click();
    assert.deepEqual(stopped, ['Opening']);
    await clock.advance(500);
    await click();
    assert.deepEqual(stopped, ['Opening', 'Saving']);
  });

  it('that is over is no more there to be stopped', async () => {
    const { clock, standing, stopped, begin } = scene();
    begin('Opening');
    await clock.advance(600);
    const begun = standing.named()?.begun ?? -1;
    standing.all()[0]?.stop();
    begin('Saving');
    await clock.advance(600);
    standing.click(begun);
    await settled();
    assert.deepEqual(stopped, ['Opening']);
  });
});
