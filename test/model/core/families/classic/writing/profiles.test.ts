import assert from 'node:assert/strict';
import { plistRules, profileCodec, profileRules } from '../../../../../../src/core/families/classic/writing/profiles.ts';
import type { WriteRules } from '../../../../../../src/core/families/family.ts';
import { sameJson } from '../../../../../../src/core/json/compare.ts';
import { leafText, memberOf, parseJson, type JsonNode } from '../../../../../../src/core/json/parse.ts';
import { printJson } from '../../../../../../src/core/json/print.ts';
import { nodeAt } from '../../../../../../src/core/json/pointers.ts';
import { objectOf, withAt } from '../../../../../../src/core/json/tree.ts';
import { threeWay } from '../../../../../../src/core/objects/save/merge.ts';
import { anything } from '../../../../../../src/core/shapes/shape.ts';
import { printPlist, readPlist, samePlist, type Plist, type PlistDict, type PlistEntry } from '../../../../../../src/core/wire/xmlPlist.ts';
import type { Codec } from '../../../../../../src/core/wire/codec.ts';
import { xmlCodec } from '../../../../../../src/core/wire/xmlCodec.ts';
import { ProfileServer } from '../../../../../support/objects/profileServer.ts';

const plain: WriteRules = {
  faults: () => [],
  untouchable: () => undefined,
  bodyOf: (before, wanted) => {
    const members = wanted.kind === 'object' ? wanted.members : [];
    return objectOf(members.filter(({ name, value }) => !sameJson(memberOf(before, name), value)).map(({ name, value }) => [name, value]));
  },
  minded: () => [],
  meansSame: (_, sent, stored) => sameJson(sent, stored),
  readsSame: (_, earlier, later) => sameJson(earlier, later),
  replaces: () => false,
};

const macTypes = [
  'com.apple.ManagedClient.preferences',
  'com.apple.notificationsettings',
  'com.apple.mobiledevice.passwordpolicy',
  'com.apple.webcontent-filter',
  'com.apple.systempolicy.control',
  'com.apple.security.firewall',
  'com.apple.SubmitDiagInfo',
  'com.apple.servicemanagement',
  'com.apple.extensiblesso',
];

it('tells of a stored profile that no change of it can be sent, as its faults do of each', () => {
  const rules = profileRules(plain, 'macos');
  const object = (payloads: string, name = 'A') => parseJson(JSON.stringify({ general: { name, payloads } }));
  const sound = printPlist({ kind: 'dict', entries: [] });
  const note = (key: string): Plist => ({ kind: 'dict', entries: [{ key, value: { kind: 'string', text: 'a & b' } }] });
  const items = [note('Note'), note('com.apple.x')];
  const fragile = printPlist({ kind: 'dict', entries: [{ key: 'PayloadContent', value: { kind: 'array', items } }] });
  assert.equal(rules.untouchable(object(sound)), undefined);
  assert.equal(rules.untouchable(object('')), undefined);
  assert.deepEqual(rules.untouchable(object(fragile))?.paths, ['PayloadContent.0.Note', 'PayloadContent.1.com.apple.x']);
  assert.deepEqual(rules.untouchable(object('bplist00'))?.paths, []);
  for (const text of [fragile, 'bplist00']) {
    const { pointer, message, page } = rules.untouchable(object(text)) ?? {};
    assert.deepEqual(rules.faults(object(text), object(text, 'B')), [{ pointer, message, page }]);
    assert.deepEqual(rules.faults(object(text), object(text)), [], 'as it is, it is not sent');
  }
});

const platforms = [
  {
    platform: 'macos',
    root: 'os_x_configuration_profile',
    anew: macTypes,
    asText: ['com.apple.applicationaccess', 'com.apple.MCX', 'org.acme'],
  },
  {
    platform: 'mobile',
    root: 'configuration_profile',
    anew: [
      'com.apple.applicationaccess',
      'com.apple.mobiledevice.passwordpolicy',
      'com.apple.notificationsettings',
      'com.apple.shareddeviceconfiguration',
      'com.apple.webcontent-filter',
    ],
    asText: ['com.apple.webClip.managed', 'com.apple.MCX', 'com.apple.ManagedClient.preferences'],
  },
] as const;

/** Whether each survives where it is kept as text. */
const samples = [
  ['plain', 'Acme', true],
  ['“&”', 'a & b', false],
  ['“&” that looks like more', 'a &amp; b', false],
  ['“<”', 'a < b', false],
  ['“>”', 'a > b', true],
  ['“]]>”', 'a ]]> b', false],
  ['a line feed', 'a\nb', false],
  ['a tab', 'a\tb', false],
  ['a carriage return', 'a\rb', false],
  ['an emoji', 'a 😀', false],
  ['quotes', `a "b" 'c' “d”`, true],
] as const;

