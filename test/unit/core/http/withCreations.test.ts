import assert from 'node:assert/strict';
import { withCreations } from '../../../../src/core/http/policies/withCreations.ts';
import type { HttpResponse } from '../../../../src/core/http/message.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { answer, fakeTransport, get } from '../../../support/fakeTransport.ts';
import { never } from '../../../support/signals.ts';

const list = 'https://acme.example/api/v1/buildings';

describe('a 404 of what was created a moment ago', () => {
  function desk(made: HttpResponse) {
    const clock = new FakeClock();
    const server = fakeTransport(({ method }) => (method === 'POST' ? made : answer(404)));
    const send = withCreations(server.send, clock);
    const create = (sink?: { write: (chunk: Uint8Array) => Promise<void> }): Promise<HttpResponse> =>
      send(get(undefined, { method: 'POST', url: list }), never, sink === undefined ? {} : { sink });
    const ago = async (url: string): Promise<number | undefined> => (await send(get(undefined, { url }), never)).createdAgo;
    return { clock, create, ago, send };
  }

  it('says how long ago, whatever is asked of it, and of nothing else', async () => {
    const { clock, create, ago } = desk(answer(201, { body: { id: '7', href: '' } }));
    assert.equal(await ago(`${list}/7`), undefined);
    await create();
    await clock.advance(10_000);
    assert.equal(await ago(`${list}/7`), 10);
    assert.equal(await ago(`${list}/7?section=ALL`), 10);
    assert.equal(await ago(`${list}/8`), undefined);
    assert.equal(await ago(list), undefined);
  });

  it('is not said of what was deleted since', async () => {
    const clock = new FakeClock();
    const server = fakeTransport(({ method }) =>
      method === 'POST' ? answer(201, { body: { id: '7' } }) : answer(method === 'DELETE' ? 204 : 404),
    );
    const send = withCreations(server.send, clock);
    await send(get(undefined, { method: 'POST', url: list }), never);
    await send(get(undefined, { method: 'DELETE', url: `${list}/7` }), never);
    assert.equal((await send(get(undefined, { url: `${list}/7` }), never)).createdAgo, undefined);
  });

  it('knows nothing of what was refused, or has no id', async () => {
    for (const made of [
      answer(200, { body: { id: '7' } }),
      answer(400, { body: { id: '7' } }),
      answer(201, { body: '<html>' }),
      answer(201),
    ]) {
      const { create, ago } = desk(made);
      await create();
      assert.equal(await ago(`${list}/7`), undefined);
    }
  });

  it('reads the id on its way into a file, and hands on each byte', async () => {
    const clock = new FakeClock();
    const chunks = ['{"id":', '12}'].map((part) => new TextEncoder().encode(part));
    const send = withCreations(async (request, _signal, options) => {
      if (request.method !== 'POST') return answer(404);
      for (const chunk of chunks) await options?.sink?.write(chunk);
      return answer(201);
    }, clock);
    const taken: Uint8Array[] = [];
    await send(get(undefined, { method: 'POST', url: list }), never, { sink: { write: async (chunk) => void taken.push(chunk) } });
    assert.deepEqual(taken, chunks);
    assert.equal((await send(get(undefined, { url: `${list}/12` }), never)).createdAgo, 0);
  });
});
