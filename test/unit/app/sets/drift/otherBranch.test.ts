import assert from 'node:assert/strict';
import { mergeBoth } from '../../../../../src/app/sets/drift/mergeBoth.ts';
import { sendMine } from '../../../../../src/app/sets/drift/sendMine.ts';
import { DeskJamf, sendFrom, takeFrom } from '../../../../support/sets/deskJamf.ts';
import { printBegun } from '../../../../../src/core/sets/folder/pullBegun.ts';
import { DriftDesk, deskBuilding as building, deskScript as script, serverOfDesk } from '../../../../support/sets/driftDesk.ts';

const [main, moved] = [building('1', 'Main'), building('1', 'Main', 'Bern')];
const path = 'buildings/Main.json';
const other = 'https://staging.jamfcloud.com';

/** The folder is another server's from now on, which knows the same ids. */
const becomesOther = (desk: DriftDesk): void => desk.edit('.jamf/pull.json', 'https://acme.jamfcloud.com', other);

describe('a branch of another server that comes while a row is dealt with', () => {
  it('is not sent to the instance that was meant, once the window has seen it', async () => {
    const [desk, jamf] = [new DriftDesk([main]), new DeskJamf([main])];
    desk.edit(path, 'Rome', 'Oslo');
    await desk.check(jamf.all());
    const row = desk.row(path);
    becomesOther(desk);
    await desk.drift.look();
    await assert.rejects(sendMine(desk, desk.drift, row, jamf.sending()), /was changed since it was looked at/);
    assert.deepEqual(jamf.commands, []);
  });

  it('gets nothing of the instance that was meant', async () => {
    const [desk, jamf] = [new DriftDesk([main]), new DeskJamf([moved])];
    desk.edit(path, '"Main"', '"Main 2"');
    await desk.check(jamf.all());
    const row = desk.row(path);
    becomesOther(desk);
    await desk.drift.look();
    const before = new Map(desk.files);
    await assert.rejects(mergeBoth(desk, desk.drift, row, jamf.sending()), /was changed since it was looked at/);
    await assert.rejects(takeFrom(desk, jamf, [path]), /was changed since it was looked at/);
    assert.deepEqual(desk.files, before);
  });

  it('is left as it is where it comes while the question stands', async () => {
    const [desk, jamf] = [new DriftDesk([main]), new DeskJamf([moved])];
    desk.edit(path, 'Rome', 'Oslo');
    await desk.check(jamf.all());
    let before = new Map(desk.files);
    const agree = (): Promise<boolean> => {
      becomesOther(desk);
      before = new Map(desk.files);
      return Promise.resolve(true);
    };
    await assert.rejects(takeFrom(desk, jamf, [path], agree), /was changed since it was looked at/);
    assert.deepEqual(desk.files, before);
  });

  it('is left as it is where it comes while the file is sent, and what was sent is told', async () => {
    const [desk, jamf] = [new DriftDesk([main]), new DeskJamf([main])];
    desk.edit(path, 'Rome', 'Oslo');
    await desk.check(jamf.all());
    let before = new Map(desk.files);
    jamf.during = () => {
      becomesOther(desk);
      before = new Map(desk.files);
    };
    await assert.rejects(sendFrom(desk, jamf, path), /“Main” was sent to Jamf Pro\. .* was changed since it was looked at/);
    assert.deepEqual(desk.files, before);
  });
});

describe('an ids.json that goes in the middle', () => {
  it('is not made anew with one file, which would make new objects of all others', async () => {
    const all = [moved, building('2', 'Annex')];
    const [desk, jamf] = [new DriftDesk([main, building('2', 'Annex')]), new DeskJamf(all)];
    await desk.check(all);
    desk.before = () => void desk.files.delete('.jamf/ids.json');
    await assert.rejects(takeFrom(desk, jamf, [path]), /ids\.json of this folder is missing/);
    assert.equal(desk.files.has('.jamf/ids.json'), false);
  });
});

