import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { Ends } from '../../../support/objects/lives.ts';
import { faults } from '../../../support/objects/anyFault.ts';
import type { Fault } from '../../../support/objects/fakeJamf.ts';
import { Person } from './livesPeople.ts';
import { at, pageLies, parsed, Server, smartGroups, staticGroups, things, withValue } from './livesWorld.ts';

/**
 * Random lives of one object: two people in a window each, under two addresses, at an instance that may lead to another server one day;
 * others write meanwhile, requests get lost on either way, disks fail, windows end, and a server tidies what it stores or shows pages
 * that are not whole.
 */
const change = fc.tuple(
  fc.constantFrom(0, 0, 1, 1, 2, 3),
  fc.constantFrom<unknown>('x', 'x', 'a', 'a', 'b', 'd ', 'ü “é”', '', ['b', 'a'], ['c']),
);
const who = fc.record({ person: fc.constantFrom(0, 0, 1), label: fc.constantFrom('Main', 'Main', 'Before') });
const fault = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Fault | undefined>(undefined) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Fault>(...faults, 'ignore'),
  },
);
const diskOf = fc.oneof(
  { weight: 3, arbitrary: fc.constant<boolean[]>([]) },
  { weight: 1, arbitrary: fc.array(fc.boolean(), { maxLength: 6 }) },
);
const seldom = <T>(arbitrary: fc.Arbitrary<T>, weight: number): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
const save = fc.record({
  /** What is typed right before; mostly a save follows a change. */
  first: fc.oneof({ weight: 1, arbitrary: fc.constant(undefined) }, { weight: 4, arbitrary: change }),
  others: fc.array(seldom(change, 2), { maxLength: 4 }),
  faults: fc.array(fault, { maxLength: 4 }),
  answers: fc.array(fc.constantFrom('overwrite' as const, 'discard' as const, 'cancel' as const), { maxLength: 3 }),
  disk: diskOf,
  typed: seldom(change, 5),
  death: seldom(fc.nat(3), 12),
});

const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('show' as const), who }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('type' as const), who, change }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('slip' as const), who, readOnly: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('autoSave' as const), who, disk: diskOf }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('save' as const), who, save }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('other' as const), change }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reload' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const), person: fc.nat(1) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('move' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const life = fc.record({
  kind: fc.constantFrom(things, things, things, smartGroups, staticGroups),
  tidies: fc.boolean(),
  pages: fc.constantFrom(...Object.values(pageLies)),
  steps: fc.array(step, { minLength: 3, maxLength: 12 }),
});
type Life = typeof life extends fc.Arbitrary<infer T> ? T : never;

const members = ['3', '250', '501'];

/** @returns what is not as promised. */
async function live({ kind, tidies, pages, steps }: Life, ends: Ends): Promise<readonly string[]> {
  const faults: string[] = [];
  const servers = ['A', 'B'].map((name) => new Server(name)) as [Server, Server];
  for (const server of servers) {
    server.tidies = tidies;
    server.put(kind, '7', { ...kind.start, ...(server.name === 'B' ? { name: 'other' } : {}) });
    server.jamf.members.set('7', members);
    server.jamf.page = pages;
  }
  let [server] = servers;
  const people = [0, 1].map(() => new Person(kind, server, faults));
  const placeOf = (place: number): string => kind.fields[place % kind.fields.length] ?? '';
  const valueFor = (place: number, value: unknown): unknown =>
    placeOf(place) === 'tags' ? [value].flat() : Array.isArray(value) ? value.join() : value;
  const meddle = (place: number, value: unknown): void => server.change(kind, '7', placeOf(place), valueFor(place, value));
  await people[0]?.show('Main');
  for (const one of steps) {
    const end = await take(one);
    ends.add(end);
    if (faults.length > 0) return faults;
    for (const { jamf } of servers) {
      const now = jamf.members.get('7')?.toSorted() ?? [];
      if (now.join() !== members.toSorted().join()) return [`the members were ${members.join()}, and are ${now.join()}`];
    }
  }
  return faults;

  async function take(one: Step): Promise<string> {
    const person = people['who' in one ? one.who.person : 'person' in one ? one.person : 0]!;
    const label = 'who' in one ? one.who.label : '';
    switch (one.do) {
      case 'show':
        await person.show(label);
        return 'shown';
      case 'type': {
        const [place, value] = one.change;
        await person.type(label, (text) => withValue(text, placeOf(place), valueFor(place, value)));
        return 'typed';
      }
      case 'slip':
        if (kind !== smartGroups) return 'typed';
        await person.type(label, (text) => (one.readOnly ? withValue(text, 'criteria/0/rank', 'mine') : misspelt(text)), true);
        return 'slipped';
      case 'autoSave':
        person.disk.failing = one.disk;
        await person.autoSave(label);
        person.disk.failing = [];
        return 'kept';
      case 'save': {
        const { first } = one.save;
        if (first !== undefined) await person.type(label, (text) => withValue(text, placeOf(first[0]), valueFor(...first)));
        const typed = one.save.typed === undefined ? undefined : ([one.save.typed[0], valueFor(...one.save.typed)] as const);
        return await person.save(label, { ...one.save, typed }, meddle);
      }
      case 'other':
        meddle(...one.change);
        return 'other';
      case 'reload':
        await person.reload(label);
        return 'reloaded';
      case 'restart':
        await person.restart();
        return 'restarted';
      default:
        server = server === servers[0] ? servers[1] : servers[0];
        for (const each of people) each.lead(server);
        return 'moved';
    }
  }
}

/** A criterion whose value goes by a name that there is not. */
function misspelt(text: string): string {
  const root = parsed(text);
  const first = at(root, 'criteria/0');
  if (typeof first !== 'object' || first === null) return text;
  const { value, ...rest } = first as Record<string, unknown>;
  return `${JSON.stringify({ ...root, criteria: [{ ...rest, valeu: value ?? '' }, at(root, 'criteria/1')] }, null, 2)}\n`;
}

describe('lives of an object', () => {
  const ends = new Ends();
  // One after the other in the lives of one seed: a path is where it begins.
  for (const part of [1, 2, 3, 4, 5]) {
    it(`overwrites nothing unseen, loses no text, writes nothing twice, and nothing to another object: part ${part} of 5`, async () => {
      await fc.assert(
        fc.asyncProperty(life, async (one) => {
          assert.deepEqual(await live(one, ends), []);
        }),
        { numRuns: 400, path: String((part - 1) * 400), seed: 20_261_128, includeErrorInReport: true },
      );
    });
  }

  it('comes to every end, or it would prove little', () => {
    ends.reach(10, [
      'stored',
      'refused',
      'conflict',
      'unknown',
      'discarded',
      'unchanged',
      'nothing sent',
      'kept',
      'died',
      'moved',
      'slipped',
    ]);
  });
});
