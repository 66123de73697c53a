import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { emptyDraft } from '../../../../src/shared/draft.ts';
import type { RequestDraft } from '../../../../src/shared/draft.ts';
import { copyAs } from '../../../../src/core/request/code/copyAs.ts';
import { parseCurl } from '../../../../src/core/request/parseCurl.ts';
import { anyCharacter } from '../../../support/anyCharacter.ts';

describe('parseCurl', () => {
  const read: readonly (readonly [string, Partial<RequestDraft>])[] = [
    ['curl https://a.example/api/v1/x?page=1', { method: 'GET', path: 'https://a.example/api/v1/x' }],
    [`$ curl -sSLX DELETE "https://a.example/api/v1/x/1" -H 'Authorization: Bearer t'`, { method: 'DELETE', headers: [] }],
    [`curl --request=POST a.example/api/v1/x`, { method: 'POST' }],
    [
      `curl -XPOST -d '{"a":1}' $JAMF_URL/api/v1/x`,
      { path: '/api/v1/x', body: { kind: 'text', mediaType: 'application/json', text: '{"a":1}' } },
    ],
    [`curl https://a/x --json '{}' `, { method: 'POST', body: { kind: 'text', mediaType: 'application/json', text: '{}' } }],
    [
      `curl https://a/JSSResource/x -H 'Content-Type: text/xml' -d '<a/>' -X PUT`,
      { method: 'PUT', body: { kind: 'text', mediaType: 'text/xml', text: '<a/>' } },
    ],
    [
      `curl https://a/x -d a=1 --data-urlencode 'b=c d'`,
      {
        body: {
          kind: 'form',
          fields: [
            { name: 'a', value: '1', enabled: true },
            { name: 'b', value: 'c d', enabled: true },
          ],
        },
      },
    ],
    [
      `curl -G https://a/x --data-urlencode 'filter=name=="a b"'`,
      { method: 'GET', query: [{ name: 'filter', value: 'name=="a b"', enabled: true }] },
    ],
    [`curl -I https://a/x`, { method: 'HEAD' }],
    [
      `curl https://a/x -F 'file=@"/Users/me/Pic 1.png";type=image/png' -F note=hi`,
      {
        method: 'POST',
        body: {
          kind: 'multipart',
          parts: [
            { kind: 'file', name: 'file', fileName: 'Pic 1.png', handle: '', mediaType: 'image/png' },
            { kind: 'text', name: 'note', value: 'hi' },
          ],
        },
      },
    ],
    ["curl 'https://a/x' \\\n  -H $'x-a: it\\'s\\u00fc' \\\n  --compressed", { headers: [{ name: 'x-a', value: "it'sü", enabled: true }] }],
    [`curl --header "Cookie: a=b" --user u:p -o out.json https://a/x`, { headers: [], path: 'https://a/x' }],
  ];
  for (const [line, expected] of read) {
    it(`reads ${line.slice(0, 60)}`, () => {
      const draft = parseCurl(line)?.draft;
      assert.ok(draft !== undefined);
      assert.deepEqual({ ...draft, ...expected }, draft);
    });
  }

  for (const text of ['', 'wget https://a', 'curl', "curl 'https://a", 'curl -X TRACE https://a/x', 'hello curl x']) {
    it(`takes ${JSON.stringify(text)} for no cURL line`, () => assert.equal(parseCurl(text), undefined));
  }

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (text) => {
        parseCurl(`curl ${text}`);
      }),
      { numRuns: 500 },
    );
  });
});

const host = 'https://acme.jamfcloud.com';
const text = (mediaType: string, body: string): RequestDraft['body'] => ({ kind: 'text', mediaType, text: body });

