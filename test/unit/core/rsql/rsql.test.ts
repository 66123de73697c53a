import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { checkFilter, termsOf } from '../../../../src/core/rsql/check.ts';
import { completeFilter, editedAt } from '../../../../src/core/rsql/complete.ts';
import type { QueryField } from '../../../../src/core/rsql/fields.ts';
import { operators, parseFilter } from '../../../../src/core/rsql/parse.ts';
import type { Filter } from '../../../../src/core/rsql/parse.ts';
import { readSort, sortWords, writeSort } from '../../../../src/core/rsql/sort.ts';
import { escapeWildcards, writeFilter, writeTerm } from '../../../../src/core/rsql/write.ts';
import { problemOf } from '../../../../src/shared/problem.ts';

/** Without spans. */
function bare(filter: Filter): unknown {
  return filter.kind === 'term' ? [filter.field, filter.operator, ...filter.values] : [filter.kind, ...filter.parts.map(bare)];
}

describe('parseFilter', () => {
  const table: readonly (readonly [text: string, filter: unknown])[] = [
    ['name==a', ['name', '==', 'a']],
    ['general.name=="mac-*"', ['general.name', '==', 'mac-*']],
    [String.raw`a=="say \"hi\" \* \\"`, ['a', '==', String.raw`say "hi" \* \\`]],
    ["a=='it is'", ['a', '==', 'it is']],
    ['a<5', ['a', '=lt=', '5']],
    ['a>=2026-01-01T00:00:00Z', ['a', '=ge=', '2026-01-01T00:00:00Z']],
    ['id=in=(1, 2,"3 4")', ['id', '=in=', '1', '2', '3 4']],
    ['a==1;b==2,c==3', ['or', ['and', ['a', '==', '1'], ['b', '==', '2']], ['c', '==', '3']]],
    ['(a==1,b==2) and c != 3', ['and', ['or', ['a', '==', '1'], ['b', '==', '2']], ['c', '!=', '3']]],
    ['a==1 OR orange==2 and android==3', ['or', ['a', '==', '1'], ['and', ['orange', '==', '2'], ['android', '==', '3']]]],
    [' ( ( a==1 ) ) ', ['a', '==', '1']],
  ];
  for (const [text, filter] of table) it(text, () => assert.deepEqual(bare(parseFilter(text)), filter));

  const wrong: readonly (readonly [text: string, offset: number, says: RegExp])[] = [
    ['', 0, /field is expected/],
    ['name', 4, /operator is expected/],
    ['name=~=x', 4, /operator is expected/],
    ['name=like=x', 4, /no operator/],
    ['name==', 6, /value is expected/],
    ['name=="x', 6, /never closed/],
    ['(a==1', 0, /never closed/],
    ['a==1)', 4, /closes nothing/],
    ['a==1 b==2', 5, /“and”/],
    ['a=in=1', 5, /list in parentheses/],
    ['a=in=(1', 5, /never closed/],
    ['a==(1,2)', 3, /Only =in=/],
    ['a==1;', 5, /field is expected/],
    [`${'('.repeat(60)}a==1`, 50, /too deep/],
  ];
  for (const [text, offset, says] of wrong) {
    it(`${text.slice(0, 20)} is wrong at ${offset}`, () => {
      try {
        parseFilter(text);
        assert.fail('it was read');
      } catch (error) {
        const problem = problemOf(error);
        assert.ok(problem.kind === 'invalid', String(error));
        assert.match(problem.message, says);
        assert.equal(problem.offset, offset);
      }
    });
  }

  it('says where everything stands', () => {
    const [term] = termsOf(parseFilter('x==1; name =in= ("a b",c)')).slice(1);
    assert.deepEqual(term?.at, {
      field: { from: 6, to: 10 },
      operator: { from: 11, to: 15 },
      values: [
        { from: 17, to: 22 },
        { from: 23, to: 24 },
      ],
    });
  });
});

const name = fc.stringMatching(/^[a-z][A-Za-z0-9]{0,6}(\.[a-z][A-Za-z]{0,6})?$/);
const value = fc.string({ unit: 'grapheme', maxLength: 12 });
const term = fc.record({ name, operator: fc.constantFrom(...operators), values: fc.array(value, { minLength: 1, maxLength: 3 }) });

