import assert from 'node:assert/strict';
import { draftWithoutSecrets, secretFields } from '../../../../src/core/request/withoutSecrets.ts';
import { keepBody, revealMasked } from '../../../../src/core/response/body/keptBody.ts';
import { receivedPart } from '../../../../src/core/response/received.ts';
import { asSent } from '../../../../src/core/response/view.ts';
import { redactText } from '../../../../src/core/http/redact.ts';
import { replacePlaces } from '../../../../src/core/secrets/places.ts';
import { secretPlaces } from '../../../../src/core/secrets/text.ts';
import { emptyDraft } from '../../../../src/shared/draft.ts';

const canary = 'cAnary-7f3';
const names = ['password', 'client_secret', 'personalRecoveryKey', 'certificateData', 'redemptionCode', 'accessKeyID', 'unlockToken'];

/** The forms in which a secret of a name may stand in a text, by media type. */
const forms: readonly (readonly [what: string, mediaType: string, text: (name: string) => string])[] = [
  ['JSON', 'application/json', (name) => `{"id":1,"${name}":"${canary}"}`],
  ['JSON, deeper and in a list', 'application/json', (name) => `{"a":[{"${name}":["x-${canary}","${canary}"]}]}`],
  ['JSON under text/plain', 'text/plain', (name) => `{"${name}": "${canary}"}`],
  ['JSON with NaN', 'application/json', (name) => `{"${name}":"${canary}","n":NaN}`],
  ['JSON that is cut off', 'application/json', (name) => `{"a":1,"${name}":"x${canary}`],
  ['JSON with something behind it', 'application/json', (name) => `{"${name}":"${canary}"} ok`],
  ['JSON with a quotation mark too many', 'application/json', (name) => `{"a":"x"y","${name}":"${canary}"}`],
  ['JSON in a string', 'application/json', (name) => `{"a": ${JSON.stringify(`{"${name}":"${canary}"}`)}, b}`],
  ['XML', 'application/xml', (name) => `<a><${name}>${canary}</${name}></a>`],
  ['XML with a prefix and attributes', 'application/xml', (name) => `<a><x:${name} y="1">${canary}</x:${name}></a>`],
  ['CDATA', 'application/xml', (name) => `<a><${name}><![CDATA[${canary}<]]></${name}></a>`],
  ['an attribute', 'application/xml', (name) => `<a ${name}='${canary}' b="c"/>`],
  ['XML in a comment', 'text/xml', (name) => `<a><!-- <${name}>${canary}</${name}> --></a>`],
  ['XML that is cut off', 'application/xml', (name) => `<a><${name}>${canary}`],
  ['a property list', 'application/xml', (name) => `<dict><key>${name}</key><string>${canary}</string></dict>`],
  ['a form', 'application/x-www-form-urlencoded', (name) => `grant_type=x&${name}=${canary}&y=z`],
  ['a form typed as text', 'text/plain', (name) => `${name}=${canary}&client_id=y`],
  ['lines', 'text/plain', (name) => `a: b\n${name}: ${canary}\n`],
  ['separated values', 'text/csv', (name) => `id,${name},b\r\n1,"${canary}, more",c\r\n2,${canary},d\r\n`],
];

