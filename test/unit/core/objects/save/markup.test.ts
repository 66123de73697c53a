import assert from 'node:assert/strict';
import { apiCatalogue } from '../../../../../src/core/families/apiCatalogue.ts';
import { classicFamily } from '../../../../../src/core/families/classic/classicFamily.ts';
import { classicWriting } from '../../../../../src/core/families/classic/writing/classicWriting.ts';
import { proFamily } from '../../../../../src/core/families/pro/proFamily.ts';
import { Loaded } from '../../../../../src/core/json/loaded.ts';
import { planOf } from '../../../../../src/core/objects/plan/plan.ts';
import { prepareSave } from '../../../../../src/core/objects/save/prepare.ts';
import { small } from '../../../../support/openapi/smallDocument.ts';

const pro = proFamily(small());
const plan = planOf(apiCatalogue([pro, classicFamily(pro, classicWriting)]), 'classic/policies', { kind: 'one', id: '1' });
const whole = '{"#xml":"<policy a=\\"1\\"/>"}';
const part = '{"general":{"name":"N","category":{"#xml":"<category a=\\"1\\"/>"}}}';

describe('XML that is no fields', () => {
  for (const [what, base, mine, pointer, message] of [
    ['a part that was changed', part, part.replace('1', '2'), '/general/category', /^“general.category” is XML .* Put it back to save\.$/],
    ['a whole object that was changed', whole, whole.replace('1', '2'), '', /^The XML of this object/],
    ['a field beside a whole object', whole, whole.replace('}', ',"enabled":true}'), '', /^The XML of this object/],
  ] as const) {
    it(`is told once: ${what}`, () => {
      const refused = prepareSave(plan, new Loaded(base), new Loaded(mine));
      assert.ok(refused.kind === 'refused');
      assert.deepEqual(
        refused.marks.map((one) => one.pointer),
        [pointer],
      );
      assert.match(refused.marks[0]?.message ?? '', message);
    });
  }
});
