import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { classicShape } from '../../../../../src/core/families/classic/shapes.ts';
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

  it('has the entries of a set where Jamf Pro has them, and what is new behind them, so that nobody seems to have moved one', () => {
    const role = document({ id: '1', displayName: 'R', privileges: ['Read C', 'Read A', 'Read B'] });
    const base = pulledText(kind('api-roles'), role);
    assert.match(base, /Read A[^]*Read B[^]*Read C/);
    const sent = sendableOf(kind('api-roles'), { base, mine: changed(base, '"Read B"', '"Read Z",\n"Read B"') }, role);
    assert.equal(sent.base, role);
    const more = document({ id: '1', displayName: 'R', privileges: ['Read C', 'Read A', 'Read B', 'Read Z'] });
    assert.equal(sent.mine, more);
    assert.equal(
      sendableOf(kind('api-roles'), { base, mine: changed(base, '"Read B",', '') }, role).mine,
      role.replace(/,\s*"Read B"/, ''),
    );
  });

  it('is what Jamf Pro has, in whatever order it answers its sets, where nobody changed anything', () => {
    const groups = fc.uniqueArray(fc.record({ id: fc.nat(30), name: fc.constantFrom('A', 'B') }), {
      selector: ({ id }) => id,
      maxLength: 6,
    });
    const two = groups.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
    const policies = { resource: 'classic/policies', shape: classicShape('policy') ?? anything };
    const text = (computer_groups: readonly object[]) =>
      document({ general: { id: 1, name: 'P' }, scope: { computer_groups, exclusions: { buildings: computer_groups } } });
    fc.assert(
      fc.property(two, ([before, now]) => {
        const base = pulledText(policies, text(before));
        assert.equal(pulledText(policies, text(now)), base);
        assert.deepEqual(sendableOf(policies, { base, mine: base }, text(now)), { base: text(now), mine: text(now) });
      }),
    );
  });

  it('has the order that was given to other lists, and each secret in the entry that it is of, wherever that was sorted to', () => {
    const policy = (hidden: boolean, scripts: readonly number[]) =>
      document({
        general: { id: 1, name: 'P' },
        privileges: [2, 1].map((id) => ({ id, text: `password="${hidden ? secretMask : `hunter2secret${id}`}"` })),
        scripts: scripts.map((id) => ({ id })),
      });
    const of = { resource: 'account-groups', shape: anything };
    const base = pulledText(of, policy(false, [2, 1]));
    assert.doesNotMatch(base, /hunter2/);
    const sent = sendableOf(of, { base, mine: policy(true, [1, 2]) }, policy(false, [2, 1]));
    assert.equal(sent.base, policy(false, [2, 1]));
    assert.equal(sent.mine, policy(false, [1, 2]));
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

  const key = (letter: string): string =>
    `-----BEGIN PRIVATE KEY-----\n${letter.repeat(64)}\n${letter.repeat(20)}\n-----END PRIVATE KEY-----`;
  const scriptIn = (text: string): string => (JSON.parse(text) as { scriptContents: string }).scriptContents;

  for (const [what, text] of [
    ['between quotation marks', `#!/bin/sh\nKEY="${key('a')}"\necho 1\npassword="hunter2secret"\n`],
    ['in a document of its own', `#!/bin/sh\ncat <<END\n${key('a')}\nEND\necho 1\npassword="hunter2secret"`],
    ['beside another one', `${key('a')}\necho 1\nB="${key('b')}" C="${key('c')}"`],
    ['with the line ends of Windows', `#!/bin/sh\r\nKEY="${key('a').replaceAll('\n', '\r\n')}"\r\necho 1\r\n`],
  ] as const) {
    it(`has a secret of several lines again, whatever else was changed: ${what}`, () => {
      const base = pulledText(kind('scripts'), script(text));
      assert.doesNotMatch(base, /aaaa|hunter2/);
      const sent = sendableOf(kind('scripts'), { base, mine: changed(base, 'echo 1', '# more\\necho 2') }, script(text));
      assert.equal(scriptIn(sent.base), text);
      assert.equal(scriptIn(sent.mine), text.replace('echo 1', '# more\necho 2'));
    });
  }

  it('is refused where a secret of several lines stands in a line that was changed, and is gone where its line was taken out', () => {
    const text = `#!/bin/sh\nKEY="${key('a')}"\necho 1\n`;
    const base = pulledText(kind('scripts'), script(text));
    assert.throws(() => sendableOf(kind('scripts'), { base, mine: changed(base, 'KEY=', 'OTHER=') }, script(text)), /masked/);
    const sent = sendableOf(kind('scripts'), { base, mine: changed(base, `KEY=\\"${secretMask}\\"\\n`, '') }, script(text));
    assert.equal(scriptIn(sent.mine), '#!/bin/sh\necho 1\n');
  });

  it('has the secrets of a profile that Jamf Pro writes in one line, each where it was', () => {
    const dicts = ['com.apple.wifi.managed', 'com.apple.mail.managed'].map(
      (type, index) => `<dict><key>PayloadType</key><string>${type}</string><key>Password</key><string>s3cret-${index}-X!</string></dict>`,
    );
    const payloads = `<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><dict><key>Name</key><string>Corp</string><key>PayloadContent</key><array>${dicts.join('')}</array></dict></plist>`;
    const there = document({ general: { id: 1, name: 'Wi-Fi', payloads } });
    const of = kind('classic/osxconfigurationprofiles');
    const base = pulledText(of, there);
    assert.doesNotMatch(base, /s3cret/);
    const sent = sendableOf(of, { base, mine: changed(base, 'Corp', 'Guest') }, there);
    assert.deepEqual(JSON.parse(sent.base), JSON.parse(there));
    assert.deepEqual(JSON.parse(sent.mine), JSON.parse(there.replace('Corp', 'Guest')));
    const one = sendableOf(of, { base, mine: base.replace(/<dict><key>PayloadType.*?<\/dict>/, '') }, there).mine;
    assert.deepEqual([one.includes('s3cret-0'), one.includes('s3cret-1')], [false, true]);
    const swapped = base.replaceAll(/com\.apple\.(wifi|mail)/g, (_, type: string) => `com.apple.${type === 'wifi' ? 'mail' : 'wifi'}`);
    assert.throws(() => sendableOf(of, { base, mine: swapped }, there), /nobody can tell which secret it was/);
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
    const mine = changed(base, `${line}${line}`, line);
    assert.throws(() => sendableOf(kind('scripts'), { base, mine }, script(twice)), /masked/);
  });

  it('has the secret that the document itself shows: a number, and a header by its name', () => {
    const hook = { id: '1', name: 'Hook', pin: 123456, headers: [{ name: 'Authorization', value: 'hunter2' }] };
    const base = pulledText(kind('webhooks'), document(hook));
    assert.doesNotMatch(base, /hunter2|123456/);
    const sent = sendableOf(kind('webhooks'), { base, mine: changed(base, 'Hook', 'Bell') }, document(hook));
    assert.deepEqual(JSON.parse(sent.mine), { ...hook, name: 'Bell' });
    assert.deepEqual(JSON.parse(sent.base), hook);
  });

  it('has the parameter of a script that was pulled as a secret, which nothing beside it tells', () => {
    const policy = (second: string) => ({
      general: { id: '1', name: 'P' },
      scripts: [
        { id: 4, name: 'A' },
        { id: 5, name: 'B', parameter4: second },
      ],
    });
    const base = pulledText(kind('classic/policies'), document(policy(secretMask)));
    const sent = sendableOf(kind('classic/policies'), { base, mine: changed(base, '"P"', '"Q"') }, document(policy('sunshine')));
    assert.deepEqual(JSON.parse(sent.base), policy('sunshine'));
    assert.deepEqual(JSON.parse(sent.mine), { ...policy('sunshine'), general: { id: '1', name: 'Q' } });
    const typed = changed(base, JSON.stringify(secretMask), '"rain"');
    assert.deepEqual(
      JSON.parse(sendableOf(kind('classic/policies'), { base, mine: typed }, document(policy('sunshine'))).mine),
      policy('rain'),
    );
  });

  it('keeps a secret that is a whole value masked: the save puts it back', () => {
    const webhook = document({ id: '1', name: 'Hook', password: secretMask });
    const base = pulledText(kind('webhooks'), webhook);
    const sent = sendableOf(kind('webhooks'), { base, mine: changed(base, 'Hook', 'Bell') }, webhook);
    assert.deepEqual(JSON.parse(sent.mine), { id: '1', name: 'Bell', password: secretMask });
  });
});

