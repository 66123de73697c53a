import assert from 'node:assert/strict';
import { classicFamily } from '../../../../../../src/core/families/classic/classicFamily.ts';
import { classicWriting } from '../../../../../../src/core/families/classic/writing/classicWriting.ts';
import { proFamily } from '../../../../../../src/core/families/pro/proFamily.ts';
import type { WriteRules } from '../../../../../../src/core/families/family.ts';
import { leafText, parseJson, type JsonNode } from '../../../../../../src/core/json/parse.ts';
import { nodeAt } from '../../../../../../src/core/json/pointers.ts';
import { withAt } from '../../../../../../src/core/json/tree.ts';
import { planOf } from '../../../../../../src/core/objects/plan/plan.ts';
import { small } from '../../../../../support/openapi/smallDocument.ts';

const family = classicFamily(proFamily(small()), classicWriting);
const catalogue = { resource: (key: string) => family.resources.find((one) => one.key === key) };
const at = '/general/redeploy_on_update';
const before = parseJson('{ "general": { "id": 1, "name": "Old" } }');

function says(word: string | undefined, node = before): JsonNode {
  return withAt(node, at, word === undefined ? undefined : parseJson(JSON.stringify(word)));
}

function wordIn(node: JsonNode): string | undefined {
  const word = nodeAt(node, at);
  return word?.kind === 'string' ? leafText(word) : undefined;
}

for (const key of ['classic/osxconfigurationprofiles', 'classic/mobiledeviceconfigurationprofiles'])
  describe(`a profile that devices have: ${key}`, () => {
    const rules: WriteRules = planOf(catalogue, key, { kind: 'one', id: '1' }).write!.rules!;
    const renamed = (node: JsonNode): JsonNode => withAt(node, '/general/name', parseJson('"New"'));

    for (const word of ['All', 'all', ' ALL\n'])
      it(`is installed again by every device where a person writes ${JSON.stringify(word)}`, () => {
        assert.deepEqual(rules.minded(before, says(word)), ['everyDevice']);
        assert.equal(wordIn(rules.bodyOf(before, says(word))), 'All');
      });

    it('is installed by new ones alone where nobody says so, and where it is new', () => {
      assert.deepEqual([rules.minded(before, renamed(before)), rules.minded(undefined, says('All'))], [[], []]);
      assert.equal(wordIn(rules.bodyOf(before, renamed(before))), 'Newly Assigned');
      assert.equal(wordIn(rules.bodyOf(undefined, says('All'))), 'Newly Assigned');
    });

    it('is installed by none again because a server says so of its copy', () => {
      assert.deepEqual(rules.minded(says('All'), renamed(says('All'))), []);
      assert.equal(wordIn(rules.bodyOf(says('All'), renamed(says('All')))), 'Newly Assigned');
    });

    it('shows another word than was sent, and is stored all the same', () =>
      assert.ok(rules.meansSame(at, parseJson('"All"'), parseJson('"Newly Assigned"'))));
  });
