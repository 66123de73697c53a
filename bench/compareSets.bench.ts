import { classicShape } from '../src/core/families/classic/shapes.ts';
import { parseJson } from '../src/core/json/parse.ts';
import { printDocument } from '../src/core/json/print.ts';
import { compareSets } from '../src/core/sets/compare/compareSets.ts';
import type { KindState, ObjectSource, SetEntry } from '../src/core/sets/source.ts';
import { anything, type Shape } from '../src/core/shapes/shape.ts';
import { xmlCodec } from '../src/core/wire/xmlCodec.ts';
import { classicTexts } from '../test/support/classic/texts.ts';
import type { Comparison } from './comparison.ts';

/*
 * Two instances of 4,000 objects each, as a large one has them: 2,000 policies, 550 profiles of some twenty kilobytes, groups, scripts,
 * and what has a few fields. Ids, UUIDs and hashes are others on either side, the rest is the same but for one object in fifty.
 */
const roots: Readonly<Record<string, string>> = {
  'classic/policies': 'policy',
  'classic/osxconfigurationprofiles': 'os_x_configuration_profile',
};

function shapeOf(resource: string): Shape {
  const root = roots[resource];
  return (root === undefined ? undefined : classicShape(root)) ?? anything;
}

function documentOf(root: string, xml: string): Readonly<Record<string, unknown>> {
  const read = xmlCodec(root, classicShape(root) ?? anything).decode(xml);
  if ('detail' in read) throw new Error(read.detail);
  return JSON.parse(read.text) as Readonly<Record<string, unknown>>;
}

const policy = documentOf('policy', classicTexts['policy'] ?? '');
const settings = Array.from({ length: 150 }, (_, key) => `\n\t<key>Setting${key}</key>\n\t<string>a &amp; b ${key}</string>`);
const profile = documentOf('os_x_configuration_profile', classicTexts['os_x_configuration_profile'] ?? '');

const script = Array.from(
  { length: 120 },
  (_, line) => `if [[ "$4" == "${line}" ]]; then echo "Step ${line} of the script is done"; fi`,
).join('\n');

function made(count: number, make: (at: number) => Readonly<Record<string, unknown>>): readonly string[] {
  return Array.from({ length: count }, (_, at) => printDocument(parseJson(JSON.stringify(make(at)))));
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function computers(side: number, at: number): readonly unknown[] {
  return Array.from({ length: at % 40 }, (_, id) => ({
    id: side * 10_000 + id,
    name: `Mac ${id}`,
    udid: `4B0F8C22-6E1F-5C2D-9B1E-0000000${id}`,
  }));
}

function textsOf(side: number): ReadonlyMap<string, readonly string[]> {
  const own = (at: number): number => side * 10_000 + at;
  const odd = (at: number): string => (at % 50 === 0 ? `${side}` : '');
  const ref = (at: number): unknown => ({ id: own(at % 7), name: `Category ${at % 7}` });
  return new Map([
    [
      'classic/policies',
      made(2000, (at) => ({
        ...policy,
        general: { ...record(policy['general']), id: own(at), name: `Policy ${at}`, category: ref(at), trigger_other: odd(at) },
        scope: { ...record(policy['scope']), computers: side === 1 ? computers(side, at) : computers(side, at).toReversed() },
      })),
    ],
    [
      'classic/osxconfigurationprofiles',
      made(550, (at) => {
        const { payloads } = record(profile['general']);
        const uuid = `5F2D30DD-82BE-4A2A-9E6B-0000000${own(at)}`;
        const own1 = `<key>PayloadUUID</key><string>${uuid}</string>${settings.join('')}</dict>`;
        const text = String(payloads).replace('</dict>', own1);
        return { ...profile, general: { ...record(profile['general']), id: own(at), name: `Profile ${at}`, uuid, payloads: text } };
      }),
    ],
    [
      'scripts',
      made(400, (at) => ({ id: `${own(at)}`, name: `Script ${at}`, categoryId: `${own(at % 7)}`, scriptContents: `${script}${odd(at)}` })),
    ],
    [
      'computer-groups/smart-groups',
      made(700, (at) => ({
        id: `${own(at)}`,
        name: `Group ${at}`,
        siteId: '-1',
        criteria: Array.from({ length: 4 }, (_, priority) => ({
          name: 'Model',
          priority,
          andOr: 'and',
          searchType: 'like',
          value: `${at}${odd(at)}`,
          openingParen: false,
          closingParen: false,
        })),
      })),
    ],
    [
      'packages',
      made(300, (at) => ({
        id: `${own(at)}`,
        packageName: `Package ${at}`,
        fileName: `${at}.pkg`,
        categoryId: `${own(at % 7)}`,
        priority: 10,
        notes: odd(at),
        md5: `${own(at)}`,
      })),
    ],
    ['categories', made(50, (at) => ({ id: `${own(at)}`, name: `Category ${at}`, priority: 9 }))],
  ]);
}

/** All in memory: what a disk takes is none of ours. */
function sourceOf(texts: ReadonlyMap<string, readonly string[]>, side: number): ObjectSource {
  const kinds = [...texts].map(([resource, { length }]): KindState => ({ resource, listedAt: 1, unread: undefined, count: length }));
  const entries = new Map(
    [...texts].map(([resource, all]) => [
      resource,
      all.map((text, at): SetEntry => ({ resource, id: `${side * 10_000 + at}`, name: `${resource} ${at}`, text, unread: undefined })),
    ]),
  );
  return {
    name: `${side}`,
    version: '11.30.1',
    kinds: () => kinds,
    async *entries(resource) {
      yield* await Promise.resolve(entries.get(resource) ?? []);
    },
    nameOf: (resource, id) => `${resource} ${Number(id) % 10_000}`,
  };
}

const [left, right] = [textsOf(1), textsOf(2)];
const [one, other] = [sourceOf(left, 1), sourceOf(right, 2)];
const all = [...left.values(), ...right.values()].flat();
const options = { shapesOf: (resource: string) => ({ left: shapeOf(resource), right: shapeOf(resource) }) };
const never = new AbortController().signal;

async function states(): Promise<number> {
  let different = 0;
  for await (const { pairs } of compareSets(one, other, options, never))
    different += pairs.filter(({ state }) => state === 'different').length;
  if (different !== 40 + 8 + 14 + 6) throw new Error(`${different} objects are different.`);
  return different;
}

export const comparisons: readonly Comparison[] = [
  {
    name: `two sides of 4,000 objects (${Math.round(all.reduce((sum, text) => sum + text.length, 0) / 1e6)} MB), compared, against JSON.parse of their bytes`,
    goal: 3,
    rounds: 15,
    floor: () => all.map((text): unknown => JSON.parse(text)),
    subject: states,
  },
  {
    name: 'the first objects of such a comparison, against 200 ms',
    goal: 1,
    rounds: 15,
    floor: () => ({ amount: 200 }),
    subject: async () => {
      for await (const { pairs } of compareSets(one, other, options, never)) if (pairs.length > 0) return;
    },
  },
];
