import assert from 'node:assert/strict';
import { parseJson } from '../../../../../src/core/json/parse.ts';
import { createdWords } from '../../../../../src/app/saving/createdWords.ts';
import { takenOf } from '../../../../../src/core/objects/create/takenOf.ts';
import { policyPlan } from '../../../../support/objects/classicDesk.ts';
import { createObject } from '../../../../../src/core/objects/create/create.ts';
import type { CreateOutcome } from '../../../../../src/core/objects/create/create.ts';
import { planOf } from '../../../../../src/core/objects/plan/plan.ts';
import { notesOf, readObject } from '../../../../../src/core/objects/plan/read.ts';
import { removeObject } from '../../../../../src/core/objects/remove/remove.ts';
import { againOf, broughtIn, copyName, duplicateOf, templateOf } from '../../../../../src/core/objects/plan/template.ts';
import { secretToEnter } from '../../../../../src/core/objects/plan/secrets.ts';
import { secretMask } from '../../../../../src/shared/secretNames.ts';
import { ProblemError } from '../../../../../src/shared/problem.ts';
import { catalogue, FakeJamf } from '../../../../support/objects/fakeJamf.ts';
import type { Fault } from '../../../../support/objects/fakeJamf.ts';
import { never } from '../../../../support/signals.ts';

const newThing = planOf(catalogue, 'things', { kind: 'new' });
const oneThing = planOf(catalogue, 'things', { kind: 'one', id: '7' });

async function create(jamf: FakeJamf, text: string, confirmed = true): Promise<CreateOutcome> {
  return await createObject({ session: jamf.session, plan: newThing, text, lifetime: never }, () => Promise.resolve(confirmed), never);
}

describe('creating an object', () => {
  it('sends what the operation takes, once, and says the id', async () => {
    const jamf = new FakeJamf();
    const sent = '{"name":"Annex","size":1.10}';
    assert.deepEqual(await create(jamf, '{"id":"9","name":"Annex","size":1.10,"seen":"x"}'), { kind: 'created', id: '100', sent });
    assert.equal(String(jamf.writes()[0]!.body), sent);
  });

  it('refuses a field that is not known to the operation instead of creating the object without it', async () => {
    const jamf = new FakeJamf();
    const outcome = await create(jamf, '{"name":"Annex","place":{"romo":"1"}}');
    assert.equal(outcome.kind, 'refused');
    assert.deepEqual(outcome.kind === 'refused' && outcome.marks.map(({ pointer }) => pointer), ['/place/romo']);
    assert.equal(jamf.requests.length, 0);
  });

  it('refuses what stands in the place of a secret, and takes one that is entered', async () => {
    const scripts = planOf(catalogue, 'scripts', { kind: 'new' });
    const text = (script: string): string => JSON.stringify({ name: 'Fix', scriptContents: script });
    for (const instead of [secretMask, secretToEnter]) {
      const jamf = new FakeJamf();
      const input = { session: jamf.session, plan: scripts, text: text(instead), lifetime: never };
      const outcome = await createObject(input, () => Promise.resolve(true), never);
      assert.deepEqual(outcome.kind === 'refused' && outcome.marks.map(({ pointer }) => pointer), ['/scriptContents']);
      assert.equal(jamf.requests.length, 0);
      assert.equal((await createObject({ ...input, text: text('lion') }, () => Promise.resolve(true), never)).kind, 'created');
    }
  });

  it('sends nothing for broken text, or without a yes', async () => {
    const jamf = new FakeJamf();
    assert.equal((await create(jamf, '{"name":')).kind, 'refused');
    assert.equal((await create(jamf, '{"name":"x"}', false)).kind, 'cancelled');
    assert.equal(jamf.requests.length, 0);
  });

  it('asks nobody where it was stopped while it waited', async () => {
    const jamf = new FakeJamf();
    const input = { session: jamf.session, plan: newThing, text: '{"name":"x"}', lifetime: never };
    const confirm = (): Promise<boolean> => assert.fail('nobody is asked');
    assert.equal((await createObject(input, confirm, AbortSignal.abort())).kind, 'cancelled');
    assert.equal(jamf.requests.length, 0);
  });

  it('says which operation was looked for where there is none', async () => {
    const { session } = new FakeJamf();
    const { resource } = newThing;
    const plan = { ...newThing, create: undefined, resource: { ...resource, can: { ...resource.can, create: undefined } } };
    const outcome = await createObject({ session, plan, text: '{}', lifetime: never }, () => Promise.resolve(true), never);
    assert.match(outcome.kind === 'refused' && outcome.problem.kind === 'invalid' ? outcome.problem.message : '', /no POST \/v1\/things /);
  });

  const faults: readonly [fault: Fault, kind: CreateOutcome['kind'], found: number][] = [
    ['storeAndReset', 'unknown', 1],
    ['storeAndSleep', 'unknown', 1],
    ['reset', 'unknown', 0],
    ['storeAnd500', 'unknown', 1],
    ['html', 'unknown', 0],
    ['notUtf8', 'unknown', 1],
    ['refused', 'refused', 0],
    ['400', 'refused', 0],
    ['403', 'refused', 0],
  ];
  for (const [fault, kind, found] of faults) {
    it(`with ${fault} ends as ${kind}, tried once, and looks for the name`, async () => {
      const jamf = new FakeJamf();
      jamf.stored.set('/v1/things/1', '{"id":"1","name":"Other"}');
      jamf.fault = ({ method }) => (method === 'POST' ? fault : undefined);
      const outcome = await create(jamf, '{"name":"Annex"}');
      assert.equal(outcome.kind, kind, JSON.stringify(outcome));
      assert.equal(jamf.writes().length, 1);
      if (outcome.kind === 'unknown') assert.equal(outcome.found.length, found);
    });
  }

  it('asks for the name in a quoted filter', async () => {
    const jamf = new FakeJamf();
    jamf.fault = ({ method }) => (method === 'POST' ? 'reset' : undefined);
    await create(jamf, '{"name":"A \\"b\\" *"}');
    assert.equal(new URL(jamf.requests[1]!.url).searchParams.get('filter'), String.raw`name=="A \"b\" \*"`);
  });
});

