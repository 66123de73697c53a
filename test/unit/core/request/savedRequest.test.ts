import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { DraftBody, RequestDraft } from '../../../../src/shared/draft.ts';
import { emptyDraft } from '../../../../src/shared/draft.ts';
import { problemOf } from '../../../../src/shared/problem.ts';
import {
  addToHistory,
  historyDraft,
  historyLimit,
  historyText,
  readHistory,
  searchHistory,
  withRemoved,
} from '../../../../src/core/request/history.ts';
import type { HistoryEntry } from '../../../../src/core/request/history.ts';
import { readSavedRequest, writeSavedRequest } from '../../../../src/core/request/savedRequest.ts';
import { secretFields, draftWithoutSecrets } from '../../../../src/core/request/withoutSecrets.ts';

const text = fc.string({ unit: 'grapheme' });
const plainName = fc.constantFrom('name', 'page', 'filter', 'x-custom', '__proto__', 'ü');
const pair = fc.record({ name: plainName, value: text, enabled: fc.boolean() }, { noNullPrototype: true });
const anyBody: fc.Arbitrary<DraftBody> = fc.oneof(
  fc.constant({ kind: 'none' } as const),
  fc.record(
    { kind: fc.constant('text' as const), mediaType: fc.constantFrom('application/json', 'text/csv'), text },
    { noNullPrototype: true },
  ),
  fc.record({ kind: fc.constant('form' as const), fields: fc.array(pair) }, { noNullPrototype: true }),
  fc.record(
    {
      kind: fc.constant('multipart' as const),
      parts: fc.array(fc.record({ kind: fc.constant('text' as const), name: plainName, value: text }, { noNullPrototype: true })),
    },
    { noNullPrototype: true },
  ),
);

function jsonDraft(body: string): RequestDraft {
  return { ...emptyDraft, method: 'PUT', path: '/v1/x/{id}', body: { kind: 'text', mediaType: 'application/json', text: body } };
}