describe('files that were taken away here', () => {
  it('delete nothing once they are back, also where nobody told the window', async () => {
    const [desk, jamf] = [new DriftDesk([main]), new DeskJamf([main])];
    const text = desk.files.get(path) ?? '';
    desk.files.delete(path);
    await desk.check(jamf.all());
    desk.files.set(path, text);
    await assert.rejects(sendFrom(desk, jamf, path), /Not deleted: buildings\/Main\.json is there again/);
    assert.deepEqual(jamf.commands, []);
  });

  it('delete nothing while an editor holds one of them', async () => {
    const [desk, jamf] = [new DriftDesk([main]), new DeskJamf([main])];
    desk.files.delete(path);
    await desk.check(jamf.all());
    jamf.dirty.add(path);
    await assert.rejects(sendFrom(desk, jamf, path), /not saved/);
    assert.deepEqual(jamf.commands, []);
  });
});

describe('a file that got another name by hand', () => {
  it('neither deletes its object nor creates it twice, until its id is taken out of it', async () => {
    const [desk, jamf] = [new DriftDesk([main]), new DeskJamf([main])];
    const text = desk.files.get(path) ?? '';
    desk.files.delete(path);
    desk.files.set('buildings/Other.json', text);
    await desk.check(jamf.all());
    assert.deepEqual(desk.told(), ['buildings/Main.json here gone -', 'buildings/Other.json here new -']);
    await assert.rejects(sendFrom(desk, jamf, path), /Not deleted: buildings\/Other\.json says that it is “Main” with the id 1/);
    await assert.rejects(sendFrom(desk, jamf, 'buildings/Other.json'), /whose file buildings\/Main\.json was taken away/);
    assert.deepEqual(jamf.commands, []);
    desk.edit('buildings/Other.json', '"id": "1",', '');
    await sendFrom(desk, jamf, 'buildings/Other.json');
    await sendFrom(desk, jamf, path);
    assert.deepEqual(jamf.commands, ['jamf.internal.createPulled', 'jamf.deleteObject']);
  });

  it('is a new one where it is a copy of one that is there', async () => {
    const [desk, jamf] = [new DriftDesk([main]), new DeskJamf([main])];
    desk.files.set('buildings/Copy.json', desk.files.get(path) ?? '');
    await desk.check(jamf.all());
    await sendFrom(desk, jamf, 'buildings/Copy.json');
    assert.deepEqual(jamf.commands, ['jamf.internal.createPulled']);
  });
});

describe('a document that an editor on Windows saved', () => {
  it('is sent as what it says: without the mark of its encoding, and its line ends', async () => {
    const [desk, jamf] = [new DriftDesk([main]), new DeskJamf([main])];
    desk.files.set(path, `\uFEFF${(desk.files.get(path) ?? '').replace('Rome', 'Oslo').replaceAll('\n', '\r\n')}`);
    await desk.check(jamf.all());
    await sendFrom(desk, jamf, path);
    assert.deepEqual(
      JSON.parse((jamf.sent as readonly { readonly text: string }[])[0]?.text ?? ''),
      building('1', 'Main', 'Oslo').document,
    );
    assert.deepEqual(desk.told(), []);
  });
});

describe('a file that is cut off', () => {
  for (const [what, file, told] of [
    ['a script without a byte', 'scripts/Fix.sh', /scripts\/Fix\.sh is empty/],
    ['a document without a byte', 'scripts/Fix.json', /scripts\/Fix\.json is no JSON/],
  ] as const) {
    it(`is not sent: ${what}`, async () => {
      const [desk, jamf] = [new DriftDesk([script('echo 1\n')]), new DeskJamf([script('echo 1\n')])];
      desk.files.set(file, '');
      await desk.check(jamf.all());
      await assert.rejects(sendFrom(desk, jamf, file), told);
      assert.deepEqual(jamf.commands, []);
    });
  }
});

