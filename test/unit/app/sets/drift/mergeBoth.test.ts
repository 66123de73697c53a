import assert from 'node:assert/strict';
import { mergeBoth, type MergedRow } from '../../../../../src/app/sets/drift/mergeBoth.ts';
import { DeskJamf, sendFrom } from '../../../../support/sets/deskJamf.ts';
import { DriftDesk, type DeskObject } from '../../../../support/sets/driftDesk.ts';

const building = (fields: object, name = 'Main'): DeskObject => ({
  resource: 'buildings',
  id: '1',
  name,
  document: { id: '1', name, city: 'Rome', phone: '1', zip: '5', ...fields },
});
const script = (text: string, name = 'Fix'): DeskObject => ({
  resource: 'scripts',
  id: '7',
  name,
  document: { id: '7', name, notes: 'plain', scriptContents: text },
});
const main = building({});
const path = 'buildings/Main.json';
const lines = '#!/bin/sh\necho 1\necho 2\necho 3\necho 4\necho 5\n';
const marked = (mine: string, theirs: string): string => `<<<<<<< Changed here\n${mine}\n=======\n${theirs}\n>>>>>>> Changed in Jamf`;

async function merge(desk: DriftDesk, jamf: DeskJamf, of: string): Promise<MergedRow> {
  return await mergeBoth(desk, desk.drift, desk.row(of), jamf.sending());
}

describe('bringing both sides together', () => {
  it('puts fields of both into the file, which is changed here alone then, and is sent as that', async () => {
    const [desk, jamf] = [new DriftDesk([main]), new DeskJamf([building({ phone: '2' })])];
    desk.edit(path, 'Rome', 'Oslo');
    await desk.check(jamf.all());
    assert.deepEqual(desk.told(), [`${path} both changed changed`]);
    assert.deepEqual(await merge(desk, jamf, path), { path, conflicts: [] });
    assert.deepEqual(JSON.parse(desk.files.get(path) ?? ''), { id: '1', name: 'Main', city: 'Oslo', phone: '2', zip: '5' });
    assert.deepEqual(desk.told(), [`${path} here changed -`]);
    assert.deepEqual(jamf.commands, []);
    await desk.check(jamf.all());
    assert.deepEqual(desk.told(), [`${path} here changed -`]);
    await sendFrom(desk, jamf, path);
    assert.deepEqual(jamf.all()[0]?.document, { id: '1', name: 'Main', city: 'Oslo', phone: '2', zip: '5' });
    assert.deepEqual(desk.told(), []);
  });

  it('marks a field that both changed as git does, and what is not solved is neither sent nor merged again', async () => {
    const [desk, jamf] = [new DriftDesk([main]), new DeskJamf([building({ city: 'Bern', phone: '2' })])];
    desk.edit(path, 'Rome', 'Oslo');
    desk.edit(path, '"5"', '"6"');
    await desk.check(jamf.all());
    assert.deepEqual(await merge(desk, jamf, path), { path, conflicts: [path] });
    const [mine, theirs] = ['  "city": "Oslo",', '  "city": "Bern",'];
    assert.equal(desk.files.get(path), `{\n  "id": "1",\n  "name": "Main",\n${marked(mine, theirs)}\n  "phone": "2",\n  "zip": "6"\n}\n`);
    await desk.check(jamf.all());
    assert.deepEqual(desk.told(), [`${path} here changed -`]);
    await assert.rejects(sendFrom(desk, jamf, path), /Main\.json holds conflicts that are not solved/);
    assert.deepEqual(jamf.commands, []);
    desk.edit(path, marked(mine, theirs), mine);
    await desk.drift.look();
    await sendFrom(desk, jamf, path);
    assert.deepEqual(jamf.all()[0]?.document, { id: '1', name: 'Main', city: 'Oslo', phone: '2', zip: '6' });
  });

  it('brings lines of a script together, beside its JSON, and marks those that both changed', async () => {
    const [desk, jamf] = [new DriftDesk([script(lines)]), new DeskJamf([script(lines.replace('echo 5', 'echo five'))])];
    desk.edit('scripts/Fix.sh', 'echo 1', 'echo one');
    desk.edit('scripts/Fix.json', 'plain', 'mine');
    await desk.check(jamf.all());
    assert.deepEqual(await merge(desk, jamf, 'scripts/Fix.sh'), { path: 'scripts/Fix.json', conflicts: [] });
    assert.equal(desk.files.get('scripts/Fix.sh'), lines.replace('echo 1', 'echo one').replace('echo 5', 'echo five'));
    assert.match(desk.files.get('scripts/Fix.json') ?? '', /mine/);
    jamf.objects.set('scripts 7', script(lines.replace('echo 1', 'echo eins').replace('echo 5', 'echo five')));
    await desk.check(jamf.all());
    assert.deepEqual((await merge(desk, jamf, 'scripts/Fix.sh')).conflicts, ['scripts/Fix.sh']);
    assert.match(desk.files.get('scripts/Fix.sh') ?? '', new RegExp(`sh\\n${marked('echo one', 'echo eins')}\\necho 2`));
    await assert.rejects(sendFrom(desk, jamf, 'scripts/Fix.sh'), /conflicts that are not solved/);
    assert.deepEqual(jamf.commands, []);
  });

  it('sends a script that has such marks in Jamf Pro already', async () => {
    const own = script(`cat <<E\n${marked('a', 'b')}\nE\necho 1\n`);
    const [desk, jamf] = [new DriftDesk([own]), new DeskJamf([own])];
    desk.edit('scripts/Fix.sh', 'echo 1', 'echo 2');
    await desk.check(jamf.all());
    await sendFrom(desk, jamf, 'scripts/Fix.sh');
    assert.deepEqual(jamf.commands, ['jamf.internal.sendPulled']);
  });

  it('goes by what Jamf Pro has now, under the name that it has there now', async () => {
    const [desk, jamf] = [new DriftDesk([main]), new DeskJamf([building({ phone: '2' })])];
    desk.edit(path, 'Rome', 'Oslo');
    await desk.check(jamf.all());
    desk.tree.rename = (from, to) => {
      desk.files.set(to, desk.files.get(from) ?? '');
      desk.files.delete(from);
      return Promise.resolve();
    };
    jamf.objects.set('buildings 1', building({ phone: '3' }, 'Hall'));
    assert.deepEqual(await merge(desk, jamf, path), { path: 'buildings/Hall.json', conflicts: [] });
    assert.match(desk.files.get('buildings/Hall.json') ?? '', /Hall[^}]*Oslo[^}]*"3"/);
    assert.equal(desk.files.has(path), false);
    assert.deepEqual(desk.told(), ['buildings/Hall.json here changed -']);
  });

  it('is no merge where Windows line ends are all that a line differs in', async () => {
    const [desk, jamf] = [new DriftDesk([script(lines)]), new DeskJamf([script(lines.replace('echo 5', 'echo five'))])];
    desk.files.set('scripts/Fix.sh', lines.replace('echo 1', 'echo one').replaceAll('\n', '\r\n'));
    await desk.check(jamf.all());
    assert.deepEqual((await merge(desk, jamf, 'scripts/Fix.sh')).conflicts, []);
    assert.equal(desk.files.get('scripts/Fix.sh'), lines.replace('echo 1', 'echo one').replace('echo 5', 'echo five'));
  });
});

