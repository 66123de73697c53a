import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { anything } from '../../../../../src/core/shapes/shape.ts';
import { filesOf, pulledText, wholeOf } from '../../../../../src/core/sets/folder/pulledText.ts';
import { maskDocument } from '../../../../../src/core/secrets/maskDocument.ts';
import { anyCharacter } from '../../../../support/anyCharacter.ts';

const pulled = (resource: string, text: string): string => pulledText({ resource, shape: anything }, text);

const script = (fields: object): string => `${JSON.stringify({ id: '1', name: 'Fix', ...fields }, undefined, 2)}\n`;

const joined = (resource: string, text: string): string => {
  const [json, part] = filesOf(resource, text);
  return wholeOf(resource, json?.text ?? '', part);
};

describe('the files of a pulled object', () => {
  it('are its JSON, and its script as it is to the byte', () => {
    const text = pulled('scripts', script({ scriptContents: '#!/bin/zsh\r\necho hi\r\n', info: 'x' }));
    assert.deepEqual(filesOf('scripts', text), [
      { ending: '.json', text: script({ info: 'x' }), isUnended: false },
      { ending: '.zsh', text: '#!/bin/zsh\r\necho hi\r\n', isUnended: false },
    ]);
  });

  it('end their last line, and it is known where a text does not', () => {
    const [, part] = filesOf('scripts', pulled('scripts', script({ scriptContents: 'echo hi' })));
    assert.deepEqual(part, { ending: '.sh', text: 'echo hi\n', isUnended: true });
    assert.equal(joined('scripts', script({ scriptContents: 'echo hi' })), script({ scriptContents: 'echo hi' }));
  });

  it('keep a text in the JSON that is empty, or has half a character', () => {
    for (const scriptContents of ['', null, 'a\uD800']) {
      const text = pulled('scripts', script({ scriptContents }));
      assert.deepEqual(filesOf('scripts', text), [{ ending: '.json', text, isUnended: false }]);
    }
  });

  it('are without what changes by itself, and with ids, digits and the order that Jamf Pro has', () => {
    const json = '{"id":"7","displayName":"A","versionLock":4,"siteId":"-1","n":1.10,"z_epoch":12,"a":{"x_utc":"1","y":9007199254740993}}';
    assert.equal(
      pulled('computer-prestages', json),
      '{\n  "id": "7",\n  "displayName": "A",\n  "siteId": "-1",\n  "n": 1.10,\n  "a": {\n    "y": 9007199254740993\n  }\n}\n',
    );
  });

  it('hold no secret: none of a field, of a payload, of a script', () => {
    const payloads = '<?xml version="1.0"?><plist><dict><key>Password</key><string>tr0ub4dor</string></dict></plist>';
    const texts = [
      pulled('scripts', script({ scriptContents: '#!/bin/sh\nPASSWORD="tr0ub4dor"\ncurl --data "client_secret=tr0ub4dor"\n' })),
      pulled('classic/osxconfigurationprofiles', JSON.stringify({ general: { id: 1, name: 'Wi-Fi', payloads } })),
      pulled('smtp-server', JSON.stringify({ password: 'tr0ub4dor', list: [{ token: ['tr0ub4dor'] }] })),
    ];
    for (const text of texts) {
      assert.doesNotMatch(text, /tr0ub4dor/);
      assert.match(text, /••••••••/);
    }
  });

  it('leave what a variable of a script gives', () => {
    const scriptContents = '#!/bin/sh\nPASSWORD="$4"\ntoken=$(security find-generic-password)\n';
    const [, part] = filesOf('scripts', pulled('scripts', script({ scriptContents })));
    assert.equal(part?.text, scriptContents);
  });

  const value = fc.letrec((tie) => ({
    node: fc.oneof({ depthSize: 'small' }, tie('leaf'), fc.array(tie('node'), { maxLength: 3 }), tie('record')),
    leaf: fc.oneof(fc.string({ unit: anyCharacter }), fc.integer(), fc.boolean(), fc.constant(null)),
    record: fc.dictionary(
      fc.constantFrom('id', 'name', 'password', 'general', 'payloads', 'scriptContents', 'x_epoch', 'list', 'ä'),
      tie('node'),
    ),
  }));
  const resources = fc.constantFrom(
    'scripts',
    'classic/osxconfigurationprofiles',
    'classic/policies',
    'computer-extension-attributes',
    'buildings',
  );

  it('join again to the byte, made again they are the same, and no secret comes of it', () => {
    fc.assert(
      fc.property(resources, value.record, (resource, document) => {
        const text = pulled(resource, JSON.stringify(document));
        assert.equal(joined(resource, text), text);
        assert.equal(pulled(resource, text), text);
        assert.equal(maskDocument(text), text);
        for (const file of filesOf(resource, text)) assert.match(file.text, /\n$/);
      }),
    );
  });
});
