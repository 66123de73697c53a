import assert from 'node:assert/strict';
import type { CopiedWhat, TableOpened } from '../../../../src/app/table/protocol.ts';
import { reduceTable } from '../../../../src/webview/table/state/reduce.ts';
import { rowAt, troubleIn } from '../../../../src/webview/table/rowPages.ts';
import type { TableAction, Effect } from '../../../../src/webview/table/state/state.ts';
import { abort, after, came, check, go, inSight, keep, opened, pick, rowsCame, shown, trouble } from './tableActions.ts';

describe('the table’s state: rows', () => {
  const page = (request: number, page: number): Effect => ({ do: 'rows', request, input: { generation: 1, page } });
  const rest = (ms: number | null): Effect => ({ do: 'awaitRest', ms });
  check([
    ['come when they are in sight', [opened, came(1)], inSight(90, 110), [rest(0)]],
    ['are asked for page by page', [opened, came(1), inSight(90, 110)], { type: 'rested' }, [page(2, 0), page(3, 1)]],
    ['are asked for once', [opened, came(1), inSight(90, 110), { type: 'rested' }], { type: 'rested' }, []],
    ['that are here are not asked for again', shown, inSight(10, 99), []],
    ['wait while they move', [...shown, inSight(500, 540)], inSight(700, 740, 10_100), [rest(60)]],
    ['do not wait when they have rested', [...shown, inSight(500, 540)], inSight(700, 740, 10_240), [rest(0)]],
    ['out of sight are taken back', [...shown, inSight(500, 540), { type: 'rested' }], inSight(0, 40, 20_000), [abort(3), rest(null)]],
    [
      'that were taken back do not count when they come all the same',
      [...shown, inSight(500, 540), { type: 'rested' }, inSight(0, 40)],
      rowsCame(3, 5, { total: 7 }),
      [],
      { hasChanged: false },
    ],
    ['that nobody shows do not matter', [opened], inSight(0, 40), []],
    [
      'are not there, as the host says',
      [opened, came(1), inSight(0, 40), { type: 'rested' }],
      { type: 'rowsEnded', request: 2, page: 0, answer: { kind: 'stopped' } },
      [],
    ],
  ]);

  it('tell which they are, and the first of them the widths', () => {
    const { rows } = after(...shown);
    assert.ok(rows !== null);
    assert.equal(rowAt(rows, 42)?.cells[0], 'MAC-42');
    assert.equal(rowAt(rows, 100), undefined);
    assert.equal(rows.sample.length, 30);
  });

  it('that fail say so until they are asked for again', () => {
    const failed = after(
      opened,
      came(1),
      inSight(0, 40),
      { type: 'rested' },
      { type: 'rowsEnded', request: 2, page: 0, answer: { kind: 'trouble', trouble } },
    );
    assert.ok(failed.rows !== null);
    assert.equal(troubleIn(failed.rows), trouble);
    assert.deepEqual(reduceTable(failed, { type: 'rested' }).effects, [], 'not by themselves');
    const retried = reduceTable(failed, { type: 'rowsRetryAsked' }).state;
    const seen = reduceTable(retried, inSight(0, 40, 20_000));
    assert.deepEqual([seen.effects, reduceTable(seen.state, { type: 'rested' }).effects], [[rest(0)], [page(3, 0)]]);
  });

  it('counted otherwise make the list another one, and nothing beyond its end is active or selected', () => {
    const state = after(
      ...shown,
      { type: 'allSelected' },
      go(99_999),
      inSight(99_990, 100_000),
      { type: 'rested' },
      rowsCame(3, 999, { total: 99_000 }),
    );
    assert.equal(state.hasChanged, true);
    assert.deepEqual([state.model?.total, state.active.row, state.selection.ranges], [99_000, 98_999, [{ from: 0, to: 99_000 }]]);
  });

  it('that could not be counted before make no other list of it', () => {
    const state = after(
      opened,
      came(1, { isCounted: false, total: 100 }),
      inSight(0, 40),
      { type: 'rested' },
      rowsCame(2, 0, { total: 200, isCounted: false }),
    );
    assert.deepEqual([state.hasChanged, state.model?.total], [false, 200]);
  });

  it('are kept for thirty pages, and what is in sight is looked at again when one goes', () => {
    let state = after(opened, came(1));
    for (let at = 0; at < 31; at++) {
      state = reduceTable(reduceTable(state, inSight(at * 100, at * 100 + 40, at * 1000)).state, { type: 'rested' }).state;
      state = reduceTable(state, rowsCame(2 + at, at)).state;
    }
    assert.ok(state.rows !== null);
    assert.deepEqual([state.rows.pages.size, state.rows.pages.has(0), state.rows.wanted], [30, false, null]);
  });
});

