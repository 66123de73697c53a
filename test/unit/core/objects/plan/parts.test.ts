import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { sensitiveTable } from '../../../../../src/core/catalog/sensitiveTable.ts';
import { parseJson, type JsonNode } from '../../../../../src/core/json/parse.ts';
import { rangeAt } from '../../../../../src/core/json/pointers.ts';
import { marksOf, pointerOf } from '../../../../../src/core/objects/save/fieldErrors.ts';
import { heldText } from '../../../../../src/core/objects/text/heldText.ts';
import { scriptEnding, lineEndingOf, textPartOf, withTextPart } from '../../../../../src/core/objects/plan/parts.ts';
import { textsWithSecrets } from '../../../../../src/core/objects/text/textsWithSecrets.ts';
import { maskSecrets, shownSecrets, putBackSecrets } from '../../../../../src/core/objects/plan/secrets.ts';
import { secretMask } from '../../../../../src/shared/secretNames.ts';
import { isSecretName } from '../../../../../src/shared/secretNames.ts';
import { printJson } from '../../../../../src/core/json/print.ts';
import { anyCharacter } from '../../../../support/anyCharacter.ts';

describe('the script of an object', () => {
  const shebangs: readonly [script: string, ending: string][] = [
    ['#!/bin/bash\n', '.sh'],
    ['#!/bin/sh -e\n', '.sh'],
    ['#!/bin/zsh --no-rcs\n', '.zsh'],
    ['#!/usr/bin/env python3\n', '.py'],
    ['#!/usr/bin/env -S python3 -u\n', '.py'],
    ['#!/usr/local/munki/munki-python\n', '.txt'],
    ['#!/usr/local/bin/managed_python3\r\n', '.py'],
    ['#! /usr/bin/perl -w\n', '.pl'],
    ['#!/usr/bin/env PATH=/x ruby\n', '.rb'],
    ['#!/usr/bin/swift\n', '.swift'],
    ['#!/usr/bin/osascript\n', '.txt'],
    ['echo hi\n', '.sh'],
    ['', '.sh'],
  ];
  for (const [script, ending] of shebangs) it(`${JSON.stringify(script)} is ${ending}`, () => assert.equal(scriptEnding(script), ending));

  it('comes back byte for byte, and moves nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), fc.string({ unit: fc.constantFrom('\r\n', '\n', 'a', '"', '\\', '\t') }), (a, b) => {
        const json = `{\n  "id": "1",\n  "size": 1.10,\n  "scriptContents": ${JSON.stringify(a)},\n  "n": 9007199254740993\n}\n`;
        const next = withTextPart('scripts', json, b);
        assert.equal(textPartOf('scripts', json)?.text, a);
        if (heldText(a) === b) return assert.equal(next, json);
        assert.equal(textPartOf('scripts', next)?.text, b);
        return assert.equal(next.replace(JSON.stringify(b), ''), json.replace(JSON.stringify(a), ''));
      }),
      { numRuns: 200 },
    );
  });

  it('is no other text for what no editor keeps of it, and is one for line ends that the person changed', () => {
    const json = (text: string): string => JSON.stringify({ scriptContents: text });
    const mixed = json('#!/bin/sh\necho 1\r\nawk RS="\r"\n');
    assert.throws(() => withTextPart('buildings', '{}', 'a'), /has no text of its own/);
    assert.equal(withTextPart('scripts', mixed, '#!/bin/sh\necho 1\nawk RS="\n"\n'), mixed);
    assert.equal(withTextPart('scripts', json('a\r\nb\r\n'), 'a\nb\n'), json('a\nb\n'));
  });

  it('is there only where the object has one', () => {
    const attribute = (inputType: string): string => `{"inputType":"${inputType}","scriptContents":null}`;
    assert.equal(textPartOf('computer-extension-attributes', attribute('SCRIPT'))?.text, '');
    assert.equal(textPartOf('computer-extension-attributes', attribute('TEXT')), undefined);
    assert.equal(textPartOf('buildings', '{"scriptContents":"x"}'), undefined);
    assert.equal(textPartOf('scripts', '{"scriptContents":7}'), undefined);
  });

  for (const [kind, document, ending, form] of [
    ['classic/osxconfigurationprofiles', { general: { payloads: 'a' } }, '.mobileconfig', 'profile'],
    ['classic/mobiledeviceconfigurationprofiles', { general: { payloads: 'a' } }, '.mobileconfig', 'profile'],
    ['classic/mobiledeviceapplications', { app_configuration: { preferences: 'a' } }, '.plist', 'configuration'],
    ['classic/printers', { ppd_contents: 'a' }, '.ppd', 'ppd'],
    ['classic/policies', { files_processes: { run_command: 'a' } }, '.sh', 'command'],
  ] as const) {
    it(`is ${ending} for ${kind}, also where nothing is there yet`, () => {
      const part = textPartOf(kind, JSON.stringify(document));
      assert.deepEqual([part?.text, part?.ending, part?.form], ['a', ending, form]);
      const filled = withTextPart(kind, '{}', '#!/usr/bin/perl');
      assert.deepEqual([textPartOf(kind, filled)?.text, textPartOf(kind, filled)?.ending], ['#!/usr/bin/perl', ending]);
      const [above] = part?.pointer.slice(1).split('/') ?? [];
      if (part?.pointer !== `/${above}`)
        assert.throws(() => withTextPart(kind, JSON.stringify({ [above ?? '']: 7 }), 'a'), /no text of its own/);
    });
  }

  it('is warned of by its line endings', () => {
    assert.deepEqual(['a\nb\n', 'a\r\nb\r\n', 'a\r\nb\n', ''].map(lineEndingOf), ['lf', 'crlf', 'mixed', 'lf']);
  });
});