describe('savedRequest', () => {
  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(
        fc.array(pair),
        fc.array(pair),
        fc.dictionary(fc.constantFrom('id', 'panel-id'), text),
        anyBody,
        (query, headers, pathValues, body) => {
          const draft: RequestDraft = { method: 'PATCH', path: '/v1/x/{id}', pathValues, query, headers, body };
          const kept = body.kind === 'text' && body.text === '' ? emptyDraft.body : body;
          assert.deepEqual(readSavedRequest(writeSavedRequest(draft)), { ...draft, pathValues: { ...pathValues }, body: kept });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('writes nothing of a row that was only added', () => {
    const added = [{ name: '', value: '', enabled: true }];
    assert.equal(writeSavedRequest({ ...emptyDraft, query: added, headers: added }), writeSavedRequest(emptyDraft));
    const parts = (names: readonly string[]) => names.map((name) => ({ kind: 'text' as const, name, value: '' }));
    const withParts = (names: readonly string[]) => writeSavedRequest({ ...emptyDraft, body: { kind: 'multipart', parts: parts(names) } });
    assert.equal(withParts(['', 'a', '']), withParts(['a']));
  });

  it('writes nothing of a body that is only a place to type into', () => {
    assert.equal(writeSavedRequest(jsonDraft('')), writeSavedRequest({ ...jsonDraft(''), body: { kind: 'none' } }));
  });

  it('writes JSON as JSON, without touching a digit', () => {
    const body = '{\n  "n": 9007199254740993,\n  "v": 1.10\n}';
    const file = writeSavedRequest(jsonDraft(body));
    assert.match(file, /^ {6}"n": 9007199254740993,$/m);
    assert.deepEqual(readSavedRequest(file), jsonDraft(body));
  });

  it('writes other text line by line, exactly', () => {
    for (const body of ['{ "n": 1 }', '{\n "broken', 'a\r\nb'])
      assert.deepEqual(readSavedRequest(writeSavedRequest(jsonDraft(body))), jsonDraft(body));
  });

  it('is short and in a fixed order for a plain request', () => {
    assert.equal(
      writeSavedRequest({ ...emptyDraft, path: '/v1/buildings' }),
      '{\n  "jamfRequest": 1,\n  "method": "GET",\n  "path": "/v1/buildings"\n}\n',
    );
  });

  it('forgets where a chosen file came from', () => {
    const parts = [{ kind: 'file', name: 'file', fileName: 'a.png', handle: 'h7', mediaType: 'image/png' }] as const;
    const file = writeSavedRequest({ ...emptyDraft, method: 'POST', path: '/v1/icon', body: { kind: 'multipart', parts } });
    assert.doesNotMatch(file, /h7/);
    assert.deepEqual(readSavedRequest(file).body, { kind: 'multipart', parts: [{ ...parts[0], handle: '' }] });
  });

  for (const bad of [
    '',
    '[]',
    '{}',
    '{"jamfRequest":2}',
    '{"jamfRequest":1,"method":"TRACE","path":"/"}',
    '{"jamfRequest":1,"method":"GET"}',
    '{"jamfRequest":1,"method":"GET","path":"/x","query":{}}',
    '{"jamfRequest":1,"method":"GET","path":"/x","query":[1]}',
    '{"jamfRequest":1,"method":"PUT","path":"/x","body":{"mediaType":"a/b"}}',
  ]) {
    it(`refuses ${bad}`, () => {
      let thrown: unknown;
      try {
        readSavedRequest(bad);
      } catch (error) {
        thrown = error;
      }
      const problem = problemOf(thrown);
      assert.equal(problem.kind, 'invalid');
    });
  }
});

describe('withoutSecrets', () => {
  it('replaces secrets wherever they stand, and nothing else', () => {
    const clean = draftWithoutSecrets(
      jsonDraft('{ "name": "a", "sub": [{"adminPassword" : "canary"}], "accountSettings": {"token": 12}, "tokenExpirationDate": "2026" }'),
    );
    assert.deepEqual(clean.body, {
      kind: 'text',
      mediaType: 'application/json',
      text: '{ "name": "a", "sub": [{"adminPassword" : "<adminPassword>"}], "accountSettings": {"token": "<token>"}, "tokenExpirationDate": "2026" }',
    });
  });

  it('knows signed tokens and private keys by their looks', () => {
    const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc';
    const clean = draftWithoutSecrets(jsonDraft(JSON.stringify({ note: jwt, key: '-----BEGIN RSA PRIVATE KEY-----x' })));
    assert.doesNotMatch(JSON.stringify(clean), /eyJ|BEGIN/);
  });

  it('cleans XML, forms, parts, queries and headers', () => {
    const on = (name: string, value: string) => ({ name, value, enabled: true });
    const draft: RequestDraft = {
      ...emptyDraft,
      method: 'POST',
      path: '/JSSResource/accounts/userid/0',
      query: [on('token', 'canary')],
      headers: [on('x-api-key', 'canary')],
      body: { kind: 'text', mediaType: 'application/xml', text: '<account><name>a</name><password>canary</password></account>' },
    };
    assert.doesNotMatch(JSON.stringify(draftWithoutSecrets(draft)), /canary/);
    assert.deepEqual(secretFields(draft), ['token', 'x-api-key', 'password']);
    for (const body of [
      { kind: 'form', fields: [on('client_secret', 'canary')] },
      { kind: 'multipart', parts: [{ kind: 'text', name: 'password', value: 'canary' }] },
    ] as const) {
      assert.doesNotMatch(JSON.stringify(draftWithoutSecrets({ ...draft, body })), /"canary"/);
    }
  });

  it('changes nothing the second time', () => {
    const once = draftWithoutSecrets(jsonDraft('{"password":"x"}'));
    assert.deepEqual(draftWithoutSecrets(once), once);
    assert.deepEqual(secretFields(once), []);
  });
});

describe('history', () => {
  const entry = (n: number, part: Partial<HistoryEntry> = {}): HistoryEntry => ({
    id: String(n),
    at: '2026-01-01T00:00:00Z',
    instanceId: 'acme',
    request: writeSavedRequest({ ...emptyDraft, path: `/v1/x/${n}` }),
    status: 200,
    took: 5,
    ...part,
  });

  it('keeps what was sent to an instance that was removed, and for none that gets its id later', () => {
    const history = [entry(1), entry(2, { instanceId: 'other' })];
    const ids = withRemoved(history, entry(1).instanceId).map(({ instanceId }) => instanceId);
    assert.deepEqual(ids, [`(${entry(1).instanceId})`, 'other']);
  });

  it('keeps the last 200, the newest first', () => {
    let history: readonly HistoryEntry[] = [];
    for (let n = 0; n < historyLimit + 5; n += 1) history = addToHistory(history, entry(n));
    assert.equal(history.length, historyLimit);
    assert.equal(history[0]?.id, String(historyLimit + 4));
  });

  it('counts a repeated request once, as the same entry with the newer outcome', () => {
    const history = addToHistory([entry(1)], entry(1, { id: 'again', status: 500 }));
    assert.deepEqual(
      history.map(({ id, status }) => [id, status]),
      [['1', 500]],
    );
  });

  it('keeps no secret, and no body of a sensitive operation or of great length', () => {
    assert.doesNotMatch(historyText(jsonDraft('{"password":"canary"}'), false), /canary/);
    assert.doesNotMatch(historyText(jsonDraft('{"note":"canary"}'), true), /canary/);
    assert.ok(historyText(jsonDraft(JSON.stringify({ note: 'a'.repeat(100_000) })), false).length < 1000);
  });

  it('keeps no body that was not sent: a request that reads has none, whatever is kept for the next that writes', () => {
    const body = { kind: 'text', mediaType: 'text/plain', text: 'canary' } as const;
    assert.doesNotMatch(historyText({ ...emptyDraft, method: 'GET', path: '/v1/device-enrollments/upload-token', body }, false), /canary/);
    assert.match(historyText({ ...emptyDraft, method: 'POST', path: '/v1/notes', body }, false), /canary/);
  });

  it('is searched by words', () => {
    const history = [entry(1), entry(2, { status: 404 })];
    assert.deepEqual(
      searchHistory(history, 'ACME 404').map(({ id }) => id),
      ['2'],
    );
    assert.equal(searchHistory(history, '').length, 2);
  });

  it('reads a store of any content', () => {
    assert.deepEqual(readHistory(undefined), []);
    assert.deepEqual(readHistory([null, 1, { id: 'x' }, entry(3)]), [entry(3)]);
    assert.equal(historyDraft(entry(3)).path, '/v1/x/3');
  });
});
