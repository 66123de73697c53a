import { spawn } from 'node:child_process';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { createDemo } from '../src/demo/demo.ts';
import type { Comparison } from './comparison.ts';

/*
 * An export of 200,000 computers from a server that takes 50 ms for each page, in a process of its own, so that its memory can be
 * told from the server's. Jamf advises five requests at once (facts 6.1): that many pages are the least that each wait can bring.
 */
const computers = 200_000;
const pageSize = 100;
const latency = 50;
const shortest = Math.ceil(computers / pageSize / 5) * latency;

const { body } = createDemo().handle({ method: 'GET', path: '/api/schema/', headers: {} });
const schema = typeof body === 'string' ? body : new TextDecoder().decode(body);

function page(number: number): string {
  const rows = Array.from({ length: pageSize }, (_, index) => {
    const id = number * pageSize + index + 1;
    const more = `"lastIpAddress":"10.0.0.1","platform":"Mac","supervised":true,"mdmCapable":{"capable":true,"capableUsers":["admin"]},"note":"${'x'.repeat(700)}"`;
    return `{"id":"${id}","udid":"00000000-0000-0000-0000-${id}","general":{"name":"MAC-${id}","assetTag":"A${id}",${more}}}`;
  });
  return `{"totalCount":${computers},"results":[${rows.join(',')}]}`;
}

function answer(path: string, response: ServerResponse): void {
  response.setHeader('content-type', 'application/json');
  if (path.includes('/oauth/token')) response.end('{"access_token":"bench","token_type":"Bearer","expires_in":3600}');
  else if (path.includes('/jamf-pro-version')) response.end('{"version":"11.30.1"}');
  else if (path.includes('/schema')) response.end(schema);
  else {
    const number = Number(new URL(path, 'http://bench.example').searchParams.get('page'));
    setTimeout(() => response.end(page(number)), latency);
  }
}

interface Outcome {
  readonly rows: number;
  readonly ms: number;
  readonly extraMiB: number;
}

async function run(): Promise<Outcome> {
  const server = createServer((request, response) => answer(request.url ?? '', response));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- A server that listens on a port has such an address.
  const { port } = server.address() as AddressInfo;
  const script = fileURLToPath(new URL('fetchAll.ts', import.meta.url));
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--expose-gc', script, `http://127.0.0.1:${port}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const output = await text(child.stdout);
  server.closeAllConnections();
  server.close();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- What the script beside this one prints.
  const outcome = JSON.parse(output) as Outcome;
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
