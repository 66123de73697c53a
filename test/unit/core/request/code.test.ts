import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { emptyDraft } from '../../../../src/shared/draft.ts';
import type { RequestDraft } from '../../../../src/shared/draft.ts';
import type { CodeLanguage } from '../../../../src/core/request/code/copyAs.ts';
import { copyAs } from '../../../../src/core/request/code/copyAs.ts';
import type { CodeContext } from '../../../../src/core/request/code/codeRequest.ts';
import { stringLiteral, literalLines, powershellText, shellWord } from '../../../../src/core/request/code/quote.ts';
import { parseCurl } from '../../../../src/core/request/parseCurl.ts';
import { asWritten, shellWords } from '../../../../src/core/request/shellWords.ts';
import { anyCharacter } from '../../../support/anyCharacter.ts';

const base = 'https://acme.example';
const context: CodeContext = {
  base,
  account: 'client',
  url: (path: string) => base + (path.startsWith('/JSSResource') ? path : `/api${path}`),
};
const languages: readonly CodeLanguage[] = ['curl', 'python', 'python-sdk', 'shell', 'powershell', 'javascript'];
const body = '{\n  "name": "O\'Brien",\n  "password": "hunter2-canary",\n  "n": 9007199254740993\n}';
const full: RequestDraft = {
  method: 'PUT',
  path: '/v1/accounts/{id}',
  pathValues: { id: "7 o'clock" },
  query: [
    { name: 'section', value: 'A', enabled: true },
    { name: 'section', value: 'B', enabled: true },
    { name: 'apiKey', value: 'query-canary', enabled: true },
  ],
  headers: [{ name: 'X-Api-Key', value: 'header-canary', enabled: true }],
  body: { kind: 'text', mediaType: 'application/json', text: body },
};