describe('what is not brought together', () => {
  const refusals: readonly (readonly [what: string, prepare: (desk: DriftDesk, jamf: DeskJamf) => void, says: RegExp])[] = [
    ['an object of which this computer does not keep what was pulled', (desk) => desk.kept.clear(), /is not kept on this computer/],
    ['a file with unsaved changes', (_, jamf) => void jamf.dirty.add(path), /not saved/],
    ['an object that is gone by now', (_, jamf) => jamf.objects.clear(), /does not exist in Jamf Pro any more/],
    ['a file that is no JSON', (desk) => desk.edit(path, '{', ''), /no JSON/],
    [
      'a folder that is of another server by now',
      (desk) => desk.edit('.jamf/pull.json', 'acme', 'other'),
      /was changed since it was looked at/,
    ],
    ['another object', (desk) => desk.edit(path, '"id": "1"', '"id": "2"'), /with the id 2/],
    [
      'a file that another program changes meanwhile',
      (desk) => (desk.before = () => desk.files.set(path, '{"id":"1"}')),
      /changed meanwhile/,
    ],
  ];
  for (const [what, prepare, says] of refusals) {
    it(`${what}: nothing is written`, async () => {
      const [desk, jamf] = [new DriftDesk([main]), new DeskJamf([building({ phone: '2' })])];
      desk.edit(path, 'Rome', 'Oslo');
      await desk.check(jamf.all());
      const row = desk.row(path);
      prepare(desk, jamf);
      const ids = desk.files.get('.jamf/ids.json');
      await assert.rejects(mergeBoth(desk, desk.drift, row, jamf.sending()), says);
      assert.equal(desk.files.get('.jamf/ids.json'), ids);
      assert.doesNotMatch(desk.files.get(path) ?? '', /"phone": "2"/);
      assert.deepEqual(jamf.commands, []);
    });
  }

  it('one side that took it away, or a text that one side does not have', async () => {
    const [desk, jamf] = [new DriftDesk([main, script(lines)]), new DeskJamf([building({ phone: '2' }), script('')])];
    desk.files.delete(path);
    desk.edit('scripts/Fix.sh', 'echo 1', 'echo one');
    await desk.check(jamf.all());
    await assert.rejects(merge(desk, jamf, path), /was not changed on both sides/);
    await assert.rejects(merge(desk, jamf, 'scripts/Fix.sh'), /Fix\.sh is not on both sides/);
    assert.match(desk.files.get('scripts/Fix.sh') ?? '', /echo one/);
  });
});
