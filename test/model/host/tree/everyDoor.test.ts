import assert from 'node:assert/strict';
import { nextState } from '../../../../src/app/instances/instanceState.ts';
import { fetchAllPages } from '../../../../src/app/runner/fetchAll.ts';
import { guidanceInput } from '../../../../src/app/runner/answerFacts.ts';
import { BodyStore } from '../../../../src/app/runner/bodyStore.ts';
import { Memory } from '../../../../src/app/runner/memory.ts';
import { sendDraft } from '../../../../src/app/runner/sending.ts';
import type { SendingParts } from '../../../../src/app/runner/sending.ts';
import type { Services } from '../../../../src/app/support/services.ts';
import { explainWith } from '../../../../src/app/support/problemFacts.ts';
import { withFailuresShown } from '../../../../src/app/support/guarded.ts';
import { NotifyingProblems } from '../../../../src/app/support/problems.ts';
import { TableChoices } from '../../../../src/app/lists/tableChoices.ts';
import { TableData } from '../../../../src/app/table/tableData.ts';
import { tableMethods } from '../../../../src/app/table/tableMethods.ts';
import type { HttpRequest } from '../../../../src/core/http/message.ts';
import { requestUrl } from '../../../../src/core/instances/requestUrl.ts';
import type { Session } from '../../../../src/core/instances/session.ts';
import { exportList, newExport } from '../../../../src/core/listing/exportList.ts';
import { ObjectSearch } from '../../../../src/core/listing/objectSearch.ts';
import { createObject } from '../../../../src/core/objects/create/create.ts';
import { Loaded } from '../../../../src/core/json/loaded.ts';
import { planOf } from '../../../../src/core/objects/plan/plan.ts';
import { readObject } from '../../../../src/core/objects/plan/read.ts';
import { removeObject } from '../../../../src/core/objects/remove/remove.ts';
import { saveObject } from '../../../../src/core/objects/save/save.ts';
import type { SaveQuestions } from '../../../../src/core/objects/save/saveTypes.ts';
import type { ApiDocument, Operation } from '../../../../src/core/families/pro/types.ts';
import { apiCatalogue } from '../../../../src/core/families/apiCatalogue.ts';
import { proFamily } from '../../../../src/core/families/pro/proFamily.ts';
import { keepBody } from '../../../../src/core/response/body/keptBody.ts';
import { guidanceFor } from '../../../../src/core/response/guidance/guidance.ts';
import type { Guidance } from '../../../../src/shared/guidance.ts';
import { problemOf } from '../../../../src/shared/problem.ts';
import { emptyDraft } from '../../../../src/shared/draft.ts';
import { FakeJamf, document as plain } from '../../../support/objects/fakeJamf.ts';
import { fakeServices } from '../../../support/host/fakeServices.ts';
import { MemoryLog, ScriptedUi } from '../../../support/supportFakes.ts';
import { cases } from '../../../support/guidance/cases.ts';
import { base, situationOf } from '../../../support/guidance/situations.ts';
import type { Situation } from '../../../support/guidance/situations.ts';
import { never } from '../../../support/signals.ts';
import { barOf } from '../../../support/host/sideBar.ts';

const stored = '{"id":"7","name":"Fix","scriptContents":"echo 1"}';
const profile = { id: 'acme', name: 'Acme', url: base, environment: 'test', access: 'full', account: { kind: 'none' } } as const;

/** The operations of the little Jamf Pro, each with privileges. */
const guardedBy = (operation: Operation): Operation => ({ ...operation, privileges: ['Read Buildings', 'Read Sites'] });
const document: ApiDocument = {
  operations: plain.operations.map(guardedBy),
  pathCount: plain.pathCount,
  tags: plain.tags,
  operation: (key) => document.operations.find((one) => one.key === key),
  detail: (operation) => plain.detail(operation),
  match: (method, path) => {
    const found = plain.match(method, path);
    return found === undefined ? undefined : { ...found, operation: guardedBy(found.operation) };
  },
  resolve: (schema) => plain.resolve(schema),
};
const catalogue = { ...apiCatalogue([proFamily(document)]), origin: { kind: 'server' } as const };

/** Somebody at one instance that answers one kind of request with the case's answer, and all others as Jamf Pro does. */
class Desk {
  readonly cards: Guidance[] = [];
  readonly session: Session;
  readonly services: Services;
  readonly jamf = new FakeJamf();
  readonly situation: Situation;
  refused: HttpRequest | undefined;

