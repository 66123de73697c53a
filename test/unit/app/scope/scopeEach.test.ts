import assert from 'node:assert/strict';
import { scopeDraft, refusedScope, type ScopeDraft } from '../../../../src/app/scope/scopeDraft.ts';
import { scopeEach, type ScopedOne, type Scoping } from '../../../../src/app/scope/scopeEach.ts';
import { scopedLines, scopeQuestion, scopeResult, scopeText } from '../../../../src/app/scope/scopeWords.ts';
import type { JsonNode } from '../../../../src/core/json/parse.ts';
import { Loaded } from '../../../../src/core/json/loaded.ts';
import type { ObjectAddress } from '../../../../src/core/objects/address/address.ts';
import { planOf, type ObjectPlan } from '../../../../src/core/objects/plan/plan.ts';
import type { ScopeWish } from '../../../../src/core/objects/scope/editScope.ts';
import { Folder, json, Window } from '../../../support/documents/documentsDesk.ts';
import { catalogue, FakeJamf } from '../../../support/objects/fakeJamf.ts';
import { scopedShape } from '../../../support/objects/scopeShapes.ts';
import type { Waiter } from '../../../../src/app/support/progress.ts';
import { never } from '../../../support/signals.ts';

const alone: Waiter = { signal: never, finalSignal: never, ask: async (question) => await question() };
const lab = { kind: 'computer-groups', id: '4', name: 'Lab Macs' };
const add: ScopeWish = { act: 'add', role: 'exclusion', things: [lab] };
const labels: Readonly<Record<string, string>> = { 7: 'Chrome', 8: 'Firefox', 9: 'Safari' };

function addressOf(id: string): ObjectAddress {
  return { ...json, target: { kind: 'one', id }, label: labels[id] ?? id };
}

/** Scripts that have the scope of a policy. */
function planWith(address: ObjectAddress, more: Partial<NonNullable<ObjectPlan['write']>> = {}): ObjectPlan {
  const plan = planOf(catalogue, address.resource, address.target);
  const { write } = plan;
  assert.ok(write !== undefined);
  return { ...plan, readShape: scopedShape, write: { ...write, shape: scopedShape, ...more } };
}

const scopeWith = (...ids: readonly number[]): string =>
  `{"scope":{"exclusions":{"computer_groups":[${ids.map((id) => `{"id":${id},"name":"n${id}"}`).join()}]}}}`;

class Desk {
  readonly jamf = new FakeJamf();
  readonly window: Window;
  readonly noted: string[] = [];
  readonly told: string[] = [];
  origin = this.jamf.session.profile.url;
  obstacle: Scoping['obstacle'] = () => undefined;

  constructor(...scopes: readonly string[]) {
    this.window = new Window(this.jamf, new Folder());
    for (const [index, scope] of scopes.entries()) this.jamf.stored.set(`/v1/scripts/${index + 7}`, scope);
  }

  drafts(wishes: readonly ScopeWish[], more: Partial<NonNullable<ObjectPlan['write']>> = {}): readonly ScopeDraft[] {
    return [...this.jamf.stored].map(([path, text]) => {
      const address = addressOf(path.slice(-1));
      return scopeDraft(address, planWith(address, more), new Loaded(text), wishes);
    });
  }

  async save(drafts: readonly ScopeDraft[], signal: AbortSignal = never): Promise<readonly ScopedOne[]> {
    const scoping: Scoping = {
      origin: this.origin,
      session: () => this.jamf.session,
      documents: this.window.documents,
      next: ({ label }, done) => void this.told.push(`${done} ${label}`),
      obstacle: (address) => this.obstacle(address),
      stored: async ({ label }, text, over) => {
        this.noted.push(`${label}: ${JSON.stringify(JSON.parse(over))} → ${JSON.stringify(JSON.parse(text))}`);
        return await Promise.resolve();
      },
      trouble: (_, error) => assert.fail(String(error)),
      what: ({ label }) => label,
      words: async (_, problem) => problem.kind,
    };
    return await scopeEach(drafts, scoping, signal);
  }
}

const ends = (all: readonly ScopedOne[]): readonly string[] =>
  all.map(({ kind, why }) => (why === undefined || why === '' ? kind : `${kind}: ${why}`));

