import assert from 'node:assert/strict';
import { DriftChecks, type CheckedFolder } from '../../../../../src/app/sets/drift/driftChecks.ts';
import { FakeClock, settled } from '../../../../support/fakeClock.ts';
import { MemoryLog } from '../../../../support/supportFakes.ts';

const minute = 60_000;

/** A window with pulled folders. */
class Desk {
  readonly clock = new FakeClock();
  readonly log = new MemoryLog();
  readonly checked: string[] = [];
  minutes = 5;
  isLookedAt = true;
  mayAsk = true;
  /** What a look waits for. */
  wait: Promise<void> = Promise.resolve();
  signal: AbortSignal | undefined;
  readonly failing = new Map<string, Error>();
  names = ['one', 'two'];
  #checks: DriftChecks | undefined;

  /** Begun once the desk is as the test wants it. */
  get checks(): DriftChecks {
    return (this.#checks ??= new DriftChecks({
      clock: this.clock,
      log: this.log,
      minutes: () => this.minutes,
      isLookedAt: () => this.isLookedAt,
      folders: () => Promise.resolve(this.names.map((name) => this.#folder(name))),
    }));
  }

  #folder(name: string): CheckedFolder {
    return {
      name,
      mayAsk: () => this.mayAsk,
      check: async (signal) => {
        this.signal = signal;
        this.checked.push(name);
        await this.wait;
        const error = this.failing.get(name);
        if (error !== undefined) throw error;
      },
    };
  }

  async pass(minutes: number): Promise<readonly string[]> {
    assert.ok(this.checks);
    this.checked.length = 0;
    await this.clock.advance(minutes * minute);
    return this.checked;
  }
}

describe('a look at pulled folders from time to time', () => {
  it('is none where nobody switched it on, or the setting is no number', async () => {
    for (const minutes of [0, -1, Number.NaN]) {
      const desk = new Desk();
      desk.minutes = minutes;
      assert.deepEqual(await desk.pass(10_000), []);
      assert.equal(desk.clock.pending, 0);
    }
  });

  it('is at each folder, as often as the setting says, and once a day at least', async () => {
    const desk = new Desk();
    assert.deepEqual(await desk.pass(4), []);
    assert.deepEqual(await desk.pass(1), ['one', 'two']);
    assert.deepEqual(await desk.pass(10), ['one', 'two', 'one', 'two']);
    desk.minutes = 0.001;
    desk.checks.start();
    assert.deepEqual(await desk.pass(1), ['one', 'two']);
    desk.minutes = 1e9;
    desk.checks.start();
    assert.deepEqual(await desk.pass(1439), []);
    assert.deepEqual(await desk.pass(1), ['one', 'two']);
  });

  it('follows the setting at once', async () => {
    const desk = new Desk();
    await desk.pass(4);
    desk.minutes = 3;
    desk.checks.start();
    assert.deepEqual(await desk.pass(2), []);
    assert.deepEqual(await desk.pass(1), ['one', 'two']);
    desk.minutes = 0;
    desk.checks.start();
    assert.deepEqual(await desk.pass(100), []);
  });

  it('reads nothing while nobody looks at the window, and once when somebody looks again', async () => {
    const desk = new Desk();
    desk.isLookedAt = false;
    assert.deepEqual(await desk.pass(100), []);
    desk.isLookedAt = true;
    desk.checks.lookedAt();
    desk.checks.lookedAt();
    assert.deepEqual(await desk.pass(0), ['one', 'two']);
    assert.deepEqual(await desk.pass(4), []);
    desk.checks.lookedAt();
    assert.deepEqual(await desk.pass(0), []);
    assert.deepEqual(await desk.pass(1), ['one', 'two']);
  });

  it('is not begun by a look at the window before it is due', async () => {
    const desk = new Desk();
    desk.checks.lookedAt();
    assert.deepEqual(await desk.pass(0), []);
  });

  it('is never begun while another one goes on, however long that takes', async () => {
    const desk = new Desk();
    let done: () => void = () => undefined;
    desk.wait = new Promise((resolve) => (done = resolve));
    assert.deepEqual(await desk.pass(5), ['one']);
    desk.checks.start();
    desk.checks.lookedAt();
    assert.deepEqual(await desk.pass(60), []);
    done();
    desk.wait = Promise.resolve();
    await settled();
    assert.deepEqual(desk.checked, ['two']);
    assert.deepEqual(await desk.pass(4), []);
    assert.deepEqual(await desk.pass(1), ['one', 'two']);
  });

  it('asks nobody where nobody is signed in, says so once, and goes on once somebody is', async () => {
    const desk = new Desk();
    desk.names = ['one'];
    desk.mayAsk = false;
    assert.deepEqual(await desk.pass(50), []);
    assert.deepEqual(desk.log.lines, ['info Not checked for changes: nobody is signed in to the instance of one']);
    desk.mayAsk = true;
    assert.deepEqual(await desk.pass(5), ['one']);
    desk.mayAsk = false;
    await desk.pass(50);
    assert.equal(desk.log.lines.length, 2);
  });

  it('says once how it failed, and goes on with the others', async () => {
    const desk = new Desk();
    desk.failing.set('one', new Error('500'));
    assert.deepEqual(await desk.pass(10), ['one', 'two', 'one', 'two']);
    assert.equal(desk.log.lines.length, 1);
    assert.match(desk.log.lines[0] ?? '', /Could not check one for changes/);
    desk.failing.set('one', new Error('403'));
    await desk.pass(10);
    assert.equal(desk.log.lines.length, 2);
  });

  it('ends with the window, in the middle of one, too, without a word', async () => {
    const desk = new Desk();
    let fail: (error: Error) => void = () => undefined;
    desk.wait = new Promise((_, reject) => (fail = reject));
    await desk.pass(5);
    desk.checks.dispose();
    assert.equal(desk.signal?.aborted, true);
    fail(new Error('stopped'));
    assert.deepEqual(await desk.pass(100), []);
    assert.deepEqual([desk.log.lines, desk.clock.pending], [[], 0]);
  });
});
