import assert from 'node:assert/strict';
import { sendableOf } from '../../../../../src/core/sets/folder/sendable.ts';
import { pulledText } from '../../../../../src/core/sets/folder/pulledText.ts';
import { anything } from '../../../../../src/core/shapes/shape.ts';
import { secretMask } from '../../../../../src/shared/secretNames.ts';

const kind = (resource: string) => ({ resource, shape: anything });
const document = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;
const changed = (text: string, from: string, to: string): string => {
  assert.ok(text.includes(from), text);
  return text.replace(from, to);
};

describe('what is sent of a pulled object', () => {
  const copy = document({ id: '7', versionLock: 4, name: 'Main', address: { city: 'Rome', sync_utc: 'now' } });

  it('has what a pull leaves out on both sides, so that nobody seems to have changed it', () => {
    const base = pulledText(kind('buildings'), copy);
    assert.doesNotMatch(base, /versionLock|sync_utc/);
    const sent = sendableOf(kind('buildings'), { base, mine: changed(base, 'Rome', 'Oslo') }, copy);
    assert.deepEqual(JSON.parse(sent.base), JSON.parse(copy));
    assert.deepEqual(JSON.parse(sent.mine), JSON.parse(copy.replace('Rome', 'Oslo')));
  });

  it('leaves out what was taken out here, and does not bring back what is new there', () => {
    const base = pulledText(kind('buildings'), copy);
    const now = document({ ...(JSON.parse(copy) as object), phone: '1' });
    const sent = sendableOf(kind('buildings'), { base, mine: document({ id: '7', name: 'Main' }) }, now);
    assert.deepEqual(JSON.parse(sent.mine), { id: '7', name: 'Main', versionLock: 4 });
    assert.deepEqual(JSON.parse(sent.base), JSON.parse(copy));
  });

  const script = (text: string): string => document({ id: '3', name: 'Bind', scriptContents: text });
  const real = '#!/bin/sh\npassword="hunter2secret"\necho 1\n';

  it('has the secret that is masked inside of a script, wherever its line moved to', () => {
    const base = pulledText(kind('scripts'), script(real));
    assert.match(base, new RegExp(secretMask));
    const mine = changed(base, '#!/bin/sh\\n', '#!/bin/sh\\n# first\\n');
    const sent = sendableOf(kind('scripts'), { base, mine }, script(real));
    assert.equal((JSON.parse(sent.base) as { scriptContents: string }).scriptContents, real);
    assert.equal((JSON.parse(sent.mine) as { scriptContents: string }).scriptContents, real.replace('#!/bin/sh\n', '#!/bin/sh\n# first\n'));
  });

  it('is refused where the line of a masked secret was changed', () => {
    const base = pulledText(kind('scripts'), script(real));
    const mine = changed(base, 'password=', 'secret_password=');
    assert.throws(() => sendableOf(kind('scripts'), { base, mine }, script(real)), /masked/);
  });

  it('is refused where two lines are alike and stand for two secrets, and nothing around tells which is which', () => {
    const twice = 'password="hunter2secret"\npassword="other3secret4"\n';
    const base = pulledText(kind('scripts'), script(twice));
    const line = `password=\\"${secretMask}\\"\\n`;
    assert.ok(base.includes(`${line}${line}`), base);
    const mine = changed(base, `${line}${line}`, `${line}echo 1\\n${line}`);
    assert.throws(() => sendableOf(kind('scripts'), { base, mine }, script(twice)), /masked/);
  });

  it('keeps a secret that is a whole value masked: the save puts it back', () => {
    const webhook = document({ id: '1', name: 'Hook', password: secretMask });
    const base = pulledText(kind('webhooks'), webhook);
    const sent = sendableOf(kind('webhooks'), { base, mine: changed(base, 'Hook', 'Bell') }, webhook);
    assert.deepEqual(JSON.parse(sent.mine), { id: '1', name: 'Bell', password: secretMask });
  });
});
