import assert from 'node:assert/strict';
import { proFamily } from '../../../../src/core/families/pro/proFamily.ts';
import type { Resource } from '../../../../src/core/families/family.ts';
import type * as filterInput from '../../../../src/host/lists/filterInput.ts';
import type * as sortInput from '../../../../src/host/lists/sortInput.ts';
import { small } from '../../../support/openapi/smallDocument.ts';
import { withVscodeModule } from '../../../support/vscodeModule.ts';
import { AtTheInput, type Asked } from '../../../support/host/atTheInput.ts';

const { asked, askFilter, askSort }: typeof filterInput & typeof sortInput & { readonly asked: Asked } = await withVscodeModule(
  async () => ({
    asked: (await import('vscode')) as unknown as Asked,
    ...(await import('../../../../src/host/lists/filterInput.ts')),
    ...(await import('../../../../src/host/lists/sortInput.ts')),
  }),
);

function resource(key: string): Resource {
  const found = proFamily(small()).resources.find((one) => one.key === key);
  assert.ok(found, key);
  return found;
}

/** The question for the filter of a list, and the person who is asked. */
function filtering(history: readonly string[] = [], filter?: filterInput.FilterRequest['filter'], key = 'buildings') {
  const person = new AtTheInput(asked);
  return { person, answer: askFilter({ resource: resource(key), filter, history }) };
}

const [build, type, use, incomplete] = [
  '$(list-selection) Choose field, operator and value…',
  '$(edit) Type RSQL…',
  '$(check) Use this filter',
  '$(error) Not complete yet',
];

describe('the filter of a list that is asked for', () => {
  it('is words as they are typed, which say what they mean', async () => {
    const { person, answer } = filtering();
    person.type('avs 1024');
    assert.equal(person.labels[0], '$(search) Name contains “avs 1024”');
    await person.enter();
    assert.deepEqual(await answer, { kind: 'text', text: 'avs 1024' });
  });

  it('is RSQL where that is typed, and nothing before it is right', async () => {
    const { person, answer } = filtering();
    person.type('name==');
    assert.deepEqual([person.labels[0], person.input.items[0]?.detail !== undefined], [incomplete, true]);
    await person.enter();
    person.type('name==“x”');
    assert.equal(person.labels[0], use);
    await person.enter();
    assert.deepEqual(await answer, { kind: 'rsql', text: 'name=="x"' });
  });

  it('is put together of field, operator and value, each with a way back', async () => {
    const { person, answer } = filtering();
    await person.enter(build);
    await person.goBack();
    await person.enter(build);
    await person.enter('city');
    await person.goBack();
    await person.enter('name');
    await person.enter('begins with');
    await person.answer('A');
    assert.deepEqual(person.labels, [use, 'and…', 'or…']);
    await person.enter('or…');
    await person.enter('city');
    await person.enter('contains');
    await person.answer('b*');
    await person.enter(use);
    assert.deepEqual(await answer, { kind: 'rsql', text: String.raw`name==A*,city=="*b\**"` });
  });

  it('has a term added to it, or is taken away', async () => {
    const before = { kind: 'rsql', text: 'name==A*' } as const;
    const adding = filtering([], before);
    await adding.person.enter('$(add) Add a term to the filter…');
    await adding.person.enter('and…');
    await adding.person.enter('city');
    await adding.person.enter('contains');
    await adding.person.answer('b');
    await adding.person.enter(use);
    assert.deepEqual(await adding.answer, { kind: 'rsql', text: 'name==A*;city==*b*' });
    const clearing = filtering([], before);
    await clearing.person.enter('$(clear-all) No filter');
    assert.equal((await clearing.answer)?.text, '');
  });

  it('is typed with suggestions where it is changed, in the middle too, and checked before it is taken', async () => {
    const { person, answer } = filtering();
    await person.enter(type);
    await person.goBack();
    await person.enter(type);
    person.type('nme==x');
    assert.match(
      person.input.items.find(({ label }) => label === use)?.detail ?? '',
      /“nme” is not among the fields .* did you mean “name”/,
    );
    person.type('nme==');
    await person.enter(incomplete);
    person.type('ct=="*-1000*"');
    person.type('cit=="*-1000*"');
    await person.enter('city');
    assert.equal(person.input.value, 'city=="*-1000*"');
    await person.enter(use);
    assert.deepEqual(await answer, { kind: 'rsql', text: 'city=="*-1000*"' });
  });

  it('is one of before, but for the one of now and those that are not right any more', async () => {
    const { person, answer } = filtering(['name==A*', 'name==', 'city==B*'], { kind: 'rsql', text: 'city==B*' });
    assert.equal(person.labels.at(-1), 'name==A*');
    assert.ok(!person.labels.includes('name==') && !person.labels.includes('city==B*'));
    await person.enter('name==A*');
    assert.deepEqual(await answer, { kind: 'rsql', text: 'name==A*' });
  });

  it('is a line of text where Jamf Pro has no filter, which is said', async () => {
    asked.lines.push(' a ');
    const answer = await askFilter({ resource: resource('sites'), filter: undefined, history: [] });
    assert.deepEqual(answer, { kind: 'text', text: 'a' });
    assert.match(asked.shown.join(), /read whole and compared here/);
  });
});

describe('the order of a list that is asked for', () => {
  const sorting = (current?: string) => {
    const person = new AtTheInput(asked);
    return { person, answer: askSort(resource('buildings'), current) };
  };

  it('is a field and its direction, by words', async () => {
    const { person, answer } = sorting();
    person.type('id desc');
    assert.deepEqual([person.labels[0], person.input.items[0]?.description], ['id', 'descending']);
    await person.enter();
    assert.equal(await answer, 'id:desc');
  });

  it('goes on with another field by the button of a row, and back', async () => {
    const { person, answer } = sorting('id:desc');
    await person.pressButtonOf('id', 'descending · now');
    assert.ok(!person.labels.includes('id'), 'one is taken once');
    await person.goBack();
    assert.equal(person.labels[0], '$(clear-all) Default order');
    await person.pressButtonOf('id', 'ascending');
    person.type('name desc');
    await person.enter();
    assert.equal(await answer, 'id:asc,name:desc');
  });

  it('is the server’s own again', async () => {
    const { person, answer } = sorting('id:desc');
    await person.enter('$(clear-all) Default order');
    assert.equal(await answer, '');
  });
});
