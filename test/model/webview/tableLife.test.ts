import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { TableModel } from '../../../src/app/table/protocol.ts';
import { reduceTable } from '../../../src/webview/table/state/reduce.ts';
import type { TableAction, Effect, TableState } from '../../../src/webview/table/state/state.ts';
import { wantedColumns, initialTable } from '../../../src/webview/table/state/state.ts';
import { columns, modelOf, state as listState } from '../../support/pages/tableModel.ts';

type Asked = Extract<Effect, { do: 'load' | 'copy' | 'rows' }>;
type Kinds = readonly Effect['do'][];

/** What may have to be done about what happened, and nothing else. */
const effectsOf: Readonly<Record<TableAction['type'], Kinds>> = {
  opened: ['keepPlace', 'load'],
  loadAsked: ['abort', 'load'],
  retryAsked: ['abort', 'load'],
  loadEnded: ['abort', 'keepPlace'],
  stopAsked: ['abort'],
  progressed: [],
  held: [],
  reset: ['abort', 'awaitRest', 'load'],
  renewed: ['abort', 'load'],
  filterTyped: [],
  filterApplied: ['abort', 'load'],
  filterBuilderAsked: ['buildFilter'],
  sortAsked: ['abort', 'load'],
  sortChosen: ['abort', 'load'],
  columnsChosen: ['abort', 'load'],
  columnHidden: ['abort', 'load'],
  columnMoved: ['abort', 'load'],
  columnsReset: ['keepWidths', 'abort', 'load'],
  columnFitted: ['measure'],
  columnPulled: ['keepWidths'],
  wentTo: ['keepPlace'],
  picked: ['keepPlace'],
  allSelected: [],
  selectionCleared: [],
  openAsked: ['openRows'],
  openEnded: [],
  exportAsked: ['act'],
  copyAsked: ['copy'],
  copyEnded: [],
  acted: ['act'],
  failed: [],
  noticeClosed: [],
  scrolled: ['keepPlace'],
  topReached: [],
  inSight: ['abort', 'awaitRest'],
  rested: ['rows'],
  rowsEnded: [],
  rowsRetryAsked: [],
};

/** The page's life, with a host that answers late, in any order, and also what was taken back. */
class Life {
  state: TableState = initialTable;
  /** Requests without an answer. */
  readonly waiting = new Map<number, Asked>();
  readonly aborted = new Set<number>();
  #now = 0;

  happens(action: TableAction): void {
    const before = this.state;
    const step = reduceTable(before, action);
    assert.deepEqual(reduceTable(before, action), step, 'the same happens to the same state');
    this.state = step.state;
    for (const effect of step.effects) {
      assert.ok(effectsOf[action.type].includes(effect.do), `${effect.do} after ${action.type}`);
      this.#does(effect, before);
    }
    this.#check();
  }

  at(ms: number): number {
    return (this.#now += ms);
  }

  #does(effect: Effect, before: TableState): void {
    if (effect.do === 'abort') {
      assert.ok(this.waiting.has(effect.request), 'only what is on its way is taken back');
      this.aborted.add(effect.request);
    }
    if (effect.do === 'keepPlace') {
      const { query, top, active } = this.state;
      assert.deepEqual([effect.place.query, effect.place.top, effect.place.activeColumn], [query, top, active.column]);
    }
    if (effect.do !== 'load' && effect.do !== 'copy' && effect.do !== 'rows') return;
    assert.ok(effect.request > before.lastRequest && effect.request <= this.state.lastRequest && !this.waiting.has(effect.request));
    this.waiting.set(effect.request, effect);
    if (effect.do !== 'load') assert.equal(effect.input.generation, this.state.model?.generation);
  }