describe('a planted secret', () => {
  for (const [what, mediaType, textOf] of forms) {
    it(`in ${what} leaves by no way`, async () => {
      for (const name of names) {
        const text = textOf(name);
        assert.ok(text.includes(canary));
        const draft = { ...emptyDraft, method: 'POST' as const, body: { kind: 'text' as const, mediaType, text } };
        const kept = draftWithoutSecrets(draft);
        assert.ok(!JSON.stringify(kept).includes(canary), `kept: ${JSON.stringify(kept.body)}`);
        assert.deepEqual(secretFields(draft), [name]);
        assert.deepEqual(draftWithoutSecrets(kept), kept, 'a placeholder stays what it is');
        const body = await keepBody(new TextEncoder().encode(text), mediaType);
        const shown = [
          body.pretty,
          body.raw,
          ...(body.table === null ? [] : [...body.table.cells(0).values(), ...body.table.cells(1).values()]),
        ];
        assert.ok(!shown.join('\n').includes(canary), `shown: ${shown.join('\n')}`);
        assert.ok(
          body.masks.some(({ pointer }) => revealMasked(body, pointer)?.includes(canary)),
          'it is shown to who asks',
        );
        const part = receivedPart(new TextEncoder().encode(text), 1, new Set());
        assert.ok(!part?.text.includes(canary), `received: ${part?.text}`);
        const sent = asSent({
          method: 'POST',
          url: 'https://a.example/',
          lane: 'runner',
          headers: { 'content-type': mediaType },
          body: text,
        });
        assert.ok(!JSON.stringify(sent).includes(canary), `sent: ${sent.body}`);
      }
    });
  }

  it('in a part of a form, a query, a header leaves none of them', () => {
    const pair = { name: 'clientSecret', value: canary, enabled: true };
    const json = { kind: 'text' as const, name: 'meta', value: `{"password":"${canary}"}` };
    const draft = {
      ...emptyDraft,
      query: [pair],
      headers: [{ ...pair, name: 'X-Api-Key' }],
      body: { kind: 'multipart' as const, parts: [json, { ...json, name: 'pin', value: canary }] },
    };
    assert.ok(!JSON.stringify(draftWithoutSecrets(draft)).includes(canary));
    assert.deepEqual(secretFields(draft), ['clientSecret', 'X-Api-Key', 'password', 'pin']);
  });
});

describe('a password that begins like a variable', () => {
  for (const text of ['{"password":"$ummer2024"}', 'client_secret=$ummer2024', '{"password":"$ummer2024",']) {
    it(`is one in ${text}`, () => {
      const draft = { ...emptyDraft, method: 'POST' as const, body: { kind: 'text' as const, mediaType: 'text/plain', text } };
      assert.ok(!JSON.stringify(draftWithoutSecrets(draft)).includes('ummer'));
    });
  }
});

describe('what is no secret', () => {
  const harmless: readonly (readonly [mediaType: string, text: string])[] = [
    ['application/json', '{"authorizationScopes":["Read Computers"],"accessTokenLifetimeSeconds":60,"displayName":"a"}'],
    ['application/json', '{"passwordPolicy":"strong","token_type":"bearer","allowClearPasscode":true, "n": 1.10}'],
    ['application/json', '{"password":"","clientSecret":null}'],
    ['application/json', '{"scriptContents":"PASSWORD=$4\\necho password: x"}'],
    ['application/xml', '<a><force_password_change>true</force_password_change><script_contents>PASSWORD=abc</script_contents></a>'],
    ['application/xml', '<a><password></password><password_type>x</password_type><name>password: y</name></a>'],
    ['text/plain', 'grant_type=client_credentials&client_id=x'],
    ['text/plain', '#!/bin/sh\nPASSWORD="$4"\ntoken=$(get_token)\nclientSecret=${2}\n'],
    ['text/csv', 'id,passwordPolicy\r\n1,strong\r\n'],
  ];
  for (const [mediaType, text] of harmless) {
    it(`stays: ${text.slice(0, 60)}`, async () => {
      const draft = { ...emptyDraft, method: 'POST' as const, body: { kind: 'text' as const, mediaType, text } };
      assert.deepEqual([draftWithoutSecrets(draft).body, secretFields(draft)], [draft.body, []]);
      assert.equal((await keepBody(new TextEncoder().encode(text), mediaType)).raw, text);
    });
  }

  it('is laid out untouched', () => {
    assert.deepEqual(secretPlaces('<!DOCTYPE html><p>Your token: none</p>'), []);
  });
});

describe('a log', () => {
  it('has no token that stands behind a dash or a dot', () => {
    const token = `eyJhbGciOiJI.eyJzdWIiOiIx.${canary}`;
    for (const text of [token, `x-${token}`, `a.${token}`, `${token}.b`, `<${token}>`]) assert.ok(!redactText(text).includes(canary), text);
    assert.equal(
      replacePlaces('abc', [], () => ''),
      'abc',
    );
  });
});