describe('scopes of several objects', () => {
  it('are changed one after the other, and only where they are not so already', async () => {
    const desk = new Desk(scopeWith(), scopeWith(4), scopeWith(1));
    const all = await desk.save(desk.drafts([add]));
    assert.deepEqual(ends(all), ['changed', 'already', 'changed']);
    assert.deepEqual(desk.told, ['0 Chrome', '2 Safari']);
    assert.equal(desk.jamf.writes().length, 2);
    assert.deepEqual(desk.noted, [
      'Chrome: {"scope":{"exclusions":{"computer_groups":[]}}} → {"scope":{"exclusions":{"computer_groups":[{"id":4,"name":"Lab Macs"}]}}}',
      'Safari: {"scope":{"exclusions":{"computer_groups":[{"id":1,"name":"n1"}]}}} → {"scope":{"exclusions":{"computer_groups":[{"id":1,"name":"n1"},{"id":4,"name":"Lab Macs"}]}}}',
    ]);
    const { isWhole, message } = scopeResult(all, 'Lab');
    assert.deepEqual([isWhole, message], [true, 'The scope of 2 of 3 objects was changed on Lab. 1 was so already.']);
  });

  it('keep what others put there after the question, which is merged into what is sent', async () => {
    const desk = new Desk(scopeWith(1));
    const drafts = desk.drafts([add]);
    desk.jamf.stored.set('/v1/scripts/7', scopeWith(1, 2));
    const all = await desk.save(drafts);
    assert.deepEqual(ends(all), ['changed: Chrome was saved. Others had changed scope.exclusions.computer_groups; that was kept.']);
    assert.equal(scopeResult(all, 'Lab').isWhole, true);
    assert.equal(JSON.stringify(JSON.parse(desk.jamf.stored.get('/v1/scripts/7') ?? '')), scopeWith(1, 2, 4).replace('n4', 'Lab Macs'));
  });

  it('are not changed where others made the change something else', async () => {
    const target: ScopeWish = { ...add, role: 'target' };
    const desk = new Desk('{"scope":{"all_computers":false,"computer_groups":[]}}');
    const drafts = desk.drafts([target]);
    desk.jamf.stored.set('/v1/scripts/7', '{"scope":{"all_computers":true,"computer_groups":[]}}');
    assert.deepEqual(ends(await desk.save(drafts)), [
      'refused: Chrome was changed by others meanwhile, so nothing was sent for it. Try again.',
    ]);
    assert.equal(desk.jamf.writes().length, 0);
  });

  it('are not changed where a question comes up that nobody answered', async () => {
    const rules = (minded: readonly 'unseenUsers'[]) => ({
      rules: {
        faults: () => [],
        bodyOf: (_: unknown, wanted: JsonNode) => wanted,
        minded: () => minded,
        meansSame: () => false,
        readsSame: () => false,
        replaces: () => false,
        untouchable: () => undefined,
      },
    });
    const desk = new Desk(scopeWith());
    const [draft] = desk.drafts([add], rules([]));
    assert.ok(draft?.save !== undefined);
    const later = { ...draft, save: { ...draft.save, plan: planWith(draft.address, rules(['unseenUsers'])) } };
    assert.deepEqual(ends(await desk.save([later])), [
      'refused: Chrome was changed by others meanwhile, so nothing was sent for it. Try again.',
    ]);
  });

  it('stay as they are after a stop, which is told of those that are left', async () => {
    const desk = new Desk(scopeWith(), scopeWith(), scopeWith());
    const stop = new AbortController();
    desk.jamf.before = ({ method, url }) => {
      if (method === 'PUT' && new URL(url).pathname.endsWith('/7')) stop.abort();
    };
    const all = await desk.save(desk.drafts([add]), stop.signal);
    assert.deepEqual(ends(all).slice(1), ['stopped', 'stopped']);
    assert.equal(desk.jamf.writes().length, 1);
    assert.match(scopeResult(all, 'Lab').message, /Stopped: 2 not changed\.$/);
  });

  it('are told of with the sentence where one is refused, and the others go on', async () => {
    const desk = new Desk(scopeWith(), scopeWith(), scopeWith());
    desk.jamf.fault = ({ method, url }) => (method === 'PUT' && new URL(url).pathname.endsWith('/8') ? '403' : undefined);
    desk.obstacle = ({ label }) => (label === 'Safari' ? '“Safari” has unsent changes. Save or revert them first.' : undefined);
    const all = await desk.save(desk.drafts([add]));
    assert.deepEqual(ends(all), ['changed', 'refused: forbidden', 'refused: “Safari” has unsent changes. Save or revert them first.']);
    assert.equal(
      scopeResult(all, 'Lab').message,
      'The scope of 1 of 3 objects was changed on Lab. forbidden “Safari” has unsent changes. Save or revert them first.',
    );
  });

  it('are told of as not known where the answer was lost and nobody can tell', async () => {
    const desk = new Desk(scopeWith());
    let isLost = false;
    desk.jamf.fault = ({ method }) => {
      isLost ||= method === 'PUT';
      return isLost ? 'reset' : undefined;
    };
    assert.deepEqual(ends(await desk.save(desk.drafts([add]))), ['unknown: unknownOutcome']);
  });

  it('are not tried where the instance is another server by now', async () => {
    const desk = new Desk(scopeWith(), scopeWith());
    desk.origin = 'https://other.test';
    const all = await desk.save(desk.drafts([add]));
    assert.deepEqual([ends(all), desk.jamf.requests.length], [['moved', 'moved'], 0]);
    assert.match(scopeResult(all, 'Lab').message, /2 not tried, since the instance was changed or removed meanwhile\.$/);
  });

  it('wait for a save of the same object that is under way', async () => {
    const desk = new Desk(scopeWith());
    const order: string[] = [];
    let go = (): void => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    const before = desk.window.documents.inTurn(addressOf('7'), alone, async () => {
      await held;
      order.push('before');
      return { kind: 'cancelled' };
    });
    desk.jamf.before = () => void order.push('read');
    const saving = desk.save(desk.drafts([add]));
    go();
    await Promise.all([before, saving]);
    assert.equal(order[0], 'before');
  });
});

