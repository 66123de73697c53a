import { spawn } from 'node:child_process';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { createDemo } from '../src/demo/demo.ts';
import type { Comparison } from './comparison.ts';

/*
 * A snapshot of 4,000 objects from a server that takes 50 ms for each answer, in a process of its own, so that its memory can be told from
 * the server's. What all requests take, five at once (facts 6.1), is the least that anybody could take for as many.
 */
const counts = { policies: 2000, os_x_configuration_profiles: 600, buildings: 900, scripts: 500 };
const latency = 50;

const { body } = createDemo().handle({ method: 'GET', path: '/api/schema/', headers: {} });
const schema = typeof body === 'string' ? body : new TextDecoder().decode(body);

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

const seen = { requests: 0 };

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

function answer(path: string, response: ServerResponse): void {
  const isXml = /\/JSSResource\/.*\/id\//.test(path);
  response.setHeader('content-type', isXml ? 'application/xml' : 'application/json');
  if (path.includes('/oauth/token')) response.end('{"access_token":"bench","token_type":"Bearer","expires_in":3600}');
  else if (path.includes('/jamf-pro-version')) response.end('{"version":"11.30.1"}');
  else if (path.includes('/v1/auth'))
    response.end('{"account":{"username":"bench","privilegesBySite":{}},"authenticationType":"CLIENT_CREDENTIALS"}');
  else if (path.includes('/schema')) response.end(schema);
  else {
    seen.requests += 1;
    setTimeout(() => response.end(answered(path)), latency);
  }
}

interface Outcome {
  readonly objects: number;
  readonly ms: number;
  /** Of processors: what the wait for answers has to hide. */
  readonly usedMs: number;
  readonly extraMiB: number;
}

async function run(): Promise<Outcome> {
  const server = createServer((request, response) => answer(request.url ?? '', response));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- A server that listens on a port has such an address.
  const { port } = server.address() as AddressInfo;
  const script = fileURLToPath(new URL('wholeInstance.ts', import.meta.url));
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--expose-gc', script, `http://127.0.0.1:${port}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const output = await text(child.stdout);
  server.closeAllConnections();
  server.close();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- What the script beside this one prints.
  const outcome = JSON.parse(output) as Outcome;
  if (outcome.objects !== 4000) throw new Error(`${outcome.objects} of 4000 objects were read.`);
  return outcome;
}

const kept: { outcome?: Promise<Outcome> } = {};
const once = (): Promise<Outcome> => (kept.outcome ??= run());

export const comparisons: readonly Comparison[] = [
  {
    name: 'read a snapshot of 4,000 objects at 50 ms for an answer, against waits for five answers at once',
    goal: 1.15,
    rounds: 1,
    floor: async () => {
      await once();
      return { amount: Math.ceil(seen.requests / 5) * latency };
    },
    subject: async () => ({ amount: (await once()).ms }),
  },
  {
    name: 'the processor time of it, against that of one processor while it waits',
    goal: 1,
    rounds: 1,
    floor: () => ({ amount: Math.ceil(seen.requests / 5) * latency }),
    subject: async () => ({ amount: (await once()).usedMs }),
  },
  {
    name: 'the most memory that a snapshot of 4,000 objects takes meanwhile, against 150 MiB',
    goal: 1,
    unit: 'MiB',
    rounds: 1,
    floor: () => ({ amount: 150 }),
    subject: async () => ({ amount: (await once()).extraMiB }),
  },
];