  #check(): void {
    const { model, rows, work, selection, active } = this.state;
    const live = [...this.waiting].filter(([request]) => !this.aborted.has(request));
    const works = live.filter(([, { do: kind }]) => kind !== 'rows').map(([request]) => request);
    assert.ok(works.length <= 1, 'one load or copy at a time');
    for (const request of works) assert.equal(request, work?.request);
    if (work !== null) assert.ok(this.waiting.has(work.request), 'what runs has an answer to come');
    const pages = live.flatMap(([request, asked]) => (asked.do === 'rows' ? [[asked.input.page, request] as const] : []));
    assert.deepEqual(new Map(pages), rows?.asked ?? new Map(), 'one request for a page, and each is known');
    assert.equal(pages.length, rows?.asked.size ?? 0);
    assert.equal(rows === null, model === null);
    if (model === null || rows === null) return;
    assert.deepEqual([rows.generation, rows.pages.size <= 30], [model.generation, true]);
    assert.ok(active.row >= -1 && active.row < Math.max(1, model.total) && active.column >= 0);
    // A column that was moved is where it will be before it is shown there.
    assert.ok(active.column < Math.max(1, model.shown.length, wantedColumns(this.state).length));
    assert.ok(selection.anchor >= 0 && selection.anchor < Math.max(1, model.total));
    for (const [index, { from, to }] of selection.ranges.entries())
      assert.ok(from >= 0 && from < to && to <= model.total && (index === 0 || (selection.ranges[index - 1]?.to ?? 0) < from));
  }
}

const names = columns.map(({ name }) => name);
const row = fc.integer({ min: -3, max: 500 });
const cell = fc.record({ row, column: fc.integer({ min: -1, max: 7 }) });
const total = fc.oneof(fc.constant(431), fc.nat({ max: 450 }));

const opening: fc.Arbitrary<TableAction> = fc
  .record({ start: fc.constantFrom('load', 'ask', 'sensitive'), top: fc.nat({ max: 9000 }), activeRow: fc.nat({ max: 500 }) })
  .map(({ start, top, activeRow }) => {
    const open = { state: listState, many: 'Computers', instanceName: 'Acme', start, why: '', isMac: false };
    return { type: 'opened', open, saved: { ...listState, top, activeRow, activeColumn: 3 } };
  });

/** What a page does by itself, again and again: other rows come into sight so many ms later, and rest. */
const sight = fc.oneof(
  fc.record({ type: fc.constant('inSight'), from: fc.nat({ max: 440 }), ms: fc.constantFrom(1, 100, 1000) }),
  fc.constant({ type: 'rested' }),
);

/** What a person does, or the host unasked. */
const act: fc.Arbitrary<TableAction> = fc.oneof(
  fc.constantFrom<TableAction>(
    { type: 'loadAsked', wish: {} },
    { type: 'loadAsked', wish: { fresh: true } },
    { type: 'retryAsked' },
    { type: 'stopAsked' },
    { type: 'reset' },
    { type: 'renewed' },
    { type: 'acted', act: { do: 'remedy', index: 0 } },
    { type: 'progressed', progress: { done: 1, total: null } },
    { type: 'held', words: 'Jamf Pro asks to wait 9 s' },
    { type: 'held', words: null },
    { type: 'filterBuilderAsked' },
    { type: 'allSelected' },
    { type: 'selectionCleared' },
    { type: 'copyAsked', what: 'rows' },
    { type: 'copyAsked', what: 'ids' },
    { type: 'exportAsked' },
    { type: 'openAsked', which: 'selected' },
    { type: 'openAsked', which: 'active' },
    { type: 'columnMoved', column: 'general.name', by: 1 },
    { type: 'columnMoved', column: 'id', by: -1 },
    { type: 'columnMoved', column: 'id', to: 0 },
    { type: 'columnHidden', column: 'id' },
    { type: 'columnsReset' },
    { type: 'columnFitted', column: 'id' },
    { type: 'topReached' },
    { type: 'rowsRetryAsked' },
    { type: 'noticeClosed' },
    { type: 'failed', text: 'No.' },
    { type: 'acted', act: { do: 'new' } },
  ),
  fc.record({ type: fc.constant('filterApplied'), text: fc.constantFrom('', 'a') }),
  fc.record({ type: fc.constant('sortAsked'), column: fc.constantFrom(...names), more: fc.boolean() }),
  fc.record({ type: fc.constant('columnsChosen'), columns: fc.subarray(names) }),
  fc.record({ type: fc.constant('wentTo'), cell, extends: fc.boolean() }),
  fc.record({ type: fc.constant('picked'), cell, how: fc.constantFrom('only', 'toggled', 'extended') }),
  fc.record({ type: fc.constant('columnPulled'), column: fc.constantFrom(...names), width: fc.integer(), isLast: fc.boolean() }),
  fc.record({ type: fc.constant('scrolled'), top: fc.nat({ max: 9000 }) }),
);

