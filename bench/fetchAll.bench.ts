import type { Comparison } from './comparison.ts';
import { inProcessOfItsOwn } from './processOfItsOwn.ts';

/*
 * An export of 200,000 computers from a server that takes 50 ms for each page, in a process of its own, so that its memory can be
 * told from the server's. Jamf advises five requests at once (facts 6.1): that many pages are the least that each wait can bring.
 */
const computers = 200_000;
const pageSize = 100;
const latency = 50;
const shortest = Math.ceil(computers / pageSize / 5) * latency;

function page(number: number): string {
  const rows = Array.from({ length: pageSize }, (_, index) => {
    const id = number * pageSize + index + 1;
    const more = `"lastIpAddress":"10.0.0.1","platform":"Mac","supervised":true,"mdmCapable":{"capable":true,"capableUsers":["admin"]},"note":"${'x'.repeat(700)}"`;
    return `{"id":"${id}","udid":"00000000-0000-0000-0000-${id}","general":{"name":"MAC-${id}","assetTag":"A${id}",${more}}}`;
  });
  return `{"totalCount":${computers},"results":[${rows.join(',')}]}`;
}

const answered = (path: string): string => page(Number(new URL(path, 'http://bench.example').searchParams.get('page')));

interface Outcome {
  readonly rows: number;
  readonly ms: number;
  readonly extraMiB: number;
}

async function run(): Promise<Outcome> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- What the script beside this one prints.
  const outcome = (await inProcessOfItsOwn('fetchAll.ts', { latency, answered })) as Outcome;
  if (outcome.rows !== computers) throw new Error(`${outcome.rows} of ${computers} computers were exported.`);
  return outcome;
}

const kept: { outcome?: Promise<Outcome> } = {};
const once = (): Promise<Outcome> => (kept.outcome ??= run());

export const comparisons: readonly Comparison[] = [
  {
    name: 'export 200,000 computers at 50 ms for a page, against 400 waits for five pages at once',
    goal: 1.25,
    rounds: 1,
    floor: () => ({ amount: shortest }),
    subject: async () => ({ amount: (await once()).ms }),
  },
  {
    name: 'the most memory that it takes meanwhile, against 150 MiB',
    goal: 1,
    unit: 'MiB',
    rounds: 1,
    floor: () => ({ amount: 150 }),
    subject: async () => ({ amount: (await once()).extraMiB }),
  },
];
