import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { emptyDraft } from '../../../../src/shared/draft.ts';
import type { DraftBody, DraftPair, RequestDraft } from '../../../../src/shared/draft.ts';
import type { OperationFacts } from '../../../../src/core/families/family.ts';
import { proFamily } from '../../../../src/core/families/pro/proFamily.ts';
import { buildRequest } from '../../../../src/core/request/build.ts';
import type { BuildContext } from '../../../../src/core/request/build.ts';
import { anyCharacter } from '../../../support/anyCharacter.ts';
import { documentOf } from '../../../support/openapi/smallDocument.ts';

const root = 'https://acme.example/ctx';

function url(path: string): string {
  return root + (path.startsWith('/api/') || path.startsWith('/JSSResource') ? path : `/api${path}`);
}

const pair = (name: string, value: string, enabled = true): DraftPair => ({ name, value, enabled });
const draft = (part: Partial<RequestDraft>): RequestDraft => ({ ...emptyDraft, path: '/v1/buildings', ...part });

function request(part: Partial<RequestDraft>, context: Partial<BuildContext> = {}) {
  const built = buildRequest(draft(part), { url, ...context });
  assert.ok('request' in built, JSON.stringify(built));
  return built.request;
}

function fields(part: Partial<RequestDraft>, context: Partial<BuildContext> = {}) {
  const built = buildRequest(draft(part), { url, ...context });
  assert.ok('fields' in built, JSON.stringify(built));
  return built.fields;
}

function operation(wire: Record<string, unknown>): OperationFacts {
  const found = proFamily(documentOf({ '/v1/x': { get: wire } })).operation('GET /v1/x');
  assert.ok(found !== undefined);
  return found;
}

function answering(...types: string[]): OperationFacts {
  return operation({ responses: { 200: { content: Object.fromEntries(types.map((type) => [type, {}])) } } });
}