describe('writing a filter', () => {
  it('quotes any value so that it is read as it was meant', () => {
    fc.assert(
      fc.property(term, ({ name, operator, values }) => {
        const isList = operator === '=in=' || operator === '=out=';
        const meant = (isList ? values : values.slice(0, 1)).map(escapeWildcards);
        assert.deepEqual(bare(parseFilter(writeTerm(name, operator, meant))), [name, operator, ...meant]);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps what binds to what', () => {
    const leaf = term.map(({ name, values }) => parseFilter(writeTerm(name, '==', values.slice(0, 1).map(escapeWildcards))));
    const { tree } = fc.letrec<{ tree: Filter; junction: Filter }>((tie) => ({
      tree: fc.oneof({ maxDepth: 3 }, leaf, tie('junction')),
      junction: fc.record({ kind: fc.constantFrom('and', 'or'), parts: fc.array(tie('tree'), { minLength: 2, maxLength: 3 }) }),
    }));
    fc.assert(
      fc.property(tree, (filter) => assert.deepEqual(flat(parseFilter(writeFilter(filter))), flat(filter))),
      { numRuns: 200 },
    );
  });

  it('never throws anything but `invalid` for what is typed', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('a', '=', '!', '<', '(', ')', '"', "'", '\\', ';', ',', ' ', '*', 'and ', 'or '),
          maxLength: 20,
        }),
        (text) => {
          checkFilter(text, []);
          completeFilter(text, text.length, []);
        },
      ),
      { numRuns: 500 },
    );
  });
});

/** `a and (b and c)` says the same as `a and b and c`. */
function flat(filter: Filter): unknown {
  if (filter.kind === 'term') return bare(filter);
  const parts = filter.parts.flatMap((part) => {
    const inner = flat(part);
    return Array.isArray(inner) && inner[0] === filter.kind && part.kind === filter.kind ? inner.slice(1) : [inner];
  });
  return [filter.kind, ...parts];
}

const fields: readonly QueryField[] = [
  { name: 'general.name', type: 'text', values: [] },
  { name: 'id', type: 'number', values: [] },
  { name: 'general.supervised', type: 'boolean', values: ['true', 'false'] },
  { name: 'general.lastContact', type: 'date', values: [] },
  { name: 'priority', type: 'text', values: ['BEFORE', 'AFTER'] },
];

describe('checkFilter', () => {
  const table: readonly (readonly [text: string, notes: readonly (readonly [level: string, says: RegExp])[]])[] = [
    ['', []],
    ['general.name=="*x*" and id=in=(1,2)', []],
    ['name==x', [['warning', /did you mean “general\.name”/]]],
    ['General.Name==x', [['warning', /did you mean “general\.name”/]]],
    ['priorty==BEFORE', [['warning', /did you mean “priority”/]]],
    ['completely==x', [['warning', /is not among/]]],
    ['id==x', [['warning', /is a number/]]],
    ['general.lastContact=ge=yesterday', [['warning', /is a date/]]],
    ['general.lastContact=ge=2026-01-01T00:00:00Z', []],
    ['general.supervised==yes', [['warning', /true or false/]]],
    ['priority==LATER', [['warning', /BEFORE, AFTER/]]],
    ['priority=in=(BEFORE,AFTER)', []],
    ['general.name=gt="a*"', [['warning', /wildcard/]]],
    ['general.name==', [['error', /value is expected/]]],
  ];
  for (const [text, notes] of table) {
    it(text === '' ? '(nothing)' : text, () => {
      const found = checkFilter(text, fields);
      assert.equal(found.length, notes.length, JSON.stringify(found));
      for (const [index, [level, says]] of notes.entries()) {
        assert.equal(found[index]?.level, level);
        assert.match(found[index]?.message ?? '', says);
      }
    });
  }

  it('lets other fields pass where the document names none', () => assert.deepEqual(checkFilter('other==x', fields, false), []));
});

