import assert from 'node:assert/strict';
import { jsonIn } from '../../../../../src/core/json/parse.ts';
import { criterionChoices } from '../../../../../src/core/objects/help/criteria.ts';
import { planOf, type ObjectPlan } from '../../../../../src/core/objects/plan/plan.ts';
import { catalogueOf } from '../../../../support/fakeSession.ts';
import { documentOf } from '../../../../support/openapi/smallDocument.ts';

const text = { type: 'string' };
const field = { type: 'object', properties: { name: text, value: text } };

function planFor(key: string, operator: object = text): ObjectPlan {
  const criterion = { type: 'object', properties: { name: text, priority: { type: 'integer' }, searchType: operator, value: text } };
  const lists = { criteria: { type: 'array', items: criterion }, fields: { type: 'array', items: field } };
  const json = { content: { 'application/json': { schema: { type: 'object', properties: lists } } } };
  const answers = { responses: { 200: { description: '', ...json } } };
  const parameters = [{ name: 'id', in: 'path', required: true, schema: text }];
  const paths = { [`/v1/${key}/{id}`]: { get: { parameters, ...answers }, put: { parameters, requestBody: json, ...answers } } };
  return planOf(catalogueOf(documentOf(paths)), key, { kind: 'one', id: '1' });
}

describe('choices for a criterion', () => {
  const group = planFor('computer-groups/smart-groups');
  const choices = (plan: ObjectPlan, pointer: string, document = '{}') => criterionChoices(plan, jsonIn(document), pointer);

  it('are all operators', () => {
    const { texts = [], namesOf } = choices(group, '/criteria/0/searchType') ?? {};
    assert.deepEqual([texts.length, new Set(texts).size, namesOf], [21, 21, undefined]);
    assert.ok(texts.includes('more than x days ago'));
    const named = planFor('computer-groups/smart-groups', { ...text, enum: ['is'] });
    assert.equal(choices(named, '/criteria/0/searchType'), undefined, 'those that the API names are offered as such');
  });

  it('are names for what is searched, and those of its extension attributes', () => {
    const found = ['computer-groups/smart-groups', 'mobile-device-groups/smart-groups', 'advanced-user-content-searches'].map((key) =>
      choices(planFor(key), '/criteria/2/name'),
    );
    assert.deepEqual(
      found.map((one) => one?.namesOf),
      ['computer-extension-attributes', 'mobile-device-extension-attributes', 'classic/userextensionattributes'],
    );
    assert.deepEqual(
      found.map((one) => one?.texts.includes('Computer Group')),
      [true, false, false],
    );
    for (const one of found) assert.equal(new Set(one?.texts).size, one?.texts.length);
  });

  for (const [name, namesOf] of [
    ['Computer Group', 'computer-groups'],
    ['Building', 'buildings'],
    ['Model', undefined],
    ['', undefined],
  ] as const) {
    it(`are ${namesOf ?? 'no names'} for the value of “${name}”`, () => {
      const document = JSON.stringify({ criteria: [{ name: 'Other' }, { name, value: '' }] });
      assert.equal(choices(group, '/criteria/1/value', document)?.namesOf, namesOf);
    });
  }

  it('are none for what is no criterion, and in a text that is being typed', () => {
    for (const pointer of ['/fields/0/name', '/name', '/criteria/0/priority', ''])
      assert.equal(choices(group, pointer), undefined, pointer);
    assert.equal(choices(group, '/criteria/0/value', '{"criteria":[{"name":"Building","value":'), undefined);
  });
});
