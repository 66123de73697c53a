import assert from 'node:assert/strict';
import { reduceTable } from '../../../../src/webview/table/state/reduce.ts';
import { type TableAction, wantedColumns } from '../../../../src/webview/table/state/state.ts';
import { modelOf, rowAt, state as listState } from '../../../support/pages/tableModel.ts';
import {
  abort,
  after,
  byName,
  came,
  check,
  go,
  inSight,
  keep,
  load,
  opened,
  opening,
  pick,
  place,
  query,
  rowsCame,
  shown,
  sort,
  trouble,
} from './tableActions.ts';

const failed = (request: number): TableAction => ({ type: 'loadEnded', request, answer: { kind: 'trouble', trouble } });

describe('the table’s state: which list is shown', () => {
  check([
    ['is asked for at once', [], opened, [keep(), load(1)], { phase: 'opening', work: { kind: 'loading', request: 1, progress: null } }],
    ['is not asked for when a window is restored', [], { ...opened, open: { ...opening, start: 'ask' } }, [keep()], { phase: 'ask' }],
    [
      'is not asked for when it holds secrets',
      [],
      { ...opened, open: { ...opening, start: 'sensitive', why: 'Local passwords.' } },
      [keep()],
      { phase: 'sensitive', why: 'Local passwords.' },
    ],
    [
      'is scrolled to where the window before was',
      [],
      { ...opened, saved: place },
      [keep({ activeRow: 103, activeColumn: 1 }), load(1)],
      { wishedTop: 2200, active: { row: 103, column: 1 } },
    ],
    [
      'but not by the place in another list',
      [],
      { ...opened, saved: { ...place, resource: 'buildings' } },
      [keep(), load(1)],
      { wishedTop: null },
    ],
    ['is shown', [opened], came(1), [keep()], { phase: 'rows', work: null, model: modelOf() }],
    ['is not what was asked for before', [opened, { type: 'filterApplied', text: 'x' }], came(1), [], { phase: 'opening', model: null }],
    [
      'is loaded by one request: the one before ends',
      [opened],
      { type: 'filterApplied', text: ' id==1 ' },
      [abort(1), load(2, { query: { filter: 'id==1', sort: [] } })],
      { filter: ' id==1 ', query: { filter: 'id==1', sort: [] } },
    ],
    [
      'ends a copy, too',
      [...shown, { type: 'copyAsked', what: 'rows' }],
      { type: 'loadAsked', wish: { fresh: true } },
      [abort(3), load(4, { fresh: true })],
    ],
    [
      'keeps the columns that are on their way when it is sorted meanwhile',
      [...shown, { type: 'columnsChosen', columns: ['id'] }],
      sort('id'),
      [abort(3), load(4, { query: { filter: '', sort: [{ column: 'id', descending: false }] }, columns: ['id'] })],
      { wished: ['id'] },
    ],
    [
      'tells how far it is',
      [opened],
      { type: 'progressed', progress: { done: 1, total: 2 } },
      [],
      { work: { kind: 'loading', request: 1, progress: { done: 1, total: 2 } } },
    ],
    ['tells nothing when nothing runs', shown, { type: 'progressed', progress: { done: 1, total: 2 } }, [], { work: null }],
    [
      'is stopped by the host, whose answer is waited for',
      [opened],
      { type: 'stopAsked' },
      [abort(1)],
      { work: { kind: 'loading', request: 1, progress: null } },
    ],
    ['is stopped only while it comes', shown, { type: 'stopAsked' }, []],
    [
      'says that it was stopped',
      [opened],
      { type: 'loadEnded', request: 1, answer: { kind: 'stopped' } },
      [],
      { phase: 'stopped', work: null },
    ],
    [
      'says why it did not come',
      [opened],
      { type: 'loadEnded', request: 1, answer: { kind: 'trouble', trouble } },
      [],
      { phase: 'trouble', trouble },
    ],
    [
      'says that it is secret',
      [opened],
      { type: 'loadEnded', request: 1, answer: { kind: 'sensitive', why: 'Why' } },
      [],
      { phase: 'sensitive', why: 'Why' },
    ],
    [
      'says that it needs a filter, and keeps the one that was asked for',
      [opened, { type: 'filterApplied', text: 'a' }],
      { type: 'loadEnded', request: 2, answer: { kind: 'needsFilter', model: modelOf() } },
      [keep({ query: { filter: 'a', sort: [] } })],
      { phase: 'needsFilter', query: { filter: 'a', sort: [] } },
    ],
    [
      'is asked for again as it was',
      [opened, { type: 'loadAsked', wish: { agreed: true } }],
      { type: 'retryAsked' },
      [abort(2), load(3, { agreed: true })],
    ],
  ]);

  it('stays when another one was stopped, and so does its order', () => {
    const { notice, phase, query } = after(...shown, sort('general.name'), { type: 'loadEnded', request: 3, answer: { kind: 'stopped' } });
    assert.deepEqual([phase, query, notice?.buttons], ['rows', listState.query, [{ label: 'Retry', action: { type: 'retryAsked' } }]]);
  });

  it('stays when another one did not come, with the ways out', () => {
    const { notice, phase } = after(...shown, sort('general.name'), {
      type: 'loadEnded',
      request: 3,
      answer: { kind: 'trouble', trouble },
    });
    assert.equal(phase, 'rows');
    assert.deepEqual(notice?.buttons, [
      { label: 'Retry', action: { type: 'retryAsked' } },
      { label: 'Check status', action: { type: 'acted', act: { do: 'remedy', index: 0 } } },
    ]);
  });

  check([
    [
      'in another order it begins at its top, nothing of it is selected, and rows on their way end',
      [...shown, pick(7), inSight(500, 540), { type: 'rested' }, sort('general.name')],
      came(4, { generation: 2, query: byName(false) }),
      [abort(3), keep({ query: byName(false) })],
      { wishedTop: 0, selection: { ranges: [], anchor: 0 }, active: { row: 0, column: 0 } },
    ],
    [
      'read again it stays where it is, and so does what is selected',
      [...shown, { type: 'topReached' }, pick(7), { type: 'loadAsked', wish: { fresh: true } }],
      came(3, { generation: 2 }),
      [keep({ activeRow: 7 })],
      { wishedTop: null, selection: { ranges: [{ from: 7, to: 8 }], anchor: 7 }, hasChanged: false },
    ],
    [
      'read again with other objects at the places that are selected, nothing of it is selected',
      [...shown, pick(7), { type: 'loadAsked', wish: { fresh: true } }],
      came(3, { generation: 2, sameRows: 7 }),
      [keep({ activeRow: 7 })],
      { selection: { ranges: [], anchor: 0 }, active: { row: 7, column: 0 } },
    ],
    [
      'read again with other objects behind those that are selected, they stay so',
      [...shown, pick(7), { type: 'loadAsked', wish: { fresh: true } }],
      came(3, { generation: 2, sameRows: 8 }),
      [keep({ activeRow: 7 })],
      { selection: { ranges: [{ from: 7, to: 8 }], anchor: 7 } },
    ],
    [
      'that is compared with another than is shown has nothing selected',
      [...shown, pick(7), { type: 'loadAsked', wish: { fresh: true } }],
      came(3, { generation: 3 }),
      [keep({ activeRow: 7 })],
      { selection: { ranges: [], anchor: 0 } },
    ],
    [
      'read again with other rows, nothing of it is selected',
      [...shown, pick(7), { type: 'loadAsked', wish: { fresh: true } }],
      came(3, { generation: 2, total: 9 }),
      [keep()],
      { selection: { ranges: [], anchor: 0 }, active: { row: 0, column: 0 } },
    ],
    [
      'with fewer columns, the last one that is left is active',
      [...shown, go(3, 4), { type: 'columnsChosen', columns: ['general.name'] }],
      came(3, { shown: ['general.name'] }),
      [keep({ activeRow: 3 })],
      { active: { row: 3, column: 0 }, wished: null },
    ],
    [
      'that is held up says what the server asks',
      [{ type: 'loadAsked', wish: {} }],
      { type: 'held', words: 'Jamf Pro asks to wait 90 s' },
      [],
      { held: 'Jamf Pro asks to wait 90 s' },
    ],
    [
      'of another instance is not shown, nor waited for',
      [...shown, pick(7), inSight(500, 540), { type: 'rested' }, { type: 'loadAsked', wish: {} }],
      { type: 'reset' },
      [abort(4), abort(3), { do: 'awaitRest', ms: null }],
      { phase: 'ask', model: null, rows: null, work: null, selection: { ranges: [], anchor: 0 } },
    ],
    ['of the same server stays while its instance has another session', [...shown, pick(7)], { type: 'renewed' }, [], { phase: 'rows' }],
    [
      'asks that session for the rows that are on their way',
      [...shown, inSight(500, 540), { type: 'rested' }],
      { type: 'renewed' },
      [abort(3)],
    ],
    [
      'asks that session for what is loading',
      [...shown, sort('general.name')],
      { type: 'renewed' },
      [abort(3), load(4, { query: byName(false) })],
    ],
    [
      'that did not come is asked for again once its way out led to another session',
      [opened, failed(1), { type: 'acted', act: { do: 'remedy', index: 0 } }],
      { type: 'reset' },
      [{ do: 'awaitRest', ms: null }, load(2)],
      { phase: 'opening' },
    ],
    ['that did not come is not asked for again by itself', [opened, failed(1)], { type: 'reset' }, [{ do: 'awaitRest', ms: null }]],
    [
      'that did not come beside rows is asked for again, too',
      [...shown, { type: 'loadAsked', wish: { fresh: true } }, failed(3), { type: 'acted', act: { do: 'remedy', index: 0 } }],
      { type: 'renewed' },
      [load(4, { fresh: true })],
      { notice: null },
    ],
  ]);
});