describe('looking for a creation whose answer was lost', () => {
  async function lost(jamf: FakeJamf, name: string): Promise<Extract<CreateOutcome, { kind: 'unknown' }>> {
    jamf.fault = ({ method }) => (method === 'POST' ? 'storeAndReset' : undefined);
    const outcome = await create(jamf, JSON.stringify({ name }));
    assert.equal(outcome.kind, 'unknown');
    return outcome;
  }

  it('finds it in a list of any length that takes no filter', async () => {
    const jamf = new FakeJamf();
    jamf.filters = false;
    for (let id = 1000; id < 1450; id += 1) jamf.stored.set(`/v1/things/${id}`, `{"id":"${id}","name":"Thing ${id}"}`);
    assert.deepEqual((await lost(jamf, 'Annex')).found, ['550']);
  });

  it('finds it by the name as servers trim it', async () => {
    const jamf = new FakeJamf();
    jamf.keep = (_, body) => body.replace(' Annex  ', 'Annex');
    assert.deepEqual((await lost(jamf, ' Annex  ')).found, ['100']);
  });

  it('ends as unknown where the name cannot be encoded, or looking fails in any way', async () => {
    const jamf = new FakeJamf();
    assert.deepEqual((await lost(jamf, 'Half \ud83d')).found, []);
    assert.equal(jamf.requests.length, 2);
    const broken = new FakeJamf();
    broken.before = ({ method }) => {
      if (method === 'GET') throw new RangeError('never foreseen');
    };
    assert.deepEqual((await lost(broken, 'Annex')).found, []);
  });

  it('does not take a yes that cannot be read for a no', async () => {
    for (const body of ['{"id":"1","id":"2"}', '{"href":"https://x.test/api/v1/things/%E0%A4%A"}', '[]', '{}', 'no json']) {
      const jamf = new FakeJamf();
      const real = jamf.session.send;
      const send: typeof real = async (request, signal) => {
        const response = await real(request, signal);
        return request.method === 'POST' ? { ...response, body: new TextEncoder().encode(body) } : response;
      };
      const session = { ...jamf.session, send };
      const input = { session, plan: newThing, text: '{"name":"Annex"}', lifetime: never };
      const outcome = await createObject(input, () => Promise.resolve(true), never);
      assert.deepEqual([outcome.kind, 'found' in outcome && outcome.found], ['unknown', ['100']], body);
    }
  });
});

