import assert from 'node:assert/strict';
import type { TreeItem } from 'vscode';
import type { ComparedSets } from '../../../../../src/app/sets/compare/compared.ts';
import { portionOfRows } from '../../../../../src/app/sets/compare/comparisonRows.ts';
import type { ComparisonNode } from '../../../../../src/host/sets/compare/comparisonView.ts';
import { FakeClock } from '../../../../support/fakeClock.ts';
import { withVscodeModule } from '../../../../support/vscodeModule.ts';
import { kindWith, pairOf, setsOf } from '../../../../support/sets/comparedSets.ts';

const { ComparisonView } = await withVscodeModule(async () => await import('../../../../../src/host/sets/compare/comparisonView.ts'));

const over = { kind: 'over' } as const;
const running = { kind: 'running', words: 'Comparing… 3 kinds so far' } as const;

function viewOf() {
  const clock = new FakeClock();
  const profiles = {
    lab: { environment: 'test', url: 'https://lab.example' },
    prod: { environment: 'production', url: 'https://prod.example' },
  };
  const get = (id: string) => (Object.hasOwn(profiles, id) ? { id, name: id, ...profiles[id as 'lab'] } : undefined);
  const view = new ComparisonView({ get: get as never }, clock);
  const drawn: (ComparisonNode | undefined)[] = [];
  view.onDidChangeTreeData((node) => drawn.push(node));
  return { view, clock, drawn };
}

const line = ({ label = '', description }: TreeItem): string =>
  `${typeof label === 'string' ? label : label.label} | ${String(description ?? '')}`;

const mixed: ComparedSets = setsOf([
  kindWith('scripts', [
    pairOf('scripts', 'Setup', 'different', { fields: ['scriptContents'] }),
    pairOf('scripts', 'Here', 'onlyLeft'),
    pairOf('scripts', 'There', 'onlyRight'),
    pairOf('scripts', 'Twice', 'notCompared', { right: undefined, why: { kind: 'ambiguous', left: 2, right: 1 } }),
    pairOf('scripts', 'Zip', 'same'),
  ]),
  kindWith('buildings', [pairOf('buildings', 'Main', 'same')]),
]);

describe('the view of a comparison', () => {
  it('shows the sides with what they are, then kinds, then objects with what differs', () => {
    const { view } = viewOf();
    view.show(mixed, over);
    const roots = view.getChildren();
    const items = roots.map((node) => view.getTreeItem(node));
    assert.match(line(items[0]!), /^Lab \| left · test · read \d{4}-\d\d-\d\d \d\d:\d\d · Jamf Pro 11\.30\.1$/);
    assert.deepEqual(items.slice(1).map(line), [
      'Production | right · production · Jamf Pro 11.32.0',
      'Scripts | 1 different · 1 only in Lab · 1 only in Production · 1 not compared · 1 the same',
      'The same in 1 kind | 1 object',
    ]);
    const rows = view.getChildren(roots[2]).map((node) => view.getTreeItem(node));
    assert.deepEqual(rows.map(line), [
      'Setup | scriptContents',
      'Here | only in Lab',
      'There | only in Production',
      'Twice | Several are called the same: 2 in Lab, 1 in Production. Which belong together is not guessed.',
      'The same | 1 object',
    ]);
    assert.deepEqual(
      rows.map(({ contextValue }) => contextValue),
      ['jamf.pair;left;right;script;', 'jamf.pair;left;copy;', 'jamf.pair;right;copy;', 'jamf.pair;left;', undefined],
    );
    assert.ok(rows.slice(0, 4).every(({ command }) => command?.command === 'jamf.internal.useCompared' && command.arguments === undefined));
    assert.equal(items[2]?.contextValue, 'jamf.comparedKind;differs;');
  });

  it('says in a hover all of what differs, as text', () => {
    const { view } = viewOf();
    view.show(mixed, over);
    const [pair] = view.getChildren(view.getChildren()[2]);
    const item = view.resolveTreeItem(view.getTreeItem(pair!), pair!);
    assert.equal(
      item.tooltip,
      ['Script, different', 'Lab: Setup, ID l-Setup', 'Production: Setup, ID r-Setup', 'What differs: scriptContents'].join('\n'),
    );
  });

  it('makes rows for what is unfolded alone, a portion at a time', () => {
    const pairs = Array.from({ length: 10_000 }, (_, index) => pairOf('scripts', `S${index}`, 'different'));
    const { view, drawn } = viewOf();
    view.show(setsOf([kindWith('scripts', pairs)]), over);
    const roots = view.getChildren();
    assert.equal(roots.length, 3);
    const first = view.getChildren(roots[2]);
    assert.equal(first.length, portionOfRows + 1);
    assert.equal(line(view.getTreeItem(first.at(-1)!)), 'Show 200 More | of 9,800');
    const more = first.at(-1);
    assert.ok(more?.kind === 'morePairs');
    drawn.length = 0;
    view.showMore(more.of);
    assert.deepEqual(
      drawn.map((node) => node?.kind),
      ['comparedKind'],
    );
    assert.equal(view.getChildren(roots[2]).length, 2 * portionOfRows + 1);
  });

  it('shows what there is while more is compared, and is drawn no more often than somebody can look', async () => {
    const { view, clock, drawn } = viewOf();
    view.show(undefined, running);
    const [row, ...others] = view.getChildren();
    assert.deepEqual([line(view.getTreeItem(row!)), others], ['Comparing… 3 kinds so far | Stop', []]);
    assert.equal(view.getTreeItem(row!).command?.command, 'jamf.internal.stopComparing');
    view.show(mixed, running);
    drawn.length = 0;
    for (let times = 0; times < 50; times += 1) view.show(mixed, running);
    assert.equal(drawn.length, 0);
    await clock.advance(200);
    assert.equal(drawn.length, 1);
    view.show(mixed, over);
    assert.equal(drawn.length, 2, 'the end is not waited for');
    await clock.advance(1000);
    assert.equal(drawn.length, 2);
  });

  it('does not say that two are the same before all of them were compared', () => {
    const same = setsOf([kindWith('buildings', [pairOf('buildings', 'Main', 'same')])]);
    const { view } = viewOf();
    const said = () => view.getChildren().map((node) => line(view.getTreeItem(node)));
    view.show(same, running);
    assert.ok(!said().some((words) => words.startsWith('The two')));
    view.show(same, over);
    assert.ok(said().includes('The two are the same: 1 object compared. | '));
  });

  for (const [progress, words] of [
    [{ kind: 'failed', words: 'Lab: could not compare.' }, 'Lab: could not compare. | Compare Anew'],
    [{ kind: 'stopped' }, 'Stopped: what is here is not all. | Compare Anew'],
  ] as const) {
    it(`says that it ${progress.kind}, and has a way on`, () => {
      const { view } = viewOf();
      view.show(mixed, progress);
      const item = view.getTreeItem(view.getChildren()[0]!);
      assert.equal(line(item), words);
      assert.equal(item.command?.command, 'jamf.refreshComparison');
    });
  }
});
