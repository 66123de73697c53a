import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { BodyStore } from '../../../../src/app/runner/bodyStore.ts';
import { runnerGuards } from '../../../../src/app/runner/guards.ts';
import { RpcServer } from '../../../../src/app/pages/rpcServer.ts';
import { emptyDraft } from '../../../../src/shared/draft.ts';
import type { Implementation, WireMessage } from '../../../../src/shared/rpc.ts';
import type { RunnerMethods } from '../../../../src/app/runner/protocol.ts';

describe('guards of the runner', () => {
  const names = Object.keys(runnerGuards);

  it('lets 10,000 random messages cause no call of anything that has an effect, and no exception', async () => {
    const effects: string[] = [];
    const answers: WireMessage[] = [];
    // An effect on an answer needs one that is kept, and nobody guesses its handle.
    const bodies = new BodyStore(1);
    const methods = names.map(
      (name) => [name, (input: object) => void ('handle' in input ? bodies.get(String(input.handle)) : effects.push(name))] as const,
    );
    const server = new RpcServer<RunnerMethods>({
      post: (message) => answers.push(message),
      onBug: (error) => assert.fail(String(error)),
      guards: runnerGuards,
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Each method only says that it was called.
      implementation: Object.fromEntries(methods) as unknown as Implementation<RunnerMethods>,
    });
    const odd = fc.anything({
      maxDepth: 3,
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withTypedArray: true,
    });
    const almost = fc.record({
      instanceId: fc.oneof(fc.string(), odd),
      draft: fc.oneof(fc.constant({ ...emptyDraft, path: 1 }), odd),
      sendId: odd,
      do: fc.oneof(fc.constantFrom('saveBody', 'openObject'), odd),
      handle: odd,
    });
    const message = fc.oneof(
      odd,
      fc.record({
        type: fc.constantFrom('call', 'abort', 'event', 'answer'),
        id: fc.oneof(fc.nat(), odd),
        method: fc.oneof(fc.constantFrom(...names, 'constructor', '__proto__'), fc.string()),
        input: fc.oneof(odd, almost),
      }),
    );
    for (const one of fc.sample(message, { numRuns: 10_000, seed: 42 })) server.receive(one);
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(
      effects.filter((name) => ['send', 'fetchAll', 'act', 'copyAs', 'pickFile', 'open'].includes(name)),
      [],
    );
    assert.ok(answers.length > 500);
  });
});
