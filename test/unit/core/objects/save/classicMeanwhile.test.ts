import assert from 'node:assert/strict';
import type { HttpResponse } from '../../../../../src/core/http/message.ts';
import { Loaded } from '../../../../../src/core/json/loaded.ts';
import { planOf } from '../../../../../src/core/objects/plan/plan.ts';
import { readObject } from '../../../../../src/core/objects/plan/read.ts';
import { saveObject } from '../../../../../src/core/objects/save/save.ts';
import type { SaveOutcome, SaveQuestions, WriteToConfirm } from '../../../../../src/core/objects/save/saveTypes.ts';
import { ProblemError } from '../../../../../src/shared/problem.ts';
import { classicSession } from '../../../../support/classic/classicSession.ts';
import { signedIn, standing, type Ask } from '../../../../support/demoCaller.ts';
import { answered } from '../../../../support/objects/demoSession.ts';
import { never } from '../../../../support/signals.ts';

interface Profile {
  general: Record<string, unknown>;
}

/** What stands between: gets the answer, the number of the request of this save, from 1, and the server for a colleague. */
type Meddling = (pass: () => HttpResponse, count: number, colleague: Ask) => HttpResponse;

interface Saved {
  readonly outcome: SaveOutcome | ProblemError;
  readonly asked: readonly WriteToConfirm[];
  /** Bodies. */
  readonly sent: readonly string[];
  /** The name that is stored in the end. */
  readonly name: string;
}

const path = '/JSSResource/osxconfigurationprofiles/id';

/** A person saves one profile of the demo. */
async function saveOf(edit: (profile: Profile) => unknown, meddle: Meddling): Promise<Saved> {
  const { demo } = standing();
  const colleague = signedIn(demo);
  const sent: string[] = [];
  const server = { count: 0, meddle: ((pass) => pass()) as Meddling };
  const { session, catalogue } = await classicSession(demo, async (request, pass) => {
    server.count += 1;
    if (request.method !== 'GET') sent.push(String(request.body));
    return await Promise.resolve(server.meddle(pass, server.count, colleague));
  });
  const plan = planOf(catalogue, 'classic/osxconfigurationprofiles', { kind: 'one', id: '6' });
  const base = await readObject(session, plan, never);
  const profile = JSON.parse(base) as Profile;
  edit(profile);
  const asked: WriteToConfirm[] = [];
  const ask: SaveQuestions = {
    secrets: () => Promise.reject(new Error('no secret was expected')),
    confirm: (write) => Promise.resolve(asked.push(write) > 0),
    conflict: () => Promise.reject(new Error('no conflict was expected')),
  };
  Object.assign(server, { count: 0, meddle });
  const input = { session, plan, base: new Loaded(base), mine: new Loaded(JSON.stringify(profile)), lifetime: never };
  const outcome = await saveObject(input, ask, never).catch((error: unknown) => {
    assert.ok(error instanceof ProblemError, String(error));
    return error;
  });
  const name = /<name>([^<]*)/.exec(colleague('GET', `${path}/6`, undefined, { accept: 'application/xml' }).text)?.[1] ?? '';
  return { outcome, asked, sent, name };
}

function xml(text: string): HttpResponse {
  return answered(200, text, [['content-type', 'application/xml']]);
}

function textOf({ body }: HttpResponse): string {
  return new TextDecoder().decode(body);
}

const rename = ({ general }: Profile): unknown => (general['name'] = 'Renamed');
const reinstall = ({ general }: Profile): unknown => (general['redeploy_on_update'] = 'All');

describe('what happens while a profile is saved', () => {
  it('another scope than the one that was counted is asked about anew', async () => {
    const body = '<os_x_configuration_profile><scope><all_computers>true</all_computers></scope></os_x_configuration_profile>';
    const { asked, sent } = await saveOf(reinstall, (pass, count, colleague) => {
      // While the question stands.
      if (count === 2) assert.equal(colleague('PUT', `${path}/6`, body, { 'content-type': 'application/xml' }).status, 201);
      return pass();
    });
    assert.deepEqual(
      asked.map(({ minded }) => minded),
      [['everyDevice'], ['everyDevice']],
    );
    assert.match(String(asked[1]?.theirs), /"all_computers": true/);
    assert.equal(sent.length, 1);
    assert.match(String(sent[0]), /<redeploy_on_update>All</);
  });

  const unread: readonly [name: string, answer: (right: string) => string][] = [
    ['of another object', (right) => right.replace('<id>6</id>', '<id>9</id>')],
    ['that is a web page', () => '<html><head><title>Sign in</title></head><body></body></html>'],
    ['that is cut off', (right) => right.slice(0, right.length / 2)],
    ['of another kind', (right) => right.replaceAll('os_x_configuration_profile', 'policy')],
    ['that is empty', () => ''],
  ];
  for (const [name, answer] of unread) {
    it(`an answer ${name} before the write sends nothing`, async () => {
      const { outcome, sent, name: stored } = await saveOf(rename, (pass, count) => (count === 1 ? xml(answer(textOf(pass()))) : pass()));
      assert.ok(outcome instanceof ProblemError);
      assert.deepEqual([sent, stored], [[], 'Passcode']);
    });

    it(`an answer ${name} when it is read back is told, and shown as nobody's`, async () => {
      const { outcome, sent, name: stored } = await saveOf(rename, (pass, count) => (count === 4 ? xml(answer(textOf(pass()))) : pass()));
      assert.ok(!(outcome instanceof ProblemError) && outcome.kind === 'stored');
      assert.deepEqual([outcome.verified, outcome.differences, outcome.besides], [false, [], []]);
      assert.match(outcome.text, /"name": ?"Renamed"/);
      assert.deepEqual([sent.length, stored], [1, 'Renamed']);
    });
  }

  it('a web page with 200 in the place of the answer to a write is looked into, and nothing is sent twice', async () => {
    const page = '<html><body>Maintenance</body></html>';
    const lost = await saveOf(rename, (pass, count) => (count === 3 ? xml(page) : pass()));
    assert.ok(!(lost.outcome instanceof ProblemError));
    assert.deepEqual([lost.outcome.kind, lost.sent.length, lost.name], ['unknown', 1, 'Passcode']);
    const done = await saveOf(rename, (pass, count) => {
      const answer = pass();
      return count === 3 ? xml(page) : answer;
    });
    assert.ok(!(done.outcome instanceof ProblemError));
    assert.deepEqual([done.outcome.kind, done.sent.length, done.name], ['stored', 1, 'Renamed']);
  });
});
