import assert from 'node:assert/strict';
import { IgnoredDrift } from '../../../../../src/app/sets/drift/ignoredDrift.ts';
import { driftWords } from '../../../../../src/app/sets/drift/driftWords.ts';
import { FakeMemento } from '../../../../support/host/fakeMemento.ts';
import { begunPath, printBegun } from '../../../../../src/core/sets/folder/pullBegun.ts';
import { idsPath, readIds } from '../../../../../src/core/sets/folder/pulledIds.ts';
import { manifestPath } from '../../../../../src/core/sets/folder/pullManifest.ts';
import { invalidProblem } from '../../../../../src/shared/problem.ts';
import { DriftDesk, deskBuilding as building, deskScript as script, serverOfDesk } from '../../../../support/sets/driftDesk.ts';

const main = building('1', 'Main');
const annex = building('2', 'Annex');
const fix = script('#!/bin/sh\necho 1');

describe('a pulled folder', () => {
  it('differs in nothing from what it was pulled from', async () => {
    const desk = new DriftDesk([main, annex, fix]);
    await desk.check([main, annex, fix]);
    assert.deepEqual(desk.told(), []);
  });

  it('tells what was changed here without asking anybody', async () => {
    const desk = new DriftDesk([main, annex, fix]);
    desk.edit('buildings/Main.json', 'Rome', 'Oslo');
    desk.files.delete('buildings/Annex.json');
    desk.edit('scripts/Fix.sh', 'echo 1', 'echo 2');
    desk.files.set('buildings/New.json', '{"name":"New"}\n');
    await desk.drift.look();
    assert.equal(desk.drift.checkedAt, undefined);
    assert.deepEqual(desk.told(), [
      'buildings/Annex.json here gone -',
      'buildings/Main.json here changed -',
      'buildings/New.json here new -',
      'scripts/Fix.sh here changed -',
    ]);
  });

  it('is another instance’s as soon as it says so', async () => {
    const desk = new DriftDesk([main]);
    await desk.drift.look();
    const text = desk.files.get(manifestPath) ?? '';
    desk.files.set(manifestPath, text.replace(serverOfDesk, 'https://other.jamfcloud.com'));
    await desk.drift.lookAtManifest();
    assert.equal(desk.drift.manifest?.server, 'https://other.jamfcloud.com');
    desk.files.set(manifestPath, text.slice(0, 40));
    await assert.rejects(desk.drift.lookAtManifest(), /cannot be used/);
  });

  it('is what it was before, until all of it was looked at again', async () => {
    const desk = new DriftDesk([main, annex, fix]);
    desk.edit('buildings/Main.json', 'Rome', 'Oslo');
    await desk.check([main, annex, fix]);
    const before = desk.told();
    const read = desk.tree.read;
    const seen: (readonly string[])[] = [];
    desk.tree.read = async (path) => {
      seen.push(desk.told());
      return await read(path);
    };
    await desk.drift.look();
    assert.ok(seen.length > 4);
    for (const told of [...seen, desk.told()]) assert.deepEqual(told, before);
  });

  it('follows one file after the other', async () => {
    const desk = new DriftDesk([main]);
    await desk.drift.look();
    desk.edit('buildings/Main.json', 'Rome', 'Oslo');
    desk.files.set('buildings/New.json', '{}');
    await desk.drift.lookAt(['buildings/Main.json', 'buildings/New.json', 'README.md', '.jamf/other']);
    assert.deepEqual(desk.told(), ['buildings/Main.json here changed -', 'buildings/New.json here new -']);
    desk.edit('buildings/Main.json', 'Oslo', 'Rome');
    desk.files.delete('buildings/New.json');
    await desk.drift.lookAt(['buildings/Main.json', 'buildings/New.json']);
    assert.deepEqual(desk.told(), []);
  });

  it('is not changed by another layout of its JSON, or by the line ends that git writes on Windows', async () => {
    const desk = new DriftDesk([main, fix]);
    desk.files.set('buildings/Main.json', '{"id":"1",\r\n"name":"Main","city":"Rome"}');
    desk.files.set('scripts/Fix.sh', '#!/bin/sh\r\necho 1\r\n');
    await desk.check([main, fix]);
    assert.deepEqual(desk.told(), []);
  });

  it('tells what was changed in Jamf, here, on both sides, and that the same on both is no difference', async () => {
    const others = [building('3', 'Three'), building('4', 'Four')];
    const desk = new DriftDesk([main, annex, ...others, fix]);
    desk.edit('buildings/Annex.json', 'Rome', 'Oslo');
    desk.edit('buildings/Three.json', 'Rome', 'Oslo');
    desk.edit('buildings/Four.json', 'Rome', 'Oslo');
    const now = [building('1', 'Main', 'Bern'), annex, building('3', 'Three', 'Bern'), building('4', 'Four', 'Oslo')];
    await desk.check([...now, script('#!/bin/sh\necho 2')]);
    assert.deepEqual(desk.told(), [
      'buildings/Annex.json here changed -',
      'buildings/Main.json inJamf - changed',
      'buildings/Three.json both changed changed',
      'scripts/Fix.sh inJamf - changed',
    ]);
  });

  it('says of an object that it is gone only where the list was read to its end', async () => {
    const desk = new DriftDesk([main, annex, fix]);
    await desk.check([main], { kinds: [{ resource: 'scripts', listedAt: undefined }] });
    assert.deepEqual(desk.told(), ['buildings/Annex.json inJamf - gone']);
  });

  it('shows a new object of Jamf where it would stand', async () => {
    const desk = new DriftDesk([main]);
    await desk.check([main, building('9', 'main')]);
    assert.deepEqual(desk.told(), ['buildings/main (9).json inJamf - new']);
  });

  it('says once of a kind that its list cannot be read, and keeps what was changed here apart from that', async () => {
    const desk = new DriftDesk([main, annex, fix]);
    desk.edit('buildings/Main.json', 'Rome', 'Oslo');
    const kinds = [{ resource: 'buildings', unread: { why: 'forbidden', privileges: ['Read Buildings'] } } as const];
    await desk.check([{ ...annex, document: { id: '2', name: 'Annex', city: 'of an earlier time' } }, fix], { kinds });
    assert.deepEqual(desk.told(), ['buildings unread - -', 'buildings/Main.json here changed -']);
    assert.match(driftWords(desk.row('buildings')), /lacks Read Buildings/);
    assert.match(
      driftWords(desk.row('buildings/Main.json')),
      /Changed here\. What Jamf Pro has now could not be read\. .*lacks Read Buildings/,
    );
  });

  it('says of a kind that this Jamf Pro has no more that it is not readable, and not that all of it is gone', async () => {
    const desk = new DriftDesk([main, fix]);
    await desk.check([main]);
    assert.deepEqual(desk.told(), ['scripts unread - -']);
  });

  it('says of one object that it could not be read, whatever is known of it from earlier', async () => {
    const desk = new DriftDesk([main, annex]);
    const entries = [{ ...building('1', 'Main', 'Bern'), unread: { why: 'answer', status: 500 } } as const, annex];
    await desk.drift.look();
    await desk.check(entries);
    assert.deepEqual(desk.told(), ['buildings/Main.json unread - -']);
    assert.deepEqual(desk.row('buildings/Main.json').unread, { why: 'answer', status: 500 });
  });

  it('says of a file that cannot be read that it is not as pulled, and never that it was taken away: that would delete its object', async () => {
    const desk = new DriftDesk([main, annex]);
    const { read } = desk.tree;
    desk.tree.read = async (path) => {
      if (path === 'buildings/Main.json') throw invalidProblem(`${path} cannot be read.`);
      return await read(path);
    };
    await desk.check([main, annex]);
    assert.deepEqual(desk.told(), ['buildings/Main.json here changed -']);
  });

  it('counts a text of its own under another ending as a change of its object', async () => {
    const desk = new DriftDesk([fix]);
    desk.files.set('scripts/Fix.py', '#!/usr/bin/python3\n');
    desk.files.delete('scripts/Fix.sh');
    await desk.drift.look();
    assert.deepEqual(desk.told(), ['scripts/Fix.sh+scripts/Fix.py here changed -']);
  });

  it('takes what a pull is writing just now for no change of a person', async () => {
    const desk = new DriftDesk([main]);
    const [now, other] = [new DriftDesk([building('1', 'Main', 'Oslo'), annex]), 'buildings/Annex.json'];
    for (const path of ['buildings/Main.json', other]) desk.files.set(path, now.files.get(path) ?? '');
    const begun = { server: serverOfDesk, files: readIds(now.files.get(idsPath) ?? '') };
    desk.files.set(begunPath, printBegun(begun));
    await desk.drift.look();
    assert.deepEqual(desk.told(), []);
    desk.files.delete(begunPath);
    await desk.drift.look();
    assert.deepEqual(desk.told(), ['buildings/Annex.json here new -', 'buildings/Main.json here changed -']);
  });

  it('is refused where it says of itself what cannot be used', async () => {
    const desk = new DriftDesk([main]);
    desk.files.set('.jamf/ids.json', '{"buildings/Main.json"');
    await assert.rejects(desk.drift.look(), { name: 'ProblemError' });
  });
});