describe('a text that an earlier version masked otherwise', () => {
  const real = '#!/bin/sh\necho plain\necho 1\n';
  const copy = document({ id: '7', name: 'Fix', notes: 'a', scriptContents: real });
  const base = document({ id: '7', name: 'Fix', notes: 'a', scriptContents: `#!/bin/sh\necho ${secretMask}\necho 1\n` });

  it('is what Jamf Pro has where only other fields were changed here', () => {
    const sent = sendableOf(kind('scripts'), { base, mine: changed(base, '"notes": "a"', '"notes": "b"') }, copy);
    assert.deepEqual(JSON.parse(sent.base), JSON.parse(copy));
    assert.deepEqual(JSON.parse(sent.mine), { ...(JSON.parse(copy) as object), notes: 'b' });
  });

  it('is refused where it was changed itself', () => {
    assert.throws(() => sendableOf(kind('scripts'), { base, mine: changed(base, 'echo 1', 'echo 2') }, copy), /masked inside of a text/);
  });
});

describe('secrets of entries that are about the same object', () => {
  const entry = (secret: string, other: string) => ({ id: 7, name: 'Set Up', parameter4: secret, parameter5: other });
  const other = { id: 8, name: 'Other', parameter4: 'x' };
  const policy = (...scripts: readonly object[]): string => document({ general: { id: 5, name: 'P' }, scripts });
  const copy = policy(entry('one', 'a'), entry('two', 'b'));
  const base = policy(entry(secretMask, 'a'), entry(secretMask, 'b'));
  const sent = (...mine: readonly object[]): unknown =>
    (JSON.parse(sendableOf(kind('classic/policies'), { base, mine: policy(...mine) }, copy).mine) as { scripts: unknown }).scripts;

  for (const [what, mine, scripts] of [
    ['that changed places', [entry(secretMask, 'b'), entry(secretMask, 'a')], [entry('two', 'b'), entry('one', 'a')]],
    ['that were both changed in their places', [entry(secretMask, 'c'), entry(secretMask, 'd')], [entry('one', 'c'), entry('two', 'd')]],
    ['of which one was taken out', [entry(secretMask, 'b')], [entry('two', 'b')]],
    [
      'of which one was changed behind a new one',
      [other, entry(secretMask, 'c'), entry(secretMask, 'b')],
      [other, entry('one', 'c'), entry('two', 'b')],
    ],
  ] as const) {
    it(`go to the one that had them: ${what}`, () => {
      assert.deepEqual(sent(...mine), scripts);
    });
  }

  it('go to none where one was taken out and the other one changed, or both changed behind a new one', () => {
    assert.throws(() => sent(entry(secretMask, 'c')), /one of several entries/);
    assert.throws(() => sent(other, entry(secretMask, 'c'), entry(secretMask, 'd')), /one of several entries/);
    assert.deepEqual(sent(entry('three', 'c')), [entry('three', 'c')]);
  });

  it('go to none where both changed places, and were changed, too', () => {
    const more = (secret: string, mark: string, at: string) => ({ ...entry(secret, mark), parameter6: at });
    const [pulled, now] = [
      policy(more(secretMask, 'a', '1'), more(secretMask, 'b', '2')),
      policy(more('one', 'a', '1'), more('two', 'b', '2')),
    ];
    const mine = policy(more(secretMask, 'b', '3'), more(secretMask, 'a', '4'));
    assert.throws(() => sendableOf(kind('classic/policies'), { base: pulled, mine }, now), /one of several entries/);
  });

  it('go to any of them where it is the same secret', () => {
    const same = policy(entry('one', 'a'), entry('one', 'b'));
    const { mine } = sendableOf(kind('classic/policies'), { base, mine: policy(entry(secretMask, 'c')) }, same);
    assert.deepEqual((JSON.parse(mine) as { scripts: unknown }).scripts, [entry('one', 'c')]);
  });

  it('go to neither of two that look the same, once one of them is taken out', () => {
    const pulled = policy(entry(secretMask, 'a'), entry(secretMask, 'a'));
    const now = policy(entry('one', 'a'), entry('two', 'a'));
    assert.throws(
      () => sendableOf(kind('classic/policies'), { base: pulled, mine: policy(entry(secretMask, 'a')) }, now),
      /one of several entries/,
    );
  });
});
