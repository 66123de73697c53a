import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { tableActs } from '../../../../src/app/table/menuActs.ts';
import { contributions } from '../../../../scripts/support/manifest.ts';

const from = new URL('../../../../src/', import.meta.url);
const sources = readdirSync(from, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /^(?:app|host)\/.*\.ts$/.test(file))
  .map((file) => ({ file, text: readFileSync(new URL(file, from), 'utf8') }));

describe('commands of the manifest', () => {
  // A command's id, and then how its failure is told.
  const registered = new Set(
    sources.flatMap(({ text }) => [...text.matchAll(/\(\s*'(jamf\.[\w.]+)',\s+later`could not /g)].map(([, id]) => id)),
  );

  // One after the other, in `registerTable`.
  for (const [id] of tableActs) registered.add(id);

  for (const id of Object.keys(contributions)) {
    it(`${id} is registered by a feature`, () => assert.ok(registered.has(id)));
  }
});

describe('commands', () => {
  it('are registered and run where their arguments have a type', () => {
    const places = sources.filter(({ text }) => /\b(?:register|execute)(?:TextEditor)?Command\b/.test(text)).map(({ file }) => file);
    assert.deepEqual(places, ['host/doorbells.ts', 'host/support/commands.ts']);
  });
});
