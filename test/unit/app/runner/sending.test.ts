import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { HttpResponse, Transport } from '../../../../src/core/http/message.ts';
import type { SignedIn } from '../../../../src/core/instances/session.ts';
import { fetchAllPages } from '../../../../src/app/runner/fetchAll.ts';
import { sendDraft } from '../../../../src/app/runner/sending.ts';
import { emptyDraft } from '../../../../src/shared/draft.ts';
import { sizeText } from '../../../../src/shared/size.ts';
import { ProblemError } from '../../../../src/shared/problem.ts';
import type { SendProgress } from '../../../../src/app/runner/protocol.ts';
import { answer, world, get, put, run } from './runnerWorld.ts';
import type { World } from './runnerWorld.ts';
import { never } from '../../../support/signals.ts';

describe('sendDraft', () => {
  it('shows a list with its page, its objects and its guidance, and keeps the body', async () => {
    const at = world(() => Promise.resolve(answer(200, '{"totalCount":2431,"results":[{"id":"7","name":"Main"}]}')));
    const result = await run(at, get);
    assert.ok(result.kind === 'answer');
    assert.deepEqual(result.view.page, { page: 0, pageSize: 100, rows: 1, total: 2431 });
    assert.deepEqual(result.view.links, [{ pointer: '/results/0', label: 'Main', resource: 'buildings', id: '7' }]);
    assert.equal(result.guidance.source, 'http.200');
    assert.doesNotMatch(JSON.stringify(result.view.headers), /canary/);
    assert.ok(at.parts.bodies.has(result.view.handle));
    assert.equal(at.asked.length, 0);
    assert.equal(at.records.length, 1);
  });

  it('says of an answer that went to a file that it is too large to show, with the same size everywhere', async () => {
    const chunk = new Uint8Array(1024 * 1024);
    const at = world(async (_request, _signal, options) => {
      for (let count = 0; count < 21; count += 1) await options?.sink?.write(chunk);
      return { ...answer(200, ''), size: 21 * chunk.length };
    });
    const result = await run(at, get);
    assert.ok(result.kind === 'answer' && result.view.body.kind === 'file');
    assert.equal(result.guidance.source, 'http.200.tooLarge');
    assert.match(JSON.stringify(result.guidance.actions), /saveBody.*openBody/);
    const size = sizeText(result.view.size);
    assert.equal(size, '21.0 MB');
    assert.ok(result.view.body.note.startsWith(size) && result.guidance.meaning.includes(size));
    const { file } = at.parts.bodies.get(result.view.handle);
    assert.ok(file !== undefined && existsSync(file.path));
    at.parts.bodies.clear();
    assert.ok(!existsSync(dirname(file.path)), 'nothing is left of it');
  });

  it('sends nothing that has a field to mend, and asks nothing', async () => {
    const at = world(() => assert.fail());
    const result = await run(at, { ...put, pathValues: {} });
    assert.deepEqual(result, { kind: 'invalid', fields: [{ where: 'pathValue', name: 'id', message: 'Enter a value for “id”.' }] });
    assert.equal(at.asked.length, 0);
  });

  it('says that the instance is gone', async () => {
    const at = world(() => assert.fail());
    const result = await sendDraft(at.parts, { instanceId: 'gone', draft: get, sendId: 1 }, never);
    assert.ok(result.kind === 'invalid' && result.fields[0]?.where === 'instance');
  });

  it('asks before a write, with its body, and sends no byte after a no', async () => {
    const at = world(() => assert.fail(), { yes: false });
    assert.deepEqual(await run(at, put), { kind: 'declined' });
    assert.deepEqual([at.asked[0]?.method, at.asked[0]?.path, at.asked[0]?.body], ['PUT', '/v1/buildings/1', { name: 'x' }]);
    assert.equal(at.sent.length, 0);
    assert.equal(at.records.length, 0);
  });

  it('names what is missing after a refusal', async () => {
    const signedIn: SignedIn = { account: 'api', accountKind: 'client', privileges: new Set(['Read Sites']), sites: 0 };
    const at = world(
      () => Promise.resolve(answer(403, '{"httpStatus":403,"errors":[{"code":"INVALID_PRIVILEGE","description":"Forbidden"}]}')),
      { signedIn },
    );
    const result = await run(at, get);
    assert.ok(result.kind === 'answer');
    assert.equal(result.guidance.source, 'http.403.missing');
    assert.match(result.guidance.title, /Read Buildings/);
  });

  it('explains why there is no answer, and shows the request without its secret', async () => {
    const at = world(() => Promise.reject(new ProblemError({ kind: 'network', reason: 'reset', host: 'acme.example' })));
    const result = await run(at, { ...put, body: { kind: 'text', mediaType: 'application/json', text: '{"password":"canary"}' } });
    assert.ok(result.kind === 'problem');
    assert.equal(result.guidance.source, 'network.reset');
    assert.equal(result.guidance.actions[0]?.do, 'readBack');
    assert.doesNotMatch(JSON.stringify([result, at.records]), /canary/);
  });

  const cut = new ProblemError({ kind: 'network', reason: 'timeout', host: 'acme.example', phase: 'reading' });
  const partly: Transport = async (_request, _signal, options) => {
    await options?.sink?.write(new TextEncoder().encode('{"name":"Annex","password":"canary'));
    throw options?.sink === undefined ? new ProblemError(cut.problem, { received: { bytes: Buffer.from('{"canary'), size: 8 } }) : cut;
  };

  it('shows what had come when the answer ended too early, without its secrets', async () => {
    const result = await run(world(partly), { ...put, method: 'GET', body: { kind: 'none' } });
    assert.ok(result.kind === 'problem');
    assert.equal(result.received?.size, 34);
    assert.match(result.received?.text ?? '', /"name":"Annex"/);
    assert.doesNotMatch(JSON.stringify(result), /canary/);
  });

  it('shows no part of what reveals a secret', async () => {
    const path = '/v1/computers-inventory/1/filevault';
    const result = await run(world(partly), { ...put, method: 'GET', path, pathValues: {}, body: { kind: 'none' } });
    assert.ok(result.kind === 'problem' && result.received === undefined);
  });

  it('says that a write changed nothing', async () => {
    const at = world(() => Promise.resolve(answer(200, '{"id":"1","name":"x"}')));
    await run(at, { ...put, method: 'GET', body: { kind: 'none' } });
    const result = await run(at, put);
    assert.ok(result.kind === 'answer');
    assert.equal(result.guidance.source, 'http.200.unchanged');
  });

  it('knows an object that was created a moment ago', async () => {
    const at = world((request) =>
      Promise.resolve(
        request.method === 'POST' ? answer(201, '{"id":"7","href":"https://acme.example/api/v1/buildings/7"}') : answer(404, ''),
      ),
    );
    const created = await run(at, { ...put, method: 'POST', path: '/v1/buildings', pathValues: {} });
    assert.ok(created.kind === 'answer');
    assert.deepEqual(created.guidance.actions[0], { do: 'openObject', label: 'Open the new object', resource: 'buildings', id: '7' });
    const gone = await run(at, { ...put, method: 'GET', body: { kind: 'none' }, pathValues: { id: '7' } });
    assert.ok(gone.kind === 'answer');
    assert.equal(gone.guidance.source, 'http.404.new');
  });

  it('offers to compare with the answer before', async () => {
    const at = world(() => Promise.resolve(answer(200, '{"id":"1"}')));
    const [first, second] = [await run(at, get), await run(at, get)];
    assert.ok(first.kind === 'answer' && second.kind === 'answer');
    assert.deepEqual([first.view.canCompare, second.view.canCompare], [false, true]);
    assert.equal(at.parts.bodies.get(second.view.handle).previous, first.view.handle);
  });

  it('keeps nothing of an operation that reveals a secret in the history', async () => {
    const at = world(() => Promise.resolve(answer(200, '{}')));
    await run(at, { ...emptyDraft, path: '/v4/computers-inventory/1/view-recovery-lock-password' });
    assert.deepEqual(at.records, []);
    assert.equal(at.sent[0]?.once, true);
  });
});

