import assert from 'node:assert/strict';
import type { SaveQuestions } from '../../../../../src/core/objects/save/saveTypes.ts';
import { secretMask } from '../../../../../src/shared/secretNames.ts';
import { Desk, kindOf, thing } from '../../../../support/objects/desk.ts';
import type { FakeJamf } from '../../../../support/objects/fakeJamf.ts';

describe('guards', () => {
  const prestage = '{"id":"7","displayName":"Labs","siteId":"-1","versionLock":3,"account":{"versionLock":5,"admin":"boss"}}';

  it('names the write-only secrets that a PUT would blank; left out, entered, or called off', async () => {
    const seen: string[][] = [];
    const run = async (answer: ReadonlyMap<string, string> | undefined): Promise<Desk> => {
      const desk = new Desk('prestages', prestage);
      const base = await desk.open();
      await desk.save(base, base.replace('Labs', 'Rooms'), {
        secrets: (secrets) => {
          seen.push(secrets.map(({ pointer }) => pointer));
          return Promise.resolve(answer);
        },
      });
      return desk;
    };
    assert.equal((await run(undefined)).jamf.writes().length, 0);
    assert.ok(!JSON.stringify((await run(new Map())).jamf.sent()).includes('assword'));
    const entered = (await run(new Map([['/account/adminPassword', 'tiger']]))).jamf.sent() as { account: object };
    assert.deepEqual(entered.account, { versionLock: 5, admin: 'boss', adminPassword: 'tiger' });
    assert.deepEqual(seen[0], ['/account/adminPassword', '/recoveryLockPassword']);
    assert.equal(seen.length, 3);
  });

  it('never sends an empty secret', async () => {
    const desk = new Desk('prestages', prestage);
    const base = await desk.open();
    await desk.save(base, base.replace('"Labs"', '"Rooms", "recoveryLockPassword": ""'));
    assert.ok(!JSON.stringify(desk.jamf.sent()).includes('recoveryLockPassword'));
  });

  it('does not ask for secrets where a merge leaves them alone', async () => {
    const desk = new Desk('locations', '{"id":"7","name":"A","auto":true,"count":4}');
    const base = await desk.open();
    await desk.save(base, base.replace('"A"', '"B"'), { secrets: () => Promise.reject(new Error('asked')) });
    assert.deepEqual(desk.jamf.sent(), { name: 'B' });
    assert.equal(desk.jamf.writes()[0]!.headers['content-type'], 'application/merge-patch+json');
  });

  it('echoes every lock of the last read, whatever the text says', async () => {
    const desk = new Desk('prestages', prestage);
    const base = await desk.open();
    desk.jamf.stored.set(desk.path, prestage.replace('"versionLock":3', '"versionLock":4').replace('"versionLock":5', '"versionLock":9'));
    kindOf(await desk.save(base, base.replace('Labs', 'Rooms').replace('"versionLock": 5', '"versionLock": 0')), 'stored');
    assert.deepEqual(desk.now(), { displayName: 'Rooms', siteId: '-1', versionLock: 4, account: { versionLock: 9, admin: 'boss' } });
  });

  it('a lock that went stale between read and write is a conflict, with the fresh copy', async () => {
    const desk = new Desk('prestages', prestage);
    const base = await desk.open();
    const theirs = prestage.replace('"versionLock":3', '"versionLock":4').replace('boss', 'chief');
    desk.jamf.before = ({ method }) => method === 'PUT' && desk.jamf.stored.set(desk.path, theirs);
    const outcome = kindOf(await desk.save(base, base.replace('Labs', 'Rooms')), 'conflict');
    assert.deepEqual([outcome.paths, JSON.parse(outcome.theirs)], [[], JSON.parse(theirs)]);
    assert.equal(desk.jamf.writes().length, 1);
  });

  it('fetches the members of a static group and keeps them', async () => {
    const desk = new Desk('computer-groups/static-groups', '{"id":"7","name":"Lab","description":"x"}');
    desk.jamf.members.set('7', ['2', '5']);
    desk.jamf.members.set('8', ['3']);
    const base = await desk.open();
    kindOf(await desk.save(base, base.replace('"Lab"', '"Room"')), 'stored');
    assert.deepEqual(desk.jamf.sent(), { name: 'Room', description: 'x', assignments: ['2', '5'] });
  });

  it('does not write a static group whose members cannot be read', async () => {
    const desk = new Desk('computer-groups/static-groups', '{"id":"7","name":"Lab","description":"x"}');
    const base = await desk.open();
    desk.jamf.fault = ({ url }) => (url.includes('inventory') ? '403' : undefined);
    await assert.rejects(desk.save(base, base.replace('"Lab"', '"Room"')), /forbidden/);
    assert.equal(desk.jamf.writes().length, 0);
  });

  it('takes members that the text names', async () => {
    const desk = new Desk('computer-groups/static-groups', '{"id":"7","name":"Lab","description":"x"}');
    desk.jamf.members.set('7', ['2']);
    const base = await desk.open();
    await desk.save(base, base.replace('"x"', '"x", "assignments": ["1"]'));
    assert.deepEqual(desk.jamf.sent(), { name: 'Lab', description: 'x', assignments: ['1'] });
  });

  it('names who would leave a static group, before anything is sent', async () => {
    const desk = new Desk('computer-groups/static-groups', '{"id":"7","name":"Lab","description":"x"}');
    desk.jamf.members.set('7', ['2', '5', '6']);
    const base = await desk.open();
    let asked: Parameters<SaveQuestions['confirm']>[0] | undefined;
    const confirm: SaveQuestions['confirm'] = (write) => {
      asked = write;
      return Promise.resolve(false);
    };
    kindOf(await desk.save(base, base.replace('"x"', '"x", "assignments": ["1", "5"]'), { confirm }), 'cancelled');
    assert.deepEqual(asked?.leaving, ['Mac 2', 'Mac 6']);
    assert.equal(desk.jamf.writes().length, 0);
  });

  const lists: readonly [name: string, page: FakeJamf['page']][] = [
    ['a page that comes empty', (page, number) => (number === 1 ? { ...page, rows: [] } : page)],
    ['a page that is cut short', (page, number) => (number === 1 ? { ...page, rows: page.rows.slice(0, 50) } : page)],
    ['a count that changes on the way', (page, number) => ({ ...page, totalCount: page.totalCount - number })],
    ['a page that is repeated', (page) => ({ ...page, rows: page.rows.slice(0, 100) })],
  ];
  for (const [name, page] of lists) {
    it(`takes no member out of a static group by ${name}`, async () => {
      const desk = new Desk('computer-groups/static-groups', '{"id":"7","name":"Lab","description":"x"}');
      desk.jamf.computers = 600;
      desk.jamf.members.set('7', ['2', '599']);
      desk.jamf.page = page;
      const base = await desk.open();
      await assert.rejects(desk.save(base, base.replace('"Lab"', '"Room"')), /changed while it was read|invalid/);
      assert.equal(desk.jamf.writes().length, 0);
      desk.jamf.page = (whole) => whole;
      kindOf(await desk.save(base, base.replace('"Lab"', '"Room"')), 'stored');
      assert.deepEqual((desk.jamf.sent() as { assignments: unknown }).assignments, ['2', '599']);
    });
  }

  for (const odd of [
    '[]',
    '{}',
    '{"results":[]}',
    '{"totalCount":0,"results":{}}',
    '{"totalCount":"0","results":[]}',
    '{"totalCount":0,"members":[]}',
  ]) {
    it(`takes no member out of a static group whose list is answered by ${odd}`, async () => {
      const desk = new Desk('computer-groups/static-groups', '{"id":"7","name":"Lab","description":"x"}');
      desk.jamf.members.set('7', ['2', '5']);
      const base = await desk.open();
      desk.jamf.listed = () => odd;
      await assert.rejects(desk.save(base, base.replace('"Lab"', '"Room"')), /changed while it was read|invalid/);
      assert.equal(desk.jamf.writes().length, 0);
    });
  }

  it('names the lines whose removal empties a field', async () => {
    const desk = new Desk('things', thing);
    const base = await desk.open();
    let clears: readonly string[] | undefined;
    const confirm: SaveQuestions['confirm'] = (write) => {
      ({ clears } = write);
      return Promise.resolve(false);
    };
    const text = base.replace('  "name": "Main",\n', '').replace('  "city": null,\n', '').replace('"1",\n    "floor": "2"', '"2"');
    await desk.save(base, text, { confirm });
    assert.deepEqual(clears, ['/name', '/place/floor']);
  });

  it('names the lists that are left without an entry', async () => {
    const desk = new Desk('things', '{"id":"7","name":"Main","tags":["a","b"],"notes":[]}');
    const base = await desk.open();
    const asked: unknown[] = [];
    const confirm: SaveQuestions['confirm'] = ({ clears }) => {
      asked.push(clears);
      return Promise.resolve(false);
    };
    for (const tags of ['[]', '["a"]', 'null']) {
      await desk.save(base, base.replace(/"tags": \[[^\]]*\]/, `"tags": ${tags}`).replace('"Main"', '"Other"'), { confirm });
    }
    assert.deepEqual(asked, [['/tags'], [], []]);
  });

  it('changes a computer through its detail path, and says only the section and the attribute that changed', async () => {
    const stored =
      '{"id":"7","general":{"name":"mac","assetTag":"a","reportDate":"now"},"extensionAttributes":[{"definitionId":"1","name":"A","values":["x"]},{"definitionId":"2","name":"B","values":["y"]}]}';
    const desk = new Desk('computers-inventory', stored);
    assert.equal(desk.path, '/v4/computers-inventory-detail/7');
    desk.jamf.keep = (_, body, old) => {
      const [patch, whole] = [JSON.parse(body), JSON.parse(old!)] as {
        general?: object;
        extensionAttributes?: { definitionId: string }[];
      }[];
      const list = whole!.extensionAttributes!.map(
        (old) => patch!.extensionAttributes?.find(({ definitionId }) => definitionId === old.definitionId) ?? old,
      );
      return JSON.stringify({ ...whole, general: { ...whole!.general, ...patch!.general }, extensionAttributes: list });
    };
    const base = await desk.open();
    kindOf(await desk.save(base, base.replace('"y"', '"z"').replace('"a"', '"b"')), 'stored');
    assert.deepEqual(desk.jamf.sent(), { general: { assetTag: 'b' }, extensionAttributes: [{ definitionId: '2', values: ['z'] }] });
  });

  it('says that a removed line stays where the operation cannot remove it', async () => {
    const desk = new Desk('locations', '{"id":"7","name":"A","auto":true}');
    const base = await desk.open();
    assert.deepEqual(kindOf(await desk.save(base, base.replace(',\n  "auto": true', '')), 'unchanged').ignored, ['/auto']);
  });

  it('sends the real secret where the mask stands, and refuses a mask that stands elsewhere', async () => {
    const desk = new Desk('things', thing);
    const base = await desk.open();
    const masked = base.replace('"floor": "2"', `"floor": "${secretMask}"`);
    kindOf(await desk.save(base, masked), 'unchanged');
    kindOf(await desk.save(base, masked.replace('"Main"', '"Annex"')), 'stored');
    assert.deepEqual((desk.jamf.sent() as { place: unknown }).place, { room: '1', floor: '2' });
    const copied = base.replace('"a"', `"${secretMask}"`).replace('"b"', `"b", "${secretMask}"`);
    assert.match(kindOf(await desk.save(base, copied), 'refused').marks[0]!.message, /masked secret/);
  });
});