  constructor(situation: Situation, isMeant: (request: HttpRequest) => boolean) {
    this.situation = situation;
    this.jamf.stored.set('/v1/scripts/7', stored);
    this.jamf.page = ({ rows }) => ({ rows, totalCount: 5000 });
    const known = { ...situation.known, catalogue };
    this.session = {
      ...this.jamf.session,
      profile,
      url: (path, query) => requestUrl(base, path, query),
      known: () => known,
      catalogue: () => Promise.resolve(catalogue),
      send: (request, signal) => {
        if (!isMeant(request)) return this.jamf.session.send(request, signal);
        this.refused = request;
        return Promise.resolve(situation.response);
      },
    };
    this.services = this.#services();
  }

  #services(): Services {
    const log = new MemoryLog();
    const services = fakeServices({ session: this.session, confirm: { asks: () => Promise.resolve(false) }, log });
    const load = explainWith(services.instances, log);
    const recorded: typeof load = async () => {
      const explain = await load();
      return (problem, about) => {
        const card = explain(problem, about);
        this.cards.push(card);
        return card;
      };
    };
    return { ...services, problems: new NotifyingProblems(new ScriptedUi(), log, recorded, () => 'Acme') };
  }

  /** What the panel says of the same answer to the same request. */
  async inPanel(): Promise<Guidance> {
    const { response } = this.situation;
    const request = this.refused;
    assert.ok(request !== undefined, 'nothing was asked');
    const known = this.session.known();
    const seen = { earlier: undefined, tooLarge: undefined };
    const sent: unknown = typeof request.body === 'string' ? JSON.parse(request.body) : undefined;
    const about = { instance: 'Acme', known, base, request, requestBody: sent, ...seen };
    return guidanceFor(guidanceInput(response, await keepBody(response.body, ''), undefined, about));
  }

  sending(): SendingParts {
    return {
      services: this.services,
      bodies: new BodyStore(1_000_000),
      memory: new Memory(),
      files: () => Promise.resolve(() => undefined),
      sink: () => ({
        write: () => Promise.resolve(),
        finish: () => Promise.resolve({ bytes: new Uint8Array() }),
        received: () => undefined,
        discard: () => Promise.resolve(),
      }),
      pause: () => Promise.resolve(),
      progress: () => undefined,
      record: () => undefined,
      now: () => 0,
    };
  }

  /** As each feature does that meets a problem on its way. */
  async tells(work: () => Promise<unknown>): Promise<void> {
    try {
      const outcome = await work();
      const problem = typeof outcome === 'object' && outcome !== null && 'problem' in outcome ? outcome.problem : undefined;
      if (problem !== undefined) await this.says(problem);
    } catch (error) {
      await this.says(problemOf(error));
    }
  }

  async says(problem: unknown): Promise<void> {
    await this.services.problems.words(problem as ReturnType<typeof problemOf>, { instanceId: 'acme', couldNot: () => 'could not go on' });
  }
}

const isGet = ({ method }: HttpRequest): boolean => method === 'GET';
const plan = planOf(catalogue, 'scripts', { kind: 'one', id: '7' });
const blank = planOf(catalogue, 'scripts', { kind: 'new' });
const scripts = catalogue.resource('scripts')!;
const questions: SaveQuestions = {
  secrets: () => Promise.resolve(new Map<string, string>()),
  confirm: () => Promise.resolve('unasked'),
  conflict: () => Promise.resolve('cancel'),
};

type Door = readonly [name: string, isMeant: (request: HttpRequest) => boolean, run: (at: Desk) => Promise<void>];

