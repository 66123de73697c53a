import assert from 'node:assert/strict';
import { openFolderSource } from '../../../../../src/core/sets/folder/folderSource.ts';
import type { ObjectSource, SetEntry } from '../../../../../src/core/sets/source.ts';
import { MemoryTree } from '../../../../support/sets/memoryTree.ts';
import { PullDesk, pulledBuilding, pulledScript } from '../../../../support/sets/pullDesk.ts';
import { never } from '../../../../support/signals.ts';

describe('a pulled folder as a source', () => {
  const all = async (source: ObjectSource, resource: string): Promise<readonly SetEntry[]> => {
    const entries: SetEntry[] = [];
    for await (const entry of source.entries(resource, never)) entries.push(entry);
    return entries;
  };

  it('says what it was pulled from, and what was changed in it', async () => {
    const desk = new PullDesk();
    const fix = pulledScript('2', 'Fix', 'echo');
    await desk.pull({
      scripts: [fix, pulledScript('3', 'Gone', 'x')],
      buildings: { objects: [], listedAt: undefined, unread: { why: 'forbidden' } },
    });
    desk.tree.put('scripts/Fix.sh', 'mine\n');
    desk.tree.files.delete('scripts/Gone.json');
    const source = await openFolderSource(desk.tree);
    assert.equal(source.version, '11.30.1');
    assert.deepEqual(source.kinds(), [
      { resource: 'buildings', listedAt: undefined, unread: { why: 'forbidden' }, count: 0 },
      { resource: 'scripts', listedAt: 0, unread: undefined, count: 2 },
    ]);
    assert.deepEqual(await all(source, 'scripts'), [
      { resource: 'scripts', id: '2', name: 'Fix', text: pulledScript('2', 'Fix', 'mine').text, unread: undefined },
    ]);
    assert.deepEqual(await all(source, 'printers'), []);
    assert.equal(source.nameOf('scripts', '3'), 'Gone');
    assert.equal(source.nameOf('scripts', '4'), undefined);
  });

  it('tells of what it cannot read, and hides what somebody typed', async () => {
    const desk = new PullDesk();
    await desk.pull({
      buildings: [
        pulledBuilding('1', 'A'),
        pulledBuilding('2', 'B'),
        pulledBuilding('3', 'C'),
        { id: '4', name: 'D', unread: { why: 'network' } },
      ],
    });
    desk.tree.put('buildings/A.json', '{');
    desk.tree.files.set('buildings/B.json', Uint8Array.from([0xff, 0x00]));
    desk.tree.put('buildings/C.json', '{ "password": "tr0ub4dor" }');
    const entries = await all(await openFolderSource(desk.tree), 'buildings');
    assert.deepEqual(
      entries.map(({ text, unread }) => [text, unread?.why]),
      [
        [undefined, 'disk'],
        [undefined, 'disk'],
        ['{ "password": "••••••••" }', undefined],
        [undefined, 'network'],
      ],
    );
  });

  it('is none where nothing was pulled', async () => {
    await assert.rejects(openFolderSource(new MemoryTree()), /Nothing was pulled into the folder “pulled”\./);
    await assert.rejects(openFolderSource(new MemoryTree({ '.jamf/ids.json': '{}\n' })), /pull\.json of this folder is missing/);
  });
});
