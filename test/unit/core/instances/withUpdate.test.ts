import assert from 'node:assert/strict';
import type { HttpRequest } from '../../../../src/core/http/message.ts';
import type { Catalogue, VersionMove } from '../../../../src/core/instances/session.ts';
import { withUpdate } from '../../../../src/core/instances/withUpdate.ts';
import { parseDocument } from '../../../../src/core/families/pro/document.ts';
import { ProblemError } from '../../../../src/shared/problem.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { catalogueOf as catalogueOfDocument } from '../../../support/fakeSession.ts';
import { answer, fakeTransport, get } from '../../../support/fakeTransport.ts';
import { never } from '../../../support/signals.ts';

const catalogueOf = (...paths: readonly string[]): Catalogue =>
  catalogueOfDocument(
    parseDocument(
      JSON.stringify({
        openapi: '3.0.1',
        info: { title: 'x', version: '1' },
        paths: Object.fromEntries(paths.map((path) => [path, { get: {} }])),
      }),
    ),
  );

function world(
  version: () => string | Error,
  status = 404,
  document: () => Catalogue | Error = () => catalogueOf('/v4/computer-prestages'),
) {
  const clock = new FakeClock();
  const done: string[] = [];
  let catalogue = catalogueOf('/v3/computer-prestages', '/v3/computer-prestages/{id}');
  let known = '11.25.2';
  let move: VersionMove | undefined;
  const server = fakeTransport(() => answer(status));
  const send = withUpdate(server.send, {
    base: 'https://jamf.test/ctx',
    clock,
    knownVersion: () => known,
    knownCatalogue: () => catalogue,
    versionNow: async () => {
      done.push('version');
      const now = version();
      if (now instanceof Error) throw now;
      known = now;
      return now;
    },
    catalogueNow: async () => {
      done.push('document');
      const read = document();
      if (read instanceof Error) throw read;
      catalogue = read;
      return catalogue;
    },
    moved: (one) => (move = one),
  });
  const ask = (path: string, more: Partial<HttpRequest> = {}) => send(get(`https://jamf.test/ctx${path}`, more), never);
  return { clock, done, ask, move: () => move };
}

describe('an update of Jamf Pro under an open window', () => {
  it('is found where a path that the document lists is gone, and the document is read anew before the answer is given', async () => {
    const at = world(() => '11.30.1');
    assert.equal((await at.ask('/api/v3/computer-prestages/7')).status, 404);
    assert.deepEqual(at.done, ['version', 'document']);
    assert.deepEqual(at.move(), { from: '11.25.2', to: '11.30.1' });
  });

  it('costs one question a minute where there was none', async () => {
    const at = world(() => '11.25.2');
    for (let times = 0; times < 3; times += 1) await at.ask('/api/v3/computer-prestages/7');
    assert.deepEqual(at.done, ['version']);
    await at.clock.advance(60_000);
    await at.ask('/api/v3/computer-prestages/7');
    assert.deepEqual(at.done, ['version', 'version']);
    assert.equal(at.move(), undefined);
  });

  it('is not looked for after another path, another status, a question of the session, or a Classic path', async () => {
    const at = world(() => '11.30.1');
    await at.ask('/api/v1/unknown');
    await at.ask('/JSSResource/policies/id/1');
    await at.ask('/api/v3/computer-prestages', { lane: 'session' });
    await world(() => assert.fail(), 200).ask('/api/v3/computer-prestages');
    assert.deepEqual(at.done, []);
  });

  it('changes nothing of the answer where the version cannot be had', async () => {
    const at = world(() => new ProblemError({ kind: 'network', reason: 'reset', host: 'jamf.test' }));
    assert.equal((await at.ask('/api/v3/computer-prestages')).status, 404);
    assert.equal(at.move(), undefined);
  });

  it('is looked for again after a minute where the document could not be read, and told once it could', async () => {
    const restarting = new ProblemError({ kind: 'network', reason: 'reset', host: 'jamf.test' });
    let document: Catalogue | Error = restarting;
    const at = world(
      () => '11.30.1',
      404,
      () => document,
    );
    assert.equal((await at.ask('/api/v3/computer-prestages/7')).status, 404);
    assert.equal(at.move(), undefined);
    document = catalogueOf('/v4/computer-prestages');
    await at.ask('/api/v3/computer-prestages/7');
    assert.deepEqual(at.done, ['version', 'document']);
    await at.clock.advance(60_000);
    await at.ask('/api/v3/computer-prestages/7');
    assert.deepEqual(at.done, ['version', 'document', 'version', 'document']);
    assert.deepEqual(at.move(), { from: '11.25.2', to: '11.30.1' });
  });
});
