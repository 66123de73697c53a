import assert from 'node:assert/strict';
import { placesOf, withFoundFiles } from '../../../../src/core/sets/compare/foundFiles.ts';
import { idOfFile, type CompareOptions } from '../../../../src/core/sets/compare/setPair.ts';
import { openFolderSource } from '../../../../src/core/sets/folder/folderSource.ts';
import { readPulledFolder } from '../../../../src/core/sets/folder/pulledFolder.ts';
import type { SetEntry } from '../../../../src/core/sets/source.ts';
import { secretMask } from '../../../../src/shared/secretNames.ts';
import { treeTrouble } from '../../../../src/app/sets/folder/treeTrouble.ts';
import { pulledBuilding, pulledScript, PullDesk } from '../../../support/sets/pullDesk.ts';
import { building, plain, told } from '../../../support/sets/comparedSets.ts';
import type { MemoryEntry } from '../../../support/sets/memorySource.ts';
import { never } from '../../../support/signals.ts';

const script = '#!/bin/sh\nexit 0\n';

async function pulled(): Promise<PullDesk> {
  const desk = new PullDesk();
  await desk.pull({ buildings: [pulledBuilding('1', 'Main')], scripts: [pulledScript('1', 'Fix', script)] });
  return desk;
}

/** What is there beside what was pulled. */
async function found({ tree }: PullDesk, resource: string): Promise<readonly SetEntry[]> {
  const { files } = await readPulledFolder(tree);
  const entries: SetEntry[] = [];
  for await (const entry of withFoundFiles(await openFolderSource(tree), tree, files).entries(resource, never)) entries.push(entry);
  return entries.filter(({ id }) => id.startsWith('file:'));
}

describe('files of a pulled folder that nobody pulled', () => {
  it('are none right after a pull', async () => {
    const desk = await pulled();
    assert.deepEqual([...(await found(desk, 'buildings')), ...(await found(desk, 'scripts'))], []);
  });

  it('are called by the name in them, whatever their path is, and whatever id they are copies of', async () => {
    const desk = await pulled();
    desk.tree.put('buildings/Main copy.json', '{"id":"1","name":"East","plainPassword":"hunter22"}');
    const [entry, ...others] = await found(desk, 'buildings');
    assert.deepEqual([entry?.id, entry?.name, others], ['file:buildings/Main copy.json', 'East', []]);
    assert.deepEqual(JSON.parse(entry?.text ?? ''), { id: '1', name: 'East', plainPassword: secretMask });
  });

  it('have the script beside them', async () => {
    const desk = await pulled();
    desk.tree.put('scripts/New.json', '{"name":"New"}');
    desk.tree.put('scripts/New.sh', script);
    const [entry, ...others] = await found(desk, 'scripts');
    assert.deepEqual([JSON.parse(entry?.text ?? ''), others], [{ name: 'New', scriptContents: script }, []]);
  });

  const odd: readonly (readonly [what: string, files: Readonly<Record<string, string>>, expected: readonly string[]])[] = [
    ['no JSON', { 'scripts/Bad.json': '{"name":' }, ['Bad.json']],
    ['no object', { 'scripts/List.json': '[1]' }, ['List.json']],
    ['an object without a name', { 'scripts/Settings.json': '{"threads":4,"on":true}' }, ['Settings.json']],
    ['a script without its object', { 'scripts/Alone.sh': script }, ['Alone.sh']],
    ['another script of an object that was pulled', { 'scripts/Fix.py': script }, ['Fix.py']],
    [
      'something else',
      { 'scripts/README.md': '#', 'scripts/.hidden.json': '{}', 'scripts/List.jamf.json': '{}', 'scripts/x/y.json': '{}' },
      [],
    ],
  ];
  for (const [what, files, expected] of odd) {
    it(`are told where one is ${what}`, async () => {
      const desk = await pulled();
      for (const [path, text] of Object.entries(files)) desk.tree.put(path, text);
      const entries = await found(desk, 'scripts');
      assert.deepEqual(
        entries.map(({ name, text, unread }) => [name, text, unread]),
        expected.map((name) => [name, undefined, undefined]),
      );
    });
  }

  it('are no document without the script that stands beside it', async () => {
    const desk = await pulled();
    desk.tree.put('scripts/New.json', '{"name":"New"}');
    desk.tree.files.set('scripts/New.sh', new Uint8Array([0xff, 0xfe, 0x00]));
    assert.deepEqual(
      (await found(desk, 'scripts')).map(({ name, text }) => [name, text]),
      [['New.json', undefined]],
    );
  });

  it('are read no further than somebody wants', async () => {
    const desk = await pulled();
    for (const name of ['A', 'B']) desk.tree.put(`buildings/${name}.json`, `{"name":"${name}"}`);
    const { files } = await readPulledFolder(desk.tree);
    const stop = new AbortController();
    const source = withFoundFiles(await openFolderSource(desk.tree), desk.tree, files);
    const names: string[] = [];
    await assert.rejects(
      async () => {
        for await (const { name } of source.entries('buildings', stop.signal)) {
          names.push(name);
          if (name === 'A') stop.abort();
        }
      },
      { name: 'ProblemError' },
    );
    assert.deepEqual(names, ['Main', 'A']);
  });

  it('are told where the disk does not give one', async () => {
    const desk = await pulled();
    desk.tree.put('buildings/New.json', '{"name":"New"}');
    desk.tree.watch = (_deed, path) => {
      if (path === 'buildings/New.json') throw treeTrouble('read', path, new Error('EACCES: permission denied'));
    };
    assert.deepEqual(
      (await found(desk, 'buildings')).map(({ name, text }) => [name, text]),
      [['New.json', undefined]],
    );
  });
});