describe('a folder that comes or goes', () => {
  it('is one where files of objects stand below it, or may', async () => {
    const desk = new DriftDesk([main, { ...main, resource: 'computer-groups/smart-groups' }]);
    await desk.drift.look();
    const folders = ['buildings', 'computer-groups', 'computer-groups/smart-groups', 'build', 'buildings/Main', 'node_modules', ''];
    assert.deepEqual(
      folders.filter((path) => desk.drift.hasFolder(path)),
      ['buildings', 'computer-groups', 'computer-groups/smart-groups'],
    );
  });
});

describe('a difference that is ignored', () => {
  it('stays ignored in a window that is opened again, before anybody asks Jamf Pro, and not once it is another one', async () => {
    const desk = new DriftDesk([main, annex]);
    desk.edit('buildings/Main.json', 'Rome', 'Oslo');
    desk.edit('buildings/Annex.json', 'Rome', 'Oslo');
    const theirs = [building('1', 'Main', 'Bern'), annex];
    await desk.check(theirs);
    const ignored = new IgnoredDrift(new FakeMemento(), 'file:///acme');
    await ignored.add(desk.drift.rows());
    const again = new DriftDesk([main, annex]);
    for (const [path, text] of desk.files) again.files.set(path, text);
    await again.drift.look();
    const shown = (): readonly string[] => again.drift.rows().flatMap((row) => (ignored.has(row) ? [] : row.files.map(({ path }) => path)));
    assert.deepEqual([again.told().length, shown()], [2, []]);
    const files = new Map(again.files);
    again.edit('buildings/Annex.json', 'Oslo', 'Paris');
    await again.drift.look();
    assert.deepEqual(shown(), ['buildings/Annex.json']);
    for (const [path, text] of files) again.files.set(path, text);
    await again.drift.look();
    await again.check(theirs);
    assert.deepEqual(shown(), []);
    await again.check([main, annex]);
    assert.deepEqual(shown(), ['buildings/Main.json']);
    again.edit('buildings/Annex.json', 'Oslo', 'Paris');
    await again.drift.look();
    assert.deepEqual(shown(), ['buildings/Annex.json', 'buildings/Main.json']);
  });

  it('is left out until either side changes again', async () => {
    const desk = new DriftDesk([main, annex]);
    const store = new FakeMemento();
    const ignored = new IgnoredDrift(store, 'file:///acme');
    await desk.check([building('1', 'Main', 'Bern'), building('2', 'Annex', 'Bern')]);
    await ignored.add([desk.row('buildings/Main.json')]);
    const shown = (): readonly string[] => desk.drift.rows().flatMap((row) => (ignored.has(row) ? [] : row.files.map(({ path }) => path)));
    assert.deepEqual(shown(), ['buildings/Annex.json']);
    await desk.check([building('1', 'Main', 'Bern'), annex]);
    assert.deepEqual(shown(), []);
    await desk.check([building('1', 'Main', 'Paris'), annex]);
    assert.deepEqual(shown(), ['buildings/Main.json']);
    await ignored.add([desk.row('buildings/Main.json')]);
    assert.equal(new IgnoredDrift(store, 'file:///other').has(desk.row('buildings/Main.json')), false);
    await ignored.remove([desk.row('buildings/Main.json')]);
    assert.deepEqual(shown(), ['buildings/Main.json']);
  });
});
