import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { apiCatalogue } from '../src/core/families/apiCatalogue.ts';
import { betterInClassic, classicFamily } from '../src/core/families/classic/classicFamily.ts';
import { classicWriting } from '../src/core/families/classic/writing/classicWriting.ts';
import { parseDocument } from '../src/core/families/pro/document.ts';
import { proFamily } from '../src/core/families/pro/proFamily.ts';
import type { ObjectSource, SetEntry } from '../src/core/sets/source.ts';
import { deadIn } from '../src/core/sets/uses/useFindings.ts';
import { useRules } from '../src/core/sets/uses/useRules.ts';
import { buildIndex, type UsesIndex } from '../src/core/sets/uses/usesIndex.ts';
import { usesOf } from '../src/core/sets/uses/usesOf.ts';
import { createDemo } from '../src/demo/demo.ts';
import { never } from '../test/support/signals.ts';
import type { Comparison } from './comparison.ts';

const { body } = createDemo().handle({ method: 'GET', path: '/api/schema/', headers: {} });
const pro = proFamily(parseDocument(typeof body === 'string' ? body : new TextDecoder().decode(body)), betterInClassic);
const catalogue = apiCatalogue([pro, classicFamily(pro, classicWriting)]);

/** A large instance: 2,000 policies, 600 profiles, 700 groups, 300 scripts, 200 attributes, 200 packages. */
const groups = 700;
const [scripts, attributes, packages] = [300, 200, 200];

function refs(count: number, of: number, from: number): readonly object[] {
  return Array.from({ length: count }, (_, index) => {
    const id = ((from * 7 + index * 31) % of) + 1;
    return { id, name: `Object of the number ${id}` };
  });
}

function policy(id: number): object {
  return {
    general: {
      id,
      name: `Policy ${id}`,
      enabled: true,
      trigger_other: `event-${id}`,
      category: { id: (id % 40) + 1, name: 'Category' },
      site: { id: -1, name: 'None' },
      date_time_limitations: { no_execute_on: [] },
      network_limitations: { minimum_network_connection: 'No Minimum' },
    },
    scope: {
      all_computers: false,
      computers: [],
      computer_groups: refs(6, groups, id),
      buildings: refs(2, 30, id),
      departments: [],
      limitations: { network_segments: refs(2, 30, id), users: [] },
      exclusions: { computers: [], computer_groups: refs(6, groups, id + 1) },
    },
    self_service: {
      use_for_self_service: true,
      self_service_description: 'What it is for, in a few words. '.repeat(60),
      self_service_categories: refs(2, 40, id),
      self_service_icon: { id: 5, filename: 'icon.png', uri: 'https://x.example/icon' },
    },
    package_configuration: { packages: refs(1, packages, id) },
    scripts: [
      { id: (id % scripts) + 1, name: 'A script', priority: 'After', parameter4: `event-${id + 1}`, parameter5: '--quiet', parameter6: '' },
    ],
    printers: { leave_existing_default: false, printer: [] },
    account_maintenance: {
      accounts: [],
      directory_bindings: [],
      management_account: { action: 'doNotChange' },
      open_firmware_efi_password: { of_mode: 'none' },
    },
    maintenance: { recon: true, reset_name: false, heal: false },
    files_processes: { run_command: `/usr/local/bin/jamf policy -event event-${id + 2}`, search_by_path: '' },
    user_interaction: { message_start: 'It starts now. '.repeat(40), message_finish: 'It is done. '.repeat(40) },
    reboot: { message: 'This computer restarts in 5 minutes. '.repeat(40), user_logged_in: 'Do not restart' },
  };
}

function profile(id: number): object {
  const settings = Array.from(
    { length: 120 },
    (_, key) => `<key>Setting${key}</key>\n<string>A value of ${key} that says something</string>\n`,
  ).join('');
  return {
    general: {
      id,
      name: `Profile ${id}`,
      category: { id: (id % 40) + 1 },
      payloads: `<?xml version="1.0"?><plist><dict>${settings}</dict></plist>`,
    },
    scope: { computer_groups: refs(4, groups, id), exclusions: { computer_groups: refs(2, groups, id) } },
  };
}

function group(id: number): object {
  const criteria = [
    { name: 'Computer Group', priority: 0, andOr: 'and', searchType: 'member of', value: `Group of Computers ${(id % groups) + 1}` },
    { name: `Attribute ${(id % attributes) + 1}`, priority: 1, andOr: 'and', searchType: 'is', value: 'On' },
  ];
  return { name: `Group of Computers ${id}`, siteId: '-1', criteria };
}

