import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { classicFamily } from '../../../../../../src/core/families/classic/classicFamily.ts';
import { classicWriting } from '../../../../../../src/core/families/classic/writing/classicWriting.ts';
import { apartProfile } from '../../../../../../src/core/families/classic/writing/newProfiles.ts';
import { proFamily } from '../../../../../../src/core/families/pro/proFamily.ts';
import { valueOf } from '../../../../../../src/core/json/exact.ts';
import { leafText, parseJson } from '../../../../../../src/core/json/parse.ts';
import { nodeAt } from '../../../../../../src/core/json/pointers.ts';
import { settleCopy, takeCopy } from '../../../../../../src/core/objects/elsewhere/copyElsewhere.ts';
import { planOf } from '../../../../../../src/core/objects/plan/plan.ts';
import { againOf, broughtIn, duplicateOf, templateOf } from '../../../../../../src/core/objects/plan/template.ts';
import { printPlist, readPlist, type Plist, type PlistDict } from '../../../../../../src/core/wire/xmlPlist.ts';
import { small } from '../../../../../support/openapi/smallDocument.ts';

const family = classicFamily(proFamily(small()), classicWriting);
const catalogue = { resource: (key: string) => family.resources.find((one) => one.key === key) };
const kinds = ['classic/osxconfigurationprofiles', 'classic/mobiledeviceconfigurationprofiles'];
const planFor = (key: string) => planOf(catalogue, key, { kind: 'new' });
const uuid = /^[\dA-F]{8}(-[\dA-F]{4}){3}-[\dA-F]{12}$/;

const string = (text: string): Plist => ({ kind: 'string', text });
const dict = (values: Record<string, Plist>): PlistDict => ({
  kind: 'dict',
  entries: Object.entries(values).map(([key, value]) => ({ key, value })),
});
const payloadsIn = (json: string): string => {
  const node = nodeAt(parseJson(json), '/general/payloads');
  return node?.kind === 'string' ? leafText(node) : '';
};
const plistIn = (text: string): Record<string, unknown> => {
  const read = readPlist(text);
  assert.ok('root' in read, text);
  return plain(read.root) as Record<string, unknown>;
};
function plain(value: Plist): unknown {
  if (value.kind === 'array') return value.items.map(plain);
  return value.kind === 'dict' ? Object.fromEntries(value.entries.map((entry) => [entry.key, plain(entry.value)])) : value.text;
}

const [first, wifi, certificate] = [1, 2, 3].map((number) => `${number}B5F2F6E-6D1B-4C57-9D4B-3A2F1C0E9B77`) as [string, string, string];
const network = dict({
  PayloadType: string('com.apple.wifi.managed'),
  PayloadUUID: string(wifi),
  PayloadIdentifier: string(`com.example.${wifi}`),
  PayloadCertificateUUID: string(certificate.toLowerCase()),
});
const authority = dict({
  PayloadType: string('com.apple.security.root'),
  PayloadUUID: string(certificate),
  PayloadIdentifier: string('ca'),
});
const original = dict({
  PayloadContent: { kind: 'array', items: [network, authority] },
  PayloadIdentifier: string('com.example.wifi'),
  PayloadUUID: string(first),
  PayloadType: string('Configuration'),
});
const profile = JSON.stringify({
  general: { id: 4, name: 'Wi-Fi', uuid: first, redeploy_on_update: 'All', payloads: printPlist(original) },
});

describe('a new profile', () => {
  for (const key of kinds) {
    it(`begins with a property list to put payloads into, and is sent under its name and marks of its own: ${key}`, () => {
      const plan = planFor(key);
      const begun = templateOf(plan);
      assert.deepEqual(plistIn(payloadsIn(begun)), { PayloadContent: [], PayloadType: 'Configuration', PayloadVersion: '1' });
      const wanted = parseJson(begun.replace('"name": ""', '"name": "Wi-Fi"'));
      assert.deepEqual(plan.create?.rules?.faults(undefined, wanted), []);
      const sent = [0, 1].map(() => plistIn(payloadsIn(JSON.stringify(valueOf(plan.create!.rules!.bodyOf(undefined, wanted))))));
      assert.deepEqual([sent[0]?.['PayloadDisplayName'], sent[0]?.['PayloadContent']], ['Wi-Fi', []]);
      assert.match(String(sent[0]?.['PayloadUUID']), uuid);
      assert.equal(sent[0]?.['PayloadIdentifier'], sent[0]?.['PayloadUUID']);
      assert.notEqual(sent[0]?.['PayloadUUID'], sent[1]?.['PayloadUUID']);
    });

    for (const payloads of [undefined, null, '', ' \n']) {
      it(`is refused without one, where it belongs: ${JSON.stringify(payloads) ?? 'left out'}, ${key}`, () => {
        const { create } = planFor(key);
        const found = create?.rules?.faults(undefined, parseJson(JSON.stringify({ general: { name: 'a', payloads } })));
        assert.deepEqual(
          found?.map(({ pointer, message }) => [pointer, /is missing: without a property list/.test(message)]),
          [['/general/payloads', true]],
        );
      });
    }

    for (const [payloads, refused] of [
      [undefined, []],
      [null, ['/general/payloads']],
      ['', ['/general/payloads']],
    ] as const) {
      it(`is not taken from one that has it: ${JSON.stringify(payloads) ?? 'left out'}, ${key}`, () => {
        const { write } = planOf(catalogue, key, { kind: 'one', id: '1' });
        const wanted = parseJson(JSON.stringify({ general: { name: 'a', payloads } }));
        const found = write?.rules?.faults(parseJson(profile), wanted) ?? [];
        assert.deepEqual(
          found.map(({ pointer }) => pointer),
          refused,
        );
      });
    }

    it(`keeps what its text says itself: ${key}`, () => {
      const { rules } = planFor(key).create!;
      const body = rules!.bodyOf(undefined, parseJson(profile));
      const sent = plistIn(payloadsIn(JSON.stringify(valueOf(body))));
      assert.deepEqual([sent['PayloadUUID'], sent['PayloadIdentifier'], sent['PayloadDisplayName']], [first, 'com.example.wifi', 'Wi-Fi']);
    });
  }
});

