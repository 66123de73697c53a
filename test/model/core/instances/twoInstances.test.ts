import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { JamfTokens } from '../../../../src/core/auth/tokenSource.ts';
import { composeTransport, composeWire } from '../../../../src/core/http/policies/composeTransport.ts';
import type { HttpRequest, HttpResponse } from '../../../../src/core/http/message.ts';
import type { Credentials } from '../../../../src/core/instances/profile.ts';
import { ProblemError } from '../../../../src/shared/problem.ts';
import { FakeClock, settled } from '../../../support/fakeClock.ts';
import { answer, fakeTransport, get } from '../../../support/fakeTransport.ts';

const runs = 5;
/** At the same time, each a world of its own, so that they share the turns of the event loop. */
const worldsPerRun = 20;
const interleavingsPerWorld = 100;
const total = runs * worldsPerRun * interleavingsPerWorld;

interface Waiting {
  readonly request: HttpRequest;
  readonly resolve: (response: HttpResponse) => void;
}

/** Two instances, one for an API client and one for a user, over one network that answers in whatever order it is told. */
function twoInstances() {
  const clock = new FakeClock();
  const waiting: Waiting[] = [];
  let issued = 0;
  const network = fakeTransport((request) => new Promise((resolve) => waiting.push({ request, resolve })));
  const credentials: Readonly<Record<string, Credentials>> = {
    'a.test': { kind: 'client', clientId: 'id-of-a.test', clientSecret: 'canary-of-a.test' },
    'b.test': { kind: 'user', username: 'id-of-b.test', password: 'canary-of-b.test' },
  };
  const instances = Object.entries(credentials).map(([host, own]) => {
    const base = `https://${host}`;
    const limits = () => ({ response: 1e9, idle: 1e9, total: 1e9 });
    const line = composeWire(network.send, { base, clock, random: () => 0, wallClock: () => 0, limits, userAgent: 'test' });
    const tokens = new JamfTokens({ send: line, base, credentials: async () => own, clock, wallClock: () => 0 });
    return { base, tokens, send: composeTransport(line, { tokens, clock, access: () => 'full' as const, base }) };
  });

  /** Tokens and cookies name the host that gave them. */
  function reply({ request, resolve }: Waiting, dice: number): void {
    const { host, pathname } = new URL(request.url);
    const cookie = { 'set-cookie': `APBALANCEID=cookie-of-${host}` };
    issued += 1;
    if (!/token|keep-alive/.test(pathname)) return resolve(answer([200, 200, 401, 404][dice % 4] ?? 200, { headers: cookie }));
    // Now and then the answer repeats the secret, as a badly set up gateway does.
    if (dice % 5 === 0) return resolve(answer(403, { body: `refused: client_secret=canary-of-${host}`, headers: cookie }));
    const token = `canary-of-${host}-${issued}`;
    const expires = new Date(60_000).toISOString();
    resolve(
      answer(200, { body: pathname.includes('oauth') ? { access_token: token, expires_in: 60 } : { token, expires }, headers: cookie }),
    );
  }

  return { clock, waiting, network, instances, reply };
}

/** What an instance sends of its own, wherever in a request it stands; `Basic` read as what it says. */
function secretsIn({ headers, body }: HttpRequest): string {
  const { authorization = '', cookie = '' } = headers;
  const basic = authorization.startsWith('Basic ') ? Buffer.from(authorization.slice(6), 'base64').toString() : '';
  return `${authorization} ${basic} ${cookie} ${typeof body === 'string' ? body : ''}`;
}

/** Small and quick (Park and Miller): a run is told by its seed. */
function diceOf(seed: number): (sides: number) => number {
  let state = (seed % 2_147_483_646) + 1;
  return (sides) => (state = (state * 48_271) % 2_147_483_647) % sides;
}

describe('two instances', () => {
  it(`never mix their tokens, secrets and cookies, and tell none of them, in ${total} interleavings`, async () => {
    let checked = 0;
    let interleavings = 0;

    async function interleave(world: ReturnType<typeof twoInstances>, dice: (sides: number) => number): Promise<void> {
      const calls: Promise<unknown>[] = [];
      const told: unknown[] = [];
      const leaving: AbortController[] = [];
      const start = (): void => {
        const { base, send } = world.instances[dice(2)] ?? assert.fail();
        const controller = new AbortController();
        leaving.push(controller);
        calls.push(send(get(`${base}/api/v1/x`), controller.signal).catch((error: unknown) => told.push(error)));
      };
      for (let step = 0; step < 3; step += 1) {
        start();
        if (dice(3) === 0) await settled();
        if (dice(8) === 0) leaving[dice(leaving.length)]?.abort();
        const [one] = world.waiting.length === 0 ? [] : world.waiting.splice(dice(world.waiting.length), 1);
        if (one !== undefined) world.reply(one, dice(100));
      }
      // The rest in a random order, too, until nothing is under way.
      for (await settled(); world.waiting.length > 0; await settled()) {
        const [one] = world.waiting.splice(dice(world.waiting.length), 1);
        if (one !== undefined) world.reply(one, dice(100));
      }
      await Promise.all(calls);
      if (dice(4) === 0) await world.clock.advance(dice(70_000));
      for (const error of told) {
        assert.ok(error instanceof ProblemError);
        assert.doesNotMatch(`${JSON.stringify(error.problem)} ${error.message}`, /canary/);
      }
      interleavings += 1;
    }

    async function run(seed: number): Promise<void> {
      const world = twoInstances();
      const dice = diceOf(seed);
      for (let count = 0; count < interleavingsPerWorld; count += 1) await interleave(world, dice);
      for (const request of world.network.requests) {
        const { host } = new URL(request.url);
        const secrets = secretsIn(request);
        assert.ok(!secrets.includes(host === 'a.test' ? '-of-b.test' : '-of-a.test'), `${request.url} was sent what belongs to the other`);
        if (secrets.includes(`canary-of-${host}`)) checked += 1;
      }
      assert.equal(world.network.inFlight(), 0);
      assert.equal(world.clock.pending, 0);
    }

    const seeds = fc.array(fc.nat(), { minLength: worldsPerRun, maxLength: worldsPerRun });
    await fc.assert(
      fc.asyncProperty(seeds, async (each) => void (await Promise.all(each.map(run)))),
      { numRuns: runs, endOnFailure: true },
    );
    assert.equal(interleavings, total);
    assert.ok(checked > interleavings, `only ${checked} requests were signed`);
  });
});