describe('the table’s state: what is active and selected', () => {
  const selected = (...actions: readonly TableAction[]) => after(...shown, ...actions).selection.ranges;

  it('is one row, more of them, or as far as here', () => {
    assert.deepEqual(selected(pick(2)), [{ from: 2, to: 3 }]);
    assert.deepEqual(selected(pick(2), pick(4, 'toggled')), [
      { from: 2, to: 3 },
      { from: 4, to: 5 },
    ]);
    assert.deepEqual(selected(pick(5), pick(2, 'extended')), [{ from: 2, to: 6 }]);
    assert.deepEqual(selected({ type: 'allSelected' }), [{ from: 0, to: 100_000 }]);
    assert.deepEqual(selected(pick(2), { type: 'selectionCleared' }), []);
  });

  it('grows by keys from the active row, and the header is no part of it', () => {
    assert.deepEqual(selected(go(4), go(5, 0, true), go(6, 0, true)), [{ from: 4, to: 7 }]);
    assert.deepEqual(selected(go(-1), go(0, 0, true)), [{ from: 0, to: 1 }]);
    assert.deepEqual(selected(pick(3), go(9)), [{ from: 3, to: 4 }], 'going elsewhere leaves it');
  });

  check([
    [
      'goes no further than the list',
      shown,
      go(1_000_000, 99),
      [keep({ activeRow: 99_999, activeColumn: 4 })],
      { active: { row: 99_999, column: 4 } },
    ],
    ['goes up to the header', shown, go(-5, -1), [keep()], { active: { row: -1, column: 0 } }],
    ['keeps where the window is, when it rests', shown, { type: 'scrolled', top: 220.4 }, [keep({ top: 220 }, true)], { top: 220 }],
    ['keeps nothing when the window stays', shown, { type: 'scrolled', top: 0 }, []],
  ]);
});