describe('a copy of a profile', () => {
  const key = kinds[0]!;
  const plan = planFor(key);
  const ways: readonly (readonly [string, () => { readonly text: string; readonly told: string | undefined }])[] = [
    ['a duplicate', () => duplicateOf(plan, profile, new Set())],
    ['one from XML', () => broughtIn(plan, profile, new Set())],
    ['one on another instance', () => settleCopy(plan, takeCopy(plan, profile), () => undefined)],
  ];
  for (const [way, copy] of ways) {
    it(`is none that devices take for the original, and says so: ${way}`, () => {
      const { text, told } = copy();
      assert.match(told ?? '', /PayloadUUID/);
      assert.equal(nodeAt(parseJson(text), '/general/uuid'), undefined);
      const made = plistIn(payloadsIn(text));
      assert.equal(JSON.parse(text).general.redeploy_on_update, 'Newly Assigned');
      const [net, root] = made['PayloadContent'] as Record<string, string>[];
      assert.match(String(made['PayloadUUID']), uuid);
      assert.equal(made['PayloadIdentifier'], made['PayloadUUID']);
      assert.equal(net?.['PayloadIdentifier'], `com.example.${net?.['PayloadUUID'] ?? ''}`);
      assert.equal(net?.['PayloadCertificateUUID'], root?.['PayloadUUID']);
      assert.equal(root?.['PayloadIdentifier'], 'ca');
      for (const old of [first, wifi, certificate]) assert.ok(!text.toLowerCase().includes(old.toLowerCase()), old);
      assert.notEqual(made['PayloadUUID'], plistIn(payloadsIn(copy().text))['PayloadUUID']);
    });
  }

  it('is the same profile where one that was deleted is made again', () =>
    assert.equal(payloadsIn(againOf(plan, profile).text), printPlist(original)));

  it('is left alone where there is nothing to be told by, or nothing to be read', () => {
    for (const payloads of ['no property list', printPlist(dict({ PayloadType: string('Configuration') })), undefined]) {
      const copy = parseJson(JSON.stringify({ general: { name: 'a', payloads } }));
      assert.deepEqual(apartProfile(copy), { copy, told: undefined });
    }
  });

  it('is apart by identifiers of any form, and otherwise what it was', () => {
    const ids = fc.constantFrom(first, wifi, 'a', 'com.example', `com.example.${first}`, '');
    fc.assert(
      fc.property(ids, ids, fc.string({ maxLength: 8 }), (identifier, own, note) => {
        const root = dict({
          PayloadIdentifier: string(identifier),
          PayloadUUID: string(own),
          Note: string(note.replaceAll(/[^ -~]/g, '')),
        });
        const { copy, told } = apartProfile(parseJson(JSON.stringify({ general: { payloads: printPlist(root) } })));
        if (identifier === '' && own === '') return assert.equal(told, undefined);
        const made = plistIn(payloadsIn(JSON.stringify(valueOf(copy))));
        assert.notEqual(made['PayloadIdentifier'], identifier);
        assert.notEqual(made['PayloadUUID'], own);
        return assert.equal(made['Note'], (plain(root) as Record<string, unknown>)['Note']);
      }),
      { numRuns: 60 },
    );
  });

  it('is brought in without what no two objects of its kind share, wherever the text has it', () => {
    const enrollment = '{"general":{"id":2,"name":"Loaners","invitation":"228105","udid":"4B0F","description":"d"}}';
    assert.deepEqual(JSON.parse(broughtIn(planFor('classic/mobiledeviceenrollmentprofiles'), enrollment, new Set()).text), {
      general: { name: 'Loaners', description: 'd' },
    });
    const policy = '{"id":5,"general":{"id":5,"name":"Fix"}}';
    assert.deepEqual(JSON.parse(broughtIn(planFor('classic/policies'), policy, new Set()).text), { general: { name: 'Fix' } });
  });

  it('is brought in with a mark that is demanded, where nobody else can set it', () => {
    const beacon = '{"id":3,"name":"Door","uuid":"6F1D2C60-7B4E-4E0B-9B3D-2C4A8F1E9D10"}';
    assert.deepEqual(JSON.parse(broughtIn(planFor('classic/ibeacons'), beacon, new Set()).text), {
      name: 'Door',
      uuid: '6F1D2C60-7B4E-4E0B-9B3D-2C4A8F1E9D10',
    });
  });
});
