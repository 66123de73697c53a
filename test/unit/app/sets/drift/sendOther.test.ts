import assert from 'node:assert/strict';
import { DeskJamf, sendFrom, takeFrom } from '../../../../support/sets/deskJamf.ts';
import { DriftDesk, deskBuilding as building, type DeskObject } from '../../../../support/sets/driftDesk.ts';

const policy = (id: string, name: string, isOn = true): DeskObject => ({
  resource: 'JSSResource/policies',
  id,
  name,
  document: { general: { id, name, enabled: isOn } },
});
const [main, annex] = [building('1', 'Main'), building('2', 'Annex', 'Bern')];
const path = 'buildings/Main.json';

describe('a file that ids.json gives to another object', () => {
  for (const [what, pulled, file, from] of [
    ['where the id stands at the top', [main, annex], path, '"1"'],
    ['where it stands deeper', [policy('1', 'Main'), policy('2', 'Annex')], 'JSSResource/policies/Main.json', '"1"'],
  ] as const) {
    it(`changes nothing of that: ${what}`, async () => {
      const [desk, jamf] = [new DriftDesk([pulled[0]]), new DeskJamf(pulled)];
      desk.edit('.jamf/ids.json', `"id": ${from}`, '"id": "2"');
      desk.edit(file, file === path ? 'Rome' : 'true', file === path ? 'Oslo' : 'false');
      await desk.check(jamf.all());
      await assert.rejects(sendFrom(desk, jamf, file), /with the id 1, and \.jamf\/ids\.json says that it is 2/);
      assert.deepEqual(jamf.commands, []);
    });
  }

  it('changes nothing of that where it says that it was pulled from it, too', async () => {
    const [desk, jamf] = [new DriftDesk([main, annex]), new DeskJamf([main, annex])];
    const text = (desk.files.get(path) ?? '').replace('Rome', 'Oslo');
    desk.files.set('buildings/Annex.json', text);
    await desk.check(jamf.all());
    await assert.rejects(sendFrom(desk, jamf, 'buildings/Annex.json'), /with the id 1, and/);
    assert.deepEqual(jamf.commands, []);
  });

  it('deletes nothing of that', async () => {
    const [desk, jamf] = [new DriftDesk([main]), new DeskJamf([main, annex])];
    desk.edit('.jamf/ids.json', '"id": "1"', '"id": "2"');
    desk.files.delete(path);
    await desk.check(jamf.all());
    const row = desk.drift.rows().find(({ id }) => id === '2');
    assert.equal(row?.drift.here, 'gone');
    await assert.rejects(sendFrom(desk, jamf, row?.files[0]?.path ?? ''), /with the id 1, and/);
    assert.deepEqual(jamf.commands, []);
  });

  it('is sent where its own id was taken out of it: the folder knows it', async () => {
    const [desk, jamf] = [new DriftDesk([main]), new DeskJamf([main])];
    desk.files.set(path, '{"name":"Main","city":"Oslo"}\n');
    await desk.check(jamf.all());
    await sendFrom(desk, jamf, path);
    assert.deepEqual(jamf.commands, ['jamf.internal.sendPulled']);
  });
});

describe('a file that is typed into while the question of Take stands', () => {
  it('stays, and is told as left', async () => {
    const [desk, jamf] = [new DriftDesk([main]), new DeskJamf([building('1', 'Main', 'Bern')])];
    desk.edit(path, 'Rome', 'Oslo');
    await desk.check(jamf.all());
    const before = desk.files.get(path);
    const agree = (): Promise<boolean> => {
      jamf.dirty.add(path);
      return Promise.resolve(true);
    };
    assert.deepEqual([await takeFrom(desk, jamf, [path], agree), desk.files.get(path)], [[path], before]);
  });
});

describe('a folder that takes nothing', () => {
  it('says that it was sent all the same', async () => {
    const [desk, jamf] = [new DriftDesk([main]), new DeskJamf([main])];
    desk.edit(path, 'Rome', 'Oslo');
    await desk.check(jamf.all());
    jamf.during = () => void (desk.isFull = true);
    await assert.rejects(sendFrom(desk, jamf, path), /“Main” was sent to Jamf Pro\. The folder could not be told so: .*full/);
    assert.equal(jamf.commands.length, 1);
    desk.isFull = false;
    await desk.check(jamf.all());
    assert.deepEqual(desk.told(), []);
  });
});

describe('a file whose sending is declined, or has nowhere to go', () => {
  it('stays as it is, and so does what is known as pulled', async () => {
    const [desk, jamf] = [new DriftDesk([main]), new DeskJamf([main])];
    desk.edit(path, 'Rome', 'Oslo');
    await desk.check(jamf.all());
    const before = [...desk.files];
    jamf.declines = true;
    await sendFrom(desk, jamf, path);
    assert.deepEqual([jamf.commands, [...desk.files], desk.told()], [['jamf.internal.sendPulled'], before, [`${path} here changed -`]]);
  });

  it('is not written into while an editor holds what was typed during that', async () => {
    const [desk, jamf] = [new DriftDesk([main]), new DeskJamf([main])];
    desk.edit(path, 'Rome', 'Oslo');
    desk.files.set(path, `${desk.files.get(path) ?? ''}\n`);
    await desk.check(jamf.all());
    const before = desk.files.get(path);
    jamf.during = () => void jamf.dirty.add(path);
    await sendFrom(desk, jamf, path);
    assert.equal(desk.files.get(path), before);
  });

  it('is not sent where the object was deleted since the check', async () => {
    const [desk, jamf] = [new DriftDesk([main]), new DeskJamf([main])];
    desk.edit(path, 'Rome', 'Oslo');
    await desk.check(jamf.all());
    await assert.rejects(sendFrom(desk, new DeskJamf([]), path), /does not exist in Jamf Pro any more/);
    assert.deepEqual(desk.told(), [`${path} here changed -`]);
  });
});
