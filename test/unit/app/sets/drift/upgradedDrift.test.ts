import assert from 'node:assert/strict';
import { upgradedWords } from '../../../../../src/app/sets/drift/driftWords.ts';
import { DriftDesk, type DeskObject } from '../../../../support/sets/driftDesk.ts';

const building = (id: string, more: object = {}): DeskObject => ({
  resource: 'buildings',
  id,
  name: `Building ${id}`,
  document: { id, name: `Building ${id}`, places: [{ city: 'Rome' }], old: 1, ...more },
});
const upgraded = (id: string, more: object = {}): DeskObject => {
  const { old: _, ...document } = building(id).document as Record<string, unknown>;
  return { ...building(id), document: { ...document, places: [{ city: 'Rome', floor: '' }], tags: [], ...more } };
};
const three = ['1', '2', '3'].map((id) => building(id));
const later = { version: '11.32.0' };

describe('an upgrade of Jamf Pro between a pull and a check', () => {
  it('is no change of any object, and one note names what it brought', async () => {
    const desk = new DriftDesk(three);
    await desk.check(
      three.map(({ id }) => upgraded(id)),
      later,
    );
    assert.deepEqual(desk.told(), []);
    assert.deepEqual(desk.drift.upgraded, [{ resource: 'buildings', fields: ['old', 'places/floor', 'tags'] }]);
    assert.match(upgradedWords(desk.drift.upgraded) ?? '', /upgraded since the pull.*Buildings: old.*places\/floor.*tags/);
  });

  it('is no change either once the next pull has written it', async () => {
    const desk = new DriftDesk(three);
    const now = three.map(({ id }) => upgraded(id));
    await desk.check(now, later);
    for (const [path, text] of new DriftDesk(now).files) desk.files.set(path, text);
    await desk.drift.look();
    assert.deepEqual(desk.told(), []);
  });

  it('hides no change of a person', async () => {
    const desk = new DriftDesk(three);
    desk.edit('buildings/Building 3.json', 'Rome', 'Oslo');
    desk.kept.clear();
    await desk.check([upgraded('1', { name: 'Other' }), upgraded('2'), upgraded('3')], later);
    // What was pulled into the third is not known here, so nobody can tell what was changed in it.
    assert.deepEqual(desk.told(), ['buildings/Building 1.json inJamf - changed', 'buildings/Building 3.json both changed changed']);
  });

  it('is an edit here alone where the text that was pulled is kept', async () => {
    const desk = new DriftDesk(three);
    desk.edit('buildings/Building 3.json', 'Rome', 'Oslo');
    await desk.check(
      three.map(({ id }) => upgraded(id)),
      later,
    );
    assert.deepEqual(desk.told(), ['buildings/Building 3.json here changed -']);
  });

  it('is not told of a field that only some objects have', async () => {
    const desk = new DriftDesk(three);
    await desk.check([building('1', { phone: '1' }), building('2'), building('3')], later);
    assert.deepEqual(desk.told(), ['buildings/Building 1.json inJamf - changed']);
    assert.equal(upgradedWords(desk.drift.upgraded), undefined);
  });

  it('is not told where the version is the same', async () => {
    const desk = new DriftDesk(three);
    await desk.check(three.map(({ id }) => upgraded(id)));
    assert.equal(desk.told().length, 3);
  });
});

describe('a set that Jamf Pro answers in another order', () => {
  const role = (...privileges: readonly string[]): DeskObject => ({
    resource: 'api-roles',
    id: '1',
    name: 'R',
    document: { id: '1', displayName: 'R', privileges },
  });

  it('is no change of anybody; another entry is one', async () => {
    const desk = new DriftDesk([role('Read B', 'Read A', 'Read C')]);
    await desk.check([role('Read C', 'Read A', 'Read B')]);
    assert.deepEqual(desk.told(), []);
    await desk.check([role('Read C', 'Read A', 'Read D')]);
    assert.deepEqual(desk.told(), ['api-roles/R.json inJamf - changed']);
  });

  it('hides no change of the file, and makes no conflict of it', async () => {
    const desk = new DriftDesk([role('Read A', 'Read B')]);
    desk.edit('api-roles/R.json', 'Read B', 'Read Z');
    await desk.check([role('Read B', 'Read A')]);
    assert.deepEqual(desk.told(), ['api-roles/R.json here changed -']);
  });
});