const string = (text: string): Plist => ({ kind: 'string', text });
const dict = (entries: Readonly<Record<string, Plist>>): PlistDict => ({
  kind: 'dict',
  entries: Object.entries(entries).map(([key, value]): PlistEntry => ({ key, value })),
});

function profile(type: string, said: string, how: 'value' | 'key' = 'value'): PlistDict {
  const own = how === 'value' ? { setting: string(said) } : { setting: dict({ [said]: { kind: 'true', text: '' } }) };
  const payload = dict({ PayloadType: string(type), PayloadUUID: string('p-1'), PayloadDisplayName: string('One'), ...own });
  const other = dict({
    PayloadType: string(macTypes[0] ?? ''),
    PayloadUUID: string('p-2'),
    PayloadContent: dict({ b: { kind: 'real', text: '1.0' } }),
  });
  return dict({
    PayloadContent: { kind: 'array', items: [other, payload] },
    PayloadIdentifier: string('org.acme.profile'),
    PayloadUUID: string('u-1'),
    PayloadScope: string('System'),
  });
}

function plistIn(node: JsonNode | undefined): PlistDict {
  const value = nodeAt(node, '/general/payloads');
  const read = readPlist(value?.kind === 'string' ? leafText(value) : '');
  assert.ok('root' in read);
  return read.root;
}

function settingOf(root: PlistDict): Plist | undefined {
  const content = root.entries.find(({ key }) => key === 'PayloadContent')?.value;
  const payloads = content?.kind === 'array' ? content.items : [];
  return payloads.flatMap((one) => (one.kind === 'dict' ? one.entries : [])).find(({ key }) => key === 'setting')?.value;
}

function shownBy(codec: Codec, server: ProfileServer): JsonNode {
  const read = codec.decode(server.get());
  assert.ok('text' in read);
  return parseJson(read.text);
}

function leafOf(node: JsonNode | undefined): string | undefined {
  return node?.kind === 'string' ? leafText(node) : undefined;
}

const text = (value: string): JsonNode => parseJson(JSON.stringify(value));

/** How a document is changed: `what` alone says what the payload is to hold. */
const edits = [
  ['a rename', false, (node: JsonNode) => withAt(node, '/general/name', text('Renamed'))],
  ['a change of scope', false, (node: JsonNode) => withAt(node, '/scope/all_computers', text('false'))],
  ['a change of its payload', true, (node: JsonNode, payloads: PlistDict) => withAt(node, '/general/payloads', text(printPlist(payloads)))],
  ['a change beside it', false, (node: JsonNode) => withAt(node, '/general/payloads', text(printPlist(withScope(plistIn(node)))))],
] as const;

function withScope(root: PlistDict): PlistDict {
  return {
    kind: 'dict',
    entries: root.entries.map((entry) => (entry.key === 'PayloadScope' ? { ...entry, value: string('User') } : entry)),
  };
}

const hard = new Set(['“&”', 'a line feed']);

/** The whole matrix for a few types, what differs most for the others. */
function casesOf(type: string): readonly Case[] {
  const isWhole = !macTypes.slice(1).includes(type);
  return samples
    .filter(([what]) => isWhole || hard.has(what))
    .flatMap((sample) => edits.flatMap((edit) => (['value', 'key'] as const).map((how) => ({ sample, edit, how }))));
}

interface Case {
  readonly sample: (typeof samples)[number];
  readonly edit: (typeof edits)[number];
  readonly how: 'value' | 'key';
}

describe('profiles', () => {
  for (const { platform, root, anew, asText } of platforms) {
    const codec = profileCodec(xmlCodec(root, anything));
    const rules = profileRules(plain, platform);
    const shown = (server: ProfileServer): JsonNode => shownBy(codec, server);
    for (const type of [...anew, ...asText]) {
      it(`of ${platform} with a payload ${type} are stored as they were meant, or not sent`, () => {
        for (const { sample, edit, how } of casesOf(type)) {
          const [what, said, survives] = sample;
          const [change, putsIn, make] = edit;
          const about = `${what} in a ${how} on ${change}`;
          const meant = profile(type, said, how);
          const server = new ProfileServer(root, new Set(anew), putsIn ? profile(type, 'before') : meant);
          const before = shown(server);
          const wanted = make(before, meant);
          const faults = rules.faults(before, wanted);
          const isKept = survives || (anew as readonly string[]).includes(type);
          assert.equal(faults.length === 0, isKept, about);
          const body = rules.bodyOf(before, wanted);
          const status = server.put(codec.encode(body));
          if (!isKept) {
            assert.match(faults[0]?.message ?? '', /“PayloadContent\.[01]\.setting/, about);
            assert.deepEqual([faults[0]?.pointer, faults[0]?.page], ['/general/payloads', true]);
            assert.ok(status !== 201 || server.isBroken || !samePlist(settingOf(plistIn(shown(server))), settingOf(meant)), about);
            continue;
          }
          const after = shown(server);
          assert.equal(status, 201, about);
          assert.deepEqual(settingOf(plistIn(after)), settingOf(meant), about);
          assert.ok(rules.meansSame('/general/payloads', nodeAt(wanted, '/general/payloads'), nodeAt(after, '/general/payloads')), about);
          assert.deepEqual([server.isBroken, server.ghosts, server.redeployed], [false, 0, 0]);
        }
      });
    }
  }
});