describe('a question before a request that is stopped', () => {
  const asks = (write: World['parts']['services']['confirm']['write']) => {
    const at = world(() => assert.fail('sent'));
    const stop = new AbortController();
    const services = { ...at.parts.services, confirm: { ...at.parts.services.confirm, write } };
    return { stop, result: () => sendDraft({ ...at.parts, services }, { instanceId: 'acme', draft: put, sendId: 1 }, stop.signal) };
  };

  it('is over, however it is answered', async () => {
    const at = asks(async () => {
      at.stop.abort();
      return true;
    });
    assert.deepEqual(await at.result(), { kind: 'declined' });
  });

  it('does not wait beside the panel for what is over already', async () => {
    const at = asks(async ({ more }) => {
      at.stop.abort();
      const shown = await more?.show();
      await shown?.gone;
      return false;
    });
    assert.deepEqual(await at.result(), { kind: 'declined' });
  });
});

describe('fetchAllPages', () => {
  const rows = Array.from({ length: 1100 }, (_, n) => `{"id":"${n}","n":9007199254740993}`);
  const pages: Transport = (request) => {
    const params = new URL(request.url).searchParams;
    const [page, size] = [Number(params.get('page')), Number(params.get('page-size'))];
    // The last row of a page moves to the next one, as it does when a row is added meanwhile.
    const from = Math.max(0, page * size - page);
    return Promise.resolve(answer(200, `{"totalCount":1100,"results":[${rows.slice(from, from + size).join(',')}]}`));
  };
  const fetchAll = (at: World) =>
    fetchAllPages(
      at.parts,
      { instanceId: 'acme', draft: { ...get, query: [{ name: 'page', value: '3', enabled: true }] }, sendId: 1 },
      never,
    );

  it('gathers every row once, as the server wrote it', async () => {
    const at = world(pages);
    const result = await fetchAll(at);
    assert.ok(result.kind === 'answer');
    assert.equal(result.view.page?.rows, 1100);
    const { body } = at.parts.bodies.get(result.view.handle);
    assert.match(body.text, /"id":"1099","n":9007199254740993}\]}$/);
    assert.equal(new Set(at.sent.map(({ url }) => new URL(url).searchParams.get('page'))).size, at.sent.length);
    assert.equal(new URL(at.sent[0]?.url ?? '').searchParams.get('sort'), 'id:asc');
  });

  it('takes rows that name the same object for one only where that is their own id', async () => {
    const of = '{"mobileDeviceId":"1","app":"a"},{"mobileDeviceId":"1","app":"b"},{"mobileDeviceId":"1","app":"a"}';
    const at = world(() => Promise.resolve(answer(200, `{"totalCount":2,"results":[${of}]}`)));
    const result = await fetchAll(at);
    assert.ok(result.kind === 'answer');
    assert.equal(at.parts.bodies.get(result.view.handle).body.text, `{"totalCount":2,"results":[${of.slice(0, of.lastIndexOf(',{'))}]}`);
  });

  it('ends when a page brings nothing new, whatever the server counts', async () => {
    const at = world(() => Promise.resolve(answer(200, `{"totalCount":999999,"results":[${rows.slice(0, 3).join(',')}]}`)));
    const result = await fetchAll(at);
    assert.ok(result.kind === 'answer');
    assert.equal(at.sent.length, 2);
    assert.deepEqual([result.view.page?.rows, result.view.page?.total], [3, 999_999], 'what did not come is not hidden');
  });

  it('says how far it is, and ends where it is stopped', async () => {
    const stop = new AbortController();
    const told: (number | undefined)[] = [];
    const at = world((request, signal) => {
      if (new URL(request.url).searchParams.get('page') === '1') stop.abort();
      return signal.aborted ? Promise.reject(new ProblemError({ kind: 'cancelled' })) : pages(request, signal);
    });
    const parts = { ...at.parts, progress: ({ done }: SendProgress) => void told.push(done) };
    const result = await fetchAllPages(parts, { instanceId: 'acme', draft: get, sendId: 1 }, stop.signal);
    assert.ok(result.kind === 'answer');
    assert.deepEqual([result.guidance.source, result.guidance.title], ['list.stopped', '500 of 1,100 rows']);
    assert.deepEqual(told, [0, 500]);
    assert.equal(at.sent.length, 2);
  });

  const second: readonly (readonly [what: string, page: () => Promise<HttpResponse>, source: string])[] = [
    [
      'fails on its way',
      () => Promise.reject(new ProblemError({ kind: 'network', reason: 'reset', host: 'acme.example' })),
      'network.reset',
    ],
    ['is answered with a status', () => Promise.resolve(answer(503, 'Service Unavailable', 'text/plain')), 'http.503'],
    ['is no list', () => Promise.resolve(answer(200, '<html></html>', 'text/html')), 'invalid'],
  ];
  for (const [what, page, source] of second) {
    it(`keeps the rows that had come where a later page ${what}`, async () => {
      const at = world((request, signal) => (new URL(request.url).searchParams.get('page') === '1' ? page() : pages(request, signal)));
      const result = await fetchAll(at);
      assert.ok(result.kind === 'answer');
      assert.deepEqual([result.view.page?.rows, result.view.page?.total, result.guidance.tone], [500, 1100, 'warning']);
      assert.ok(result.guidance.source.startsWith(`list.broken.${source}`), result.guidance.source);
      assert.match(at.parts.bodies.get(result.view.handle).body.text, /"id":"499"/);
    });
  }

  it('keeps the rows that had come where the list grows over the limit, and says what else to do', async () => {
    const at = world(pages);
    const result = await fetchAllPages(at.parts, { instanceId: 'acme', draft: get, sendId: 1 }, never, 20_000);
    assert.ok(result.kind === 'answer');
    assert.deepEqual([result.view.page?.rows, result.guidance.source], [999, 'list.tooLarge']);
    assert.match(result.guidance.steps.join(' '), /export/);
    assert.equal(at.sent.length, 2);
  });

  it('shows the failure of a page with its guidance', async () => {
    const at = world(() => Promise.reject(new ProblemError({ kind: 'network', reason: 'timeout', host: 'acme.example' })));
    const result = await fetchAll(at);
    assert.ok(result.kind === 'problem');
    assert.equal(result.guidance.source, 'network.timeout');
  });
});