describe('a file of a person that is called as an object', () => {
  const fix = script('echo 1\n');

  it('is no change of it, and stays where it is sent or taken', async () => {
    const [desk, jamf] = [new DriftDesk([main, fix]), new DeskJamf([main, fix])];
    const own = new Map([
      ['buildings/Main.txt', 'my notes\n'],
      ['scripts/Fix.txt', 'my notes\n'],
      ['scripts/Fix.py', 'my draft\n'],
    ]);
    for (const [at, text] of own) desk.files.set(at, text);
    await desk.check(jamf.all());
    assert.deepEqual(desk.told(), []);
    desk.edit(path, 'Rome', 'Oslo');
    desk.edit('scripts/Fix.sh', 'echo 1', 'echo 2');
    await desk.drift.lookAt([...own.keys(), path, 'scripts/Fix.sh']);
    await sendFrom(desk, jamf, path);
    await sendFrom(desk, jamf, 'scripts/Fix.sh');
    jamf.objects.set('scripts 7', script('echo 3\n'));
    await desk.check(jamf.all());
    await takeFrom(desk, jamf, ['scripts/Fix.sh']);
    for (const [at, text] of own) assert.equal(desk.files.get(at), text);
    assert.deepEqual(desk.told(), []);
  });

  it('is its text as soon as that which was pulled is away, in whatever order both are told', async () => {
    for (const told of [
      ['scripts/Fix.py', 'scripts/Fix.sh'],
      ['scripts/Fix.sh', 'scripts/Fix.py'],
    ]) {
      const desk = new DriftDesk([fix]);
      await desk.drift.look();
      desk.files.set('scripts/Fix.py', desk.files.get('scripts/Fix.sh') ?? '');
      desk.files.delete('scripts/Fix.sh');
      await desk.drift.lookAt(told);
      const followed = desk.told();
      await desk.drift.look();
      assert.deepEqual(followed, desk.told(), told.join());
    }
  });

  it('is the text of one that had none, and of a new one, but not two of them', async () => {
    const [desk, jamf] = [new DriftDesk([script('')]), new DeskJamf([script('')])];
    desk.files.set('scripts/Fix.sh', 'echo 1\n');
    desk.files.set('scripts/New.json', '{"name":"New"}\n');
    desk.files.set('scripts/New.sh', 'echo 1\n');
    desk.files.set('scripts/New.py', 'pass\n');
    desk.files.set('buildings/New.txt', 'my notes\n');
    await desk.check(jamf.all());
    assert.deepEqual(desk.told(), ['scripts/Fix.sh here changed -', 'scripts/New.json+scripts/New.sh+scripts/New.py here new -']);
    await assert.rejects(sendFrom(desk, jamf, 'scripts/New.json'), /both seem to be the text of one object/);
    assert.deepEqual(jamf.commands, []);
  });
});

describe('a file that the folder does not know, and that was pulled', () => {
  it('creates no object that is there, as after a merge that left a line of ids.json out', async () => {
    const [desk, jamf] = [new DriftDesk([main]), new DeskJamf([main, building('2', 'Other')])];
    desk.files.set('.jamf/ids.json', '{}\n');
    desk.files.set('buildings/Foreign.json', '{"id":"2","name":"Foreign"}\n');
    await desk.check([]);
    await assert.rejects(sendFrom(desk, jamf, path), /which Jamf Pro has, and the folder “acme” does not know it/);
    assert.deepEqual(jamf.commands, []);
    await sendFrom(desk, jamf, 'buildings/Foreign.json');
    assert.deepEqual(jamf.commands, ['jamf.internal.createPulled']);
  });

  it('is not even looked at where a pull was cut off and ids.json is gone', async () => {
    const desk = new DriftDesk([main]);
    desk.files.set('.jamf/begun.json', printBegun({ server: serverOfDesk, files: new Map() }));
    desk.files.delete('.jamf/ids.json');
    await assert.rejects(desk.drift.look(), /did not come to its end/);
  });
});