describe('cURL as it stands in scripts and pages', () => {
  const reads: readonly (readonly [what: string, line: string, method: string, path: string])[] = [
    ['a pipe', `curl -s "${host}/api/v1/buildings" -H "Accept: application/json" | tr -d '\\n'`, 'GET', '/api/v1/buildings'],
    ['awk behind a pipe', `curl -s ${host}/api/v1/x | awk -F '"' '{print $4}'`, 'GET', '/api/v1/x'],
    ['cut behind a pipe', `curl -s ${host}/api/v1/x|cut -d ','  -f 1`, 'GET', '/api/v1/x'],
    ['a redirection', `curl -s ${host}/api/v1/x > out.json 2>&1`, 'GET', '/api/v1/x'],
    ['two commands', `curl -s ${host}/api/v1/x && rm -d /tmp/x; grep -F a b`, 'GET', '/api/v1/x'],
    ['another command in the next line', `curl -s ${host}/api/v1/x\nrm -X DELETE -d x`, 'GET', '/api/v1/x'],
    ['a comment', `curl -s ${host}/api/v1/x # -X DELETE -d x`, 'GET', '/api/v1/x'],
    ['a path in front', `/usr/bin/curl -su admin:canary ${host}/api/v1/x`, 'GET', '/api/v1/x'],
    ['a path in quotes', `"/usr/bin/curl" -s "${host}/api/v1/x"`, 'GET', '/api/v1/x'],
    ['an assignment', `token=$(curl -s -u "$user:canary" ${host}/api/v1/auth/token -X POST)`, 'POST', '/api/v1/auth/token'],
    ['an assignment in quotes', `response="$(/usr/bin/curl -s "${host}/api/v1/x" -H "Accept: x")"; echo -d`, 'GET', '/api/v1/x'],
    ['backticks', `response=\`curl -s ${host}/api/v1/x\` && echo -d "a"`, 'GET', '/api/v1/x'],
    ['a condition', `if ! curl -sf "${host}/api/v1/x" >/dev/null; then exit 1; fi`, 'GET', '/api/v1/x'],
    ['a prompt and sudo', `% sudo curl -s ${host}/api/v1/x`, 'GET', '/api/v1/x'],
    ['a command before it', `which curl && curl -X DELETE ${host}/api/v1/x`, 'DELETE', '/api/v1/x'],
    ['the Windows prompt', `curl.exe ^"${host}/api/v1/x?a=1^&b=2^" ^\r\n  -X ^"DELETE^" ^\r\n  -H ^"accept: */*^"`, 'DELETE', '/api/v1/x'],
    ['a variable for the command', `"\${curl}" -su admin:canary ${host}/api/v1/x`, 'GET', '/api/v1/x'],
    ['a command that finds it', `$(which curl) -su admin:canary ${host}/api/v1/x`, 'GET', '/api/v1/x'],
    ['a command that finds it, in backticks', `\`which curl\` -su admin:canary ${host}/api/v1/x`, 'GET', '/api/v1/x'],
    ['PowerShell', `curl.exe -X DELETE \`\n  "${host}/api/v1/x"`, 'DELETE', '/api/v1/x'],
    ['blanks behind the backslash', `curl -X DELETE \\  \n  ${host}/api/v1/x`, 'DELETE', '/api/v1/x'],
    ['a lost backslash', `curl -s ${host}/api/v1/x\n  -X DELETE`, 'DELETE', '/api/v1/x'],
    ['options of curl’s variables', `curl --variable %host --expand-url "${host}/api/v1/x" -X DELETE`, 'DELETE', '/api/v1/x'],
    ['an option that is not known', `curl --some-new-one word ${host}/api/v1/x`, 'GET', '/api/v1/x'],
    ['the next request', `curl ${host}/api/v1/x --next -X DELETE ${host}/api/v1/y`, 'GET', '/api/v1/x'],
    ['en-dashes', `curl –silent –request DELETE ${host}/api/v1/scripts/5`, 'DELETE', '/api/v1/scripts/5'],
    ['an em-dash', `curl —request DELETE ${host}/api/v1/x`, 'DELETE', '/api/v1/x'],
    ['an en-dash for one hyphen', `curl –X DELETE –s ${host}/api/v1/x`, 'DELETE', '/api/v1/x'],
    ['curly quotes', `curl –request PUT “${host}/api/v1/x” –header “Accept: a”`, 'PUT', '/api/v1/x'],
    ['a query without quotes', `curl ${host}/api/v1/x?a=1&b=2 -X DELETE`, 'DELETE', '/api/v1/x'],
    ['a file that is sent', `curl -T policy.xml ${host}/JSSResource/policies/id/1`, 'PUT', '/JSSResource/policies/id/1'],
    ['-I behind a pipe’s sibling', `curl -I ${host}/x | head -d`, 'HEAD', '/x'],
  ];
  for (const [what, line, method, path] of reads) {
    it(what, () => {
      const read = parseCurl(line);
      assert.ok(read !== undefined);
      assert.deepEqual([read.draft.method, read.draft.path], [method, host + path]);
      assert.doesNotMatch(JSON.stringify(read), /canary/);
    });
  }

  const addresses: readonly (readonly [line: string, path: string])[] = [
    ['curl "${jamfProURL}api/v1/auth"', '/api/v1/auth'],
    ['curl "$jss_url"JSSResource/computers/serialnumber/$serial', '/JSSResource/computers/serialnumber/{serial}'],
    ['curl "$url/api/v1/x/${id}/y"', '/api/v1/x/{id}/y'],
    ['curl "$url/api/v1/x/$(jq -r .id f)"', '/api/v1/x/{value}'],
    ["curl '{{baseUrl}}/v1/scripts/:id'", '/v1/scripts/{id}'],
    ['curl https://admin:canary@acme.jamfcloud.com/api/v1/x', `${host}/api/v1/x`],
    ['curl -X POST --url acme.jamfcloud.com/api/v1/x', 'acme.jamfcloud.com/api/v1/x'],
    ['curl -X DELETE "https://acme.jamfcloud.com${API}/v1/x"', `${host}/{API}/v1/x`],
    ['curl "https://acme.jamfcloud.com$(jq -r .path f)"', `${host}/{value}`],
    ['curl https://admin:canary$$@acme.jamfcloud.com/api/v1/x', `${host}/api/v1/x`],
    ['curl "https://admin:canary$@acme.jamfcloud.com/api/v1/x/$@"', `${host}/api/v1/x/{value}`],
  ];
  for (const [line, path] of addresses) it(`reads the address of ${line}`, () => assert.equal(parseCurl(line)?.draft.path, path));

  const xml = 'application/xml';
  const bodies: readonly (readonly [line: string, body: RequestDraft['body'], missing: string | null])[] = [
    [`-X PUT -H "Content-Type: text/xml" -d @policy.xml ${host}/JSSResource/policies/id/1`, text('text/xml', ''), 'file policy.xml'],
    [`-X PUT --data-binary @/tmp/policy.xml ${host}/JSSResource/policies/id/1`, text(xml, ''), 'file /tmp/policy.xml'],
    [`-T policy.xml ${host}/JSSResource/policies/id/1`, text(xml, ''), 'file policy.xml'],
    [`-X PUT -d "$xml" ${host}/JSSResource/policies/id/1`, text(xml, ''), 'variable $xml'],
    [`-X POST -d "$(cat body.json)" ${host}/api/v1/x`, text('application/json', ''), 'variable $(cat body.json)'],
    [`-X POST --json @body.json ${host}/api/v1/x`, text('application/json', ''), 'file body.json'],
    [`-X POST -d "\`cat f\`" ${host}/api/v1/x`, text('application/json', ''), 'variable `cat f`'],
    [`${host}/api/v1/x -d '{"a":1}' 2>/dev/null -H "a: b"`, text('application/json', '{"a":1}'), null],
    [`${host}/api/v1/x 2>/dev/null -d '{"a":1}'`, text('application/json', '{"a":1}'), null],
    [`–request POST ${host}/api/v1/x –data ‘{“a”: “b’s”}’`, text('application/json', '{"a": "b’s"}'), null],
    [`-X POST ${host}/api/v1/x -d "{“a”:1}"`, text('application/json', '{"a":1}'), null],
    [`-X POST ${host}/api/v1/x -H "Content-Type: application/json" -d '{\\"a\\":1}'`, text('application/json', '{"a":1}'), null],
    [`--data-raw '@not a file' -H "Content-Type: text/plain" ${host}/x`, text('text/plain', '@not a file'), null],
    [`-d '{"a":"'"$name"'"}' ${host}/x`, text('application/json', '{"a":"$name"}'), null],
    [`-d $'{"a":"it\\'s"}' ${host}/x`, text('application/json', '{"a":"it\'s"}'), null],
    [`-H "Content-Type: ${xml}" -d "<a>O’Brien – “x”</a>" ${host}/x`, text(xml, '<a>O’Brien – “x”</a>'), null],
  ];
  for (const [line, body, missing] of bodies) {
    it(`reads the body of ${line}`, () => {
      const read = parseCurl(`curl ${line}`);
      assert.deepEqual(read?.draft.body, body);
      assert.equal(read.missing === null ? null : `${read.missing.kind} ${read.missing.name}`, missing);
      assert.match(read.draft.method, /POST|PUT/);
    });
  }

  it('takes the quotes of the Windows prompt', () => {
    const read = parseCurl(`curl ^"${host}/api/v1/x^" ^\n --data-raw ^"^{^\\^"a^\\^":^\\^"100^%^\\^"^}^"`);
    assert.deepEqual(read?.draft.body, text('application/json', '{"a":"100%"}'));
    const older = parseCurl(`curl.exe "${host}/api/v1/x" -d "{""a"":1}"`);
    assert.deepEqual(older?.draft.body, text('application/json', '{"a":1}'));
  });

  it('says what has to be filled in, and of credentials only where there were some', () => {
    assert.deepEqual(parseCurl(`curl -X "$method" "${host}/x?a=$b" -H "x-a: $c"`)?.notes, [
      'The method stands in $method: choose it.',
      'It holds variables of a script, to be replaced by values: ${b}, $c.',
    ]);
    assert.deepEqual(parseCurl(`curl -H "Authorization: Bearer $t" ${host}/x`)?.notes, ['Credentials in it were left out.']);
    const form = `curl ${host}/api/oauth/token -d client_id=a -d client_secret=b`;
    const stays = 'Secrets in it are sent with the request, and replaced in files, the history and copied code: client_secret.';
    assert.deepEqual(parseCurl(form)?.notes, [stays]);
    assert.deepEqual(parseCurl(`${form} -u a:b`)?.notes, ['Credentials in it were left out.', stays]);
    assert.deepEqual(parseCurl(`curl -G -d @file ${host}/x`)?.notes, ['Some query parameters stood in a file or a variable: put them in.']);
  });

  it('never makes a write of a read by what stands behind it', () => {
    const behind = fc.array(fc.constantFrom('-d', 'x', '-X', 'DELETE', '-F', 'a=b', '--json', '{}', '"q"', "'", '-T', '\\', '$('), {
      maxLength: 8,
    });
    const operator = fc.constantFrom(' | ', ' || ', ' && ', '; ', ')', ' |', '\necho ', ' # ');
    fc.assert(
      fc.property(operator, behind, (joint, words) => {
        const read = parseCurl(`curl -s "${host}/api/v1/x"${joint}${words.join(' ')}`);
        assert.deepEqual([read?.draft.method, read?.draft.body.kind, read?.missing], ['GET', 'none', null]);
      }),
      { numRuns: 500 },
    );
  });

  it('reads back every request that is copied as cURL', () => {
    const pair = fc.record({
      name: fc.string({ unit: 'grapheme', minLength: 1 }),
      value: fc.string({ unit: 'grapheme' }),
      enabled: fc.constant(true),
    });
    const clean = (value: string): string => value.replaceAll('\0', '');
    const bodyOf = fc.string({ unit: 'grapheme' }).map((value) => text('text/csv', `${clean(value)}.`));
    fc.assert(
      fc.property(fc.constantFrom('POST', 'PUT', 'PATCH', 'DELETE'), fc.array(pair, { maxLength: 3 }), bodyOf, (method, pairs, body) => {
        const query = pairs.map((one) => ({ ...one }));
        const draft: RequestDraft = { ...emptyDraft, method, path: '/v1/x/{id}', pathValues: { id: '$a “b” – | #' }, query, body };
        const context = { base: host, account: 'client' as const, url: (path: string) => `${host}/api${path}` };
        const back = parseCurl(copyAs(draft, 'curl', context));
        assert.deepEqual([back?.draft.method, back?.draft.query, back?.draft.body, back?.missing], [method, query, body, null]);
        assert.equal(back?.draft.path, `${host}/api/v1/x/%24a%20%E2%80%9Cb%E2%80%9D%20%E2%80%93%20%7C%20%23`);
      }),
      { numRuns: 300 },
    );
  });
});
