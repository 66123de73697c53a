import assert from 'node:assert/strict';
import { xmlInstead } from '../../../../src/core/wire/xmlInstead.ts';
import { policyBody } from '../../../support/xml/policyShape.ts';

const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
const policy = `${head}<policy>\n  <general>\n    <name>A &amp; B</name>\n  </general>\n</policy>`;

describe('a body that is no XML where only XML is taken', () => {
  const table: readonly (readonly [what: string, text: string, xml: string | undefined, isKnown?: false])[] = [
    ['a whole object', '{"policy": {"general": {"name": "A & B"}}}', policy],
    ['the fields of one', ' {"general": {"name": "A & B"}}', policy],
    [
      'lists as the API answers them',
      '{"policy": {"scope": {"computer_groups": [{"id": 1}, {"id": 2}]}}}',
      `${head}<policy>\n  <scope>\n    <computer_groups>\n      <computer_group>\n        <id>1</id>\n      </computer_group>\n      <computer_group>\n        <id>2</id>\n      </computer_group>\n    </computer_groups>\n  </scope>\n</policy>`,
    ],
    ['XML all the same', '<policy/>', '<policy/>'],
    ['no whole JSON', '{"policy": ', undefined],
    ['a list', '[1]', undefined],
    ['names that no element has', '{"policy": {"a b": 1}}', undefined],
    ['one of which nothing is known', '{"command": {"a": 1}}', `${head}<command>\n  <a>1</a>\n</command>`, false],
    ['fields of what nothing is known of', '{"a": 1, "b": 2}', undefined, false],
  ];
  for (const [what, text, xml, isKnown] of table) {
    it(`is marked, and becomes XML where it can: ${what}`, () => {
      const { from, to, severity, message, fix } = xmlInstead(text, 'application/json', isKnown === false ? undefined : policyBody);
      assert.deepEqual([text.slice(from, to), severity], [text.trimStart().charAt(0), 'error']);
      assert.match(message, /takes XML only/);
      assert.equal(message.includes('may lack entries'), xml !== undefined && xml !== text);
      assert.deepEqual([fix?.insert.trimEnd(), fix?.mediaType], xml === undefined ? [undefined, undefined] : [xml, 'application/xml']);
    });
  }
});
