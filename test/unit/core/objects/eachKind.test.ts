import assert from 'node:assert/strict';
import type { HttpResponse } from '../../../../src/core/http/message.ts';
import type { Catalogue, Session } from '../../../../src/core/instances/session.ts';
import { parseJson } from '../../../../src/core/json/parse.ts';
import { createObject, nameIn, namePointers } from '../../../../src/core/objects/create.ts';
import { planOf } from '../../../../src/core/objects/plan.ts';
import { readObject } from '../../../../src/core/objects/read.ts';
import { removeObject } from '../../../../src/core/objects/remove.ts';
import { duplicateOf, templateOf } from '../../../../src/core/objects/template.ts';
import { parseDocument } from '../../../../src/core/openapi/document.ts';
import { resourcesOf } from '../../../../src/core/openapi/resources.ts';
import { signedIn, standing } from '../../demo/caller.ts';

const never = new AbortController().signal;
const { demo } = standing();
const ask = signedIn(demo);
const document = parseDocument(ask('GET', '/api/schema/').text);
const catalogue: Catalogue = { document, resources: resourcesOf(document), origin: { kind: 'server' } };

const session: Session = {
  profile: { id: 'x', name: 'X', url: 'https://x.test', environment: 'test', access: 'full', account: { kind: 'none' } },
  send: async ({ method, url, body, headers }) => {
    const { pathname, search } = new URL(url);
    const sent = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
    const answer = ask(method, `${pathname}${search}`, body === undefined ? undefined : String(body), sent);
    const bytes = new TextEncoder().encode(answer.text);
    const timing = { queued: 0, firstByte: 0, total: 0, attempts: 1 };
    return await Promise.resolve<HttpResponse>({
      status: answer.status,
      statusText: '',
      headers: answer.headers,
      body: bytes,
      size: bytes.length,
      timing,
    });
  },
  url: (path, query = []) =>
    `https://x.test/api${path}${query.length > 0 ? `?${new URLSearchParams(query.map(([a, b]) => [a, b])).toString()}` : ''}`,
  version: () => Promise.resolve('1'),
  signedIn: () => Promise.reject(new Error('not asked here')),
  catalogue: () => Promise.resolve(catalogue),
  known: () => ({}),
  signOut: () => Promise.resolve(),
  dispose: () => undefined,
};

async function create(key: string, text: string): Promise<string> {
  const plan = planOf(catalogue, key, { kind: 'new' });
  const outcome = await createObject({ session, plan, text, lifetime: never }, () => Promise.resolve(true), never);
  assert.equal(outcome.kind, 'created', JSON.stringify(outcome));
  return outcome.kind === 'created' ? outcome.id : '';
}

describe('an object of each kind', () => {
  const kinds = catalogue.resources.filter(({ create: begins, read }) => begins !== undefined && read !== undefined);

  it('is there to be made', () => assert.ok(kinds.length >= 8, kinds.map(({ key }) => key).join()));

  for (const { key } of kinds) {
    it(`is created from its template, duplicated and deleted: ${key}`, async () => {
      const begun = JSON.parse(templateOf(planOf(catalogue, key, { kind: 'new' }))) as Record<string, unknown>;
      const field = namePointers(key)
        .map((pointer) => pointer.slice(1))
        .find((name) => begun[name] === '');
      // Its name is all that a person has to fill in.
      const id = await create(key, JSON.stringify(field === undefined ? begun : { ...begun, [field]: 'Made here' }));
      const plan = planOf(catalogue, key, { kind: 'one', id });
      const copy = await readObject(session, plan, never);
      const text = duplicateOf(planOf(catalogue, key, { kind: 'new' }), copy, new Set());
      if (field !== undefined) assert.equal(nameIn(plan, parseJson(text)), 'Made here copy');
      const other = await create(key, text);
      assert.notEqual(other, id);
      for (const made of [id, other]) {
        const outcome = await removeObject(session, planOf(catalogue, key, { kind: 'one', id: made }), never, never);
        assert.equal(outcome.kind, 'removed');
        await assert.rejects(readObject(session, planOf(catalogue, key, { kind: 'one', id: made }), never), /http 404/);
      }
    });
  }
});
