import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { RunCommand } from '../../../../../src/app/contributions/commandTypes.ts';
import { sendMine } from '../../../../../src/app/sets/drift/sendMine.ts';
import { takeTheirs, type Loss } from '../../../../../src/app/sets/drift/takeTheirs.ts';
import { ProblemError } from '../../../../../src/shared/problem.ts';
import { DriftDesk, serverOfDesk, type DeskObject } from '../../../../support/sets/driftDesk.ts';
import { DeskJamf as Jamf, sendFrom as send, takeFrom as take } from '../../../../support/sets/deskJamf.ts';

const building = (id: string, name: string, city = 'Rome'): DeskObject => ({
  resource: 'buildings',
  id,
  name,
  document: { id, versionLock: 3, name, city, phone: '1' },
});
const main = building('1', 'Main');
const annex = building('2', 'Annex');
const script = (text: string, name = 'Fix'): DeskObject => ({
  resource: 'scripts',
  id: '7',
  name,
  document: { id: '7', name, scriptContents: text },
});
const fix = script('#!/bin/sh\necho 1');

describe('taking what Jamf has', () => {
  it('writes it and says that this was pulled, without a question where nothing is lost', async () => {
    const [desk, jamf] = [new DriftDesk([main, fix]), new Jamf([building('1', 'Main', 'Oslo'), script('echo 2')])];
    await desk.check(jamf.all());
    assert.deepEqual(await take(desk, jamf, ['buildings/Main.json', 'scripts/Fix.sh']), []);
    assert.match(desk.files.get('buildings/Main.json') ?? '', /Oslo/);
    assert.equal(desk.files.get('scripts/Fix.sh'), 'echo 2\n');
    assert.deepEqual(desk.told(), []);
    await desk.check(jamf.all());
    assert.deepEqual(desk.told(), []);
    desk.edit('scripts/Fix.sh', 'echo 2', 'echo 3');
    await desk.drift.look();
    assert.equal(await desk.bases.get(desk.row('scripts/Fix.sh').files[0]?.base ?? ''), 'echo 2\n');
  });

  it('asks before an edit goes, names its file, and leaves it where the answer is no', async () => {
    const [desk, jamf] = [new DriftDesk([main]), new Jamf([building('1', 'Main', 'Bern')])];
    desk.edit('buildings/Main.json', 'Rome', 'Oslo');
    await desk.check(jamf.all());
    const asked: Loss[] = [];
    await take(desk, jamf, ['buildings/Main.json'], (loss) => Promise.resolve(asked.push(loss) === 0));
    assert.deepEqual(asked, [{ edited: ['buildings/Main.json'], gone: [] }]);
    assert.match(desk.files.get('buildings/Main.json') ?? '', /Oslo/);
    await take(desk, jamf, ['buildings/Main.json'], () => Promise.resolve(true));
    assert.match(desk.files.get('buildings/Main.json') ?? '', /Bern/);
    assert.deepEqual(desk.told(), []);
  });

  it('leaves a file that was changed while the question stood', async () => {
    const [desk, jamf] = [new DriftDesk([main]), new Jamf([building('1', 'Main', 'Bern')])];
    desk.edit('buildings/Main.json', 'Rome', 'Oslo');
    await desk.check(jamf.all());
    const left = await take(desk, jamf, ['buildings/Main.json'], () => {
      desk.edit('buildings/Main.json', 'Oslo', 'Paris');
      return Promise.resolve(true);
    });
    assert.deepEqual(left, ['buildings/Main.json']);
    assert.match(desk.files.get('buildings/Main.json') ?? '', /Paris/);
    await desk.drift.look();
    assert.deepEqual(desk.told(), ['buildings/Main.json both changed changed']);
  });

  it('leaves a file that was changed while it was about to be written', async () => {
    const [desk, jamf] = [new DriftDesk([main]), new Jamf([building('1', 'Main', 'Bern')])];
    await desk.check(jamf.all());
    desk.before = (path) => {
      if (path === 'buildings/Main.json') desk.edit(path, 'Rome', 'Paris');
    };
    assert.deepEqual(await take(desk, jamf, ['buildings/Main.json']), ['buildings/Main.json']);
    assert.match(desk.files.get('buildings/Main.json') ?? '', /Paris/);
  });

  it('is refused while an editor holds unsaved changes of a file', async () => {
    const [desk, jamf] = [new DriftDesk([main, annex]), new Jamf([building('1', 'Main', 'Bern'), building('2', 'Annex', 'Bern')])];
    await desk.check(jamf.all());
    jamf.dirty.add('buildings/Annex.json');
    await assert.rejects(take(desk, jamf, ['buildings/Main.json', 'buildings/Annex.json']), /buildings\/Annex\.json/);
    assert.match(desk.files.get('buildings/Main.json') ?? '', /Rome/);
  });

  it('takes the files of an object away that is gone, after a question', async () => {
    const [desk, jamf] = [new DriftDesk([main, annex, fix]), new Jamf([annex])];
    await desk.check(jamf.all(), { kinds: [{ resource: 'scripts' }] });
    const asked: Loss[] = [];
    await take(desk, jamf, ['buildings/Main.json', 'scripts/Fix.sh'], (loss) => Promise.resolve(asked.push(loss) > 0));
    assert.deepEqual(asked, [{ edited: [], gone: ['buildings/Main.json', 'scripts/Fix.json', 'scripts/Fix.sh'] }]);
    assert.deepEqual([...desk.files.keys()].toSorted(), ['.jamf/ids.json', '.jamf/pull.json', 'buildings/Annex.json']);
    assert.deepEqual(desk.told(), []);
  });

  it('writes what is new, and moves what is called otherwise', async () => {
    const [desk, jamf] = [new DriftDesk([main, fix]), new Jamf([main, annex, script('#!/bin/sh\necho 1', 'Repair')])];
    await desk.check(jamf.all());
    await take(desk, jamf, ['buildings/Annex.json', 'scripts/Fix.json']);
    assert.deepEqual([...desk.files.keys()].toSorted(), [
      '.jamf/ids.json',
      '.jamf/pull.json',
      'buildings/Annex.json',
      'buildings/Main.json',
      'scripts/Repair.json',
      'scripts/Repair.sh',
    ]);
    await desk.check(jamf.all());
    assert.deepEqual(desk.told(), []);
  });

  it('does not write over a file of a person that stands where a new object goes, without asking', async () => {
    const [desk, jamf] = [new DriftDesk([main]), new Jamf([main, annex])];
    desk.files.set('buildings/Annex.json', '{"name":"my own"}\n');
    await desk.check(jamf.all());
    const row = desk.drift.rows().find(({ id }) => id === '2');
    assert.ok(row);
    await takeTheirs(desk, desk.drift, [row], { ...jamf.sending(), agree: () => Promise.resolve(true) });
    assert.equal(desk.files.get('buildings/Annex.json'), '{"name":"my own"}\n');
    assert.ok(desk.files.has('buildings/Annex (2).json'));
  });

  it('puts back what was taken away here', async () => {
    const [desk, jamf] = [new DriftDesk([main, fix]), new Jamf([main, fix])];
    const before = new Map(desk.files);
    desk.files.delete('scripts/Fix.sh');
    desk.files.delete('buildings/Main.json');
    await desk.check(jamf.all());
    await take(desk, jamf, ['buildings/Main.json', 'scripts/Fix.sh']);
    assert.deepEqual(desk.files, before);
  });

  it('loses nothing on a full disk, and goes on when there is room', async () => {
    const [desk, jamf] = [new DriftDesk([main]), new Jamf([building('1', 'Main', 'Bern')])];
    await desk.check(jamf.all());
    desk.isFull = true;
    await assert.rejects(take(desk, jamf, ['buildings/Main.json']), /full/);
    await desk.drift.look();
    assert.deepEqual(desk.told(), ['buildings/Main.json inJamf - changed']);
    desk.isFull = false;
    await take(desk, jamf, ['buildings/Main.json']);
    assert.deepEqual(desk.told(), []);
  });
});