describe('build', () => {
  const paths: readonly (readonly [string, Record<string, string>, string])[] = [
    ['/v1/buildings', {}, '/api/v1/buildings'],
    ['v1/buildings', {}, '/api/v1/buildings'],
    ['/api/v1/buildings/1', {}, '/api/v1/buildings/1'],
    ['/JSSResource/policies/id/1', {}, '/JSSResource/policies/id/1'],
    ['/v1/x/{id}/y/{panel-id}', { id: 'a/b', 'panel-id': 'ü ?#%' }, '/api/v1/x/a%2Fb/y/%C3%BC%20%3F%23%25'],
    ['/v1/a b/ü', {}, '/api/v1/a%20b/%C3%BC'],
    ['/v1/a%2Fb/100%', {}, '/api/v1/a%2Fb/100%25'],
    ['/JSSResource/advancedcomputersearches/name/Aged 5+ Years', {}, '/JSSResource/advancedcomputersearches/name/Aged%205%2B%20Years'],
    ['/JSSResource/policies/name/{name}', { name: 'a+b' }, '/JSSResource/policies/name/a%2Bb'],
    ['/v1/x/a+b', {}, '/api/v1/x/a+b'],
  ];
  for (const [path, pathValues, wire] of paths) {
    it(`turns ${path} into ${wire}`, () => assert.equal(request({ path, pathValues }).url, root + wire));
  }

  const refused: readonly (readonly [string, Partial<RequestDraft>, string])[] = [
    ['an empty path', { path: ' ' }, 'path'],
    ['a whole address', { path: 'https://evil.example/v1/x' }, 'path'],
    ['another host', { path: '//evil.example/x' }, 'path'],
    ['dots', { path: '/v1/../../x' }, 'path'],
    ['encoded dots', { path: '/v1/%2E%2e/x' }, 'path'],
    ['a backslash', { path: '/v1\\..\\x' }, 'path'],
    ['a semicolon', { path: '/v2/mdm/commands;x' }, 'path'],
    ['an empty segment', { path: '/v2//mdm/commands' }, 'path'],
    ['an encoded letter', { path: '/v2/mdm/c%6fmmands' }, 'path'],
    ['a line break', { path: '/v1/x\r\nHost: evil' }, 'path'],
    ['a query in the path', { path: '/v1/x?page=0' }, 'path'],
    ['an open brace', { path: '/v1/{id' }, 'path'],
    ['a missing value', { path: '/v1/x/{id}' }, 'pathValue'],
    ['a missing value with the name of what every object has', { path: '/v1/x/{constructor}' }, 'pathValue'],
    ['a dot value', { path: '/v1/x/{id}/y', pathValues: { id: '..' } }, 'pathValue'],
    ['half a character', { path: '/v1/x/{id}', pathValues: { id: '\uD800' } }, 'pathValue'],
    ['a token header', { headers: [pair('Authorization', 'Bearer x')] }, 'header'],
    ['a cookie', { headers: [pair('cookie', 'a=b')] }, 'header'],
    ['a host', { headers: [pair('HOST', 'evil')] }, 'header'],
    ['a line break in a header', { headers: [pair('x-a', 'b\r\nx-c: d')] }, 'header'],
    ['a line break in a header name', { headers: [pair('x\r\n', 'b')] }, 'header'],
    ['a header that is not Latin-1', { headers: [pair('x-a', '日本')] }, 'header'],
    ['a header that changes the method', { method: 'POST', headers: [pair('X-HTTP-Method-Override', 'DELETE')] }, 'header'],
    ['a header that changes the path', { method: 'POST', headers: [pair('x-original-url', '/v2/mdm/commands')] }, 'header'],
    ['a parameter that changes the method', { method: 'POST', query: [pair('_method', 'DELETE')] }, 'query'],
    ['a header that does, with underscores', { method: 'POST', headers: [pair('X_HTTP_METHOD_OVERRIDE', 'DELETE')] }, 'header'],
    ['a field that changes the method', { method: 'POST', body: { kind: 'form', fields: [pair('_method', 'DELETE')] } }, 'body'],
    [
      'a part that changes the method',
      { method: 'POST', body: { kind: 'multipart', parts: [{ kind: 'text', name: '_method', value: 'DELETE' }] } },
      'body',
    ],
    [
      'a text of fields that changes the method',
      { method: 'POST', body: { kind: 'text', mediaType: 'application/x-www-form-urlencoded', text: 'a=b&%5Fmethod=DELETE' } },
      'body',
    ],
    ['a bad media type', { method: 'POST', body: { kind: 'text', mediaType: 'json\r\nx: y', text: '{}' } }, 'body'],
  ];
  for (const [what, part, where] of refused) {
    it(`refuses ${what}`, () => {
      const found = fields(part);
      assert.equal(found.length, 1);
      assert.equal(found[0]?.where, where);
      assert.match(found[0]?.message ?? '', /^[^\r\n]+\.$/);
    });
  }

  it('reports every field at once', () => {
    const found = fields({ path: '/v1/{a}/{b}', headers: [pair('host', 'x')], method: 'GET' });
    assert.deepEqual(
      found.map((field) => field.where),
      ['pathValue', 'pathValue', 'header'],
    );
  });

  it('repeats section, joins sort with commas, leaves out what is switched off', () => {
    const query = [
      pair('section', 'GENERAL'),
      pair('section', 'HARDWARE'),
      pair('sort', 'name:asc'),
      pair('page', '3', false),
      pair('sort', 'id:desc'),
      pair('filter', 'name=="a b*";id=in=(1,2)'),
    ];
    assert.equal(
      request({ query }).url,
      `${root}/api/v1/buildings?section=GENERAL&section=HARDWARE&sort=name:asc,id:desc&filter=name%3D%3D%22a%20b*%22%3Bid%3Din%3D(1,2)`,
    );
  });

  it('says where JSON breaks', () => {
    const [found] = fields({ method: 'POST', body: { kind: 'text', mediaType: 'application/json', text: '{\n  "name": ,\n}' } });
    assert.equal(found?.offset, 12);
    assert.match(found?.message ?? '', /line 2, column 11/);
  });

  for (const text of ['{"a":1,}', '{"a":01}', '[1 2]', '{"a":"\n"}', '{} x', "{'a':1}", '// x\n{}', '{"a":"\\x"}', 'NaN']) {
    it(`refuses ${JSON.stringify(text)} as JSON`, () => {
      const [found] = fields({ method: 'PUT', body: { kind: 'text', mediaType: 'application/merge-patch+json', text } });
      assert.equal(found?.where, 'body');
      assert.equal(typeof found?.offset, 'number');
    });
  }

  it('sends the text of a body as it was typed, with the media type of the schema', () => {
    const text = '{ "n": 9007199254740993, "v": 1.10 }';
    const sent = request({ method: 'PATCH', body: { kind: 'text', mediaType: 'application/merge-patch+json', text } });
    assert.equal(sent.body, text);
    assert.equal(sent.headers['content-type'], 'application/merge-patch+json');
  });

  it('sends no body for an empty one', () => {
    const sent = request({ method: 'POST', body: { kind: 'text', mediaType: 'application/json', text: '  ' } });
    assert.equal(sent.body, undefined);
    assert.equal(sent.headers['content-type'], undefined);
  });

  for (const method of ['GET', 'HEAD'] as const) {
    it(`keeps a body that was written, sound or not, and sends none with ${method}`, () => {
      const bodies: readonly DraftBody[] = [
        { kind: 'text', mediaType: 'application/json', text: '{"name": ' },
        { kind: 'form', fields: [pair('_method', 'DELETE')] },
        { kind: 'multipart', parts: [{ kind: 'file', name: 'file', fileName: 'x', handle: 'gone', mediaType: 'image/png' }] },
      ];
      for (const body of bodies) {
        const sent = request({ method, body });
        assert.equal(sent.body, undefined);
        assert.equal(sent.headers['content-type'], undefined);
      }
    });
  }

  it('encodes a form', () => {
    const sent = request({ method: 'POST', body: { kind: 'form', fields: [pair('a b', 'c&d'), pair('off', 'x', false)] } });
    assert.equal(sent.body, 'a+b=c%26d');
  });

  it('puts the bytes of a chosen file into a multipart body', () => {
    const bytes = Uint8Array.from([0, 255, 13, 10]);
    const parts = [
      { kind: 'text', name: '', value: '' },
      { kind: 'text', name: 'a', value: 'b' },
      { kind: 'file', name: 'file', fileName: 'x"\r\n.png', handle: 'h1', mediaType: 'image/png' },
    ] as const;
    const sent = request(
      { method: 'POST', body: { kind: 'multipart', parts } },
      { files: (handle) => (handle === 'h1' ? bytes : undefined), boundary: () => 'B' },
    );
    const expected =
      '--B\r\ncontent-disposition: form-data; name="a"\r\n\r\nb\r\n--B\r\ncontent-disposition: form-data; name="file"; filename="x%22%0D%0A.png"\r\ncontent-type: image/png\r\n\r\n\0\u00FF\r\n\r\n--B--\r\n';
    assert.ok(sent.body instanceof Uint8Array);
    assert.equal(Buffer.from(sent.body).toString('latin1'), expected);
    assert.equal(sent.headers['content-type'], 'multipart/form-data; boundary=B');
  });

  it('asks for a file again when its handle is gone', () => {
    const parts = [{ kind: 'file', name: 'file', fileName: 'x', handle: 'old', mediaType: 'a/b' }] as const;
    assert.match(fields({ method: 'POST', body: { kind: 'multipart', parts } })[0]?.message ?? '', /Choose the file/);
  });

  const accepts: readonly (readonly [string, OperationFacts | undefined, string])[] = [
    ['/v1/buildings', answering('application/json'), 'application/json'],
    ['/v1/export', answering('text/csv,application/json'), 'application/json, */*;q=0.5'],
    ['/v1/export', answering('text/csv'), 'text/csv, application/json;q=0.5'],
    ['/v1/none', undefined, 'application/json, */*;q=0.5'],
    ['/JSSResource/policies', undefined, 'application/xml'],
  ];
  for (const [path, has, accept] of accepts) {
    it(`asks for ${accept} at ${path}`, () => assert.equal(request({ path }, has ? { operation: has } : {}).headers['accept'], accept));
  }

  it('lets a header of the person win, and joins two of one name', () => {
    const headers = [pair('Accept', 'text/csv'), pair('X-A', '1'), pair('x-a', '2'), pair('X-B', '3', false)];
    assert.deepEqual(request({ headers }).headers, { accept: 'text/csv', 'x-a': '1, 2' });
  });

  it('calls an open endpoint without a token', () => {
    const open = operation({ 'x-authentication-required': false });
    assert.equal(request({}, { operation: open }).auth, 'none');
    assert.equal(request({}).auth, undefined);
  });

  it('never leaves the instance, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), fc.string({ unit: anyCharacter }), fc.string(), (path, value, name) => {
        const built = buildRequest(draft({ path: `/v1/${path}/{id}`, pathValues: { id: value }, query: [pair(name, value)] }), { url });
        if ('fields' in built) return built.fields.length > 0;
        const parsed = new URL(built.request.url);
        return parsed.origin === 'https://acme.example' && parsed.pathname.startsWith('/ctx/api/v1/') && parsed.username === '';
      }),
      { numRuns: 150 },
    );
  });

  it('gives the server the very path value that was typed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }).filter((value) => value !== '.' && value !== '..'),
        (value) => {
          const sent = request({ path: '/v1/{id}', pathValues: { id: value } });
          assert.equal(decodeURIComponent(new URL(sent.url).pathname.split('/').at(-1) ?? ''), value);
        },
      ),
      { numRuns: 300 },
    );
  });
});