describe('complaints of the server', () => {
  const root = parseJson('{"name":"x","general":{"assetTag":"y","name":"z"},"criteria":[{"value":"a"},{"value":"b"}]}');
  const table: readonly [field: string, pointer: string][] = [
    ['name', '/name'],
    ['general.assetTag', '/general/assetTag'],
    ['criteria[1].value', '/criteria/1/value'],
    ['$.name', '/name'],
    ['/general/name', '/general/name'],
    ['General.AssetTag', '/general/assetTag'],
    ['assetTag', '/general/assetTag'],
    ['value', ''],
    ['general.missing', '/general'],
    ['nowhere', ''],
  ];
  for (const [field, pointer] of table)
    it(`${field} stands at ${pointer === '' ? 'the top' : pointer}`, () => assert.equal(pointerOf(root, field), pointer));

  it('say something even where the server says nothing', () => {
    const [mark] = marksOf(root, [{ description: '' }]);
    assert.deepEqual(mark, { pointer: '', message: 'The server does not accept this.', ...rangeAt(root, '') });
  });
});

describe('secrets in a document', () => {
  it('are known by name, and not every name that mentions one', () => {
    const yes = ['password', 'adminPassword', 'clientSecret', 'recoveryKey', 'token', 'serviceToken', 'pin', 'passcode'];
    const no = ['passwordPolicy', 'tokenExpiration', 'pinRequired', 'name', 'spin', 'secretary', 'passwordRequired', 'keyword'];
    assert.deepEqual([yes.filter((name) => !isSecretName(name)), no.filter((name) => isSecretName(name))], [[], []]);
  });

  it('are all that the table of sensitive operations names, but for scripts', () => {
    const listed = new Set(sensitiveTable.split('\n').flatMap((line) => (line.split(' ')[5] ?? '').split(',')));
    const missing = [...listed].filter((name) => name !== '' && name !== 'scriptContents' && !isSecretName(name));
    assert.deepEqual(missing, []);
  });

  it('in a list are masked each', () => {
    const text = '{"recoveryKey":["a","b"],"deep":{"1":{"bootstrapToken":"x"}}}';
    assert.deepEqual(shownSecrets(parseJson(text)), ['/recoveryKey/0', '/recoveryKey/1', '/deep/1/bootstrapToken']);
    assert.equal(printJson(putBackSecrets(parseJson(maskSecrets(text)), parseJson(text))), text);
  });

  const two = '{"list":[{"url":"a","password":"tiger"},{"url":"b","password":"lion"}]}';
  const moves: readonly [name: string, typed: (shown: string) => string, want: string][] = [
    ['the first is taken out', (shown) => shown.replace(/{"url":"a"[^}]*},/, ''), '{"list":[{"url":"b","password":"lion"}]}'],
    [
      'they change places',
      (shown) => shown.replace('"a"', '"c"').replace('"b"', '"a"').replace('"c"', '"b"'),
      '{"list":[{"url":"b","password":"lion"},{"url":"a","password":"tiger"}]}',
    ],
    ['one is changed', (shown) => shown.replace('"a"', '"c"'), two.replace('"a"', '"c"')],
    [
      'nobody can tell which one is left',
      (shown) => shown.replace(/{"url":"a"[^}]*},/, '').replace('"b"', '"c"'),
      `{"list":[{"url":"c","password":"${secretMask}"}]}`,
    ],
  ];
  for (const [name, typed, want] of moves) {
    it(`in a list go back to their own entry, or nowhere: ${name}`, () => {
      assert.equal(printJson(putBackSecrets(parseJson(typed(maskSecrets(two))), parseJson(two))), want);
    });
  }

  /** Entries that are about one object: each is its id, what else it says, and its secret. */
  const twins = (...all: readonly (readonly [of: string, at: string, secret: string])[]): JsonNode =>
    parseJson(JSON.stringify(all.map(([of, at, password]) => ({ id: 7, of, at, password }))));
  const [a, b, hidden] = [['a', '1', 'tiger'], ['b', '2', 'lion'], secretMask] as const;
  const changes: readonly [name: string, mine: JsonNode, want: JsonNode][] = [
    ['changed in its place', twins(['c', '1', hidden], ['b', '2', hidden]), twins(['c', '1', 'tiger'], b)],
    ['both changed in their places', twins(['c', '1', hidden], ['d', '2', hidden]), twins(['c', '1', 'tiger'], ['d', '2', 'lion'])],
    ['they change places', twins(['b', '2', hidden], ['a', '1', hidden]), twins(b, a)],
    ['they change places, and one is changed', twins(['b', '3', hidden], ['a', '1', hidden]), twins(['b', '3', 'lion'], a)],
    ['one is taken out', twins(['b', '2', hidden]), twins(b)],
    [
      'a third one comes before them, and one is changed',
      twins(['n', '0', 'new'], ['a', '3', hidden], ['b', '2', hidden]),
      twins(['n', '0', 'new'], ['a', '3', hidden], b),
    ],
    ['one is taken out, and the other one changed', twins(['b', '3', hidden]), twins(['b', '3', hidden])],
    [
      'they change places, and both are changed',
      twins(['b', '3', hidden], ['a', '4', hidden]),
      twins(['b', '3', hidden], ['a', '4', hidden]),
    ],
  ];
  for (const [name, mine, want] of changes) {
    it(`of two entries with one id go to their own, or nowhere: ${name}`, () => {
      assert.equal(printJson(putBackSecrets(mine, twins(a, b))), printJson(want));
    });
  }

  it('of two entries that look the same go nowhere once one of them is taken out, but where they are the same', () => {
    const [mine, other] = [twins(['a', '1', hidden]), ['a', '1', 'lion'] as const];
    assert.equal(printJson(putBackSecrets(mine, twins(a, other))), printJson(mine));
    assert.equal(printJson(putBackSecrets(mine, twins(a, a))), printJson(twins(a)));
    assert.equal(
      printJson(putBackSecrets(twins(['n', '0', 'new'], ['a', '1', hidden], ['a', '1', hidden]), twins(a, other))),
      printJson(twins(['n', '0', 'new'], a, other)),
    );
  });

  it('of entries without an id go nowhere where they may have changed places', () => {
    const was = parseJson('[{"url":"a","at":1,"password":"tiger"},{"url":"b","at":2,"password":"lion"}]');
    const mine = parseJson(`[{"url":"b","at":3,"password":"${hidden}"},{"url":"a","at":4,"password":"${hidden}"}]`);
    assert.equal(printJson(putBackSecrets(mine, was)), printJson(mine));
  });

  it('are masked in place, and come back', () => {
    const text = '{\n  "a": 1.10,\n  "password": "tiger",\n  "deep": [{ "token": "x" }],\n  "pin": "",\n  "secret": null\n}\n';
    const shown = maskSecrets(text);
    assert.deepEqual(shownSecrets(parseJson(text)), ['/password', '/deep/0/token']);
    assert.equal(shown, text.replace('"tiger"', `"${secretMask}"`).replace('"x"', `"${secretMask}"`));
    assert.equal(printJson(putBackSecrets(parseJson(shown), parseJson(text))), printJson(parseJson(text)));
  });

  it('are told of where they stand inside of texts, and hide the XML that they stand in', () => {
    const plist = '<plist><dict><key>Password</key><string>hunter22</string></dict></plist>';
    const root = parseJson(
      JSON.stringify({ general: { payloads: plist, name: 'a' }, odd: { '#xml': '<odd a="1"><password>x1y2</password></odd>' } }),
    );
    assert.deepEqual([textsWithSecrets(root), shownSecrets(root)], [['/general/payloads', '/odd/#xml'], ['/odd/#xml']]);
    assert.deepEqual(shownSecrets(parseJson('{"odd":{"#xml":"<odd a=\\"1\\"/>"}}')), []);
  });

  it('are found by the name of their account where one was changed and another put before it', () => {
    const was = [{ username: 'a', realname: 'A', password_sha256: 'aa' }];
    const shown = JSON.stringify([
      { username: 'b', home: '/b' },
      { username: 'a', realname: 'B', password_sha256: secretMask },
    ]);
    const back = JSON.parse(printJson(putBackSecrets(parseJson(shown), parseJson(JSON.stringify(was))))) as { password_sha256?: string }[];
    assert.deepEqual(
      back.map(({ password_sha256: hash }) => hash),
      [undefined, 'aa'],
    );
  });

  it('that were typed anew stay as typed', () => {
    const typed = parseJson('{"password":"lion"}');
    assert.equal(printJson(putBackSecrets(typed, parseJson('{"password":"tiger"}'))), '{"password":"lion"}');
  });
});
