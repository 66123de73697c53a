import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { ProblemError } from '../../../../../src/shared/problem.ts';
import { UsesAnswer, type UseFinder } from '../../../../../src/app/sets/uses/usesAnswer.ts';
import type { FoundUses, UsesShown } from '../../../../../src/app/sets/uses/usesShown.ts';
import type { Refreshed, RefreshOptions } from '../../../../../src/app/sets/snapshots.ts';

const script = { resource: 'scripts', id: '7', name: 'Fix' };
const other = { resource: 'scripts', id: '8', name: 'Other' };

const found = (...names: readonly string[]): FoundUses => ({
  of: script,
  uses: names.map((name) => ({ resource: 'classic/policies', id: name, name, places: [] })),
  coverage: { complete: false, kinds: [], unseen: [] },
  readable: [],
  more: [],
  missing: ['classic/policies'],
});

const namesIn = ({ uses }: Pick<UsesShown, 'uses'>): readonly string[] => uses.map(({ name }) => name);

type Refresh = (instanceId: string, options: RefreshOptions, signal: AbortSignal) => Promise<Refreshed>;
const done: Refreshed = { objects: 0, read: 0, kept: 0, unread: [] };

/** Moves on when a test says so. */
const time = { now: 0 };

function answerOf(finder: Partial<UseFinder>, refresh: Refresh = async () => done) {
  const states: string[] = [];
  const answer = new UsesAnswer({
    finder: { known: async () => found(), asked: async (_instance, known) => known, ...finder },
    snapshots: async () => ({ refresh }),
    now: () => time.now,
    words: async (problem) => `told: ${problem.kind}`,
  });
  answer.onDidChange((shown) => states.push(shown === undefined ? 'nothing' : `${shown.state.kind} ${namesIn(shown).join()}`.trim()));
  return { answer, states };
}

describe('an answer about uses', () => {
  it('shows what is known before the server is asked, and both then', async () => {
    const { answer, states } = answerOf({ known: async () => found('A'), asked: async () => found('A', 'B') });
    const shown = await answer.look('lab', script);
    assert.deepEqual(namesIn(shown), ['A', 'B']);
    assert.deepEqual(states, ['asking', 'asking A', 'asking A,B', 'idle A,B']);
  });

  it('says what failed, and keeps what was found before that', async () => {
    const fail = async (): Promise<FoundUses> => {
      throw new ProblemError({ kind: 'invalid', message: 'No.' });
    };
    const { answer } = answerOf({ known: async () => found('A'), asked: fail });
    const shown = await answer.look('lab', script);
    assert.deepEqual([namesIn(shown), shown.state.kind === 'trouble' && shown.state.words], [['A'], 'told: invalid']);
  });

  it('shows nothing of a question that another one took the place of', async () => {
    const ways: ((known: FoundUses) => void)[] = [];
    const { answer, states } = answerOf({ known: () => new Promise((resolve) => void ways.push(resolve)) });
    const first = answer.look('lab', script);
    const second = answer.look('lab', other);
    ways[1]?.(found('of the second'));
    ways[0]?.(found('of the first'));
    assert.equal((await first).state.kind, 'stopped');
    assert.deepEqual(namesIn(await second), ['of the second']);
    assert.ok(!states.some((state) => state.includes('of the first')), states.join('; '));
    assert.deepEqual(answer.shown && namesIn(answer.shown), ['of the second']);
  });

  it('lets answers come in while it reads, and tells how far it is', async () => {
    const known = [found(), found('A'), found('A', 'B')];
    let kinds = 0;
    const { answer, states } = answerOf(
      { known: async () => known[kinds] ?? found() },
      async (_instance, { resources, onKind, onProgress }) => {
        assert.deepEqual(resources, ['classic/policies', 'scripts']);
        onProgress?.({ done: 1, requests: 9, left: 3000 });
        kinds = 1;
        onKind?.('classic/policies');
        await setImmediate();
        kinds = 2;
        onKind?.('scripts');
        return done;
      },
    );
    await answer.look('lab', script);
    states.length = 0;
    const shown = await answer.read(['classic/policies', 'scripts']);
    assert.deepEqual(shown && namesIn(shown), ['A', 'B']);
    assert.deepEqual([...new Set(states)], ['reading', 'reading A', 'reading A,B', 'idle A,B']);
  });

  it('tells how far it is now and then, however many requests there are', async () => {
    const { answer, states } = answerOf({}, async (_instance, { onProgress }) => {
      for (let index = 0; index < 1000; index += 1) {
        time.now += 1;
        onProgress?.({ done: index, requests: 1000, left: undefined });
      }
      return done;
    });
    await answer.look('lab', script);
    states.length = 0;
    await answer.read(['scripts']);
    const told = states.filter((state) => state.startsWith('reading')).length;
    assert.ok(told >= 3 && told <= 6, String(told));
  });

  it('stops on demand, and keeps what it has', async () => {
    const stopped: Refresh = (_instance, _options, signal) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new ProblemError({ kind: 'cancelled' }))));
    const { answer } = answerOf({ known: async () => found('A') }, stopped);
    await answer.look('lab', script);
    const reading = answer.read(['scripts']);
    await setImmediate();
    answer.stop();
    const shown = await reading;
    assert.deepEqual([shown?.state.kind, shown && namesIn(shown)], ['stopped', ['A']]);
    assert.equal(answer.shown?.state.kind, 'stopped');
  });

  it('tells of a kind that fails while it streams at the end, and once', async () => {
    let looks = 0;
    const known = async (): Promise<FoundUses> => {
      looks += 1;
      if (looks === 2) throw new Error('half written');
      return found('A');
    };
    const { answer } = answerOf({ known }, async (_instance, { onKind }) => {
      onKind?.('scripts');
      return done;
    });
    await answer.look('lab', script);
    const shown = await answer.read(['scripts']);
    assert.deepEqual([shown?.state.kind, shown && namesIn(shown)], ['idle', ['A']]);
  });

  it('reads nothing where nothing was asked, and shows nothing after its instance is gone', async () => {
    const { answer, states } = answerOf({});
    assert.equal(await answer.read(['scripts']), undefined);
    await answer.look('lab', script);
    answer.clear();
    assert.deepEqual([answer.shown, states.at(-1)], [undefined, 'nothing']);
  });
});
