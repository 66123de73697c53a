import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { ApiCatalogue } from '../../../../../src/core/families/apiCatalogue.ts';
import { kindOf } from '../../../../../src/core/resources/kindOf.ts';
import { coverageOf, homesOf, kindsThatCouldUse } from '../../../../../src/core/sets/uses/coverageOf.ts';
import { usesQuestions } from '../../../../../src/core/sets/uses/serverUses.ts';
import { useRules } from '../../../../../src/core/sets/uses/useRules.ts';
import { buildIndex } from '../../../../../src/core/sets/uses/usesIndex.ts';
import { usesOf } from '../../../../../src/core/sets/uses/usesOf.ts';
import { memorySource, type MemoryEntry } from '../../../../support/sets/memorySource.ts';
import { realCatalogue } from '../../../../support/sets/realCatalogue.ts';
import { calledIn, plantedAt, plantedEvent, unseenThings, useTable, type TablePlace } from '../../../../support/sets/useTable.ts';
import { never } from '../../../../support/signals.ts';

const page = readFileSync(new URL('../../../../../docs/where-used.md', import.meta.url), 'utf8');
const plain = (line: string): string => line.replaceAll(/ {2,}/g, ' ');
const lines = page
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (?:---|what is used)/.test(line))
  .map(plain);
const rows = lines.map((line) => line.slice(2, -2).split(' | ') as [used: string, by: string, where: string]);
const labels = [...new Set(rows.map(([used]) => used))];

const places: readonly TablePlace[] = rows.flatMap(([used, by, where]) =>
  Array.from(where.matchAll(/`(\/[^`]+)` (by id|by name|mentioned)/g), ([, at = '', how = '']) => ({ used, by, at, how })),
);
const howWords = { id: 'by id', name: 'by name', mentioned: 'mentioned' } as const;

/** Keys that the ids of the kinds of the table stand below, by what the table calls them. */
function keysIn(catalogue: ApiCatalogue): ReadonlyMap<string, string> {
  const { ids } = useRules(catalogue);
  return new Map(catalogue.resources.map(({ key }) => [kindOf(ids(key)).label.many, ids(key)]));
}

/** What is used, each of its kind, and for each place of the table an object that names it there. */
function planted(catalogue: ApiCatalogue): readonly MemoryEntry[] {
  const rules = useRules(catalogue);
  const keys = keysIn(catalogue);
  const things = [...keys].flatMap(([label, key]): MemoryEntry[] => {
    const [resource = ''] = homesOf(rules, key);
    const name = calledIn(label);
    const own = key === 'classic/policies' ? { general: { trigger_other: plantedEvent } } : key === 'packages' ? { fileName: name } : {};
    return labels.includes(label) && catalogue.resource(resource) !== undefined ? [{ resource, id: '5', name, document: own }] : [];
  });
  const users = places.flatMap((place, index) => {
    const could = kindsThatCouldUse(rules, keys.get(place.used) ?? '').filter(({ key }) => kindOf(key).label.many === place.by);
    return could.map(({ key }) => plantedAt(place, key, String(1000 + index)));
  });
  return things.concat(users);
}

describe('where-used: the table of relations', () => {
  it('is what the shapes of a real Jamf Pro and the entries of kinds say', function () {
    assert.deepEqual(lines, useTable(realCatalogue(this)));
  });

  it('is what is found, row for row, where each of its places names one object, and nothing else is', async function () {
    const catalogue = realCatalogue(this);
    const index = await buildIndex(memorySource(planted(catalogue)), catalogue, never);
    const keys = keysIn(catalogue);
    const shown = labels.flatMap((used) => {
      const found = usesOf(index, { resource: keys.get(used) ?? '', id: '5', name: calledIn(used) });
      return found.map(({ from, pointer, how }) => {
        const at = pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*').replace('display_fields/*/name', 'display_fields/*');
        return `${used} | ${kindOf(from.resource).label.many} | ${at} ${howWords[how]}`;
      });
    });
    assert.ok(places.length > 350, String(places.length));
    const wanted = places.map(({ used, by, at, how }) => `${used} | ${by} | ${at} ${how}`);
    assert.deepEqual([...new Set(shown)].toSorted(), [...new Set(wanted)].toSorted());
  });

  it('says what is asked of the server, what nobody looks at, and what nothing shows, as an answer does', async function () {
    const catalogue = realCatalogue(this);
    const index = await buildIndex(memorySource([]), catalogue, never);
    const said = [...keysIn(catalogue)].flatMap(([used, resource]) => {
      const id = catalogue.resource(resource)?.kind === 'singleton' ? '-' : '5';
      const asked = usesQuestions(catalogue, { resource, id, name: '' }).map(({ list }) => {
        const route = list.path.replace('/JSSResource/', 'classic/').replace(/^\/v\d+\//, '');
        return `${used} | told by the server | \`${route.replace('/5', '/{}')}\``;
      });
      const { kinds, unseen } = coverageOf(index, resource);
      const hidden = kinds.filter(({ why }) => why?.why === 'hidden').map((one) => kindOf(one.resource).label.many);
      const notLooked = hidden.map((kind) => `${used} | ${kind} | not looked at`);
      return asked.concat(
        notLooked,
        unseen.map((one) => `${used} | not to be seen | ${unseenThings[one]}`),
      );
    });
    const written = rows.filter(([, by, where]) => /^(?:told by the server|not to be seen)$/.test(by) || where === 'not looked at');
    assert.deepEqual([...new Set(said)].toSorted(), written.map((row) => row.join(' | ')).toSorted());
  });
});