describe('files of a folder that nobody pulled, compared', () => {
  const drift: CompareOptions = { ...plain, comparison: 'drift', placesOf };
  const file = (name: string, more: Partial<MemoryEntry> = {}): MemoryEntry => ({
    ...building(idOfFile(`buildings/${name}.json`), name, { id: undefined }),
    ...more,
  });
  const bare = (name: string): MemoryEntry => file(name, { name: `${name}.json`, document: undefined, text: undefined });
  const files: readonly (readonly [
    what: string,
    left: readonly MemoryEntry[],
    right: readonly MemoryEntry[],
    expected: readonly string[],
  ])[] = [
    [
      'are what is called so',
      [{ ...building('1', 'A'), document: { name: 'A' } }, building('2', 'B')],
      [building('2', 'B'), file('A')],
      ['same A 1/file:buildings/A.json', 'same B 2/2'],
    ],
    [
      'are new where nothing is',
      [building('1', 'A')],
      [building('1', 'A'), file('B')],
      ['same A 1/1', 'onlyRight B /file:buildings/B.json'],
    ],
    [
      'are none that is known by its id',
      [building('1', 'A')],
      [building('1', 'A'), file('A')],
      ['same A 1/1', 'notCompared A /file:buildings/A.json {"kind":"ambiguous","left":1,"right":2}'],
    ],
    [
      'are not chosen among what is called so',
      [building('9', 'A')],
      [building('3', 'A'), file('A')],
      [
        'notCompared A /3 {"kind":"ambiguous","left":1,"right":2}',
        'notCompared A 9/ {"kind":"ambiguous","left":1,"right":2}',
        'notCompared A /file:buildings/A.json {"kind":"ambiguous","left":1,"right":2}',
      ],
    ],
    [
      'leave all others apart by their ids',
      [building('9', 'C')],
      [building('3', 'C'), file('A')],
      ['onlyRight A /file:buildings/A.json', 'onlyRight C /3', 'onlyLeft C 9/'],
    ],
    [
      'are not compared without a document, whatever is called as they are',
      [{ ...building('1', 'run.sh'), document: { name: 'run.sh' } }],
      [file('run.sh', { document: undefined, text: undefined })],
      ['notCompared run.sh 1/file:buildings/run.sh.json {"kind":"file","side":"right"}'],
    ],
    [
      'are, without a document, what their own name says at most, in whichever letters',
      [building('1', 'A/B'), building('2', 'C'), building('3', 'D')],
      [bare('a-b'), bare('C (2)'), bare('E')],
      [
        'notCompared A/B 1/file:buildings/a-b.json {"kind":"file","side":"right"}',
        'notCompared C 2/file:buildings/C (2).json {"kind":"file","side":"right"}',
        'onlyLeft D 3/',
        'notCompared E.json /file:buildings/E.json {"kind":"file","side":"right"}',
      ],
    ],
    [
      'are so on the left as well, and are none of several',
      [bare('A'), bare('B'), building('5', 'C')],
      [building('1', 'A'), building('2', 'B'), building('3', 'b'), building('5', 'C')],
      [
        'notCompared A file:buildings/A.json/1 {"kind":"file","side":"left"}',
        'notCompared B /2 {"kind":"ambiguous","left":1,"right":2}',
        'notCompared B.json file:buildings/B.json/ {"kind":"ambiguous","left":1,"right":2}',
        'same C 5/5',
        'notCompared b /3 {"kind":"ambiguous","left":1,"right":2}',
      ],
    ],
    [
      'are nothing that is only there, without a document',
      [],
      [building('1', 'A'), file('run.sh', { document: undefined, text: undefined })],
      ['onlyRight A /1', 'notCompared run.sh /file:buildings/run.sh.json {"kind":"file","side":"right"}'],
    ],
  ];
  for (const [what, left, right, expected] of files) {
    it(what, async () => {
      const kinds = [{ resource: 'buildings' }];
      assert.deepEqual(await told({ of: left, kinds }, { of: right, kinds }, drift), expected);
    });
  }

  it('are matched by name where they are of another server, as all are', async () => {
    assert.deepEqual(await told({ of: [building('1', 'A')] }, { of: [file('A')] }), ['same A 1/file:buildings/A.json']);
    const two = { of: [building('1', 'A', { city: 'x' }), file('A')] };
    const why = '{"kind":"ambiguous","left":1,"right":2}';
    assert.deepEqual(await told({ of: [building('1', 'A')] }, two), [
      `notCompared A 1/ ${why}`,
      `notCompared A /1 ${why}`,
      `notCompared A /file:buildings/A.json ${why}`,
    ]);
  });
});
