import assert from 'node:assert/strict';
import { demoProfile } from '../../../../src/host/instances/wire/demoProfile.ts';
import { ProfileStore } from '../../../../src/host/instances/registry/profileStore.ts';

/** What an extension keeps in VS Code, of which the next write can be lost as VS Code loses it: it ends well, and is not there. */
function keeps(): { readonly profiles: ProfileStore; readonly lose: () => void } {
  const kept = new Map<string, unknown>();
  let isLost = false;
  const profiles = new ProfileStore({
    keys: () => [...kept.keys()],
    get: <T>(key: string, standard?: T) => (kept.get(key) ?? standard) as T,
    update: async (key: string, value: unknown) => {
      await Promise.resolve();
      if (!isLost) kept.set(key, value);
      isLost = false;
    },
  });
  return { profiles, lose: () => (isLost = true) };
}

describe('the profiles of the instances, where VS Code puts its own write of just before in the place of one', () => {
  it('have lost one that is removed', async () => {
    const { profiles, lose } = keeps();
    await profiles.put(demoProfile('demo'));
    lose();
    await profiles.remove('demo');
    assert.deepEqual(profiles.all(), []);
  });

  it('have one that is added, and what is changed of it', async () => {
    const { profiles, lose } = keeps();
    lose();
    await profiles.put(demoProfile('demo'));
    lose();
    await profiles.put({ ...demoProfile('demo'), name: 'Another' });
    assert.deepEqual(
      profiles.all().map(({ name }) => name),
      ['Another'],
    );
  });

  it('say who is signed out', async () => {
    const { profiles, lose } = keeps();
    lose();
    await profiles.setSignedOut('demo', true);
    assert.equal(profiles.isSignedOut('demo'), true);
    lose();
    await profiles.setSignedOut('demo', false);
    assert.equal(profiles.isSignedOut('demo'), false);
  });
});