function script(id: number): object {
  const lines = Array.from({ length: 200 }, (_, line) => `echo "Line ${line} of a script that does one thing after the other"`);
  return {
    id: String(id),
    name: `Script ${id}`,
    categoryId: String((id % 40) + 1),
    scriptContents: ['#!/bin/zsh', ...lines, `jamf policy -event event-${id}`, `# for Group of Computers ${id}`].join('\n'),
  };
}

function attribute(id: number): object {
  return {
    id: String(id),
    name: `Attribute ${id}`,
    inputType: 'SCRIPT',
    scriptContents: `#!/bin/zsh\n${'value="$(/usr/bin/defaults read com.example.thing Key)"\n'.repeat(30)}echo "<result>$value</result>"`,
  };
}

const kinds: readonly (readonly [resource: string, count: number, make: (id: number) => object])[] = [
  ['classic/policies', 2000, policy],
  ['classic/osxconfigurationprofiles', 600, profile],
  ['computer-groups/smart-groups', groups, group],
  ['scripts', scripts, script],
  ['computer-extension-attributes', attributes, attribute],
  [
    'packages',
    packages,
    (id) => ({ id: String(id), packageName: `Package ${id}`, fileName: `package-${id}.pkg`, categoryId: '5', notes: 'Notes. '.repeat(50) }),
  ],
];

const entries = new Map(
  kinds.map(([resource, count, make]) => [
    resource,
    Array.from({ length: count }, (_, index): SetEntry => {
      const document = make(index + 1);
      const named = 'general' in document ? document.general : document;
      const name = typeof named === 'object' && named !== null && 'name' in named ? String(named.name) : String(index + 1);
      return { resource, id: String(index + 1), name, text: JSON.stringify(document, undefined, 2), unread: undefined };
    }),
  ]),
);

const source: ObjectSource = {
  name: 'Bench',
  version: '11.30.1',
  kinds: () => [...entries].map(([resource, all]) => ({ resource, listedAt: 1, unread: undefined, count: all.length })),
  async *entries(resource) {
    yield* entries.get(resource) ?? [];
  },
  nameOf: () => undefined,
};

const texts = [...entries.values()].flat().map(({ text }) => text ?? '');
useRules(catalogue);

const kept: { index?: Promise<UsesIndex> } = {};
const once = (): Promise<UsesIndex> => (kept.index ??= buildIndex(source, catalogue, never));

/** What an index takes, after all that is not needed any more is gone. */
async function memoryOfIndex(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  const used = (): number => {
    if (typeof collect === 'function') collect();
    // Arrays of numbers stand beside the heap.
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = used();
  const index = await buildIndex(source, catalogue, never);
  const after = used();
  if (index.kinds.size === 0) throw new Error('The index is empty.');
  return (after - before) / 1024 / 1024;
}

export const comparisons: readonly Comparison[] = [
  {
    name: `the index of who uses what, of ${texts.length} objects, against JSON.parse of their ${(texts.reduce((sum, { length }) => sum + length, 0) / 1e6).toFixed(0)} MB`,
    goal: 2,
    rounds: 10,
    floor: () => texts.map((text): unknown => JSON.parse(text)).length,
    subject: async () => await buildIndex(source, catalogue, never),
  },
  {
    name: 'the memory that the index takes, against 60 MiB',
    goal: 1,
    unit: 'MiB',
    rounds: 1,
    floor: () => ({ amount: 60 }),
    subject: async () => ({ amount: await memoryOfIndex() }),
  },
  {
    name: 'who uses a group that hundreds name, against 20 ms',
    goal: 1,
    floor: () => ({ amount: 20 }),
    subject: async () => {
      const index = await once();
      const start = performance.now();
      const found = usesOf(index, { resource: 'computer-groups/smart-groups', id: '8', name: 'Group of Computers 8' });
      const took = performance.now() - start;
      if (found.length < 20) throw new Error(`${found.length} uses were found.`);
      return { amount: took };
    },
  },
  {
    name: 'all dead references, against JSON.parse of the objects',
    goal: 2,
    rounds: 5,
    floor: () => texts.map((text): unknown => JSON.parse(text)).length,
    subject: async () => deadIn(await once()).rows.length,
  },
];