const trouble = { kind: 'trouble', trouble: { text: 'No.', remedies: ['Retry'] } } as const;
const stopped = { kind: 'stopped' } as const;

interface Reply {
  /** Which of those that wait, and how it ends. */
  readonly which: number;
  readonly how: 'well' | 'trouble' | 'stopped' | 'other';
  readonly total: number;
  readonly isNew: boolean;
}

const reply: fc.Arbitrary<Reply> = fc.record({
  which: fc.nat(),
  how: fc.constantFrom('well', 'well', 'well', 'trouble', 'stopped', 'other'),
  total,
  isNew: fc.boolean(),
});

let generation = 0;

function modelFor(life: Life, asked: Extract<Asked, { do: 'load' }>, { total, isNew }: Reply): TableModel {
  const { model } = life.state;
  const shown = asked.input.columns ?? model?.shown ?? names.slice(0, 3);
  generation += isNew ? 1 : 0;
  return modelOf({
    generation: isNew ? generation : (model?.generation ?? generation),
    query: asked.input.query,
    pageSize: 10,
    total,
    shown,
  });
}

/** The host's answer to one of the requests that wait for one: also to what was taken back. */
function answered(life: Life, given: Reply): void {
  const request = [...life.waiting.keys()][given.which % Math.max(1, life.waiting.size)];
  const asked = request === undefined ? undefined : life.waiting.get(request);
  if (request === undefined || asked === undefined) return;
  const isLate = life.aborted.has(request) && life.state.work?.request !== request;
  const before = life.state;
  life.waiting.delete(request);
  life.happens(answerTo(life, request, asked, given));
  if (isLate) assert.equal(life.state, before, 'a late answer changes nothing');
}

function answerTo(life: Life, request: number, asked: Asked, given: Reply): TableAction {
  const failed = given.how === 'trouble' ? trouble : stopped;
  const isWell = given.how === 'well' || given.how === 'other';
  switch (asked.do) {
    case 'load': {
      const kind = given.how === 'other' ? 'needsFilter' : 'model';
      return { type: 'loadEnded', request, answer: isWell ? { kind, model: modelFor(life, asked, given) } : failed };
    }
    case 'copy':
      return { type: 'copyEnded', request, what: asked.input.what, answer: isWell ? { kind: 'copied', rows: 1, left: 0 } : failed };
    default: {
      const rows = Array.from({ length: 10 }, (_, at) => ({
        id: String(asked.input.page * 10 + at),
        resource: 'computers',
        label: '',
        cells: [],
      }));
      const { page } = asked.input;
      const now = given.how === 'other' ? given.total : (life.state.model?.total ?? 0);
      return { type: 'rowsEnded', request, page, answer: isWell ? { kind: 'rows', rows, total: now, isCounted: true } : failed };
    }
  }
}

describe('the table’s state: any life of it', function () {
  it('asks for one thing at a time, hears no late answer, and knows nothing that the list does not have', () => {
    const event = fc.oneof({ weight: 3, arbitrary: act }, { weight: 3, arbitrary: sight }, { weight: 4, arbitrary: reply });
    let shown = 0;
    fc.assert(
      fc.property(opening, fc.array(event, { minLength: 5, maxLength: 60, size: 'max' }), (opened, events) => {
        const life = new Life();
        life.happens(opened);
        for (const event of events) {
          if (!('type' in event)) answered(life, event);
          else if (event.type !== 'inSight' || !('ms' in event)) life.happens(event);
          else life.happens({ type: 'inSight', from: event.from, to: event.from + 25, now: life.at(event.ms) });
        }
        shown += (life.state.rows?.pages.size ?? 0) > 0 ? 1 : 0;
      }),
      { numRuns: 500 },
    );
    assert.ok(shown > 100, `rows are shown in ${shown} lives`);
  });
});