describe('sending what the folder has', () => {
  it('sends the whole document over the one that was pulled, and says that this was pulled', async () => {
    const [desk, jamf] = [new DriftDesk([main, fix]), new Jamf([main, fix])];
    desk.edit('buildings/Main.json', 'Rome', 'Oslo');
    desk.edit('scripts/Fix.sh', 'echo 1', 'echo 2');
    await desk.drift.look();
    await send(desk, jamf, 'buildings/Main.json');
    await send(desk, jamf, 'scripts/Fix.sh');
    const [sent, script2] = jamf.sent as readonly { readonly base: string; readonly text: string; readonly origin: string }[];
    assert.deepEqual(JSON.parse(sent?.base ?? ''), main.document);
    assert.deepEqual(JSON.parse(sent?.text ?? ''), { ...main.document, city: 'Oslo' });
    assert.equal(sent?.origin, serverOfDesk);
    assert.deepEqual(JSON.parse(script2?.text ?? ''), { ...fix.document, scriptContents: '#!/bin/sh\necho 2' });
    assert.deepEqual(desk.told(), []);
    await desk.check(jamf.all());
    assert.deepEqual(desk.told(), []);
  });

  it('leaves all as it was where it is not stored', async () => {
    const [desk, jamf] = [new DriftDesk([main]), new Jamf([main])];
    desk.edit('buildings/Main.json', 'Rome', 'Oslo');
    await desk.drift.look();
    const before = new Map(desk.files);
    jamf.refuses = new ProblemError({ kind: 'cancelled', message: 'Not sent.' });
    await assert.rejects(send(desk, jamf, 'buildings/Main.json'), jamf.refuses);
    assert.deepEqual(desk.files, before);
    assert.deepEqual(desk.told(), ['buildings/Main.json here changed -']);
  });

  it('brings what others changed into the file, once the save put both together', async () => {
    const [desk, jamf] = [new DriftDesk([main]), new Jamf([building('1', 'Main')])];
    desk.edit('buildings/Main.json', '"phone": "1"', '"phone": "2"');
    await desk.check([building('1', 'Main', 'Bern')]);
    jamf.objects.set('buildings 1', building('1', 'Main', 'Bern'));
    const merging = jamf.execute;
    const sending = {
      ...jamf.sending(),
      execute: (async (command: string, argument: object) =>
        await (merging as (...all: unknown[]) => Promise<string>)(command, {
          ...argument,
          text: JSON.stringify({ ...building('1', 'Main', 'Bern').document, phone: '2' }),
        })) as RunCommand,
    };
    await sendMine(desk, desk.drift, desk.row('buildings/Main.json'), sending);
    assert.match(desk.files.get('buildings/Main.json') ?? '', /Bern[^}]*"2"/);
    assert.deepEqual(desk.told(), []);
  });

  it('keeps what was typed in the file while it was being sent, and what that is made from', async () => {
    const [desk, jamf] = [new DriftDesk([main]), new Jamf([main])];
    desk.edit('buildings/Main.json', 'Rome', 'Oslo');
    await desk.check(jamf.all());
    jamf.during = () => desk.edit('buildings/Main.json', '"phone": "1"', '"phone": "3"');
    await send(desk, jamf, 'buildings/Main.json');
    await desk.drift.look();
    assert.match(desk.files.get('buildings/Main.json') ?? '', /Oslo[^}]*"3"/);
    assert.deepEqual(desk.told(), ['buildings/Main.json both changed changed']);
  });

  it('is refused where an editor holds unsaved changes, or the file is no JSON', async () => {
    const [desk, jamf] = [new DriftDesk([main]), new Jamf([main])];
    desk.edit('buildings/Main.json', 'Rome', 'Oslo');
    await desk.drift.look();
    jamf.dirty.add('buildings/Main.json');
    await assert.rejects(send(desk, jamf, 'buildings/Main.json'), /not saved/);
    jamf.dirty.clear();
    desk.files.set('buildings/Main.json', '{"name":');
    await desk.drift.look();
    await assert.rejects(send(desk, jamf, 'buildings/Main.json'), /no JSON/);
    assert.deepEqual(jamf.commands, []);
  });

  it('says that it does not know what was pulled where this computer does not keep it, and guesses nothing', async () => {
    const [desk, jamf] = [new DriftDesk([main]), new Jamf([building('1', 'Main', 'Bern')])];
    desk.kept.clear();
    desk.edit('buildings/Main.json', 'Rome', 'Oslo');
    await desk.check(jamf.all());
    await assert.rejects(send(desk, jamf, 'buildings/Main.json'), /not kept on this computer/);
    assert.deepEqual(jamf.commands, []);
    // Jamf Pro still has what was pulled: then it is known again.
    jamf.objects.set('buildings 1', main);
    await send(desk, jamf, 'buildings/Main.json');
    assert.deepEqual(desk.told(), []);
  });

  it('deletes an object whose files were taken away by the command for that, and forgets it only once it is gone', async () => {
    const [desk, jamf] = [new DriftDesk([main, annex]), new Jamf([main, annex])];
    desk.files.delete('buildings/Main.json');
    desk.files.delete('buildings/Annex.json');
    await desk.check(jamf.all());
    await send(desk, jamf, 'buildings/Main.json');
    assert.deepEqual(jamf.commands, ['jamf.deleteObject']);
    assert.deepEqual(desk.told(), ['buildings/Annex.json here gone -']);
    assert.doesNotMatch(desk.files.get('.jamf/ids.json') ?? '', /Main/);
    const keeps = { ...jamf.sending(), execute: (() => Promise.resolve(undefined)) as RunCommand };
    await sendMine(desk, desk.drift, desk.row('buildings/Annex.json'), keeps);
    assert.match(desk.files.get('.jamf/ids.json') ?? '', /Annex/);
  });

  it('begins an object with a file that is new, and with one whose object is gone', async () => {
    const [desk, jamf] = [new DriftDesk([main]), new Jamf([])];
    desk.files.set('buildings/New.json', '{"name":"New"}\n');
    desk.edit('buildings/Main.json', 'Rome', 'Oslo');
    await desk.check([], { kinds: [{ resource: 'buildings' }] });
    await send(desk, jamf, 'buildings/New.json');
    await send(desk, jamf, 'buildings/Main.json');
    assert.deepEqual(jamf.commands, ['jamf.internal.createPulled', 'jamf.internal.createPulled']);
    assert.match(JSON.stringify(jamf.sent[0]), /"New/);
  });
});