describe('documents to begin with', () => {
  it('hold what is required, and nothing that only the server sets', () => {
    assert.deepEqual(JSON.parse(templateOf(newThing)), { name: '' });
    const prestage = planOf(catalogue, 'prestages', { kind: 'new' });
    assert.deepEqual(JSON.parse(templateOf(prestage)), { displayName: '', siteId: '-1', versionLock: 0 });
    assert.deepEqual(JSON.parse(templateOf(planOf(catalogue, 'scripts', { kind: 'new' }))), { name: '', scriptContents: '' });
  });

  it('copy an object without ids, with fresh locks and a name of its own', () => {
    const prestage = planOf(catalogue, 'prestages', { kind: 'new' });
    const text = '{"id":"7","displayName":"Labs","siteId":"3","versionLock":3,"account":{"id":"4","versionLock":5,"admin":"boss"}}';
    assert.deepEqual(JSON.parse(duplicateOf(prestage, text, new Set()).text), {
      displayName: 'Labs copy',
      siteId: '3',
      versionLock: 0,
      account: { versionLock: 0, admin: 'boss' },
    });
  });

  it('create again what was deleted, under its own name and without what is masked', () => {
    const prestage = planOf(catalogue, 'prestages', { kind: 'new' });
    const text = `{"id":"7","displayName":"Labs","versionLock":3,"recoveryLockPassword":${JSON.stringify(secretMask)}}`;
    const again = againOf(prestage, text);
    assert.deepEqual(JSON.parse(again.text), { displayName: 'Labs', versionLock: 0 });
    assert.deepEqual(again.leftOut, ['/recoveryLockPassword']);
    assert.deepEqual(againOf(prestage, text.replace(secretMask, secretToEnter)), again);
  });

  it('copy no secret, and name what they leave out', () => {
    const prestage = planOf(catalogue, 'prestages', { kind: 'new' });
    const text = '{"displayName":"Labs","account":{"adminPassword":"cAnary","admin":"boss"}}';
    const { text: copy, leftOut } = duplicateOf(prestage, text, new Set());
    assert.deepEqual([copy.includes('cAnary'), leftOut], [false, ['/account/adminPassword']]);
    assert.deepEqual(JSON.parse(copy), { displayName: 'Labs copy', account: { admin: 'boss' } });
  });

  it('name by name alone what somebody wrote down by an id and a name, since the id may be of another object here', () => {
    const text = JSON.stringify({
      general: { name: 'a', category: { id: -1, name: 'None' }, site: { id: 4 } },
      scope: { computer_groups: [{ id: 3, name: 'Labs' }, { id: 5 }] },
      scripts: [{ id: 2, name: 'run', parameter4: 'x' }],
    });
    assert.deepEqual(JSON.parse(broughtIn({ ...policyPlan, target: { kind: 'new' } }, text, new Set()).text), {
      general: { name: 'a', category: { id: -1, name: 'None' }, site: { id: 4 } },
      scope: { computer_groups: [{ name: 'Labs' }, { id: 5 }] },
      scripts: [{ name: 'run', parameter4: 'x' }],
    });
  });

  it('take what somebody wrote as it is, but for what only the server sets, under a name that is free', () => {
    const text = '{"id":7,"name":"Annex","size":1.10,"seen":"x","strange":{"id":3}}';
    const taken = new Set(['Annex', 'Annex 2']);
    assert.equal(broughtIn(newThing, text, taken).text, '{\n  "name": "Annex 3",\n  "size": 1.10,\n  "strange": {\n    "id": 3\n  }\n}\n');
    assert.deepEqual(JSON.parse(broughtIn(newThing, '{"name":"Hall"}', taken).text), { name: 'Hall' });
    assert.deepEqual(JSON.parse(broughtIn(newThing, '{"size":1}', taken).text), { size: 1 });
  });

  it('propose a name that is free', () => {
    assert.equal(copyName('Main', new Set()), 'Main copy');
    assert.equal(copyName('Main', new Set(['Main copy', 'Main copy 2'])), 'Main copy 3');
    assert.equal(copyName('Main copy', new Set(['Main copy'])), 'Main copy 2');
  });
});

