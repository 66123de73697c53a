import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { DiskDesk } from '../../../support/host/diskDesk.ts';
import { nothingPulled, pullCounts, pulledBuilding, pulledScript, pullServer } from '../../../support/sets/pullDesk.ts';

const one = (city = 'Rome') => ({
  buildings: [pulledBuilding('1', 'Main', { city })],
  scripts: [pulledScript('7', 'Fix', 'echo 1\n')],
});

describe('a pulled folder that was moved, copied, or brought to an earlier state', () => {
  const desks = DiskDesk.inEachTest();

  it('goes on under another name', async () => {
    const desk = desks.now;
    await desk.pull(one());
    renameSync(desk.root, path.join(desk.above, 'other'));
    desk.root = path.join(desk.above, 'other');
    const stamps = desk.stamps();
    assert.equal((await desk.pull(one())).unchanged, 3);
    assert.deepEqual(desk.stamps(), stamps);
  });

  it('is not written into from another server, and neither is a copy of it', async () => {
    const desk = desks.now;
    await desk.pull(one());
    cpSync(desk.root, path.join(desk.above, 'copy'), { recursive: true });
    for (const folder of ['fleet', 'copy']) {
      desk.root = path.join(desk.above, folder);
      const before = desk.texts();
      await assert.rejects(
        desk.pull(one('Bern'), { server: 'https://other.test' }),
        /was pulled from https:\/\/acme\.test, and this instance is https:\/\/other\.test/,
      );
      assert.deepEqual(desk.texts(), before);
    }
  });

  for (const written of ['https://ACME.test/', 'https://acme.test:443', 'HTTPS://acme.test']) {
    it(`is the same server’s where its address is written ${written}`, async () => {
      const desk = desks.now;
      await desk.pull(one());
      desk.put('.jamf/pull.json', desk.text('.jamf/pull.json').replace(pullServer, written));
      assert.equal((await desk.pull(one())).unchanged, 3);
    });
  }

  for (const [what, written] of [
    ['port', 'https://acme.test:8443'],
    ['context path', 'https://acme.test/jss'],
    ['scheme', 'http://acme.test'],
  ] as const) {
    it(`is another server’s where its address has another ${what}`, async () => {
      const desk = desks.now;
      await desk.pull(one());
      await assert.rejects(desk.pull(one(), { server: written }), /was pulled from https:\/\/acme\.test/);
    });
  }

  describe('by git', () => {
    const git = (desk: DiskDesk, ...args: readonly string[]): string =>
      execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@acme.test', '-c', 'commit.gpgsign=false', ...args], {
        cwd: desk.root,
        encoding: 'utf8',
        env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
      });
    const commit = (desk: DiskDesk): void => {
      git(desk, 'add', '--all');
      git(desk, 'commit', '--quiet', '--message', 'pulled');
    };

    it('is brought back to what Jamf Pro says by the next pull, whole, and nothing of it is a person’s', async () => {
      const desk = desks.now;
      git(desk, 'init', '--quiet');
      await desk.pull(one());
      commit(desk);
      await desk.pull({ buildings: [pulledBuilding('1', 'Annex', { city: 'Bern' })], scripts: one().scripts });
      commit(desk);
      const now = desk.texts();
      git(desk, 'checkout', '--quiet', 'HEAD~1');
      const pulled = await desk.pull({ buildings: [pulledBuilding('1', 'Annex', { city: 'Bern' })], scripts: one().scripts });
      assert.deepEqual(pullCounts(pulled), { ...nothingPulled, written: 1, unchanged: 2 });
      assert.deepEqual(desk.texts(), now);
    });

    it('in its objects alone keeps and tells them: they are not what was pulled last', async () => {
      const desk = desks.now;
      git(desk, 'init', '--quiet');
      await desk.pull(one());
      commit(desk);
      await desk.pull(one('Bern'));
      commit(desk);
      git(desk, 'checkout', '--quiet', 'HEAD~1', '--', 'buildings');
      assert.deepEqual((await desk.pull(one('Basel'))).edited, ['buildings/Main.json']);
      assert.match(desk.text('buildings/Main.json'), /Rome/);
    });

    it('with the line ends of Windows is as it was pulled, and git sees no change after the next pull', async () => {
      const desk = desks.now;
      git(desk, 'init', '--quiet');
      git(desk, 'config', 'core.autocrlf', 'true');
      await desk.pull(one());
      commit(desk);
      rmSync(desk.at('buildings'), { recursive: true });
      rmSync(desk.at('.jamf'), { recursive: true });
      rmSync(desk.at('scripts'), { recursive: true });
      git(desk, 'checkout', '--quiet', '--', '.');
      assert.match(desk.text('.jamf/ids.json'), /\r\n/);
      const stamps = desk.stamps();
      assert.deepEqual(pullCounts(await desk.pull(one())), { ...nothingPulled, unchanged: 3 });
      assert.deepEqual(desk.stamps(), stamps);
      assert.equal((await desk.pull(one('Bern'))).written, 1);
      assert.equal(
        git(desk, 'status', '--porcelain')
          .split('\n')
          .filter((line) => line !== '' && !/ids\.json|Main\.json/.test(line)).length,
        0,
      );
    });
  });
});