describe('the table’s state: order and columns', () => {
  check([
    ['sorts up', shown, sort('general.name'), [load(3, { query: byName(false) })]],
    ['then down', [...shown, sort('general.name')], sort('general.name'), [abort(3), load(4, { query: byName(true) })]],
    ['then not at all', [...shown, sort('general.name'), sort('general.name')], sort('general.name'), [abort(4), load(5)]],
    ['says by what Jamf Pro does not sort', shown, sort('general.lastContactTime'), [], { query }],
    [
      'sorts by anything what is here whole',
      [opened, came(1, { isWhole: true })],
      sort('id'),
      [load(2, { query: { filter: '', sort: [{ column: 'id', descending: false }] } })],
    ],
    [
      'adds columns behind those that are shown',
      shown,
      { type: 'columnsChosen', columns: ['userAndLocation.email', 'id'] },
      [load(3, { columns: ['id', 'userAndLocation.email'] })],
    ],
    ['shows at least one column', shown, { type: 'columnsChosen', columns: [] }, []],
    [
      'moves the active column',
      [...shown, go(0, 1)],
      { type: 'columnMoved', column: 'hardware.serialNumber', by: -1 },
      [load(3, { columns: ['hardware.serialNumber', 'general.name', 'operatingSystem.version', 'general.lastContactTime', 'id'] })],
      { active: { row: 0, column: 0 } },
    ],
    ['moves it over no edge', shown, { type: 'columnMoved', column: 'general.name', by: -1 }, [], { active: { row: 0, column: 0 } }],
    [
      'moves another one to a place, and stays at the active one',
      [...shown, go(0, 1)],
      { type: 'columnMoved', column: 'id', to: 0 },
      [load(3, { columns: ['id', 'general.name', 'hardware.serialNumber', 'operatingSystem.version', 'general.lastContactTime'] })],
      { active: { row: 0, column: 2 } },
    ],
    ['moves none that is not shown', shown, { type: 'columnMoved', column: 'userAndLocation.email', to: 0 }, []],
    [
      'hides a column',
      shown,
      { type: 'columnHidden', column: 'hardware.serialNumber' },
      [load(3, { columns: ['general.name', 'operatingSystem.version', 'general.lastContactTime', 'id'] })],
    ],
    ['hides not the last one', [opened, came(1, { shown: ['id'] })], { type: 'columnHidden', column: 'id' }, []],
    [
      'shows what is usual again, as wide as is usual',
      [opened, came(1, { shown: ['id'], widths: { id: 300 } })],
      { type: 'columnsReset' },
      [{ do: 'keepWidths', widths: {} }, load(2, { columns: modelOf().usual })],
      { widths: {} },
    ],
    [
      'sorts by one column as it was chosen',
      [...shown, sort('general.name'), sort('hardware.serialNumber', true)],
      { type: 'sortChosen', column: 'general.name', descending: true },
      [abort(4), load(5, { query: byName(true) })],
    ],
    [
      'measures a column by what is here of it',
      [
        opened,
        came(1, { total: 2 }),
        inSight(0, 2),
        { type: 'rested' },
        rowsCame(2, 0, { rows: [rowAt(0, modelOf().shown), rowAt(1, modelOf().shown)], total: 2 }),
      ],
      { type: 'columnFitted', column: 'id' },
      [{ do: 'measure', column: 'id', title: 'ID', texts: ['1', '2'] }],
    ],
    [
      'makes a column no narrower than can be pulled',
      shown,
      { type: 'columnPulled', column: 'id', width: -3, isLast: false },
      [],
      { widths: { id: 40 } },
    ],
    [
      'keeps a width once it is let go',
      shown,
      { type: 'columnPulled', column: 'id', width: 90.4, isLast: true },
      [{ do: 'keepWidths', widths: { id: 90 } }],
    ],
    [
      'keeps the width of no column but this',
      [opened, came(1, { widths: { 'general.name': 300 } })],
      { type: 'columnPulled', column: 'id', width: 90, isLast: true },
      [{ do: 'keepWidths', widths: { id: 90 } }],
      { widths: { 'general.name': 300, id: 90 } },
    ],
  ]);

  for (const [total, buttons] of [
    [431, ['Read all 431 rows and sort here']],
    [20_001, []],
  ] as const) {
    it(`offers to read ${total} rows whole: ${buttons.length === 0 ? 'no' : 'yes'}`, () => {
      const state = after(opened, came(1, { total }), sort('general.lastContactTime'));
      assert.equal(state.notice?.text, 'Jamf Pro does not sort this list by “Last contact time”.');
      assert.deepEqual(
        state.notice.buttons.map(({ label }) => label),
        buttons,
      );
      const sorted = { filter: '', sort: [{ column: 'general.lastContactTime', descending: false }] };
      for (const { action } of state.notice.buttons) assert.deepEqual(reduceTable(state, action).effects, [load(2, { query: sorted })]);
    });
  }

  it('shows the columns that are on their way', () => {
    assert.deepEqual(wantedColumns(after(...shown, { type: 'columnsChosen', columns: ['id'] })), ['id']);
  });
});
