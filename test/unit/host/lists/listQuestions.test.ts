import assert from 'node:assert/strict';
import { proFamily } from '../../../../src/core/families/pro/proFamily.ts';
import type { Resource } from '../../../../src/core/families/family.ts';
import type * as filterInput from '../../../../src/host/lists/filterInput.ts';
import type * as sortInput from '../../../../src/host/lists/sortInput.ts';
import { small } from '../../../support/openapi/smallDocument.ts';
import { withVscodeModule } from '../../../support/vscodeModule.ts';
import { Person } from '../../../support/host/person.ts';

const { askFilter, askSort }: typeof filterInput & typeof sortInput = await withVscodeModule(async () => ({
  ...(await import('../../../../src/host/lists/filterInput.ts')),
  ...(await import('../../../../src/host/lists/sortInput.ts')),
}));

function resource(key: string): Resource {
  const found = proFamily(small()).resources.find((one) => one.key === key);
  assert.ok(found, key);
  return found;
}

describe('the filter of a list that is asked for', () => {
  const person = Person.inEachTest();
  const filtering = (history: readonly string[] = [], filter?: filterInput.FilterRequest['filter']) =>
    askFilter({ resource: resource('buildings'), filter, history });
  const [use, incomplete] = ['$(check) Use this filter', '$(error) Not complete yet'];

  it('is words as they are typed, which say what they mean', async () => {
    const answer = filtering();
    const box = await person.sees();
    box.type('avs 1024');
    assert.equal(box.labels[0], '$(search) Name contains “avs 1024”');
    await person.keeps();
    assert.deepEqual(await answer, { kind: 'text', text: 'avs 1024' });
  });

  it('is RSQL where that is typed, and nothing before it is right', async () => {
    const answer = filtering();
    const box = await person.types('Filter Buildings', 'name==');
    assert.deepEqual([box.labels[0], box.items[0]?.detail !== undefined], [incomplete, true]);
    box.type('name==“x”');
    assert.equal(box.labels[0], use);
    await person.keeps();
    assert.deepEqual(await answer, { kind: 'rsql', text: 'name=="x"' });
  });

  it('is put together of field, operator and value, each with a way back', async () => {
    const answer = filtering();
    await person.picks('Choose field, operator and value…');
    await person.goesBack('Which field?');
    await person.picks('Choose field, operator and value…');
    await person.picks(/^city\b/);
    await person.goesBack('city');
    await person.picks(/^name\b/);
    await person.picks('begins with');
    await person.types('Value of name', 'A');
    assert.deepEqual((await person.sees()).labels, [use, 'and…', 'or…']);
    await person.picks('or…');
    await person.picks(/^city\b/);
    await person.picks('contains');
    await person.types('Value of city', 'b*');
    await person.picks('Use this filter');
    assert.deepEqual(await answer, { kind: 'rsql', text: String.raw`name==A*,city=="*b\**"` });
  });

  it('has a term added to it, or is taken away', async () => {
    const before = { kind: 'rsql', text: 'name==A*' } as const;
    const adding = filtering([], before);
    await person.picks('Add a term to the filter…');
    await person.picks('and…');
    await person.picks(/^city\b/);
    await person.picks('contains');
    await person.types('Value of city', 'b');
    await person.picks('Use this filter');
    assert.deepEqual(await adding, { kind: 'rsql', text: 'name==A*;city==*b*' });
    const clearing = filtering([], before);
    await person.picks('No filter');
    assert.equal((await clearing)?.text, '');
  });

  it('is typed with suggestions where it is changed, in the middle too, and checked before it is taken', async () => {
    const answer = filtering();
    await person.picks('Type RSQL…');
    await person.goesBack('name==');
    await person.picks('Type RSQL…');
    const box = await person.sees('name==');
    box.type('nme==x');
    assert.match(box.items.find(({ label }) => label === use)?.detail ?? '', /“nme” is not among the fields .* did you mean “name”/);
    box.type('nme==');
    assert.ok(box.labels.includes(incomplete));
    await person.picks('Not complete yet');
    box.type('ct=="*-1000*"');
    box.type('cit=="*-1000*"');
    await person.picks(/^city\b/);
    assert.equal(box.value, 'city=="*-1000*"');
    await person.picks('Use this filter');
    assert.deepEqual(await answer, { kind: 'rsql', text: 'city=="*-1000*"' });
  });

  it('is one of before, but for the one of now and those that are not right any more', async () => {
    const answer = filtering(['name==A*', 'name==', 'city==B*'], { kind: 'rsql', text: 'city==B*' });
    const { labels } = await person.sees();
    const ways = ['$(list-selection) Choose field, operator and value…', '$(add) Add a term to the filter…', '$(edit) Type RSQL…'];
    assert.deepEqual(labels.slice(1), [...ways, '$(clear-all) No filter', 'name==A*']);
    await person.picks('name==A*');
    assert.deepEqual(await answer, { kind: 'rsql', text: 'name==A*' });
  });

  it('is a line of text where Jamf Pro has no filter, which is said', async () => {
    const answer = askFilter({ resource: resource('sites'), filter: undefined, history: [] });
    await person.types(/read whole and compared here/, ' a ');
    assert.deepEqual(await answer, { kind: 'text', text: 'a' });
  });
});

describe('the order of a list that is asked for', () => {
  const person = Person.inEachTest();
  const sorting = (current?: string) => askSort(resource('buildings'), current);

  it('is a field and its direction, by words', async () => {
    const answer = sorting();
    const box = await person.sees();
    box.type('id desc');
    assert.deepEqual([box.labels[0], box.items[0]?.description], ['id', 'descending']);
    await person.keeps();
    assert.equal(await answer, 'id:desc');
  });

  it('goes on with another field by the button of a row, and back', async () => {
    const answer = sorting('id:desc');
    await person.pressesButtonOf('id, descending · now');
    assert.ok(!(await person.sees()).labels.includes('id'), 'one is taken once');
    await person.goesBack();
    assert.equal((await person.sees()).labels[0], '$(clear-all) Default order');
    await person.pressesButtonOf('id, ascending');
    await person.types('id, then by which field?', 'name desc');
    assert.equal(await answer, 'id:asc,name:desc');
  });

  it('is the server’s own again', async () => {
    const answer = sorting('id:desc');
    await person.picks('Default order');
    assert.equal(await answer, '');
  });
});