describe('the table’s state: what is done elsewhere', () => {
  const copy = (...ranges: readonly (readonly [from: number, to: number])[]): Effect => ({
    do: 'copy',
    request: 3,
    input: { generation: 1, ranges: ranges.map(([from, to]) => ({ from, to })), what: 'rows' },
  });
  const copying: readonly TableAction[] = [...shown, { type: 'copyAsked', what: 'rows' }];
  const ranged = (...ranges: readonly (readonly [from: number, to: number])[]) => ({
    generation: 1,
    ranges: ranges.map(([from, to]) => ({ from, to })),
  });
  const open = (...ranges: readonly (readonly [from: number, to: number])[]): Effect => ({
    do: 'openRows',
    request: 3,
    input: ranged(...ranges),
  });
  check([
    [
      'copies the active row',
      [...shown, go(4)],
      { type: 'copyAsked', what: 'rows' },
      [copy([4, 5])],
      { work: { kind: 'copying', request: 3, progress: null } },
    ],
    ['copies what is selected', [...shown, pick(2), pick(5, 'toggled')], { type: 'copyAsked', what: 'rows' }, [copy([2, 3], [5, 6])]],
    ['copies no header', [...shown, go(-1)], { type: 'copyAsked', what: 'rows' }, []],
    ['copies no empty list', [opened, came(1, { total: 0 })], { type: 'copyAsked', what: 'rows' }, []],
    ['copies nothing before there is a list', [opened], { type: 'copyAsked', what: 'rows' }, []],
    ['copies one thing at a time', copying, { type: 'copyAsked', what: 'rows' }, []],
    [
      'does not hear of a copy that was given up',
      [...copying, { type: 'reset' }],
      { type: 'copyEnded', request: 3, what: 'rows', answer: { kind: 'stopped' } },
      [],
      { notice: null },
    ],
    [
      'copies ids alone',
      [...shown, pick(2)],
      { type: 'copyAsked', what: 'ids' },
      [{ do: 'copy', request: 3, input: { ...ranged([2, 3]), what: 'ids' } }],
    ],
    ['opens the active row', [...shown, go(4)], { type: 'openAsked', which: 'active' }, [open([4, 5])]],
    [
      'opens all that are selected with it',
      [...shown, pick(2), pick(4, 'toggled')],
      { type: 'openAsked', which: 'active' },
      [open([2, 3], [4, 5])],
    ],
    ['opens the active row when it is none of them', [...shown, pick(2), go(7)], { type: 'openAsked', which: 'active' }, [open([7, 8])]],
    ['opens what is selected, wherever the focus is', [...shown, pick(2), go(7)], { type: 'openAsked', which: 'selected' }, [open([2, 3])]],
    ['opens no header', [...shown, go(-1)], { type: 'openAsked', which: 'active' }, []],
    [
      'exports what is selected',
      [...shown, pick(2), pick(4, 'toggled')],
      { type: 'exportAsked' },
      [{ do: 'act', act: { do: 'exportRows', ...ranged([2, 3], [4, 5]) } }],
    ],
    ['exports nothing of an empty list', [opened, came(1, { total: 0 })], { type: 'exportAsked' }, []],
    [
      'asks for a filter with what is there',
      [...shown, { type: 'filterTyped', text: ' a ' }],
      { type: 'filterBuilderAsked' },
      [{ do: 'buildFilter', current: 'a' }],
    ],
    ['hands on what is done by name', shown, { type: 'acted', act: { do: 'export' } }, [{ do: 'act', act: { do: 'export' } }]],
    ['says what did not work', shown, { type: 'failed', text: 'No.' }, [], { notice: { tone: 'error', text: 'No.', buttons: [] } }],
    ['lets a message go', [...shown, { type: 'failed', text: 'No.' }], { type: 'noticeClosed' }, [], { notice: null }],
  ]);

  const copied: readonly (readonly [
    what: CopiedWhat,
    answer: Extract<TableAction, { type: 'copyEnded' }>['answer'],
    text: string,
    buttons: readonly string[],
  ])[] = [
    ['rows', { kind: 'copied', rows: 1, left: 0 }, '1 row copied.', []],
    ['ids', { kind: 'copied', rows: 1, left: 0 }, '1 ID copied.', []],
    ['ids', { kind: 'copied', rows: 1200, left: 0 }, '1,200 IDs copied.', []],
    ['names', { kind: 'copied', rows: 2, left: 0 }, '2 names copied.', []],
    [
      'rows',
      { kind: 'copied', rows: 10_000, left: 5 },
      '10,000 rows of 10,005 copied: the clipboard takes no more. Export Selection… in their menu writes all of them.',
      [],
    ],
    ['rows', { kind: 'stopped' }, 'Nothing was copied.', []],
    ['names', { kind: 'trouble', trouble }, 'Acme could not be reached.', ['Retry', 'Check status']],
  ];
  for (const [what, answer, text, buttons] of copied) {
    it(`says of a copy: ${text}`, () => {
      const { notice, work } = after(...copying, { type: 'copyEnded', request: 3, what, answer });
      assert.deepEqual([work, notice?.text, notice?.buttons.map(({ label }) => label)], [null, text, buttons]);
    });
  }

  const openings: readonly (readonly [asked: number, answer: TableOpened, text: string | undefined])[] = [
    [1, { kind: 'opened', rows: 1, left: 0 }, undefined],
    [1, { kind: 'opened', rows: 0, left: 0 }, 'Jamf Pro has no page of its own for this row.'],
    [3, { kind: 'opened', rows: 0, left: 0 }, 'Jamf Pro has no pages of their own for these rows.'],
    [2400, { kind: 'opened', rows: 10, left: 2390 }, '10 rows of 2,400 opened: no more at once.'],
    [1, { kind: 'stopped' }, undefined],
    [1, { kind: 'trouble', trouble }, 'Acme could not be reached.'],
  ];
  for (const [asked, answer, text] of openings) {
    it(`says of what was opened: ${text ?? 'nothing'}`, () => {
      assert.equal(after(...shown, { type: 'openEnded', asked, answer }).notice?.text, text);
    });
  }
});
