import { spawn } from 'node:child_process';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { createDemo } from '../src/demo/demo.ts';

/** A Jamf Pro that takes this long, in milliseconds, for each answer which is not about itself. */
export interface SlowServer {
  readonly latency: number;
  readonly answered: (path: string) => string;
}

/** What is asked of it, but about itself: a script may ask for the number. */
export const countPath = '/counted-requests';

const { body } = createDemo().handle({ method: 'GET', path: '/api/schema/', headers: {} });

/** What each is asked before anything else. */
const ofItself: readonly (readonly [part: string, answer: string])[] = [
  ['/oauth/token', '{"access_token":"bench","token_type":"Bearer","expires_in":3600}'],
  ['/jamf-pro-version', '{"version":"11.30.1"}'],
  ['/v1/auth', '{"account":{"username":"bench","privilegesBySite":{}},"authenticationType":"CLIENT_CREDENTIALS"}'],
  ['/schema', typeof body === 'string' ? body : new TextDecoder().decode(body)],
];

/**
 * The young generation of V8, in MiB, of which up to three times as much is memory that holds nothing: as VS Code has it, whose V8 has
 * compressed pointers and so half of what Node's has (`DefaultMaxSemiSpaceSize` of V8's heap).
 */
const semiSpace = 32;

/**
 * Runs a script of this folder against a server in a process of its own, so that its memory can be told from the server's.
 * Resolves to what the script prints, which is JSON.
 */
export async function inProcessOfItsOwn(script: string, { latency, answered }: SlowServer): Promise<unknown> {
  let counted = 0;
  const answer = (path: string, response: ServerResponse): void => {
    response.setHeader('content-type', /\/JSSResource\/.*\/id\//.test(path) ? 'application/xml' : 'application/json');
    const [, known] = ofItself.find(([part]) => path.includes(part)) ?? [];
    if (path === countPath) response.end(String(counted));
    else if (known !== undefined) response.end(known);
    else {
      counted += 1;
      setTimeout(() => response.end(answered(path)), latency);
    }
  };
  const server = createServer((request, response) => answer(request.url ?? '', response));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- A server that listens on a port has such an address.
  const { port } = server.address() as AddressInfo;
  const file = fileURLToPath(new URL(script, import.meta.url));
  const flags = ['--disable-warning=ExperimentalWarning', '--expose-gc', `--max-semi-space-size=${semiSpace}`];
  const child = spawn(process.execPath, [...flags, file, `http://127.0.0.1:${port}`], { stdio: ['ignore', 'pipe', 'inherit'] });
  const output = await text(child.stdout);
  server.closeAllConnections();
  server.close();
  return JSON.parse(output);
}
