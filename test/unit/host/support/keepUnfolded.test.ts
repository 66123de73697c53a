import assert from 'node:assert/strict';
import type { Event } from 'vscode';
import { keepUnfolded, type UnfoldingView } from '../../../../src/host/support/keepUnfolded.ts';
import { Emitter } from '../../../../src/app/support/events.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

interface Row {
  readonly key: string;
}

const event = <T>(emitter: Emitter<T>): Event<T> => ((listener: (value: T) => void) => emitter.event(listener)) as Event<T>;

/** A view of rows, and the clock beside it. */
function viewOf() {
  const [unfolded, folded] = [new Emitter<{ element: Row }>(), new Emitter<{ element: Row }>()];
  const redrawn = new Emitter<Row | undefined>();
  const [revealed, errors]: [unknown[], unknown[]] = [[], []];
  const clock = new FakeClock();
  const does: { reveal?: (row: Row) => void } = {};
  const shown = { visible: true };
  const revealing = new Set<string>();
  const view: UnfoldingView<Row> = {
    get visible() {
      return shown.visible;
    },
    onDidExpandElement: event(unfolded),
    onDidCollapseElement: event(folded),
    reveal: async (row, how) => {
      revealed.push([row?.key, how]);
      if (row !== undefined) does.reveal?.(row);
    },
  };
  const log = { error: (message: string) => void errors.push(message) };
  const all = keepUnfolded(view, event(redrawn), log, revealing, clock);
  return {
    clock,
    revealed,
    errors,
    does,
    shown,
    revealing,
    // Another object each time, as after a row was drawn anew.
    unfold: (key: string) => unfolded.fire({ element: { key } }),
    fold: (key: string) => folded.fire({ element: { key } }),
    redraw: (key?: string) => redrawn.fire(key === undefined ? undefined : { key }),
    end: () => void all.dispose(),
  };
}

describe('a row that is unfolded', () => {
  const how = { select: false, focus: false, expand: true };

  it('is shown unfolded once what is drawn anew should be drawn', async () => {
    const view = viewOf();
    view.redraw();
    await view.clock.advance(300);
    view.unfold('Departments');
    await view.clock.advance(699);
    assert.deepEqual(view.revealed, []);
    await view.clock.advance(1);
    assert.deepEqual(view.revealed, [['Departments', how]]);
  });

  it('is shown so by the next turn where that may last long', async () => {
    const view = viewOf();
    view.redraw();
    await view.clock.advance(4999);
    view.unfold('Departments');
    await view.clock.advance(0);
    assert.deepEqual(view.revealed, [['Departments', how]]);
  });

  it('is left alone where nothing was drawn anew for long, or ever', async () => {
    const view = viewOf();
    view.unfold('Departments');
    view.redraw();
    await view.clock.advance(5001);
    view.unfold('Departments');
    await view.clock.advance(5000);
    assert.deepEqual(view.revealed, []);
  });

  it('is shown so where a row above it was drawn anew, and left alone where that was it or another one', async () => {
    const view = viewOf();
    view.redraw('lab\nOrganization');
    view.redraw('lab\nOrganization\nSites');
    for (const row of ['lab', 'lab\nOrganization', 'lab\nOrganization\nSites', 'lab\nUsers', 'lab\nOrganization 2']) view.unfold(row);
    await view.clock.advance(5000);
    assert.deepEqual(view.revealed, [['lab\nOrganization\nSites', how]]);
  });

  it('stays folded where it was folded meanwhile, and not where it was unfolded once more', async () => {
    const view = viewOf();
    view.redraw();
    for (const row of ['Departments', 'Categories']) {
      view.unfold(row);
      view.fold(row);
    }
    view.unfold('Categories');
    await view.clock.advance(5000);
    assert.deepEqual(view.revealed, [['Categories', how]]);
  });

  it('brings up no view that is hidden, nor one that is hidden meanwhile', async () => {
    const view = viewOf();
    view.redraw();
    view.unfold('Departments');
    view.shown.visible = false;
    view.unfold('Categories');
    await view.clock.advance(5000);
    assert.deepEqual(view.revealed, []);
  });

  it('is shown so once, although VS Code tells of that as well', async () => {
    const view = viewOf();
    view.does.reveal = ({ key }) => view.unfold(key);
    view.redraw();
    view.unfold('Departments');
    await view.clock.advance(5000);
    assert.equal(view.revealed.length, 1);
  });

  it('is left alone where it, or a row below it, is revealed just now, which unfolds it once all is drawn', async () => {
    const view = viewOf();
    view.redraw();
    view.revealing.add('lab\nOrganization');
    for (const row of ['lab', 'lab\nOrganization', 'lab\nOrganization\nSites', 'lab\nUsers']) view.unfold(row);
    await view.clock.advance(5000);
    const others = ['lab\nOrganization\nSites', 'lab\nUsers'];
    assert.deepEqual(
      view.revealed,
      others.map((row) => [row, how]),
    );
  });

  it('that is gone meanwhile is in the log, and nobody listens or waits after the end', async () => {
    const view = viewOf();
    view.does.reveal = () => {
      throw new Error('no such row');
    };
    view.redraw();
    view.unfold('Departments');
    await view.clock.advance(1000);
    assert.deepEqual(view.errors, ['Could not keep a row unfolded']);
    view.unfold('Departments');
    view.end();
    view.unfold('Departments');
    assert.equal(view.clock.pending, 0);
    assert.equal(view.revealed.length, 1);
  });
});
