import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { classicShape } from '../../../../../src/core/families/classic/shapes.ts';
import { Loaded } from '../../../../../src/core/json/loaded.ts';
import { parseJson } from '../../../../../src/core/json/parse.ts';
import { printJson } from '../../../../../src/core/json/print.ts';
import { planOf } from '../../../../../src/core/objects/plan/plan.ts';
import { criteriaFaults, withPriorities } from '../../../../../src/core/objects/save/criteria.ts';
import { prepareSave } from '../../../../../src/core/objects/save/prepare.ts';
import type { Shape } from '../../../../../src/core/shapes/shape.ts';
import { catalogueOf } from '../../../../support/fakeSession.ts';
import { documentOf } from '../../../../support/openapi/smallDocument.ts';

type Criterion = Readonly<Record<string, unknown>>;

const criterion = {
  type: 'object',
  properties: Object.fromEntries(
    ['name', 'priority', 'andOr', 'searchType', 'value', 'openingParen', 'closingParen'].map((name) => [
      name,
      { type: name === 'priority' ? 'integer' : name.endsWith('Paren') ? 'boolean' : 'string' },
    ]),
  ),
};
const group = { type: 'object', properties: { name: { type: 'string' }, criteria: { type: 'array', items: criterion } } };
const json = { content: { 'application/json': { schema: group } } };
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
const catalogue = catalogueOf(
  documentOf({
    '/v1/groups/{id}': {
      get: { parameters: [id], responses: { 200: { description: '', ...json } } },
      put: { parameters: [id], requestBody: json, responses: { 200: { description: '', ...json } } },
    },
  }),
);
const plan = planOf(catalogue, 'groups', { kind: 'one', id: '1' });
const pro: Shape = plan.write!.shape;
const classic = classicShape('user_group');

const criteriaOf = (...list: readonly Criterion[]): ReturnType<typeof parseJson> => parseJson(JSON.stringify({ criteria: list }));
const numbered = (before: ReturnType<typeof parseJson> | undefined, ...list: readonly Criterion[]): unknown =>
  JSON.parse(printJson(withPriorities(pro, before, criteriaOf(...list)))).criteria.map(
    (one: Criterion) => `${String(one['name'])} ${String(one['priority'])}`,
  );

describe('criteria', () => {
  const [a, b, c] = ['A', 'B', 'C'].map((name, priority): Criterion => ({ name, priority, andOr: 'and' })) as [
    Criterion,
    Criterion,
    Criterion,
  ];
  const before = criteriaOf(a, b, c);

  for (const [what, list, expected] of [
    ['moved', [c, a, b], ['C 0', 'A 1', 'B 2']],
    ['taken out', [a, c], ['A 0', 'C 1']],
    ['put in, with any number or none', [a, { name: 'N', priority: 1 }, { name: 'M' }, b], ['A 0', 'N 1', 'M 2', 'B 3']],
    ['numbered by hand', [{ ...a, priority: 7 }, b, c], ['A 0', 'B 1', 'C 2']],
  ] as const) {
    it(`are numbered by their order where one is ${what}`, () => assert.deepEqual(numbered(before, ...list), expected));
  }

  it('of a new object are numbered, too', () => assert.deepEqual(numbered(undefined, b, a), ['B 0', 'A 1']));

  it('stay as they are where nothing is changed, and where the server shows them in no order', () => {
    assert.deepEqual(numbered(criteriaOf({ ...a, priority: 3 }), { ...a, priority: 3 }), ['A 3']);
    assert.deepEqual(numbered(criteriaOf(b, a), { ...b, value: 'x' }, a), ['B 1', 'A 0']);
  });

  it('that have one number are in the order of the list', () =>
    assert.deepEqual(numbered(criteriaOf(a, { ...b, priority: 0 }), { ...b, priority: 0 }, a), ['B 0', 'A 1']));

  it('of any list count on from 0', () => {
    const entry = fc.record({ name: fc.string(), priority: fc.oneof(fc.integer(), fc.constant(undefined)) }, { requiredKeys: ['name'] });
    fc.assert(
      fc.property(fc.array(entry), (list) => {
        const { criteria } = JSON.parse(printJson(withPriorities(pro, undefined, criteriaOf(...list))));
        assert.deepEqual(
          criteria.map(({ name, priority }: Criterion) => [name, priority]),
          list.map(({ name }, index) => [name, index]),
        );
      }),
    );
  });

  it('that were moved are sent with their new numbers, and change the list once', () => {
    const text = (...list: readonly Criterion[]): Loaded => new Loaded(JSON.stringify({ name: 'G', criteria: list }));
    const ready = prepareSave(plan, text(a, b), text(b, a));
    assert.equal(ready.kind, 'ready');
    assert.deepEqual(ready.kind === 'ready' && ready.changes.map(({ pointer }) => pointer), ['/criteria']);
    assert.match(ready.kind === 'ready' ? printJson(ready.mine) : '', /"name":"B","priority":0.*"name":"A","priority":1/);
    const same = prepareSave(plan, text(a, b), text({ ...a, priority: 5 }, b));
    assert.deepEqual([same.kind, same.kind === 'unchanged' && same.kept], ['unchanged', ['/criteria']], 'which is told');
  });

  for (const [what, list, place, message] of [
    ['has no name', [{ priority: 0 }], '/criteria/0/name', /needs a name/],
    ['has an empty name', [a, { ...b, name: ' ' }], '/criteria/1/name', /needs a name/],
    ['is the first and is joined by “or”', [{ ...a, andOr: 'or' }, b], '/criteria/0/andOr', /the first has none/],
    ['opens a parenthesis', [{ ...a, openingParen: true }, b], '/criteria/0/openingParen', /closed nowhere/],
    ['closes a parenthesis', [a, { ...b, closingParen: true }], '/criteria/1/closingParen', /no criterion before it opens/],
  ] as const) {
    it(`are refused where one ${what}`, () => {
      const [fault, ...others] = criteriaFaults(pro, before, criteriaOf(...list));
      assert.deepEqual([fault?.pointer, others], [place, []]);
      assert.match(fault?.message ?? '', message);
      assert.deepEqual(criteriaFaults(pro, criteriaOf(...list), criteriaOf(...list)), [], 'what the server shows is nobody’s slip here');
    });
  }

  it('in parentheses that are closed are fine, on one criterion or several', () => {
    const [opens, closes] = [{ openingParen: true }, { closingParen: true }];
    assert.deepEqual(criteriaFaults(pro, before, criteriaOf({ ...a, ...opens, ...closes }, { ...b, ...opens }, { ...c, ...closes })), []);
  });

  it('of the Classic API are the same in its own words', () => {
    const list = criteriaOf({ name: 'A', priority: 4, and_or: 'or', opening_paren: true });
    assert.deepEqual(JSON.parse(printJson(withPriorities(classic, undefined, list))).criteria[0].priority, 0);
    assert.deepEqual(
      criteriaFaults(classic, undefined, list).map(({ pointer, choices }) => [pointer, choices]),
      [
        ['/criteria/0/and_or', ['and']],
        ['/criteria/0/opening_paren', undefined],
      ],
    );
  });
});
