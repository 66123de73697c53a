import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { EditKind } from '../../../../src/webview/ui/fieldHistory.ts';
import { FieldHistory } from '../../../../src/webview/ui/fieldHistory.ts';

function typed(history: FieldHistory, text: string, from: string, at: number): void {
  for (let count = 1; count <= text.length; count++) {
    const value = from + text.slice(0, count);
    history.record({ value, start: value.length, end: value.length }, 'insert', at + count * 10);
  }
}

describe('the undo of a text field', () => {
  it('takes back a run of typing as one step', () => {
    const history = new FieldHistory('');
    typed(history, 'abc', '', 0);
    assert.equal(history.undo()?.value, '');
    assert.equal(history.undo(), null);
    assert.equal(history.redo()?.value, 'abc');
    assert.equal(history.redo(), null);
  });

  it('begins a step after a pause, at another caret, and for another kind of edit', () => {
    const history = new FieldHistory('');
    typed(history, 'ab', '', 0);
    typed(history, 'c', 'ab', 5000);
    history.record({ value: 'xabc', start: 1, end: 1 }, 'insert', 5020);
    history.record({ value: 'abc', start: 0, end: 0 }, 'delete', 5030);
    const seen = [history.undo(), history.undo(), history.undo(), history.undo(), history.undo()].map((step) => step?.value ?? null);
    assert.deepEqual(seen, ['xabc', 'abc', 'ab', '', null]);
  });

  it('takes a text that replaces another as a step of its own, even if it is one character longer', () => {
    const history = new FieldHistory('');
    typed(history, '50', '', 0);
    history.record({ value: '100', start: 3, end: 3 }, 'insert', 30);
    assert.equal(history.undo()?.value, '50');
  });

  it('takes a change from outside as a step of its own', () => {
    const history = new FieldHistory('a');
    history.record({ value: 'outside', start: 7, end: 7 }, 'other', 0);
    assert.equal(history.undo()?.value, 'a');
  });

  it('forgets what was undone once something new is typed', () => {
    const history = new FieldHistory('');
    typed(history, 'a', '', 0);
    history.undo();
    typed(history, 'b', '', 0);
    assert.equal(history.redo(), null);
    assert.equal(history.undo()?.value, '');
  });

  it('goes back through texts that were there, to the first, and forward to the last, whatever was done', () => {
    const edit = fc.tuple(fc.string({ maxLength: 5 }), fc.constantFrom<EditKind>('insert', 'delete', 'other'), fc.nat(2000));
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 30 }), (edits) => {
        const history = new FieldHistory('first');
        const texts = new Set(['first']);
        let last = 'first';
        for (const [value, kind, at] of edits) {
          history.record({ value, start: value.length, end: value.length }, kind, at);
          texts.add(value);
          last = value;
        }
        let steps = 0;
        for (let step = history.undo(); step !== null; step = history.undo()) {
          assert.ok(texts.has(step.value));
          steps++;
        }
        assert.equal(history.value, 'first');
        while (steps-- > 0) history.redo();
        assert.equal(history.value, last);
        assert.equal(history.redo(), null);
      }),
      { numRuns: 200 },
    );
  });
});
