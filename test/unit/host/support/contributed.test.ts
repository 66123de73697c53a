import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { commands } from '../../../../src/app/support/ids.ts';

const from = new URL('../../../../src/', import.meta.url);
const sources = readdirSync(from, { recursive: true, encoding: 'utf8' })
  .filter((file) => /^(?:app|host)[\\/](?!contributions)/.test(file))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('ids.ts') && !file.endsWith('doorbells.ts'))
  .map((file) => readFileSync(new URL(file.replaceAll('\\', '/'), from), 'utf8'));

/** Names of commands that a file with registrations takes from `ids.ts`: `commands.signIn`, or out of `{ signIn: it } = commands`. */
function namesIn(source: string): readonly string[] {
  if (!/registerCommand\(|InstanceCommand\b/.test(source)) return [];
  const direct = [...source.matchAll(/\b(?:commands|ids)\.(\w+)/g)].map(([, name]) => name ?? '');
  const taken = [...source.matchAll(/\{([^{}]*)\} = commands;/g)].flatMap(([, list]) => (list ?? '').split(','));
  return [...direct, ...taken.map((part) => part.split(':', 1)[0]?.trim() ?? '')];
}

describe('commands of the manifest', () => {
  const named = new Set(sources.flatMap(namesIn));

  for (const name of Object.keys(commands)) {
    it(`${name} is registered by a feature, under its name in ids.ts`, () => assert.ok(named.has(name)));
  }

  it('have no id written out beside ids.ts', () => {
    const ids = new Set<string>(Object.values(commands));
    const literals = sources.flatMap((source) => [...source.matchAll(/'(jamf\.[\w.]+)'/g)].map(([, id]) => id ?? ''));
    assert.deepEqual(
      literals.filter((id) => ids.has(id)),
      [],
    );
  });
});
