import assert from 'node:assert/strict';
import type { Event } from 'vscode';
import { keepUnfolded, type UnfoldingView } from '../../../../src/host/support/keepUnfolded.ts';
import { Emitter } from '../../../../src/app/support/events.ts';

const event = <T>(emitter: Emitter<T>): Event<T> => ((listener: (value: T) => void) => emitter.event(listener)) as Event<T>;

/** A view of rows, and the clock beside it. */
function viewOf({ visible = true } = {}) {
  const unfolded = new Emitter<{ element: string }>();
  const redrawn = new Emitter<string>();
  const [revealed, errors, time]: [unknown[], unknown[], { now: number }] = [[], [], { now: 0 }];
  let trouble: Error | undefined;
  const view: UnfoldingView<string> = {
    visible,
    onDidExpandElement: event(unfolded),
    reveal: async (row, how) => {
      revealed.push([row, how]);
      if (trouble !== undefined) throw trouble;
    },
  };
  const log = { error: (message: string) => void errors.push(message) };
  const all = keepUnfolded(view, event(redrawn), log, () => time.now);
  return {
    time,
    revealed,
    errors,
    unfold: (element: string) => unfolded.fire({ element }),
    redraw: () => redrawn.fire('above'),
    fail: (error: Error) => void (trouble = error),
    end: () => void all.dispose(),
  };
}

describe('a row that is unfolded', () => {
  const how = { select: false, focus: false, expand: true };

  it('is shown unfolded once what is drawn anew is drawn', () => {
    const view = viewOf();
    view.redraw();
    view.time.now = 4999;
    view.unfold('Departments');
    assert.deepEqual(view.revealed, [['Departments', how]]);
  });

  it('is left alone where nothing was drawn anew for long, or ever', () => {
    const view = viewOf();
    view.unfold('Departments');
    view.redraw();
    view.time.now = 5001;
    view.unfold('Departments');
    assert.deepEqual(view.revealed, []);
  });

  it('brings up no view that is hidden', () => {
    const view = viewOf({ visible: false });
    view.redraw();
    view.unfold('Departments');
    assert.deepEqual(view.revealed, []);
  });

  it('that is gone meanwhile is in the log, and nobody listens after the end', async () => {
    const view = viewOf();
    view.fail(new Error('no such row'));
    view.redraw();
    view.unfold('Departments');
    await new Promise(setImmediate);
    assert.deepEqual(view.errors, ['Could not keep a row unfolded']);
    view.end();
    view.unfold('Departments');
    assert.equal(view.revealed.length, 1);
  });
});