describe('the question before scopes are changed', () => {
  const desk = new Desk(scopeWith(), scopeWith(4), '{"scope":""}');
  const drafts = desk.drafts([add]);

  it('says of each object what changes, what is so already and what cannot be', () => {
    assert.deepEqual(scopeQuestion(drafts, 'Lab'), {
      summary: 'Change the scope of Script “Chrome” on Lab.',
      lines: [
        '“Chrome”: + exclusion: Computer Group “Lab Macs”',
        '“Firefox”: Is an exclusion already: Computer Group “Lab Macs”',
        '“Safari”: Not possible: Exclusion, Computer Group “Lab Macs”. Jamf Pro shows no scope there that could be changed.',
      ],
      beyond: undefined,
    });
  });

  it('counts what would be too long, which is shown whole on demand', () => {
    const many = Array.from({ length: 20 }, (_, id) => ({ ...lab, id: String(id + 10), name: `Lab ${id}` }));
    const [first] = desk.drafts([{ ...add, things: many }]);
    assert.ok(first !== undefined);
    const { lines } = scopeQuestion([first], 'Lab');
    assert.deepEqual([lines.length, lines.at(-1)], [12, 'and 9 more']);
    assert.equal(scopeText([first], 'All.').split('\n').length, 24);
  });

  it('says that assignments may be lost which nobody sees', () => {
    const rules = {
      faults: () => [],
      bodyOf: (_: unknown, wanted: JsonNode) => wanted,
      minded: () => ['unseenUsers' as const],
      meansSame: () => false,
      readsSame: () => false,
      replaces: () => false,
      untouchable: () => undefined,
    };
    const { beyond } = scopeQuestion(new Desk(scopeWith()).drafts([add], { rules }), 'Lab');
    assert.equal(
      beyond,
      'Jamf Pro may have assignments to users in this scope that its API does not show; saving the scope would remove them.',
    );
  });

  it('is not asked of what a save would do more to, which is told', () => {
    const rules = {
      faults: () => [],
      bodyOf: (_: unknown, wanted: JsonNode) => wanted,
      minded: () => ['everyDevice' as const],
      meansSame: () => false,
      readsSame: () => false,
      replaces: () => false,
      untouchable: () => undefined,
    };
    const [draft] = new Desk(scopeWith()).drafts([add], { rules });
    assert.deepEqual(
      [draft?.save, draft?.refusal],
      [undefined, 'A save would do more there than change its scope. Change it in its document.'],
    );
  });

  it('is not asked of what its API refuses whole, which is told', async () => {
    const message = 'Its payload would be damaged by any save.';
    const rules = {
      faults: () => [{ pointer: '', message }],
      bodyOf: (_: unknown, wanted: JsonNode) => wanted,
      minded: () => [],
      meansSame: () => false,
      readsSame: () => false,
      replaces: () => false,
      untouchable: () => undefined,
    };
    const refused = new Desk(scopeWith());
    const [draft] = refused.drafts([add], { rules });
    assert.deepEqual([draft?.save, draft?.refusal], [undefined, message]);
    const all = await refused.save(refused.drafts([add], { rules }));
    assert.deepEqual([scopeResult(all, 'Lab').message, refused.jamf.requests.length], [message, 0]);
  });
});

describe('what came of scopes', () => {
  it('is told in a line for each, with what was meant', async () => {
    const desk = new Desk(scopeWith(), scopeWith(4));
    const all = await desk.save([...desk.drafts([add]), refusedScope(addressOf('9'), 'It is gone.')]);
    assert.deepEqual(scopedLines(all), [
      'Changed: Script “Chrome” (id 7)',
      '  + exclusion: Computer Group “Lab Macs”',
      'So already: Script “Firefox” (id 8)',
      '  Is an exclusion already: Computer Group “Lab Macs”',
      'Not changed: Script “Safari” (id 9). It is gone.',
    ]);
  });

  it('is one sentence of one', async () => {
    const changed = new Desk(scopeWith());
    assert.deepEqual(scopeResult(await changed.save(changed.drafts([add])), 'Lab'), {
      isWhole: true,
      message: 'The scope of “Chrome” was changed on Lab.',
    });
    const already = new Desk(scopeWith(4));
    assert.equal(
      scopeResult(await already.save(already.drafts([add])), 'Lab').message,
      'Nothing to change: the scope of “Chrome” is so already.',
    );
    const impossible = new Desk('{"scope":""}');
    assert.equal(
      scopeResult(await impossible.save(impossible.drafts([add])), 'Lab').message,
      '“Chrome”: Not possible: Exclusion, Computer Group “Lab Macs”. Jamf Pro shows no scope there that could be changed.',
    );
  });
});
