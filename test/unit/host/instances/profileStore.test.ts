import assert from 'node:assert/strict';
import { demoProfile } from '../../../../src/host/instances/wire/demoProfile.ts';
import { ProfileStore } from '../../../../src/host/instances/registry/profileStore.ts';

describe('the profiles of the instances', () => {
  it('lose one that is removed while VS Code hears of its own write just before', async () => {
    const kept = new Map<string, unknown>();
    let lost = 0;
    const state = {
      keys: () => [...kept.keys()],
      get: <T>(key: string, standard?: T) => (kept.get(key) ?? standard) as T,
      update: async (key: string, value: unknown) => {
        await Promise.resolve();
        if (lost > 0) lost -= 1;
        else kept.set(key, value);
      },
    };
    const profiles = new ProfileStore(state);
    await profiles.put(demoProfile('demo'));
    lost = 1;
    await profiles.remove('demo');
    assert.deepEqual(profiles.all(), []);
  });
});