describe('completeFilter', () => {
  const table: readonly (readonly [text: string, kind: string, from: number, first: string | undefined])[] = [
    ['', 'field', 0, 'general.name'],
    ['na', 'field', 0, 'general.name'],
    ['pri', 'field', 0, 'priority'],
    ['priority', 'field', 0, 'priority=='],
    ['priority==AFTER', 'value', 10, undefined],
    ['id==1;ge', 'field', 6, 'general.name'],
    ['id==1 and ge', 'field', 10, 'general.name'],
    ['(id==1,', 'field', 7, 'general.name'],
    ['id ', 'operator', 3, '=='],
    ['id=l', 'operator', 2, '=='],
    ['priority==', 'value', 10, 'BEFORE'],
    ['priority==af', 'value', 10, 'AFTER'],
    ['priority=in=(BEFORE,', 'value', 20, 'BEFORE'],
    ['id==1 ', 'joint', 6, 'and '],
    ['general.name=="a and b', 'value', 14, undefined],
  ];
  for (const [text, kind, from, first] of table) {
    it(text === '' ? '(nothing)' : text, () => {
      const found = completeFilter(text, text.length, fields);
      assert.deepEqual([found.kind, found.from, found.items[0]?.text], [kind, from, first]);
    });
  }
});

describe('completeFilter in the middle of a text', () => {
  /** `|` is where the caret stands; the result has the first suggestion put in, or nothing where there is none. */
  const table: readonly (readonly [text: string, whole: string | undefined])[] = [
    ['na|;id==1', 'general.name;id==1'],
    ['na|me==x;id==1', 'general.name==x;id==1'],
    ['id==1;pri|ority==AFTER', 'id==1;priority==AFTER'],
    ['id==1;priority|==AFTER', 'id==1;priority==AFTER'],
    ['priority==af|TER;id==1', 'priority==AFTER;id==1'],
    ['priority==|;id==1', 'priority==BEFORE;id==1'],
    ['priority=="af|x";id==1', 'priority==AFTER;id==1'],
    ['priority=in=(|,AFTER);id==1', 'priority=in=(BEFORE,AFTER);id==1'],
    ['id |lt=5', 'id ==5'],
    ['id=|lt=5', 'id==5'],
    ['id==1 |and id==2', undefined],
    ['(na|) and id==2', '(general.name) and id==2'],
  ];
  for (const [marked, whole] of table) {
    it(marked, () => {
      const caret = marked.indexOf('|');
      const text = marked.replace('|', '');
      const { from, to, items } = completeFilter(text, caret, fields);
      assert.equal(items[0] && text.slice(0, from) + items[0].text + text.slice(to), whole);
    });
  }

  it('replaces only what is around the caret', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('ab=;,()"\\ *.')) }), fc.nat(), (text, place) => {
        const offset = place % (text.length + 1);
        const { from, to } = completeFilter(text, offset, fields);
        assert.ok(0 <= from && from <= offset && offset <= to && to <= text.length);
      }),
    );
  });
});

describe('editedAt', () => {
  const table: readonly (readonly [before: string, after: string, at: number])[] = [
    ['', 'a', 1],
    ['ac', 'abc', 2],
    ['abc', 'ac', 1],
    ['id==1;x', 'id==12;x', 6],
    ['abc', 'abc', 3],
    ['abc', 'xyz', 3],
    ['aaa', 'aaaa', 4],
    ['name==a;name==b', 'nam==a;name==b', 3],
  ];
  for (const [before, after, at] of table) it(`${before} → ${after}`, () => assert.equal(editedAt(before, after), at));

  it('is behind what was put in, whatever stands around it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), fc.string(), (head, put, tail) => {
        const at = editedAt(head + tail, head + put + tail);
        // Of letters that repeat themselves, any place is as good as the next.
        assert.equal((head + put + tail).slice(at), (head + tail).slice((head + tail).length - (head + put + tail).length + at));
      }),
    );
  });
});

describe('sorting', () => {
  it('is written as the server wants it and read back', () => {
    const terms = [
      { field: 'general.name', descending: false },
      { field: 'id', descending: true },
    ];
    assert.equal(writeSort(terms), 'general.name:asc,id:desc');
    assert.deepEqual(readSort(writeSort(terms)), terms);
    assert.deepEqual(readSort('name.asc, id , ,x y'), [
      { field: 'name', descending: false },
      { field: 'id', descending: false },
    ]);
  });

  it('is said in words', () => {
    assert.equal(sortWords('general.name:asc,id:desc'), 'general.name, then id descending');
    assert.equal(sortWords(''), '');
  });
});
