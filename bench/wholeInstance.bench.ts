import type { Comparison } from './comparison.ts';
import { inProcessOfItsOwn } from './processOfItsOwn.ts';
import type { WholeInstance } from './wholeInstance.ts';

/*
 * 4,000 objects of a server that takes 50 ms for each answer, read, and pulled into a folder, and pulled once more, in a process of its own,
 * so that its memory can be told from the server's. What all requests take, five at once (facts 6.1), is the least that anybody could take
 * for as many.
 */
const counts = { policies: 2000, os_x_configuration_profiles: 600, buildings: 900, scripts: 500 };
const latency = 50;

function policy(id: number): string {
  const computers = Array.from(
    { length: 100 },
    (_, at) => `<computer><id>${at}</id><name>MAC-${at}</name><udid>0000-${at}</udid></computer>`,
  );
  return `<policy><general><id>${id}</id><name>Policy ${id}</name><enabled>true</enabled></general><scope><computers>${computers.join('')}</computers></scope></policy>`;
}

function profile(id: number): string {
  const keys = Array.from({ length: 150 }, (_, at) => `&lt;key&gt;Setting${at}&lt;/key&gt;&lt;string&gt;value of it ${at}&lt;/string&gt;`);
  const payload = `&lt;?xml version="1.0"?&gt;&lt;plist&gt;&lt;dict&gt;${keys.join('')}&lt;/dict&gt;&lt;/plist&gt;`;
  return `<os_x_configuration_profile><general><id>${id}</id><name>Profile ${id}</name><payloads>${payload}</payloads></general></os_x_configuration_profile>`;
}

const named = (count: number): readonly object[] => Array.from({ length: count }, (_, at) => ({ id: at + 1, name: `Object ${at + 1}` }));

const building = { streetAddress1: '', streetAddress2: '', city: 'x'.repeat(200), stateProvince: '', zipPostalCode: '', country: '' };
const script = {
  info: '',
  notes: '',
  priority: 'AFTER',
  categoryId: '1',
  categoryName: 'a',
  osRequirements: '',
  ...Object.fromEntries([4, 5, 6, 7, 8, 9, 10, 11].map((number) => [`parameter${number}`, ''])),
  scriptContents: '#!/bin/sh\n'.padEnd(10_000, 'echo this is a line of a script\n'),
};

function page(count: number, row: object, url: URL): string {
  const [number, size] = [Number(url.searchParams.get('page')), Number(url.searchParams.get('page-size'))];
  const rows = Array.from({ length: Math.max(0, Math.min(size, count - number * size)) }, (_, at) => number * size + at + 1);
  return JSON.stringify({ totalCount: count, results: rows.map((id) => Object.assign({ id: String(id), name: `Object ${id}` }, row)) });
}

function answered(path: string): string {
  const url = new URL(path, 'http://bench.example');
  const [, root, , last = ''] = url.pathname.split('/');
  const id = Number(url.pathname.split('/').at(-1));
  if (root === 'JSSResource' && id > 0) return last === '' || url.pathname.includes('/policies/') ? policy(id) : profile(id);
  if (url.pathname === '/JSSResource/policies') return JSON.stringify({ policies: named(counts.policies) });
  if (url.pathname === '/JSSResource/osxconfigurationprofiles') {
    return JSON.stringify({ os_x_configuration_profiles: named(counts.os_x_configuration_profiles) });
  }
  return url.pathname.endsWith('/buildings') ? page(counts.buildings, building, url) : page(counts.scripts, script, url);
}

async function run(): Promise<WholeInstance> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- What the script beside this one prints.
  const outcome = (await inProcessOfItsOwn('wholeInstance.ts', { latency, answered })) as WholeInstance;
  const { objects, first, second } = outcome;
  if (objects !== 4000) throw new Error(`${objects} of 4000 objects were read.`);
  if (first.written < 4000) throw new Error(`${first.written} files were written for 4000 objects.`);
  if (second.written !== 0 || second.touched !== 0) {
    throw new Error(`A second pull wrote ${second.written} files, and ${second.touched} are others than they were.`);
  }
  return outcome;
}

const kept: { outcome?: Promise<WholeInstance> } = {};
const once = (): Promise<WholeInstance> => (kept.outcome ??= run());

/** What a number of requests takes, five at once. */
const waits = (requests: number): number => Math.ceil(requests / 5) * latency;

export const comparisons: readonly Comparison[] = [
  {
    name: 'read a snapshot of 4,000 objects at 50 ms for an answer, against waits for five answers at once',
    goal: 1.15,
    rounds: 1,
    floor: async () => ({ amount: waits((await once()).snapshot.requests) }),
    subject: async () => ({ amount: (await once()).snapshot.ms }),
  },
  {
    name: 'the processor time of it, against that of one processor while it waits',
    goal: 1,
    rounds: 1,
    floor: async () => ({ amount: waits((await once()).snapshot.requests) }),
    subject: async () => ({ amount: (await once()).snapshot.usedMs }),
  },
  {
    name: 'the most memory that a snapshot of 4,000 objects takes meanwhile, against 150 MiB',
    goal: 1,
    unit: 'MiB',
    rounds: 1,
    floor: () => ({ amount: 150 }),
    subject: async () => ({ amount: (await once()).snapshot.extraMiB }),
  },
  {
    name: 'pull them, the snapshot and the folder, against waits for five answers at once',
    goal: 1.15,
    rounds: 1,
    floor: async () => ({ amount: waits((await once()).first.requests) }),
    subject: async () => ({ amount: (await once()).first.ms }),
  },
  {
    name: 'the most memory that a pull of 4,000 objects takes meanwhile, the snapshot included, against 150 MiB',
    goal: 1,
    unit: 'MiB',
    rounds: 1,
    floor: () => ({ amount: 150 }),
    subject: async () => ({ amount: (await once()).first.extraMiB }),
  },
  {
    name: 'pull them again, which writes no file, against waits for five answers at once',
    goal: 1.15,
    rounds: 1,
    floor: async () => ({ amount: waits((await once()).second.requests) }),
    subject: async () => ({ amount: (await once()).second.ms }),
  },
];
