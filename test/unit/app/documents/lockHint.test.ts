import assert from 'node:assert/strict';
import type { InstanceProfile } from '../../../../src/core/instances/profile.ts';
import { LockHint } from '../../../../src/host/documents/notes/lockHint.ts';
import type { InstanceChange } from '../../../../src/app/support/services.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

const minute = 60_000;
const profile: InstanceProfile = {
  id: 'acme',
  name: 'Acme',
  url: 'https://acme.example',
  environment: 'production',
  access: 'readOnly',
  account: { kind: 'client', clientId: 'abc' },
};

function desk(...unsaved: readonly string[]) {
  const clock = new FakeClock();
  const said: string[] = [];
  const listeners = new Set<(change: InstanceChange) => void>();
  let until: number | undefined;
  const hint = new LockHint({
    instances: {
      get: () => profile,
      access: () => (until === undefined || until <= clock.now() ? { access: 'readOnly' } : { access: 'confirm', unlockedUntil: until }),
      onDidChange: (listener) => {
        listeners.add(listener);
        return { dispose: () => listeners.delete(listener) };
      },
    },
    clock,
    wallClock: () => clock.now(),
    unsaved: () => unsaved,
    tell: (_, message) => said.push(message),
  });
  const unlocked = (time: number | undefined): void => {
    until = time === undefined ? undefined : clock.now() + time;
    for (const listener of listeners) listener({ id: 'acme', what: 'access' });
  };
  return { clock, said, hint, unlocked };
}

describe('the end of an unlocked time', () => {
  it('is announced a minute before, with what is not saved', async () => {
    const { clock, said, unlocked } = desk('Main');
    unlocked(10 * minute);
    await clock.advance(9 * minute - 1);
    assert.deepEqual(said, []);
    await clock.advance(1);
    assert.equal(said.length, 1);
    assert.match(said[0] ?? '', /^Acme locks itself again in 1 minute, and “Main” was not saved\./);
    await clock.advance(5 * minute);
    assert.equal(said.length, 1);
  });

  it('is announced once where it is put off, and not at all where nothing is unsaved or it was locked by hand', async () => {
    const off = desk('Main', 'Annex');
    off.unlocked(10 * minute);
    await off.clock.advance(5 * minute);
    off.unlocked(10 * minute);
    await off.clock.advance(8 * minute);
    assert.deepEqual(off.said, []);
    await off.clock.advance(minute);
    assert.match(off.said.join(), /2 objects were not saved/);
    const quiet = desk();
    quiet.unlocked(10 * minute);
    await quiet.clock.advance(20 * minute);
    const locked = desk('Main');
    locked.unlocked(10 * minute);
    locked.unlocked(undefined);
    await locked.clock.advance(20 * minute);
    assert.deepEqual([quiet.said, locked.said, locked.clock.pending], [[], [], 0]);
  });

  it('is nobody’s business any more once the window closes', async () => {
    const { clock, said, hint, unlocked } = desk('Main');
    unlocked(10 * minute);
    hint.dispose();
    await clock.advance(20 * minute);
    assert.deepEqual([said, clock.pending], [[], 0]);
  });
});
