import { parseArgs } from 'node:util';
import { demoAdminClient, demoAuditor, demoClient, demoReadOnlyClient, demoShortClient, demoUser } from '../../src/demo/demo.ts';
import { realFaults } from '../../src/demo/classic/faults.ts';
import type { OtherWorld } from '../../src/demo/worlds/otherWorld.ts';
import { plantedWorld } from '../../src/demo/worlds/planted.ts';
import { referencesWorld } from '../../src/demo/worlds/references/referencesWorld.ts';
import { twinWorld } from '../../src/demo/worlds/twinWorld.ts';
import { startDemoServer } from './demoServer.ts';
import { faultNames, namedFault } from './faults.ts';

const usage = `npm run demo -- [--port P] [--computers N] [--latency MS] [--faults NAME,...] [--world NAME]

Faults: ${faultNames.join(', ')}, or a status code.
Each of them hits every request but those that sign in; with several, the first one counts.

Faults of the Classic API, all but hidesUsers on from the start; with no- before it, one is turned off:
${Object.keys(realFaults).join(', ')}.

Worlds, beside the first one:
  twin        the same objects under other ids
  planted     the same with differences that a comparison has to find
  references  objects that name each other in every way that there is`;

const worlds: Readonly<Record<string, OtherWorld>> = { twin: twinWorld, planted: plantedWorld(), references: referencesWorld() };

/** A whole number of an option, or undefined if it was not given. Ends the program where it is none. */
function whole(name: string, text: string | undefined, largest: number): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text) && Number(text) <= largest) return Number(text);
  return fail(`--${name} takes a whole number up to ${largest}, not ${text}.`);
}

/** A fault of the Classic API, turned on or off; nothing for any other name. */
function classicFault(name: string): readonly (readonly [string, boolean])[] {
  const fault = name.replace(/^no-/, '');
  return Object.hasOwn(realFaults, fault) ? [[fault, fault === name]] : [];
}

function fail(message: string): never {
  console.error(`${message}\n\n${usage}`);
  process.exit(2);
}

function options(): { readonly [name: string]: string | boolean | undefined } {
  try {
    const text = { type: 'string' } as const;
    return parseArgs({ options: { port: text, computers: text, latency: text, faults: text, world: text, help: { type: 'boolean' } } })
      .values;
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

const given = options();
if (given['help'] === true) {
  console.log(usage);
  process.exit(0);
}
const textOf = (name: string): string | undefined => (typeof given[name] === 'string' ? given[name] : undefined);
const port = whole('port', textOf('port'), 65_535) ?? 0;
const computers = whole('computers', textOf('computers'), 10_000_000) ?? 200;
const latencyMs = whole('latency', textOf('latency'), 600_000) ?? 0;
const names = (textOf('faults') ?? '').split(',').filter(Boolean);
const classicFaults = Object.fromEntries(names.flatMap((name) => classicFault(name)));
const faults = names
  .filter((name) => classicFault(name).length === 0)
  .map((name) => namedFault(name) ?? fail(`There is no fault ${name}.`));
const worldName = textOf('world') ?? 'first';
const world = worlds[worldName];
if (world === undefined && worldName !== 'first') fail(`There is no world ${worldName}.`);

const server = await startDemoServer({
  port,
  computers,
  latencyMs,
  faults,
  classicFaults,
  ...(world === undefined ? {} : { world }),
}).catch((error: unknown) => fail(`The demo cannot listen on port ${port}: ${error instanceof Error ? error.message : String(error)}.`));

const clients = [
  [demoClient, 'everything but wiping and unmanaging devices'],
  [demoAdminClient, 'everything'],
  [demoReadOnlyClient, 'reads buildings, departments and scripts only'],
  [demoShortClient, 'tokens live for 60 seconds'],
] as const;
console.log(`Demo Jamf Pro: ${server.url}

API clients (id, secret):
${clients.map(([{ clientId, clientSecret }, note]) => `  ${clientId.padEnd(15)} ${clientSecret.padEnd(22)} ${note}`).join('\n')}

Accounts (name, password):
  ${demoUser.username.padEnd(15)} ${demoUser.password.padEnd(22)} administrator
  ${demoAuditor.username.padEnd(15)} ${demoAuditor.password.padEnd(22)} auditor

Ctrl+C stops it.`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void server.close().then(() => process.exit(0)));
}