describe('deleting an object', () => {
  const faults: readonly [fault: Fault | undefined, there: boolean, kind: string, left: boolean][] = [
    [undefined, true, 'removed', false],
    [undefined, false, 'removed', false],
    ['storeAndReset', true, 'removed', false],
    ['storeAndSleep', true, 'removed', false],
    ['storeAnd500', true, 'removed', false],
    ['500', true, 'refused', true],
    ['reset', true, 'unknown', true],
    ['403', true, 'refused', true],
    ['404', true, 'refused', true],
    ['refused', true, 'refused', true],
  ];
  for (const [fault, there, kind, left] of faults) {
    it(`${there ? 'that is there' : 'that is gone'}, with ${fault ?? 'no fault'}, ends as ${kind}`, async () => {
      const jamf = new FakeJamf();
      if (there) jamf.stored.set('/v1/things/7', '{"id":"7","name":"x"}');
      jamf.fault = ({ method }) => (method === 'DELETE' ? fault : undefined);
      assert.equal((await removeObject(jamf.session, oneThing, never, never)).kind, kind);
      assert.equal(jamf.stored.has('/v1/things/7'), left);
      assert.equal(jamf.writes().length, 1);
    });
  }
});

describe('reading an object', () => {
  it('lays the server’s own text out', async () => {
    const jamf = new FakeJamf();
    jamf.stored.set('/v1/things/7', '{"size":1.10,"name":"x","n":9007199254740993}');
    assert.equal(await readObject(jamf.session, oneThing, never), '{\n  "size": 1.10,\n  "name": "x",\n  "n": 9007199254740993\n}\n');
  });

  const refused: readonly [fault: Fault | undefined, says: RegExp][] = [
    [undefined, /http 404/],
    ['403', /forbidden by jamf/],
    ['html', /network content/],
    ['notUtf8', /network content/],
    ['500', /http 500/],
  ];
  for (const [fault, says] of refused) {
    it(`fails with ${says.source} on ${fault ?? 'nothing there'}`, async () => {
      const jamf = new FakeJamf();
      jamf.fault = () => fault;
      await assert.rejects(readObject(jamf.session, oneThing, never), (error) => error instanceof ProblemError && says.test(error.message));
    });
  }

  it('encodes the id as one segment', () => {
    assert.equal(planOf(catalogue, 'things', { kind: 'one', id: 'a/b ?' }).read?.path, '/v1/things/a%2Fb%20%3F');
    assert.equal(planOf(catalogue, 'things', { kind: 'one', id: '..' }).read, undefined);
  });

  it('knows what has no write', () => {
    assert.equal(notesOf(planOf(catalogue, 'facts', { kind: 'one', id: '1' })).noWrite, true);
    assert.deepEqual(notesOf(oneThing), { noWrite: false, deprecated: undefined });
    assert.throws(() => planOf(catalogue, 'nothing', { kind: 'only' }), /no resource “nothing”/);
  });
});

describe('what a server made of a new object', () => {
  const sent = {
    general: { name: ' Update', enabled: true, frequency: 'Ongoing', trigger_other: '', category: { id: -1 } },
    scope: { computers: [{ id: 2 }, { id: 1 }], exclusions: { computers: [{ id: 9 }] } },
    account_maintenance: { management_account: { managed_password: 'x' } },
  };
  const stored = {
    general: { id: 7, name: 'Update', enabled: true, frequency: 'Once per computer', category: { id: -1, name: 'None' } },
    scope: {
      computers: [
        { id: 1, name: 'A' },
        { id: 2, name: 'B' },
      ],
      exclusions: { computers: [] },
    },
    account_maintenance: { management_account: {} },
  };
  const node = (value: unknown) => parseJson(JSON.stringify(value));

  it('is told where its API says that all is well', () => {
    assert.deepEqual(
      takenOf(policyPlan, node(sent), node(stored)).map(({ pointer, how }) => [pointer, how]),
      [
        ['/general/frequency', 'otherwise'],
        ['/scope/exclusions/computers', 'kept'],
      ],
    );
    assert.deepEqual(takenOf(oneThing, node({ name: 'a' }), node({ name: 'b' })), []);
  });

  it('is said in sentences', () => {
    const words = createdWords(takenOf(policyPlan, node(sent), node(stored)), 'policy “Update”') ?? '';
    for (const said of ['policy “Update” was created', 'general.frequency', 'scope.exclusions.computers'])
      assert.ok(words.includes(said), words);
    assert.equal(createdWords([], 'x'), undefined);
  });
});