const doors: readonly Door[] = [
  [
    'a request of the panel',
    isGet,
    async (at) => {
      const input = { instanceId: 'acme', draft: { ...emptyDraft, path: '/v1/scripts' }, sendId: 1 };
      const sent = await sendDraft(at.sending(), input, never);
      assert.ok(sent.kind === 'answer');
      at.cards.push(sent.guidance);
    },
  ],
  [
    'a later page of a whole list',
    ({ url }) => !url.includes('page=0'),
    async (at) => {
      const input = { instanceId: 'acme', draft: { ...emptyDraft, path: '/v1/scripts' }, sendId: 1 };
      const sent = await fetchAllPages(at.sending(), input, never);
      assert.ok(sent.kind === 'answer');
      assert.match(sent.guidance.source, /^list\.broken\.http/);
    },
  ],
  [
    'a row of the tree',
    isGet,
    async (at) => {
      const { explorer } = barOf(at.services);
      for (const node of await explorer.getChildren()) {
        for (const group of await explorer.getChildren(node)) {
          const row = (await explorer.getChildren(group)).find((one) => one.kind === 'resource' && one.resource === 'scripts');
          for (const child of row === undefined ? [] : await explorer.getChildren(row)) explorer.getTreeItem(child);
        }
      }
    },
  ],
  [
    'a table',
    isGet,
    async (at) => {
      const kept = new Map<string, unknown>();
      const memento = { get: (key: string) => kept.get(key), update: async (key: string, value: unknown) => void kept.set(key, value) };
      const query = { filter: '', sort: [] };
      const methods = tableMethods({
        services: at.services,
        data: new TableData(
          () => at.session,
          'scripts',
          [],
          () => undefined,
        ),
        choices: new TableChoices(memento),
        state: () => ({ instanceId: 'acme', resource: 'scripts', query }),
        opened: () => assert.fail(),
        became: () => undefined,
        progress: () => undefined,
        copy: () => Promise.resolve(),
        execute: () => Promise.resolve(undefined),
        buildFilter: () => Promise.resolve(undefined),
      });
      const loaded = await methods.load({ query, columns: null, fresh: false, whole: false, agreed: false }, never);
      assert.equal(loaded.kind, 'trouble');
    },
  ],
  [
    'an export',
    isGet,
    (at) => {
      const to = { write: () => Promise.resolve(), progress: () => undefined };
      return at.tells(() => exportList(at.session, scripts, { format: { kind: 'json' } }, newExport(), to, never));
    },
  ],
  [
    'a search',
    ({ url }) => url.includes('/scripts'),
    (at) => {
      const to = { hits: () => undefined, failed: async (_: unknown, error: unknown) => await at.says(problemOf(error)) };
      return at.tells(() => new ObjectSearch(at.session, never).find('Fix', to, never));
    },
  ],
  ['an object that is opened', isGet, (at) => at.tells(() => readObject(at.session, plan, never))],
  [
    'a save',
    ({ method }) => method === 'PUT',
    (at) => {
      const [base, mine] = [new Loaded(stored), new Loaded(stored.replace('Fix', 'Mine'))];
      return at.tells(() => saveObject({ session: at.session, plan, base, mine, lifetime: never }, questions, never));
    },
  ],
  [
    'a creation',
    ({ method }) => method === 'POST',
    (at) =>
      at.tells(() => createObject({ session: at.session, plan: blank, text: '{"name":"New"}', lifetime: never }, async () => true, never)),
  ],
  ['a deletion', ({ method }) => method === 'DELETE', (at) => at.tells(() => removeObject(at.session, plan, never, never))],
  [
    'a command',
    isGet,
    async (at) => {
      const { problems, log } = at.services;
      let shown: Promise<void> | undefined;
      const recording: Services['problems'] = {
        guidance: (...asked) => problems.guidance(...asked),
        words: (...asked) => problems.words(...asked),
        show: (...asked) => (shown = problems.show(...asked)),
      };
      const run = withFailuresShown(
        { problems: recording, log },
        () => 'could not read it',
        () => readObject(at.session, plan, never),
      );
      await run({ kind: 'instance', instanceId: 'acme' });
      await shown;
    },
  ],
  [
    'the state of the instance',
    isGet,
    async (at) => {
      const request = { method: 'GET', url: `${base}/api/v1/scripts`, headers: {}, lane: 'tree' } as const;
      at.refused = request;
      const { response } = at.situation;
      const { problem } = nextState({ kind: 'busy' }, { kind: 'answered', request, response }, base);
      if (problem !== undefined) await at.says(problem);
    },
  ],
];

describe('one answer, one card', () => {
  for (const [name, isMeant, run] of doors)
    it(`${name} says what the panel says`, async () => {
      let told = 0;
      for (const [source, status, part] of cases.filter(([, status]) => status < 200 || status > 299)) {
        const at = new Desk(situationOf(status, part), isMeant);
        await run(at);
        const expected = await at.inPanel();
        for (const card of at.cards) {
          told += 1;
          if (card.source === 'unknownOutcome') assert.ok(card.meaning.endsWith(expected.meaning), `${source}: ${card.meaning}`);
          else assert.deepEqual(card, expected, source);
        }
      }
      assert.ok(told >= (name === 'the state of the instance' ? 10 : 60), `${told} cards`);
    });
});