describe('copyAs', () => {
  for (const language of languages) {
    it(`writes ${language} without a secret, with everything else`, () => {
      const code = copyAs(full, language, context);
      assert.doesNotMatch(code, /canary/);
      assert.match(code, /7%20o'clock|7%20o'\\''clock|7%20o''clock/);
      assert.match(code, /9007199254740993/);
      assert.match(code, /<password>/);
      assert.match(code, /JAMF_(?:TOKEN|CLIENT_SECRET)/);
    });
  }

  it('refuses what cannot be sent', () => {
    assert.throws(() => copyAs({ ...full, path: '//evil' }, 'curl', context), /host name/);
  });

  it('names a path value that is missing', () => {
    assert.match(copyAs({ ...emptyDraft, path: '/v1/x/{id}' }, 'curl', context), /\/api\/v1\/x\/ID/);
  });

  it('writes no body that the method does not carry', () => {
    assert.doesNotMatch(copyAs({ ...full, method: 'GET' }, 'curl', context), /--data|9007199254740993/);
  });

  it('says that the SDK cannot send a file', () => {
    const upload: RequestDraft = { ...full, method: 'POST', body: { kind: 'multipart', parts: [] } };
    assert.throws(() => copyAs(upload, 'python-sdk', context), /Python \(requests\)/);
  });

  it('writes cURL that reads back as the same request', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (value, text) => {
        const draft: RequestDraft = {
          ...emptyDraft,
          method: 'POST',
          path: '/v1/x',
          query: [{ name: 'filter', value, enabled: true }],
          body: { kind: 'text', mediaType: 'text/csv', text: `${text.replaceAll('\0', '')}.` },
        };
        const back = parseCurl(copyAs(draft, 'curl', context))?.draft;
        assert.deepEqual(back?.query, draft.query);
        assert.deepEqual(back?.body, draft.body);
        assert.equal(back?.path, `${context.base}/api/v1/x`);
      }),
      { numRuns: 300 },
    );
  });

  const jamfCli: readonly (readonly [what: string, draft: Partial<RequestDraft>, command: RegExp])[] = [
    [
      'a list with its filter',
      { path: '/v1/buildings', query: [{ name: 'filter', value: 'name=="A"', enabled: true }] },
      /pro buildings list --filter 'name=="A"'\n$/,
    ],
    ['an object', { path: '/v1/buildings/7' }, /^# Set JAMF_CLIENT_ID .*\nJAMF_URL=https:\/\/acme.example jamf-cli pro buildings get 7\n$/],
    ['an object by a placeholder', { path: '/v1/scripts/{id}', pathValues: { id: "o'clock" } }, /pro scripts get 'o'\\''clock'\n$/],
    ['a kind inside of another', { path: '/v2/computer-groups/smart-groups/3' }, /pro computer-groups-smart-groups get 3\n$/],
    ['settings', { path: '/v1/self-service/settings' }, /pro self-service-settings get\n$/],
    [
      'a new object',
      { method: 'POST', path: '/v1/buildings', body: full.body },
      /^printf '%s' '.*<password>.*' \|\n {2}JAMF_URL=\S+ jamf-cli pro buildings create\n$/ms,
    ],
    ['a change', { method: 'PATCH', path: '/v1/buildings/7', body: full.body }, /pro buildings patch 7\n$/],
    ['a deletion', { method: 'DELETE', path: '/v1/buildings/7' }, /pro buildings delete 7 --yes\n$/],
    ['a list of Classic', { path: '/JSSResource/policies' }, /pro classic-policies list\n$/],
    ['a profile', { path: '/JSSResource/osxconfigurationprofiles/id/7' }, /pro classic-macos-config-profiles get 7\n$/],
    [
      'an object by its name',
      { path: '/JSSResource/macapplications/name/{name}', pathValues: { name: 'A b' } },
      /pro classic-mac-apps get --name 'A b'\n$/,
    ],
    [
      'a new object of Classic',
      {
        method: 'POST',
        path: '/JSSResource/policies/id/0',
        body: { kind: 'text', mediaType: 'application/xml', text: '<policy><password>canary</password></policy>' },
      },
      /^printf '%s' '<policy><password>(?!canary).*\n {2}\S+ jamf-cli pro classic-policies create\n$/m,
    ],
  ];
  for (const [what, draft, command] of jamfCli) {
    it(`writes jamf-cli’s command for ${what}`, () => assert.match(copyAs({ ...emptyDraft, ...draft }, 'jamf-cli', context), command));
  }

  const withoutCommand: readonly (readonly [what: string, draft: Partial<RequestDraft>])[] = [
    ['an action', { method: 'POST', path: '/v1/buildings/7/history' }],
    ['a part of an object', { path: '/JSSResource/policies/id/7/subset/general' }],
    ['a kind that it does not have', { path: '/JSSResource/nothing/id/7' }],
    ['a name of a kind that it finds by id alone', { path: '/JSSResource/patchpolicies/name/A' }],
    ['a change of what it only reads', { method: 'PUT', path: '/JSSResource/accounts/id/7' }],
    ['a change of what it only makes', { method: 'PUT', path: '/JSSResource/vppinvitations/id/7' }],
    ['a PATCH of the Classic API', { method: 'PATCH', path: '/JSSResource/policies/id/7' }],
    ['a parameter that it does not take', { path: '/v1/buildings', query: [{ name: 'x', value: '1', enabled: true }] }],
    ['a file', { method: 'POST', path: '/v1/uploads', body: { kind: 'multipart', parts: [] } }],
    ['a header', { path: '/v1/buildings', headers: [{ name: 'X-A', value: '1', enabled: true }] }],
    ['an id that would be an option', { path: '/v1/scripts/{id}', pathValues: { id: '--all' } }],
    ['every object at once', { method: 'DELETE', path: '/v1/buildings' }],
  ];
  for (const [what, draft] of withoutCommand) {
    it(`says that jamf-cli has no command for ${what}`, () =>
      assert.throws(() => copyAs({ ...emptyDraft, ...draft }, 'jamf-cli', context), /Copy as cURL instead/));
  }

  const signIn: readonly (readonly [CodeContext['account'], CodeLanguage, RegExp])[] = [
    ['client', 'python', /oauth\/token.*"client_id": os.environ\["JAMF_CLIENT_ID"\].*\["access_token"\]/s],
    ['client', 'python-sdk', /ApiClientCredentialsProvider\(os.environ\["JAMF_CLIENT_ID"\], os.environ\["JAMF_CLIENT_SECRET"\]\)/],
    ['client', 'shell', /oauth\/token.*client_secret@-.*"access_token"/s],
    ['client', 'powershell', /oauth\/token.*\$env:JAMF_CLIENT_SECRET.*\$answer.access_token/s],
    ['client', 'javascript', /oauth\/token.*process.env.JAMF_CLIENT_SECRET.*access_token: token/s],
    ['user', 'python', /v1\/auth\/token.*auth=\(os.environ\["JAMF_USERNAME"\].*\["token"\]/s],
    ['user', 'python-sdk', /UserCredentialsProvider\(os.environ\["JAMF_USERNAME"\], os.environ\["JAMF_PASSWORD"\]\)/],
    ['user', 'shell', /"\$JAMF_USERNAME" "\$JAMF_PASSWORD" \| base64.*--header @- "\$JAMF_URL\/api\/v1\/auth\/token".*"token"/s],
    ['user', 'powershell', /\$env:JAMF_USERNAME.*v1\/auth\/token.*Basic \$basic.*\$answer\.token/s],
    ['user', 'javascript', /process.env.JAMF_PASSWORD.*v1\/auth\/token.*Basic \$\{basic\}.*const \{ token \}/s],
  ];
  for (const [account, language, expected] of signIn) {
    it(`signs in with the ${account}’s token endpoint in ${language}`, () => {
      const code = copyAs(full, language, { ...context, account });
      assert.match(code, expected);
      assert.doesNotMatch(code, account === 'user' ? /oauth|CLIENT/ : /JAMF_USERNAME|JAMF_PASSWORD/);
    });
  }

  it('leaves the token of a cURL line to whoever runs it, with either account', () => {
    assert.equal(copyAs(full, 'curl', { ...context, account: 'user' }), copyAs(full, 'curl', context));
  });

  it('writes code that its language parses, for either account', () => {
    const code = (language: CodeLanguage) =>
      (['client', 'user'] as const).map((account) => copyAs(full, language, { ...context, account }));
    for (const input of code('javascript')) {
      const script = spawnSync(process.execPath, ['--check', '--input-type=module', '-'], { input });
      assert.equal(script.status, 0, script.stderr.toString());
    }
    const programs = [...code('python'), ...code('python-sdk')];
    const parse = 'import ast,json,sys\nfor one in json.load(sys.stdin): ast.parse(one)';
    const check = spawnSync('python3', ['-c', parse], { input: JSON.stringify(programs) });
    if (check.error === undefined) assert.equal(check.status, 0, check.stderr.toString());
    const shell = spawnSync('/bin/sh', ['-n'], { input: code('shell').join('\n') });
    if (shell.error === undefined) assert.equal(shell.status, 0, shell.stderr.toString());
  });
});

describe('quoting', () => {
  const awkward = fc.string({ unit: fc.constantFrom(...`'"\\$\`!*?[]{}()<>|&;#~ \n\t\r=%^ab\u2019ü`.split('')) });

  it('keeps every text through a shell', () => {
    fc.assert(
      fc.property(fc.array(awkward), (words) => assert.deepEqual(shellWords(words.map(shellWord).join(' '))?.map(asWritten), words)),
      { numRuns: 500 },
    );
  });

  it('agrees with a real shell', () => {
    const words = fc.sample(awkward, { numRuns: 60, seed: 7 }).map((word) => `${word}.`);
    const run = spawnSync('/bin/sh', ['-c', `printf '%s\\0' ${words.map(shellWord).join(' ')}`]);
    if (run.error === undefined) assert.deepEqual(run.stdout.toString().split('\0').slice(0, -1), words);
  });

  it('hands a body to jamf-cli through a real shell, byte for byte, whatever stands in it', () => {
    const awful = `' " $HOME $(id) \`id\` ! !! \\ \\n %s %% &amp; <a> EOF ü \u{1F600} \u2028`.split(' ');
    const piece = fc.oneof(fc.constantFrom(...awful, '\n', '\r\n', '\t', ' '), fc.string());
    const texts = fc.sample(fc.array(piece, { maxLength: 12 }), { numRuns: 40, seed: 11 }).map((parts) => parts.join(''));
    // In its place: what it was called with, and what comes in.
    const folder = mkdtempSync(path.join(tmpdir(), 'jamf-cli-'));
    const tool = `#!/bin/sh\nprintf '%s\\001' "$JAMF_URL" "$@"\ncat\nprintf '\\002'\n`;
    writeFileSync(path.join(folder, 'jamf-cli'), tool, { mode: 0o755 });
    try {
      for (const [mediaType, at, kind] of [
        ['application/xml', '/JSSResource/policies/id/7', 'classic-policies'],
        ['application/json', '/v1/buildings/7', 'buildings'],
      ] as const) {
        const bodies = ['.\n\n', ...texts.map((text) => `.${text}`)];
        const codeOf = (text: string) =>
          copyAs({ ...emptyDraft, method: 'PUT', path: at, body: { kind: 'text', mediaType, text } }, 'jamf-cli', context);
        const env = { ...process.env, PATH: `${folder}:${process.env['PATH'] ?? ''}` };
        const run = spawnSync('/bin/sh', ['-c', bodies.map(codeOf).join('')], { env, maxBuffer: 10_000_000 });
        if (run.error !== undefined) return;
        assert.equal(run.stderr.toString(), '');
        const wanted = bodies.map((text) => [base, 'pro', kind, 'update', '7', text].join('\u0001'));
        assert.deepEqual(run.stdout.toString().split('\u0002').slice(0, -1), wanted);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('keeps every text as a literal, and the lines of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (text) => {
        assert.equal(JSON.parse(stringLiteral(text)), text);
        assert.equal(
          literalLines(text)
            .map((line) => String(JSON.parse(line)))
            .join(''),
          text,
        );
      }),
      { numRuns: 300 },
    );
  });

  it('closes no PowerShell string early, with typographic quotes neither', () => {
    assert.equal(powershellText("a'b\u2019c\u201Bd"), "'a''b\u2019\u2019c\u201B\u201Bd'");
    fc.assert(
      fc.property(
        awkward,
        (text) =>
          !/^(?:[^'\u2018-\u201B]|(['\u2018-\u201B])\1)*['\u2018-\u201B](?!['\u2018-\u201B])./su.test(powershellText(text).slice(1, -1)),
      ),
      { numRuns: 300 },
    );
  });
});
