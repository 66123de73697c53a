import assert from 'node:assert/strict';
import { createAssist } from '../../../../../src/core/shapes/assist.ts';
import { isJson } from '../../../../../src/core/json/format.ts';
import { wholeObjectsAt } from '../../../../../src/core/objects/help/wholeObjects.ts';
import type { ApiDocument, Schema } from '../../../../../src/core/families/pro/types.ts';
import { shapeOf } from '../../../../../src/core/shapes/ofSchema.ts';
import { documentOf, paths, small } from '../../../../support/openapi/smallDocument.ts';

const document = small();
const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

/** What each snippet at the mark `|` makes of the text. */
function made(marked: string, schema: Schema = ref('buildings'), from: ApiDocument = document): Record<string, string> {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const found = wholeObjectsAt(text, offset, shapeOf(from, schema));
  return Object.fromEntries(found.map(({ label, insert, from: start, to }) => [label, text.slice(0, start) + insert + text.slice(to)]));
}

/** What VS Code makes of a snippet when nobody types anything: each stop as it is, each choice as its first. */
function expanded(snippet: string): string {
  let text = '';
  for (let at = 0; at < snippet.length; at += 1) {
    const rest = snippet.slice(at);
    const choice = /^\$\{\d+\|((?:\\.|[^\\|])*)\|\}/s.exec(rest);
    const stop = /^\$\{\d+(?::((?:\\.|[^\\}])*))?\}/s.exec(rest);
    const match = choice ?? stop;
    if (match !== null) {
      const first = choice === null ? (match[1] ?? '') : (/^(?:\\.|[^\\,])*/s.exec(match[1] ?? '')?.[0] ?? '');
      text += first.replaceAll(/\\([\\$},|])/g, '$1');
      at += match[0].length - 1;
    } else if (snippet[at] === '\\' && '\\$}'.includes(snippet[at + 1] ?? '')) text += snippet[(at += 1)];
    else text += snippet[at];
  }
  return text;
}

describe('whole objects', () => {
  it('begin an empty text: what is required, or all that is taken, required first', () => {
    const { 'Object: the required field': required, 'Object: all 7 fields': all } = made('|');
    assert.equal(required, '{\n  "name": "${1}"\n\\}');
    assert.equal(
      all?.split('\n').slice(0, 5).join('\n'),
      '{\n  "name": "${1}",\n  "city": "${2}",\n  "floors": ${3:3},\n  "kind": "${4|TALL,WIDE|}",',
    );
    assert.doesNotMatch(all ?? '', /"id"|"password"/);
  });

  const places: readonly [name: string, marked: string, expected: boolean][] = [
    ['nothing but room', ' \n|\n', true],
    ['an empty object', '{|}', true],
    ['an empty object over lines', '{\n  |\n}\n', true],
    ['an empty object inside', '{"parent": { | }}', true],
    ['an entry of an array', '{"rooms": [|]}', true],
    ['one more entry', '{"rooms": [{"door": true}, |]}', true],
    ['a value', '{"parent": |}', true],
    ['before an entry that is there', '{"rooms": [| {}]}', false],
    ['an object that holds something', '{| "name": "x"}', false],
    ['a text', '{"name": "|"}', false],
    ['braces in a text', '{"name": "{|}"}', false],
    ['a field that takes no object', '{"name": |}', false],
    ['a list where an object goes', '[|]', false],
    ['a field that the schema does not know', '{"wat": {|}}', false],
    ['behind the object', '{"name": "x"}|', false],
  ];
  for (const [name, marked, expected] of places) {
    it(`${expected ? 'go' : 'do not go'} into ${name}`, () => {
      const texts = Object.values(made(marked));
      assert.equal(texts.length > 0, expected);
      for (const text of texts) assert.ok(isJson(expanded(text)), expanded(text));
    });
  }

  it('come one for each kind of object, with what makes it that kind', () => {
    const pets = made('|', ref('pet'));
    assert.deepEqual(Object.keys(pets), ['CAT: the required field', 'CAT: all 2 fields', 'DOG: all 2 fields']);
    assert.equal(pets['CAT: all 2 fields'], '{\n  "kind": "CAT",\n  "lives": ${1:1}\n\\}');
  });

  it('take no word of the server for a stop, a choice or a variable', () => {
    const hostile = ['$1', '${TM_FILENAME}', 'a|b', 'c,d', 'e}f', 'g\\h', '"quoted"'];
    const schemas = {
      bad: {
        type: 'object',
        required: ['${1:x}', 'choice'],
        properties: {
          '${1:x}': { type: 'string', default: '$2 } \\ "' },
          choice: { type: 'string', enum: hostile },
          only: { type: 'string', enum: ['${CLIPBOARD}'] },
        },
      },
    };
    const from = documentOf(paths, { schemas });
    for (const text of Object.values(made('|', ref('bad'), from))) {
      const value = JSON.parse(expanded(text)) as Record<string, string>;
      assert.equal(value['${1:x}'], '$2 } \\ "');
      assert.equal(value['choice'], '$1');
      assert.ok(value['only'] === undefined || value['only'] === '${CLIPBOARD}');
      assert.equal([...text.matchAll(/(?<!\\)\$/g)].length, 2);
    }
  });

  it('end where a schema goes round in circles', () => {
    const text = made('|')['Object: all 7 fields'] ?? '';
    assert.ok(text.length < 4000, String(text.length));
    assert.deepEqual(made('|', ref('loop')), {});
  });

  it('are what the same schema accepts, but for what a person has to say', async () => {
    const assist = createAssist();
    const schema = { shape: shapeOf(document, ref('rooms')) };
    for (const text of Object.values(made('|', ref('rooms')))) assert.deepEqual(await assist.check(expanded(text), schema), []);
  });
});
