import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import type * as chosen from '../../../../src/host/tree/chosenRows.ts';
import { lend } from '../../../support/host/lent.ts';
import { withVscodeModule } from '../../../support/vscodeModule.ts';

/** A list of VS Code: what the window shows at once, and what its extensions are told of it. */
class FakeList {
  focus: string | undefined;
  shown: readonly string[] = [];
  /** What extensions know. Behind what is shown until the next word. */
  selection: readonly string[] = [];
  /** What the window does of its own before the next command. */
  readonly meanwhile: (() => void)[] = [];

  async toggle(): Promise<void> {
    await Promise.resolve();
    this.meanwhile.shift()?.();
    const { focus, shown } = this;
    if (focus !== undefined) this.shown = shown.includes(focus) ? shown.filter((row) => row !== focus) : [...shown, focus];
    this.selection = this.shown;
  }

  readonly reveal = async (row: string): Promise<void> => {
    await Promise.resolve();
    this.focus = row;
    this.shown = [row];
    this.selection = this.shown;
  };
}

let list = new FakeList();
const { commands, chosenRowsOf }: typeof chosen & Pick<typeof vscode, 'commands'> = await withVscodeModule(async () => ({
  ...(await import('vscode')),
  ...(await import('../../../../src/host/tree/chosenRows.ts')),
}));

function listOf(focus: string | undefined, shown: readonly string[], known = shown): FakeList {
  list = Object.assign(new FakeList(), { focus, shown, selection: known });
  return list;
}

describe('the rows that a key is about', () => {
  const executeCommand = async (command: string): Promise<void> => {
    assert.equal(command, 'list.toggleSelection');
    await list.toggle();
  };
  let giveBack = (): void => undefined;
  before(() => {
    giveBack = lend(commands, { executeCommand });
  });
  after(() => giveBack());

  const cases = [
    { what: 'one that is selected and has the focus', focus: 'a', shown: ['a'], rows: ['a'] },
    { what: 'all that are selected with it', focus: 'b', shown: ['a', 'b', 'c'], rows: ['a', 'b', 'c'] },
    { what: 'the one that has the focus, where others are selected', focus: 'b', shown: ['a', 'c'], rows: ['b'] },
    { what: 'the one that has the focus, where none is selected', focus: 'b', shown: [], rows: ['b'] },
    { what: 'what is selected, where none has the focus', focus: undefined, shown: ['a'], rows: ['a'] },
    { what: 'what is selected by now, though the last word of it was another', focus: 'b', shown: ['b'], known: ['a'], rows: ['b'] },
    { what: 'the focus, though its selection has gone since the last word', focus: 'b', shown: ['a'], known: ['b'], rows: ['b'] },
  ];
  for (const { what, focus, shown, known, rows } of cases)
    it(what, async () => {
      const view = listOf(focus, shown, known);
      assert.deepEqual((await chosenRowsOf(view)).toSorted(), rows);
      assert.deepEqual(view.shown.toSorted(), rows, 'is what is selected then');
    });

  it('are looked at again where the focus went on meanwhile', async () => {
    const view = listOf('b', ['a']);
    view.meanwhile.push(
      () => undefined,
      () => Object.assign(view, { focus: 'c', shown: ['c'] }),
    );
    assert.deepEqual(await chosenRowsOf(view), ['c']);
  });

  it('are none where the focus never rests', async () => {
    const view = listOf('a', ['a']);
    const next = (focus: string) => () => Object.assign(view, { focus, shown: [focus] });
    for (let turn = 0; turn < 20; turn++) view.meanwhile.push(next(`${turn} of many`));
    assert.deepEqual(await chosenRowsOf(view), []);
  });

  it('are asked for by one key after the other', async () => {
    const view = listOf('b', ['a']);
    assert.deepEqual(await Promise.all([chosenRowsOf(view), chosenRowsOf(view)]), [['b'], ['b']]);
    assert.deepEqual(view.shown, ['b']);
  });
});
