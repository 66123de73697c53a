import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { kindEntries } from '../../support/kindEntries.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const home = 'src/core/resources/kinds/';

const files = globSync('src/**/*.{ts,tsx}', { cwd: root })
  .map((file) => file.replaceAll(path.sep, '/'))
  .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));

/** Words that are keys of kinds, and say something else elsewhere. */
const otherWords = new Set(['auth', 'user', 'users', 'groups', 'icon']);

/** Texts and patterns of the code that are nothing but the key of a kind. */
function keysIn(text: string, keys: ReadonlySet<string>): readonly string[] {
  const code = text.replaceAll(/^\s*(?:\/\/|\*|\/\*).*$/gm, '');
  return Array.from(
    code.matchAll(/'([^'\n]*)'|`([^`$\n]*)`|(?<!\\)\/\^?([\w\\/-]+)\$\//g),
    (match) => match[1] ?? match[2] ?? match[3] ?? '',
  )
    .map((word) => word.replaceAll('\\/', '/'))
    .filter((word) => keys.has(word) && !otherWords.has(word));
}

/**
 * Where a part of a key or a field may stand: an API's own routes, rules that hold for any kind, tables of what one endpoint does or
 * answers, and examples by what a name says.
 */
const elsewhere =
  /^src\/(?:demo|core\/(?:families|resources|response\/guidance))\/|^src\/core\/(?:catalog\/sensitiveTable|shapes\/example)\.ts$/;

/** Names of fields that entries tell, and that mean something else elsewhere: of ours, of credentials, of a file, of anything. */
const otherFields = new Set(['privileges', 'instanceId', 'clientId', 'fileName', 'realName', 'general', 'id', 'site']);

/** The texts and patterns of the code. */
function literalsIn(text: string): readonly string[] {
  const code = text.replaceAll(/^\s*(?:\/\/|\*|\/\*|import ).*$/gm, '');
  const found = code.matchAll(/'([^'\n]*)'|`([^`]*)`|(?<=[\s(![])\/((?:\\.|\[[^\]\n]*\]|[^\s/\\[])+)\/[a-z]*(?=[.,;)\]\s])/g);
  return Array.from(found, (match) => (match[1] ?? match[2] ?? match[3] ?? '').replaceAll('\\/', '/'));
}

/** Parts of keys that are no common words, without the `s` of a plural. */
function partsOf(keys: Iterable<string>): readonly string[] {
  const parts = [...keys].flatMap((key) => key.split('/')).filter((part) => part.includes('-'));
  return [...new Set([...parts.map((part) => part.replace(/s$/, '')), 'prestage'])];
}

/** Literals that are told from others by a part of a key. Sentences are for people. */
function keyPartsIn(text: string, parts: readonly string[]): readonly string[] {
  return literalsIn(text).filter((literal) => !literal.includes(' ') && parts.some((part) => literal.includes(part)));
}

/** Names of fields in an entry: in camel case, dotted, pointers and what these are made of. Words for people, pages and pictures are none. */
function fieldsIn(said: unknown): readonly string[] {
  if (typeof said === 'string') {
    const names = said.split(/[./]/).filter((name) => said.startsWith('/') || /^[a-z]+[A-Z]\w*$/.test(name));
    return [...(/^(?:\w+(?:\.\w+)+|(?:\/\w+)+)$/.test(said) ? [said] : []), ...names].filter((name) => name !== '');
  }
  if (typeof said !== 'object' || said === null) return [];
  const inside = Object.entries(said).filter(([name]) => !['label', 'icon', 'group', 'page', 'legacyPage', 'home'].includes(name));
  return inside.flatMap(([, value]) => fieldsIn(value));
}

describe('a kind of object', () => {
  it('is named by its key nowhere but where its entry is; the demo is a server of its own', async () => {
    const keys = new Set((await kindEntries()).keys());
    const others = files.filter(({ file }) => !file.startsWith(home) && !file.startsWith('src/demo/'));
    assert.deepEqual(
      others.flatMap(({ file, text }) => keysIn(text, keys).map((key) => `${file}: ${key}`)),
      [],
    );
  });

  it('is told from others by no part of its key, and by no field that its entry names', async () => {
    const entries = await kindEntries();
    const parts = partsOf(entries.keys());
    const fields = new Set([...entries.values()].flatMap(fieldsIn).filter((field) => !otherFields.has(field)));
    const others = files.filter(({ file }) => !elsewhere.test(file));
    assert.deepEqual(
      others.flatMap(({ file, text }) =>
        [...keyPartsIn(text, parts), ...literalsIn(text).filter((literal) => fields.has(literal))].map((found) => `${file}: ${found}`),
      ),
      [],
    );
  });

  it('has the name of its lock told once', () => {
    const told = files.filter(
      ({ file, text }) => !file.startsWith('src/demo/') && literalsIn(text).some((literal) => /^\/?versionLock$/.test(literal)),
    );
    assert.deepEqual(
      told.map(({ file }) => file),
      ['src/core/resources/lock.ts'],
    );
  });

  it('is found where it is told by a part of its key, or by a field', async () => {
    const parts = partsOf(['computer-groups/smart-groups', 'mobile-devices', 'scripts']);
    const code = [
      String.raw`const isNeedless = /\bsmart-groups?\b/.test(path) && required`,
      "path.includes('mobile-device') ? 'mobileDeviceId:asc' : t`All computer-groups are smart.`",
      "when: ({ path }) => path.includes('prestages')",
      "// 'smart-groups'",
      "import { x } from './smart-groups.ts'",
    ].join('\n');
    assert.deepEqual(keyPartsIn(code, parts), [String.raw`\bsmart-groups?\b`, 'mobile-device', 'prestages']);
    const entry = {
      label: 'Big Things',
      identity: { id: 'thingId' },
      facts: [{ flag: 'general.isBig', yes: 'Big' }],
      guards: { at: '/members' },
    };
    assert.deepEqual(fieldsIn(entry), ['thingId', 'general.isBig', 'isBig', '/members', 'members']);
    const scripts = (await kindEntries()).get('scripts');
    assert.ok(fieldsIn(scripts).includes('/scriptContents'));
  });

  it('is found where it is named', () => {
    const keys = new Set(['scripts', 'mdm/commands', 'auth']);
    const code = "if (key === 'scripts' || `mdm/commands` === key || /^mdm\\/commands$/.test(key) || kind === 'auth')\n// 'scripts'";
    assert.deepEqual(keysIn(code, keys), ['scripts', 'mdm/commands', 'mdm/commands']);
  });

  it('has its entry read by one function alone, and what it uses by another', () => {
    const readers = files.filter(({ file, text }) => !file.startsWith(home) && /from '[^']*\/kinds\//.test(text)).map(({ file }) => file);
    assert.deepEqual(readers, ['src/core/resources/kindOf.ts', 'src/core/resources/useKinds.ts']);
  });
});