describe('what is sent of a profile', () => {
  const codec = profileCodec(xmlCodec('os_x_configuration_profile', anything));
  const rules = profileRules(plain, 'macos');
  const server = (said = 'a'): ProfileServer =>
    new ProfileServer('os_x_configuration_profile', new Set(macTypes), profile(macTypes[1] ?? '', said));
  const before = shownBy(codec, server());
  const withPayloads = (payloads: string): JsonNode => withAt(before, '/general/payloads', text(payloads));
  const sentOf = (wanted: JsonNode): unknown => JSON.parse(printJson(rules.bodyOf(before, wanted)));

  it('are its payloads only where they say something else, laid out when they are read', () => {
    const now = printPlist(plistIn(before));
    assert.equal(leafOf(nodeAt(before, '/general/payloads')), now);
    assert.deepEqual(sentOf(withPayloads(now.replaceAll(/\n\t*/g, ''))), {});
    assert.deepEqual(sentOf(withAt(before, '/scope', text('x'))), { general: { redeploy_on_update: 'Newly Assigned' }, scope: 'x' });
    const renamed = rules.bodyOf(before, withAt(before, '/general/name', text('New')));
    assert.deepEqual([nodeAt(renamed, '/general/payloads'), leafOf(nodeAt(renamed, '/general/name'))], [undefined, 'New']);
  });

  it('stays the one that devices have, whatever was pasted', () => {
    const { entries } = profile(macTypes[1] ?? '', 'b');
    const others = entries.filter(({ key }) => key !== 'PayloadUUID' && key !== 'PayloadIdentifier');
    const pasted: PlistDict = { kind: 'dict', entries: [...others, { key: 'PayloadUUID', value: string('other') }] };
    const wanted = withPayloads(printPlist(pasted));
    const sent = plistIn(rules.bodyOf(before, wanted));
    const own = (key: string): Plist | undefined => sent.entries.find((entry) => entry.key === key)?.value;
    assert.deepEqual([own('PayloadUUID'), own('PayloadIdentifier')], [string('u-1'), string('org.acme.profile')]);
    const at = server();
    assert.equal(at.put(codec.encode(rules.bodyOf(shownBy(codec, at), wanted))), 201);
    assert.equal(at.ghosts, 0);
    assert.equal(leafOf(nodeAt(rules.bodyOf(undefined, wanted), '/general/payloads'))?.includes('other'), true);
  });

  for (const [what, stored] of [
    ['binary', 'bplist00'],
    ['signed', '-----BEGIN PKCS7-----'],
    ['broken', '<plist><dict>'],
    ['of keys that come twice', '<plist><dict><key>a</key><true/><key>a</key><true/></dict></plist>'],
  ] as const) {
    it(`is nothing where what is stored is ${what}, and it stays as it came`, () => {
      const read = codec.decode(codec.encode(parseJson(JSON.stringify({ general: { payloads: stored } }))));
      assert.ok('text' in read);
      const own = parseJson(read.text);
      assert.match(rules.faults(own, withAt(own, '/general/name', text('b')))[0]?.message ?? '', /cannot be read as a property list/);
      assert.deepEqual(rules.faults(own, own), []);
    });
  }

  it('is nothing that is no property list: each is told with its line', () => {
    const told = (payloads: string): readonly unknown[] =>
      rules.faults(before, withPayloads(payloads)).map(({ pointer, message, page }) => [pointer, message, page]);
    assert.deepEqual(told('<plist>\n<array/></plist>'), [
      ['/general/payloads', 'Line 2: The property list begins with <array>, where a dictionary, <dict>, has to stand.', undefined],
    ]);
    assert.equal(rules.faults(before, withAt(before, '/general/payloads', parseJson('7'))).length, 1);
    const own = plistRules(plain, '/a/b');
    const app = (said: string): JsonNode => withAt(undefined, '/a/b', text(said));
    assert.deepEqual(
      ['', '<dict/>', '<dict>', '<dict></dict>x'].map((said) => own.faults(app('q'), app(said)).length),
      [0, 0, 1, 1],
    );
    assert.deepEqual(own.faults(app('<dict>'), app('<dict>')), []);
  });

  it('is not told to be stored otherwise for what Jamf Pro does to every profile, and is for all else', () => {
    const is = (sent: PlistDict, stored: PlistDict): boolean =>
      rules.meansSame('/general/payloads', text(printPlist(sent)), text(printPlist(stored)));
    const whole = (payload: Readonly<Record<string, Plist>>, own: Readonly<Record<string, Plist>> = {}): PlistDict =>
      dict({ PayloadContent: { kind: 'array', items: [dict({ PayloadType: string('t'), ...payload })] }, ...own });
    const custom = (said: Plist): PlistDict =>
      whole({ PayloadType: string('com.apple.ManagedClient.preferences'), PayloadContent: dict({ a: said }) });
    for (const [sent, stored, isSame] of [
      [whole({}), whole({ PayloadEnabled: string('1'), PayloadUUID: string('2') }, { PayloadOrganization: string('Acme') }), true],
      [whole({}, { PayloadDisplayName: string('a') }), whole({}, { PayloadDisplayName: string('b') }), true],
      [whole({ PayloadVersion: { kind: 'real', text: '1.0' } }), whole({ PayloadVersion: { kind: 'integer', text: '1' } }), true],
      [whole({ a: string(' b\r\nc ') }), whole({ a: string('b\nc') }), true],
      [whole({ a: string('') }), whole({}), true],
      [whole({ Icon: { kind: 'data', text: 'AA==' } }), whole({ Icon: { kind: 'data', text: 'AAAA' } }), true],
      [whole({ a: string('b') }), whole({ a: string('c') }), false],
      [whole({}), whole({ a: string('c') }), false],
      [whole({}, { PayloadOrganization: string('a') }), whole({}, { PayloadOrganization: string('b') }), false],
      [whole({}), whole({ PayloadType: string('u') }), false],
      [custom(string('a ')), custom(string('a')), false],
      [custom(string('')), custom({ kind: 'integer', text: '0' }), false],
      [custom({ kind: 'integer', text: '+1' }), custom({ kind: 'integer', text: '1' }), true],
    ] as const) {
      assert.equal(is(sent, stored), isSame, printPlist(stored));
    }
  });

  it('was changed by somebody wherever two reads differ in more than what names the profile', () => {
    const one = (name: string, payload: Readonly<Record<string, Plist>>): JsonNode =>
      text(
        printPlist(
          dict({
            PayloadDisplayName: string(name),
            PayloadContent: { kind: 'array', items: [dict({ PayloadType: string('t'), ...payload })] },
          }),
        ),
      );
    const reads = (earlier: JsonNode, later: JsonNode): boolean => rules.readsSame('/general/payloads', earlier, later);
    const icon = (said: string): JsonNode => one('a', { Icon: { kind: 'data', text: said } });
    assert.ok(reads(one('a', {}), one('b', {})));
    assert.deepEqual(
      [
        reads(icon('AA=='), icon('AAAA')),
        reads(one('a', {}), one('a', { PayloadDescription: string('x') })),
        reads(one('a', { PayloadDescription: string('x') }), one('a', {})),
        reads(one('a', { PayloadDisplayName: string('x') }), one('a', { PayloadDisplayName: string('y') })),
        reads(one('a', { Label: string('b ') }), one('a', { Label: string('b') })),
      ],
      [false, false, false, false, false],
    );
    const inWhole = (payloads: JsonNode): JsonNode => withAt(undefined, '/general/payloads', payloads);
    const meeting = (base: JsonNode, mine: JsonNode, theirs: JsonNode): ReturnType<typeof threeWay> =>
      threeWay(inWhole(base), inWhole(mine), inWhole(theirs), {}, { shape: anything, rules });
    const mine = one('a', { Label: string('mine') });
    // What a write may make of an icon is no sign that nobody changed it.
    assert.deepEqual(meeting(icon('AA=='), mine, icon('AAAA')).conflicts, ['/general/payloads']);
    // A rename of the object alone keeps nobody from the payloads.
    const renamed = meeting(one('a', {}), mine, one('b', {}));
    assert.deepEqual([renamed.conflicts, renamed.node], [[], inWhole(mine)]);
  });
});
