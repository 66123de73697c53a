import assert from 'node:assert/strict';
import { signedIn, standing } from '../../support/demoCaller.ts';

const withCookie = { cookie: 'jpro-ingress=node-1' };

describe('demo objects', () => {
  it('creates with 201, id and href, and finds the object there', () => {
    const ask = signedIn(standing({ origin: 'https://demo.jamf.invalid' }).demo);
    const answer = ask('POST', '/api/v1/buildings?x=1', { name: 'Annex', city: 'Alder Falls' });
    assert.equal(answer.status, 201);
    assert.deepEqual(answer.json, { id: '13', href: 'https://demo.jamf.invalid/api/v1/buildings/13' });
    assert.deepEqual(ask('GET', '/api/v1/buildings/13').json, {
      id: '13',
      name: 'Annex',
      streetAddress1: null,
      streetAddress2: null,
      city: 'Alder Falls',
      stateProvince: null,
      zipPostalCode: null,
      country: null,
    });
  });

  it('empties with PUT what the body leaves out, and passes over unknown and read-only fields', () => {
    const ask = signedIn(standing().demo);
    const answer = ask('PUT', '/api/v1/buildings/1', { id: '99', name: 'Renamed', color: 'red' });
    assert.equal(answer.status, 200);
    assert.deepEqual([answer.json.id, answer.json.name, answer.json.city, answer.json.color], ['1', 'Renamed', null, undefined]);
    assert.equal(ask('GET', '/api/v1/buildings/99').status, 404);
  });

  it('deletes with 204, once', () => {
    const ask = signedIn(standing().demo);
    const gone = ask('DELETE', '/api/v1/departments/3');
    assert.deepEqual([gone.status, gone.text], [204, '']);
    assert.equal(ask('DELETE', '/api/v1/departments/3').status, 404);
    assert.equal(ask('GET', '/api/v1/departments').json.totalCount, 13);
  });

  it('deletes several or, if one is unknown, none', () => {
    const ask = signedIn(standing().demo);
    const refused = ask('POST', '/api/v1/buildings/delete-multiple', { ids: ['1', '77'] });
    assert.deepEqual([refused.status, refused.json.errors[0].field], [400, 'ids']);
    assert.equal(ask('GET', '/api/v1/buildings').json.totalCount, 12);
    assert.equal(ask('POST', '/api/v1/buildings/delete-multiple', { ids: ['1', '2'] }).status, 204);
    assert.equal(ask('GET', '/api/v1/buildings').json.totalCount, 10);
  });

  it('keeps a history, newest first, and takes notes', () => {
    const { demo, setTime } = standing();
    const ask = signedIn(demo);
    ask('PUT', '/api/v1/scripts/1', { name: 'First' });
    setTime(Date.parse('2026-05-04T12:01:00Z'));
    const note = ask('POST', '/api/v1/scripts/1/history', { note: 'Looked at it' });
    assert.deepEqual([note.status, note.json.id, note.json.username], [201, 2, 'demo-admin']);
    const rows = ask('GET', '/api/v1/scripts/1/history').json.results;
    assert.deepEqual(
      rows.map((row: { note: string }) => row.note),
      ['Looked at it', 'Edited'],
    );
    assert.equal(ask('GET', '/api/v1/scripts/77/history').status, 404);
  });

  for (const [what, body, headers, status, field] of [
    ['broken JSON', '{"name":', { 'content-type': 'application/json' }, 400, null],
    ['an array', '[]', { 'content-type': 'application/json' }, 400, ''],
    ['a missing required field', { city: 'X' }, {}, 400, 'name'],
    ['an empty required field', { name: '' }, {}, 400, 'name'],
    ['a wrong type', { name: 5 }, {}, 400, 'name'],
    ['a name that is taken', { name: 'District Office' }, {}, 400, 'name'],
    ['a media type that is not declared', '<building/>', { 'content-type': 'application/xml' }, 415, null],
  ] as const) {
    it(`refuses ${what} with ${status}`, () => {
      const ask = signedIn(standing().demo);
      const answer = ask('POST', '/api/v1/buildings', body, headers);
      assert.deepEqual([answer.status, answer.json.httpStatus, answer.json.errors[0].field], [status, status, field]);
      assert.equal(ask('GET', '/api/v1/buildings').json.totalCount, 12);
    });
  }

  it('refuses a value that is not in the enum, and says which are', () => {
    const answer = signedIn(standing().demo)('PUT', '/api/v1/scripts/1', { name: 'x', priority: 'LATER' });
    assert.equal(answer.json.errors[0].field, 'priority');
    assert.match(answer.json.errors[0].description, /BEFORE, AFTER, AT_REBOOT/);
  });

  it('answers 404 for a path and 405 for a method that there is not', () => {
    const ask = signedIn(standing().demo);
    assert.deepEqual(ask('GET', '/api/v1/nothing').json, { httpStatus: 404, errors: [] });
    assert.equal(ask('PATCH', '/api/v1/buildings/1', {}).status, 405);
  });

  it('answers HEAD like GET without the body', () => {
    const answer = signedIn(standing().demo)('HEAD', '/api/v1/buildings');
    assert.deepEqual([answer.status, answer.text], [200, '']);
  });

  it('lists scripts with their whole contents, and gives the text alone as text', () => {
    const ask = signedIn(standing().demo);
    const rows = ask('GET', '/api/v1/scripts').json.results;
    assert.ok(rows.every((row: { scriptContents: string }) => /^#!\/(bin|usr\/bin)\/\S+/.test(row.scriptContents)));
    const alone = ask('GET', `/api/v1/scripts/${rows[0].id}/download`);
    assert.equal(alone.text, rows[0].scriptContents);
    assert.match(alone.headers.find(([name]) => name === 'content-type')?.[1] ?? '', /^text\/plain/);
  });

  it('keeps a script only on attributes that have one, and answers 202', () => {
    const ask = signedIn(standing().demo);
    const { id: _, ...attribute } = ask('GET', '/api/v1/computer-extension-attributes/1').json;
    const changed = ask('PUT', '/api/v1/computer-extension-attributes/1', { ...attribute, inputType: 'TEXT' });
    assert.deepEqual([changed.status, changed.json.scriptContents], [202, null]);
    assert.match(ask('GET', '/api/v1/computer-extension-attributes/2/download').text, /^<\?xml.*<scriptContents>#!/s);
  });

  it('needs two privileges to list categories, one to read one', () => {
    const { demo } = standing();
    const admin = signedIn(demo);
    admin('PUT', '/api/v1/api-roles/3', { displayName: 'Helpdesk', privileges: ['Read Categories'] });
    const reader = signedIn(demo, { clientId: 'demo-read-only', clientSecret: 'demo-read-only-secret' });
    assert.deepEqual([reader('GET', '/api/v1/categories').status, reader('GET', '/api/v1/categories/1').status], [403, 200]);
  });

  it('takes a manifest as a multipart body, up to a size', () => {
    const ask = signedIn(standing().demo);
    const send = (text: string) =>
      ask(
        'POST',
        '/api/v1/packages/1/manifest',
        `--b\r\nContent-Disposition: form-data; name="file"; filename="m.plist"\r\nContent-Type: text/xml\r\n\r\n${text}\r\n--b--\r\n`,
        { 'content-type': 'multipart/form-data; boundary=b' },
      );
    const stored = send('<plist/>');
    assert.deepEqual([stored.status, stored.json.manifestFileName, stored.json.manifest], [201, 'm.plist', '<plist/>']);
    assert.equal(send('x'.repeat(1_000_001)).status, 413);
    assert.equal(ask('DELETE', '/api/v1/packages/1/manifest').status, 204);
    assert.equal(ask('GET', '/api/v1/packages/1').json.manifest, null);
  });

  it('answers a PUT on a user with 204', () => {
    const ask = signedIn(standing().demo);
    assert.equal(ask('PUT', '/api/v1/users/1', { username: 'new.name' }).status, 204);
    assert.equal(ask('GET', '/api/v1/users/1').json.username, 'new.name');
  });

  it('pins a caller to a node with cookies, unless it is', () => {
    const ask = signedIn(standing().demo);
    const cookies = ask('GET', '/api/v1/auth').headers.filter(([name]) => name === 'set-cookie');
    assert.match(cookies[0]?.[1] ?? '', /^jpro-ingress=node-\d; Path=\/; Secure; HttpOnly$/);
    assert.match(cookies[1]?.[1] ?? '', /^JSESSIONID=/);
    const pinned = ask('GET', '/api/v1/auth', undefined, withCookie).headers.filter(([name]) => name === 'set-cookie');
    assert.deepEqual(pinned, []);
  });

  it('is the same in every run', () => {
    const run = (): string => {
      const ask = signedIn(standing().demo);
      ask('POST', '/api/v4/computers-inventory', { general: { name: 'New' } });
      return ask('GET', '/api/v4/computers-inventory?page-size=2000&section=GENERAL&section=HARDWARE').text;
    };
    assert.equal(run(), run());
  });

  it('shares nothing between two demos', () => {
    const first = signedIn(standing().demo);
    const second = signedIn(standing({ computers: 3 }).demo);
    first('PUT', '/api/v1/buildings/1', { name: 'Changed' });
    assert.equal(second('GET', '/api/v1/buildings/1').json.name, 'Alder Valley High School');
    const members = (ask: typeof first): number => ask('GET', '/api/v3/computer-groups/smart-group-membership/1').json.members.length;
    assert.deepEqual([members(first), members(second)], [200, 3]);
  });
});
