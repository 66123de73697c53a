import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { emptyDraft } from '../../../src/shared/draft.ts';
import { hasCurl, meantPath, parseLine, placeRequest, serverIn } from '../../../src/shared/requestLine.ts';
import { formatUrl } from '../../../src/shared/urlText.ts';

const lab = { id: 'lab', url: 'https://lab.example.org:8443' };
const ctx = { id: 'ctx', url: 'https://lab.example.org:8443/ctx' };
const acme = { id: 'acme', url: 'https://acme.jamfcloud.com' };
const audit = { id: 'audit', url: 'https://acme.jamfcloud.com' };
const here = { id: 'here', url: 'http://localhost:9006' };
const all = [lab, ctx, acme, audit, here];

describe('a line of the runner', () => {
  const servers: readonly (readonly [line: string, instance: string, path: string])[] = [
    ['/v1/buildings/3', 'lab', '/v1/buildings/3'],
    ['https://acme.jamfcloud.com/api/v1/buildings/3', 'acme', '/api/v1/buildings/3'],
    ['HTTPS://ACME.jamfcloud.com:443/api/v1/x', 'acme', '/api/v1/x'],
    ['http://acme.jamfcloud.com/api/v1/x', 'acme', '/api/v1/x'],
    ['https://acme.jamfcloud.com./api/v1/x', 'acme', '/api/v1/x'],
    ['acme.jamfcloud.com/JSSResource/policies', 'acme', '/JSSResource/policies'],
    ['https:/acme.jamfcloud.com/api/v1/x', 'acme', '/api/v1/x'],
    ['https//acme.jamfcloud.com/api/v1/x', 'acme', '/api/v1/x'],
    ['https://admin:secret@acme.jamfcloud.com/api/v1/x', 'acme', '/api/v1/x'],
    ['<https://acme.jamfcloud.com/api/v1/x>', 'acme', '/api/v1/x'],
    ['\u201Chttps://acme.jamfcloud.com/api/v1/x\u201D', 'acme', '/api/v1/x'],
    ['\u200Bhttps://acme.jamfcloud.com/api/v1/x\uFEFF ', 'acme', '/api/v1/x'],
    ['https://lab.example.org:8443/api/v1/x', 'lab', '/api/v1/x'],
    ['https://lab.example.org:8443/ctx/api/v1/x', 'ctx', '/api/v1/x'],
    ['https://lab.example.org:8443/ctxx/api', 'lab', '/ctxx/api'],
    ['localhost:9006/api/v1/x', 'here', '/api/v1/x'],
    ['acme.jamfcloud.com./api/v1/x', 'acme', '/api/v1/x'],
    ['DELETE https://acme.jamfcloud.com/api/v1/x', 'acme', '/api/v1/x'],
    ['https:acme.jamfcloud.com/api/v1/x', 'acme', '/api/v1/x'],
    ['acme。jamfcloud．com/api/v1/x', 'acme', '/api/v1/x'],
    ['https://acme.jamfcloud.com${API}/v1/buildings/3', 'acme', '/{API}/v1/buildings/3'],
    ['https://acme.jamfcloud.com$endpoint/5', 'acme', '/{endpoint}/5'],
    ['https://acme.jamfcloud.com{{api}}', 'acme', '/{api}'],
    ['https://admin:secret@acme.jamfcloud.com$a$b?page=1', 'acme', '/{a}{b}'],
    ['acme.jamfcloud.com$endpoint/5', 'acme', '/{endpoint}/5'],
    ['https://lab.example.org:8443$path', 'lab', '/{path}'],
    ['localhost:9006${API}/v1/x', 'here', '/{API}/v1/x'],
  ];
  for (const [line, instance, path] of servers) {
    it(`is for ${instance}: ${line}`, () => {
      const to = placeRequest({ instanceId: 'lab', draft: { ...emptyDraft, ...parseLine(line), method: 'GET' } }, all);
      assert.equal(to.instanceId, instance);
      assert.equal(to.draft.path, path);
      assert.equal(serverIn(to.draft.path), null);
    });
  }

  it('stays with the instance in view where two have the address', () => {
    const draft = { ...emptyDraft, path: 'https://acme.jamfcloud.com/v1/x' };
    assert.equal(placeRequest({ instanceId: 'audit', draft }, all).instanceId, 'audit');
  });

  const strange: readonly (readonly [line: string, path: string])[] = [
    ['https://other.example.com/api/v1/x', 'https://other.example.com/api/v1/x'],
    ['https://lab.example.org/api/v1/x', 'https://lab.example.org/api/v1/x'],
    ['https://admin:secret@other.example.com/api', 'https://other.example.com/api'],
    ['admin:secret@other.example.com/api', 'https://other.example.com/api'],
    ['other.example.com/api', 'other.example.com/api'],
    ['jamf:8443/api', 'jamf:8443/api'],
    ['admin:secret@jamf/api', 'https://jamf/api'],
    ['http://other.example.com/api', 'http://other.example.com/api'],
    ['https://acme.jamfcloud.com@evil.example/api', 'https://evil.example/api'],
    ['https://acme.jamfcloud.com.evil.example/api', 'https://acme.jamfcloud.com.evil.example/api'],
    ['https://acme.jamfcloud.com', 'https://acme.jamfcloud.com'],
    ['https://10.0.0.', 'https://10.0.0.'],
    ['https://acme.jamfcloud.com\\$api/v1/x', 'https://acme.jamfcloud.com\\{api}/v1/x'],
    ['https://acme.jamfcloud.com\\api\\v1/x', 'https://acme.jamfcloud.com\\api\\v1/x'],
    ['https:other.example.com/api', 'https:other.example.com/api'],
    ['münchen.example/api', 'münchen.example/api'],
    ['https://other.example.com$path', 'https://other.example.com/{path}'],
    ['https://acme.jamfcloud.com:$port/api', 'https://acme.jamfcloud.com:{port}/api'],
    ['https://acme.jamfcloud$tld.evil.example/api', 'https://acme.jamfcloud{tld}.evil.example/api'],
    ['acme.jamfcloud$tld.evil.example/api', 'acme.jamfcloud{tld}.evil.example/api'],
    ['https://jamf$path/api', 'https://jamf{path}/api'],
  ];
  for (const [line, path] of strange) {
    it(`keeps a server that is no instance’s in sight, and is not sent: ${line}`, () => {
      const to = placeRequest({ instanceId: 'lab', draft: { ...emptyDraft, ...parseLine(line), method: 'GET' } }, all);
      assert.deepEqual([to.instanceId, to.draft.path, to.found], ['lab', path, null]);
      assert.match(serverIn(to.draft.path)?.message ?? '', /[a-z.]+/);
      assert.doesNotMatch(JSON.stringify(to), /secret/);
    });
  }

  const methods: readonly (readonly [line: string, method: string | null, path: string])[] = [
    ['GET /v1/scripts', 'GET', '/v1/scripts'],
    ['delete /v1/scripts/1', 'DELETE', '/v1/scripts/1'],
    ['PUT {{baseUrl}}/v1/scripts/1', 'PUT', '/v1/scripts/1'],
    ['GET /api/v1/scripts HTTP/1.1', 'GET', '/api/v1/scripts'],
    ['get computers', null, 'get computers'],
    ['FETCH /v1/x', null, 'FETCH /v1/x'],
  ];
  for (const [line, method, path] of methods)
    it(`takes the method in front: ${line}`, () => {
      const read = parseLine(line);
      assert.deepEqual([read.method, read.path], [method, path]);
    });

  const names: readonly (readonly [typed: string, meant: string])[] = [
    ['{{baseUrl}}/v1/scripts', '/v1/scripts'],
    ['{{baseUrl}}v1/scripts', '/v1/scripts'],
    ['${jamfProURL}api/v1/auth', '/api/v1/auth'],
    ['$JSS_URL/api/v1/auth', '/api/v1/auth'],
    ['${url}:8443/JSSResource/x', '/JSSResource/x'],
    ['$org.jamfcloud.com/api/v1/x', '/api/v1/x'],
    ['https://${server}:8443/JSSResource/x', '/JSSResource/x'],
    ['https://$org.jamfcloud.com/api/v1/x', '/api/v1/x'],
    ['https://jss-$env.example.com/api/v1/x', '/api/v1/x'],
    ['https://$host:$port/api/v1/x', '/api/v1/x'],
    ['https://$sub.${domain}/api/v1/x', '/api/v1/x'],
    ['https://$u:$p@$host/api/v1/x', '/api/v1/x'],
    ['https://$host$endpoint/5', '/{endpoint}/5'],
    ['https://${server}:8443$path', '/{path}'],
    ['/v1/scripts/:id', '/v1/scripts/{id}'],
    ['/v1/x/:id/y/:other_id', '/v1/x/{id}/y/{other_id}'],
    ['/JSSResource/computers/serialnumber/$serial', '/JSSResource/computers/serialnumber/{serial}'],
    ['/v1/x/${id}/y', '/v1/x/{id}/y'],
    ['/v1/x/${id%%,*}/y', '/v1/x/{id}/y'],
    ['/v1/x/{{ device id }}', '/v1/x/{device id}'],
    ['/v1/x/{panel-id}', '/v1/x/{panel-id}'],
    ['/JSSResource/computers/macaddress/AA:BB:CC', '/JSSResource/computers/macaddress/AA:BB:CC'],
    ['/v1/x/{id', '/v1/x/{id'],
    ['/JSSResource/policies/name/Only $5', '/JSSResource/policies/name/Only $5'],
  ];
  for (const [typed, meant] of names)
    it(`reads ${typed} as ${meant}`, () => {
      assert.equal(meantPath(typed), meant);
      assert.equal(meantPath(meant), meant, 'stays as it is');
    });

  const curl: readonly (readonly [text: string, is: boolean])[] = [
    ['curl -s https://acme.jamfcloud.com', true],
    ['x=$(/usr/bin/curl -su a:b "$url")', true],
    ['"C:\\tools\\curl.exe" ^"https://acme.jamfcloud.com^"', true],
    ['curl \u2013X DELETE x', true],
    ['curl \\\n  https://acme.jamfcloud.com', true],
    ['curl acme.jamfcloud.com/api', true],
    ['curl $url/api', true],
    ['${curl} -u admin:secret https://acme.jamfcloud.com/api', true],
    ['"${CURL}" -u admin:secret https://acme.jamfcloud.com/api', true],
    ['`which curl` -u admin:secret https://acme.jamfcloud.com/api', true],
    ['$(which curl) -u admin:secret https://acme.jamfcloud.com/api', true],
    ['curl acme.jamfcloud.com -u admin:secret', true],
    ['curl jamf -u admin:secret', true],
    ['curl admin:secret@jamf', true],
    ['curl localhost', true],
    ['curl 10.0.0.5:8443', true],
    ['/usr/bin/curl acme.jamfcloud.com/api', true],
    ['/JSSResource/x curl -u admin:secret', true],
    ['/JSSResource/policies/name/Install curl 8.1', false],
    ['/JSSResource/scripts/name/curl a/b', false],
    ['/JSSResource/scripts/name/curl install.sh', false],
    ['/v1/scripts?name=curl -x', false],
    ['/api/v1/scripts?filter=name=="curl https://a"', false],
    ['/v1/scripts?page=1; curl -u admin:secret https://acme.jamfcloud.com', true],
    ['/v1/scripts?token=$(curl -u admin:secret https://acme.jamfcloud.com)', true],
    ['Install curl 8.1', false],
    ['list curl', false],
    ['libcurl -s', false],
  ];
  for (const [text, is] of curl) it(`${is ? 'is' : 'is no'} cURL: ${text}`, () => assert.equal(hasCurl(text), is));

  it('loses nothing of a path that it wrote, whatever characters it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (typed) => {
        const { path, query } = parseLine(`/v1/x/${typed}`);
        const again = parseLine(formatUrl({ path, query }));
        assert.deepEqual([again.path, again.query], [path, query]);
      }),
      { numRuns: 500 },
    );
  });

  it('never gives a request to an instance whose address is not the one that is read', () => {
    const user = fc.constantFrom(
      '',
      'admin@',
      'admin:secret@',
      '$u:$p@',
      'acme.jamfcloud.com@',
      'a:acme.jamfcloud.com:8443@',
      '{{x}}@',
      '%40@',
    );
    const name = fc.constantFrom(
      'acme.jamfcloud.com',
      'ACME.jamfcloud.com.',
      'lab.example.org',
      'acme.jamfcloud.com.evil.test',
      'evil.test',
      'a',
    );
    const port = fc.constantFrom('', ':443', ':8443', ':9006');
    const path = fc.constantFrom(
      '$x/',
      '${x}',
      '{{x}}/api',
      '$x$y?a=1',
      '/',
      '/api/v1/x',
      '/ctx/api',
      '//acme.jamfcloud.com/api',
      '/@acme.jamfcloud.com/x',
      '?a=/x',
      '#/x',
      '',
    );
    fc.assert(
      fc.property(fc.constantFrom('https://', 'http://', 'https:/', ''), user, name, port, path, (scheme, before, host, behind, rest) => {
        const typed = `${scheme}${before}${host}${behind}${rest}`;
        const to = placeRequest({ instanceId: 'lab', draft: { ...emptyDraft, ...parseLine(typed), method: 'GET' } }, all);
        const asked = all.find(({ id }) => id === to.instanceId);
        if (serverIn(to.draft.path) !== null || (scheme === '' && (host === 'a' || rest === '#/x'))) return;
        assert.equal(new URL(asked?.url ?? '').host, new URL(`https://${host}${behind}`).host.replace(/\.(?=:|$)/, ''), typed);
      }),
      { numRuns: 1000 },
    );
  });
});