describe('any life of a pulled object', () => {
  const city = fc.constantFrom('Rome', 'Oslo', 'Bern');

  it('ends in no difference, whichever side is taken', async () => {
    await fc.assert(
      fc.asyncProperty(city, fc.option(city, { nil: undefined }), city, fc.boolean(), async (pulled, mine, theirs, isTaken) => {
        const desk = new DriftDesk([building('1', 'Main', pulled)]);
        const jamf = new Jamf([building('1', 'Main', theirs)]);
        const path = 'buildings/Main.json';
        if (mine === undefined) desk.files.delete(path);
        else desk.files.set(path, (desk.files.get(path) ?? '').replace(pulled, mine));
        await desk.check(jamf.all());
        const [row] = desk.drift.rows();
        assert.equal(row === undefined, mine === theirs || (mine === pulled && theirs === pulled));
        if (row === undefined) return;
        const isMine = !isTaken && row.drift.here !== undefined;
        if (isMine) await sendMine(desk, desk.drift, row, jamf.sending());
        else await takeTheirs(desk, desk.drift, [row], { ...jamf.sending(), agree: () => Promise.resolve(true) });
        assert.deepEqual(desk.told(), []);
        await desk.check(jamf.all(), { kinds: [{ resource: 'buildings' }] });
        assert.deepEqual(desk.told(), []);
        assert.equal(desk.files.has(path), !(isMine && mine === undefined));
      }),
      { numRuns: 60 },
    );
  });
});
