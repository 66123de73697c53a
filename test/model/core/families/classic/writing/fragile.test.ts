import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { profileCodec, profileRules } from '../../../../../../src/core/families/classic/writing/profiles.ts';
import { parseJson, type JsonNode } from '../../../../../../src/core/json/parse.ts';
import { nodeAt } from '../../../../../../src/core/json/pointers.ts';
import { withAt } from '../../../../../../src/core/json/tree.ts';
import { printPlist, readPlist, samePlist, type Plist, type PlistDict, type PlistEntry } from '../../../../../../src/core/wire/xmlPlist.ts';
import { xmlCodec } from '../../../../../../src/core/wire/xmlCodec.ts';
import { nodeOf, rulesOf } from '../../../../../support/classic/rulesOf.ts';
import { classicShape } from '../../../../../../src/core/families/classic/shapes.ts';
import { leafText } from '../../../../../../src/core/json/parse.ts';
import { ProfileServer } from '../../../../../support/objects/profileServer.ts';

const root = 'os_x_configuration_profile';
const anew = 'com.apple.notificationsettings';
const asText = 'com.apple.wifi.managed';

const string = (text: string): Plist => ({ kind: 'string', text });
const dict = (entries: Readonly<Record<string, Plist>>): PlistDict => ({
  kind: 'dict',
  entries: Object.entries(entries).map(([key, value]): PlistEntry => ({ key, value })),
});

function profile(type: string, said: string): PlistDict {
  const payload = dict({ PayloadType: string(type), PayloadUUID: string('p-1'), setting: string(said) });
  return dict({ PayloadContent: { kind: 'array', items: [payload] }, PayloadIdentifier: string('org.acme'), PayloadUUID: string('u-1') });
}

function settingIn(document: JsonNode): Plist | undefined {
  const value = nodeAt(document, '/general/payloads');
  const read = readPlist(value?.kind === 'string' ? leafText(value) : '');
  const content = 'root' in read ? read.root.entries.find(({ key }) => key === 'PayloadContent')?.value : undefined;
  const payload = content?.kind === 'array' ? content.items[0] : undefined;
  return payload?.kind === 'dict' ? payload.entries.find(({ key }) => key === 'setting')?.value : undefined;
}

describe('a text in a payload, against what a server does to it', () => {
  const codec = profileCodec(xmlCodec(root, classicShape(root)!));
  const rules = profileRules(rulesOf(root), 'macos');
  const shown = (server: ProfileServer): JsonNode => {
    const read = codec.decode(server.get());
    assert.ok('text' in read, JSON.stringify(read));
    return parseJson(read.text);
  };
  // Blanks at the ends the server cuts off, whatever the type is.
  const parts = [
    'a',
    'B',
    '1',
    '&',
    '<',
    '>',
    ']]>',
    ']',
    '\n',
    '\t',
    '\r',
    '\r\n',
    '😀',
    '"',
    "'",
    'é',
    '…',
    '\u0085',
    '\u2028',
    '&amp;',
    '&#13;',
  ];
  const said = fc.array(fc.constantFrom(...parts), { maxLength: 4 }).map((all) => `x${all.join('')}y`);
  const edits = {
    rename: (document: JsonNode) => withAt(document, '/general/name', nodeOf('Renamed')),
    scope: (document: JsonNode) => withAt(document, '/scope/all_computers', nodeOf(false)),
  };

  /** What is stored after each of two writes of the same sort, by a server that was sent what the rules make of it. */
  function fate(type: string, text: string, edit: (document: JsonNode) => JsonNode, putsIn: boolean): { refused: boolean; kept: boolean } {
    const meant = profile(type, text);
    const server = new ProfileServer(root, new Set([anew]), putsIn ? profile(type, 'before') : meant);
    const before = shown(server);
    const wanted = putsIn ? withAt(before, '/general/payloads', nodeOf(printPlist(meant))) : edit(before);
    const refused = rules.faults(before, wanted).length > 0;
    const status = server.put(codec.encode(rules.bodyOf(before, wanted)));
    const kept = status === 201 && !server.isBroken && samePlist(settingIn(shown(server)), string(text));
    return { refused, kept };
  }

  for (const [how, putsIn] of [
    ['is stored already', false],
    ['is put in', true],
  ] as const) {
    it(`that ${how} and is kept as text is refused where the server would damage it, and nowhere else`, () => {
      fc.assert(
        fc.property(said, fc.constantFrom(...Object.values(edits)), (text, edit) => {
          const { refused, kept } = fate(asText, text, edit, putsIn);
          assert.equal(refused, !kept, JSON.stringify(text));
        }),
        { numRuns: 80 },
      );
    });

    it(`that ${how} and is made anew comes through`, () => {
      fc.assert(
        fc.property(said, fc.constantFrom(...Object.values(edits)), (text, edit) => {
          assert.deepEqual(fate(anew, text, edit, putsIn), { refused: false, kept: true }, JSON.stringify(text));
        }),
        { numRuns: 40 },
      );
    });
  }
});
