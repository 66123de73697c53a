import assert from 'node:assert/strict';
import type { Uri } from 'vscode';
import { settled } from '../../../../support/fakeClock.ts';
import { offline } from '../../../../support/host/comparedSources.ts';
import { ComparisonStage, contextsIn } from '../../../../support/host/comparisonStage.ts';
import { Person } from '../../../../support/host/person.ts';

describe('the comparison on show', () => {
  const person = Person.inEachTest();
  const stage = ComparisonStage.inEachTest();
  const form = { left: 'lab', right: 'prod', resources: ['buildings'] };
  const contexts = () => contextsIn(person);
  const roots = () => stage().tree.treeDataProvider.getChildren();

  it('is opened, and tells how many objects are so', async () => {
    const feature = stage().feature();
    assert.deepEqual(await feature.compare(form), { onlyLeft: 1, onlyRight: 0, different: 1, same: 1, notCompared: 0 });
    assert.deepEqual([stage().tree.title, stage().tree.message], ['Lab ↔ Production', '1 different · 1 only in Lab · 1 the same']);
    assert.ok(contexts().includes('jamf.comparisonShown true'));
    assert.ok(person.ran.some(([command]) => command === 'jamf.comparison.focus'));
  });

  it('says that it failed, and goes on from there', async () => {
    const feature = stage().feature();
    stage().fail = offline;
    await assert.rejects(feature.compare(form));
    const [row, ...others] = roots();
    assert.deepEqual([row?.kind === 'progress' && row.progress.kind, others.length], ['failed', 0]);
    stage().fail = undefined;
    const again = feature.refresh();
    for (const _side of [1, 2]) await person.picks(/^Read It Anew/);
    await again;
    assert.equal(stage().tree.message, '1 different · 1 only in Lab · 1 the same');
  });

  it('asks of the left side first, whichever answers sooner', async () => {
    const feature = stage().feature();
    await feature.compare(form);
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    stage().planned = async (id) => (id === 'lab' ? await held : undefined);
    const again = feature.refresh();
    await settled();
    letGo();
    await person.closes(/What Is Known of Lab/);
    await assert.rejects(again, { name: 'ProblemError' });
  });

  it('stays as it was where somebody steps back from another one', async () => {
    const feature = stage().feature();
    await feature.compare(form);
    const again = feature.refresh();
    await person.closes(/What Is Known of Lab/);
    await assert.rejects(again, { name: 'ProblemError' });
    assert.equal(stage().tree.message, '1 different · 1 only in Lab · 1 the same');
  });

  it('is swapped, filtered, and shown whole again', async () => {
    const feature = stage().feature();
    await feature.compare(form);
    feature.swap();
    assert.deepEqual([stage().tree.title, stage().tree.message], ['Production ↔ Lab', '1 different · 1 only in Lab · 1 the same']);
    const typed = feature.chooseText();
    await person.types('Words in a name', 'here');
    await typed;
    assert.deepEqual([stage().tree.description, stage().tree.message], ['“here”', '1 only in Lab']);
    assert.ok(contexts().includes('jamf.comparisonFiltered true'));
    const nothing = feature.chooseText();
    await person.types('Words in a name', 'nowhere');
    await nothing;
    assert.equal(stage().tree.message, 'The filter shows nothing.');
    await feature.clearFilter();
    assert.deepEqual([stage().tree.description, contexts().at(-1)], ['', 'jamf.comparisonFiltered false']);
  });

  it('opens the object that is selected, what differs of all, and a side of one', async () => {
    const feature = stage().feature();
    await feature.compare(form);
    const kind = roots().find((row) => row.kind === 'comparedKind');
    const [main, here] = stage().tree.treeDataProvider.getChildren(kind);
    assert.ok(main?.kind === 'pair' && here?.kind === 'pair');
    stage().tree.selection = [main];
    await feature.use();
    assert.deepEqual(person.ran.at(-1)?.[3], 'Main (Lab ↔ Production)');
    await feature.openAll();
    const [command, , changes] = person.ran.at(-1) ?? [];
    assert.deepEqual([command, (changes as readonly unknown[]).length], ['vscode.changes', 2]);
    await feature.openSide(main, 'right');
    assert.deepEqual(person.ran.at(-1), ['jamf.openObject', { instance: 'prod', resource: 'buildings', id: '7' }]);
    await feature.copyToOther(here);
    assert.deepEqual(person.ran.at(-1), ['jamf.copyTo', { instance: 'lab', resource: 'buildings', id: '3' }, 'prod']);
    await feature.copyName(here);
    assert.equal(person.clipboard, 'Here');
  });

  it('opens what was chosen of it though another one took its place meanwhile', async () => {
    const feature = stage().feature();
    await feature.compare({ ...form, left: 'wide', right: 'wider' });
    const opened = feature.openAll();
    await settled();
    await feature.compare(form);
    await person.picks(/^101/);
    await opened;
    const [command, , changes] = person.ran.at(-1) ?? [];
    const texts = (changes as readonly (readonly [Uri, Uri, Uri])[]).map(([, left, right]) =>
      [left, right].map((uri) => feature.texts.textAt(uri)),
    );
    assert.equal(command, 'vscode.changes');
    assert.deepEqual(
      texts.map((both) => both.map((text) => (JSON.parse(text) as { readonly city: string }).city)),
      [['Basel', 'Genf']],
    );
  });

  it('goes by ids where both are accounts of one server', async () => {
    const report = await stage()
      .feature()
      .compare({ ...form, right: 'auditor' });
    assert.deepEqual(report, { onlyLeft: 1, onlyRight: 1, different: 1, same: 1, notCompared: 0 });
  });

  it('is written to a file', async () => {
    const feature = stage().feature();
    await feature.compare(form);
    const saved = feature.save();
    await person.picks('CSV');
    await saved;
    const [path, text] = stage().written[0] ?? assert.fail();
    assert.match(path, /\/Lab and Production\.csv$/);
    assert.match(text, /\r\nBuildings,Main,different,1,7,city,\r\n/);
  });

  it('goes with an instance that is removed', async () => {
    const feature = stage().feature();
    await feature.compare(form);
    stage().changed({ id: 'other', what: 'removed' });
    await settled();
    assert.ok(roots().length > 0);
    stage().changed({ id: 'prod', what: 'removed' });
    await settled();
    assert.deepEqual([roots(), contexts().at(-1)], [[], 'jamf.comparisonShown false']);
  });
});
