import assert from 'node:assert/strict';
import { printBegun, readBegun } from '../../../../../src/core/sets/folder/pullBegun.ts';
import { printManifest, readManifest, type PullManifest } from '../../../../../src/core/sets/folder/pullManifest.ts';
import { printFiles, readIds, type PulledFile } from '../../../../../src/core/sets/folder/pulledIds.ts';

const manifest: PullManifest = {
  server: 'https://acme.test/jss',
  version: '11.30.1',
  resources: ['scripts', 'buildings'],
  unread: [
    { resource: 'scripts', id: '2', name: 'B', unread: { why: 'answer', status: 500 } },
    { resource: 'classic/policies', unread: { why: 'forbidden', privileges: ['Read Policies'] } },
    { resource: 'scripts', id: '3', name: 'C', unread: { why: 'network' } },
  ],
};

const file = (id: string, more: Partial<PulledFile> = {}): PulledFile => ({
  resource: 'scripts',
  id,
  name: `“${id}”`,
  sha256: id.repeat(64).slice(0, 64),
  isUnended: false,
  ...more,
});

describe('what a pulled folder says of itself', () => {
  it('is read as it was written, and written the same in whatever order it comes', () => {
    const text = printManifest(manifest);
    assert.deepEqual(readManifest(text), {
      ...manifest,
      resources: ['buildings', 'scripts'],
      unread: [manifest.unread[1], manifest.unread[0], manifest.unread[2]],
    });
    assert.equal(printManifest({ ...manifest, resources: manifest.resources.toReversed(), unread: manifest.unread.toReversed() }), text);
    assert.match(text, /[^\n]\n$/);
  });

  it('has a line for each file', () => {
    const odd = new Map([['_CON/x.json', file('3', { resource: 'CON' })]]);
    assert.equal(
      printFiles(
        new Map([
          ['scripts/b.sh', file('2', { isUnended: true })],
          ['scripts/a.json', file('1')],
        ]),
      ),
      `{\n  "scripts/a.json": { "id": "1", "name": "“1”", "sha256": "${'1'.repeat(64)}" },\n` +
        `  "scripts/b.sh": { "id": "2", "name": "“2”", "sha256": "${'2'.repeat(64)}", "lastLine": "unended" }\n}\n`,
    );
    assert.deepEqual(readIds(printFiles(odd)), odd);
  });

  it('knows what a pull was about to write', () => {
    const begun = { server: 'https://acme.test', files: new Map([['scripts/a.json', file('1')]]) };
    assert.deepEqual(readBegun(printBegun(begun)), begun);
    assert.deepEqual(readBegun(printBegun({ ...begun, files: new Map() })).files, new Map());
  });

  const line = (path: string, said: object = { id: '1', name: 'A', sha256: '0'.repeat(64) }): string => JSON.stringify({ [path]: said });

  const broken: readonly (readonly [what: string, read: (text: string) => unknown, text: string, words: RegExp])[] = [
    [
      'half of it',
      readManifest,
      printManifest(manifest).slice(0, 60),
      /^\.jamf\/pull\.json of this folder cannot be used\. Line \d+ is not valid JSON/,
    ],
    ['nothing', readManifest, '', /not valid JSON/],
    ['a list', readManifest, '[]', /It holds no object\./],
    ['another format', readManifest, '{"format":2}', /A newer version of this extension wrote it\./],
    ['no format', readManifest, '{"server":"https://x"}', /in which format/],
    ['no server', readManifest, '{"format":1,"server":"acme"}', /from which server/],
    ['no kinds', readManifest, '{"format":1,"server":"https://x","resources":[1]}', /list of kinds/],
    ['a version that is none', readManifest, '{"format":1,"server":"https://x","version":1,"resources":[]}', /version/],
    ['no list of what is unread', readManifest, '{"format":1,"server":"https://x","resources":[]}', /could not be read/],
    [
      'a reason that nobody knows',
      readManifest,
      '{"format":1,"server":"https://x","resources":[],"unread":[{"resource":"a","why":"toString"}]}',
      /could not be read/,
    ],
    [
      'a merge that was not finished',
      readIds,
      '<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs\n',
      /^\.jamf\/ids\.json of this folder cannot be used\. Line 1/,
    ],
    ['a path twice', readIds, `{"a/b.json":${JSON.stringify(file('1'))},"a/b.json":${JSON.stringify(file('1'))}}`, /is there twice/],
    [
      'two that a disk takes for one',
      readIds,
      `{${line('a/b.json').slice(1, -1)},${line('a/B.json').slice(1, -1)}}`,
      /are one file on some disks/,
    ],
    ['a path that leads out', readIds, line('../../etc/passwd.json'), /no path of an object/],
    ['a path from the root', readIds, line('/etc/passwd.json'), /no path of an object/],
    ['a path of Windows', readIds, line('a\\b/c.json'), /no path of an object/],
    ['a path of its own files', readIds, line('.jamf/pull.json'), /no path of an object/],
    ['another file', readIds, line('scripts/a.exe'), /no path of an object/],
    ['no id', readIds, line('a/b.json', { name: 'A' }), /which object/],
    ['no digest', readIds, line('a/b.json', { id: '1', name: 'A', sha256: 'abc' }), /what was pulled/],
    ['another kind', readIds, line('a/b.json', { id: '1', name: 'A', resource: 'b', sha256: '0'.repeat(64) }), /of which kind/],
    ['no line', readIds, '{"a/b.json":null}', /which object/],
    ['no server of what was begun', readBegun, '{"files":{}}', /from which server/],
  ];
  for (const [what, read, text, words] of broken) {
    it(`is refused with a sentence: ${what}`, () =>
      assert.throws(
        () => read(text),
        (error: Error) => {
          assert.match(error.message, words);
          return true;
        },
      ));
  }
});
