import { t } from '@vscode/l10n';
import type { TableLoad, TableModel, TableQuery } from '../../../app/table/protocol.ts';
import { noPages, withoutFailures } from '../rowPages.ts';
import { nothing } from '../selection.ts';
import { nextSort } from '../../grid/sorting.ts';
import { initialTable, type Effect, type LoadingAction, type LoadWish, type Phase, type TableState } from './state.ts';
import { reduceColumns } from './reduceColumns.ts';
import { keepPlace, stepTo, withinList, type TableStep } from './step.ts';
import { cannotSort, infoNotice, troubleNotice } from '../words.ts';

/** Which list is shown and how: what is asked for, and what comes of it. */
export function reduceLoading(state: TableState, action: LoadingAction): TableStep {
  const { query, work } = state;
  switch (action.type) {
    case 'opened':
      return opened(state, action);
    case 'loadAsked':
      return loading(state, action.wish);
    case 'retryAsked':
      return loading(state, state.lastWish);
    case 'loadEnded':
      return work?.request === action.request ? ended(state, action.answer) : stepTo(state);
    case 'stopAsked':
      // Its answer comes all the same, and says so.
      return work === null ? stepTo(state) : stepTo(state, { do: 'abort', request: work.request });
    case 'progressed':
      return stepTo(work === null ? state : { ...state, work: { ...work, progress: action.progress } });
    case 'held':
      return stepTo({ ...state, held: action.words });
    case 'filterApplied':
      return loading({ ...state, filter: action.text }, { query: { ...query, filter: action.text.trim() } });
    case 'sortAsked':
      return sorting(state, action.column, nextSort(query.sort, action.column, action.more));
    case 'sortChosen':
      return sorting(state, action.column, [{ column: action.column, descending: action.descending }]);
    case 'columnsChosen':
    case 'columnHidden':
    case 'columnMoved':
    case 'columnsReset':
      return reduceColumns(state, action, loading);
    case 'renewed':
      return renewed(state);
    default:
      return forgetting(state);
  }
}

function opened(state: TableState, { open, saved }: Extract<LoadingAction, { type: 'opened' }>): TableStep {
  const { query, instanceId, resource } = open.state;
  const isSame = saved?.instanceId === instanceId && saved.resource === resource;
  const place = isSame ? { wishedTop: saved.top, active: { row: saved.activeRow, column: saved.activeColumn } } : {};
  const next = { ...state, open, query, filter: query.filter, why: open.why, ...place };
  const { effects } = keepPlace(next);
  if (open.start !== 'load') return stepTo({ ...next, phase: open.start }, ...effects);
  const load = loading(next, {});
  return stepTo(load.state, ...effects, ...load.effects);
}

/** Shows the list as it is wished, instead of what was asked for before. */
function loading(state: TableState, asked: LoadWish): TableStep {
  // What was wished and has not come yet is still wished.
  const wish = asked.columns === undefined && state.wished !== null ? { ...asked, columns: state.wished } : asked;
  const query = wish.query ?? state.query;
  const columns = wish.columns ?? null;
  const request = state.lastRequest + 1;
  const next: TableState = {
    ...state,
    query,
    wished: columns,
    lastWish: wish,
    lastRequest: request,
    work: { kind: 'loading', request, progress: null },
    notice: null,
  };
  const input = { query, columns, fresh: wish.fresh === true, whole: false, agreed: wish.agreed === true };
  return stepTo(next, ...endOf(state), { do: 'load', request, input });
}

/** The end of what runs. */
function endOf({ work }: TableState): readonly Effect[] {
  return work === null ? [] : [{ do: 'abort', request: work.request }];
}

function endOfRows({ rows }: TableState): readonly Effect[] {
  return rows === null ? [] : [...rows.asked.values()].map((request) => ({ do: 'abort', request }));
}

/** Columns that did not come are not those that are shown. */
function ended(state: TableState, answer: TableLoad): TableStep {
  const { state: next, effects } = taken({ ...state, work: null, wished: null, isMending: false }, answer);
  return stepTo(withinList(next), ...effects);
}

function taken(state: TableState, answer: TableLoad): TableStep {
  switch (answer.kind) {
    case 'model':
      return showing(state, answer.model, 'rows');
    case 'needsFilter':
      return showing(state, answer.model, 'needsFilter');
    case 'sensitive':
      return stepTo({ ...state, phase: 'sensitive', why: answer.why });
    case 'trouble':
      if (state.rows === null) return stepTo({ ...state, phase: 'trouble', trouble: answer.trouble });
      return stepTo({ ...state, notice: troubleNotice(answer.trouble, { type: 'retryAsked' }) });
    default: {
      // What is shown is what was asked for.
      const query = state.model?.query ?? state.query;
      if (state.rows === null) return stepTo({ ...state, query, phase: 'stopped' });
      const notice = infoNotice(t`Stopped. These are the rows from before.`, { label: t`Retry`, action: { type: 'retryAsked' } });
      return stepTo({ ...state, query, notice });
    }
  }
}

function showing(before: TableState, model: TableModel, phase: Phase): TableStep {
  const query = phase === 'rows' ? model.query : before.query;
  const shown = { ...before, model, phase, query, widths: model.widths, trouble: null };
  if (before.model?.generation === model.generation && before.rows !== null) return keepPlace(withinList(shown));
  const isSameOrder = before.model !== null && JSON.stringify(before.model.query) === JSON.stringify(model.query);
  const isSameList = before.model === null || (isSameOrder && before.model.total === model.total);
  const active = isSameList ? before.active : { row: before.active.row < 0 ? -1 : 0, column: before.active.column };
  const next = withinList({
    ...shown,
    rows: noPages(model.generation, model.pageSize),
    hasChanged: false,
    wishedTop: before.model === null || isSameOrder ? before.wishedTop : 0,
    selection: isSameList && isSelectedAsBefore(before, model) ? before.selection : nothing,
    active,
  });
  return stepTo(next, ...endOfRows(before), ...keepPlace(next).effects);
}

/** Rows are selected by their places: what is done with them is done with the objects that were chosen, or with none. */
function isSelectedAsBefore({ model, selection }: TableState, { generation, sameRows }: TableModel): boolean {
  return generation === (model?.generation ?? 0) + 1 && (selection.ranges.at(-1)?.to ?? 0) <= sameRows;
}

function sorting(state: TableState, column: string, sort: TableQuery['sort']): TableStep {
  const { model } = state;
  const query = { ...state.query, sort };
  const can = model?.isWhole === true || model?.columns.find(({ name }) => name === column)?.sorts === true;
  if (can || !sort.some((one) => one.column === column)) return loading(state, { query });
  return stepTo({ ...state, notice: cannotSort(state, column, { type: 'loadAsked', wish: { query } }) });
}

/** Nothing of another instance is shown, nor waited for; what did not come, and was to be mended by this, is asked for again. */
function forgetting(state: TableState): TableStep {
  const { rows, model, work, notice, hasChanged, selection } = initialTable;
  const isMending = state.isMending && state.rows === null;
  const next: TableState = { ...state, rows, model, work, notice, hasChanged, selection, isMending, phase: isMending ? 'opening' : 'ask' };
  const again = isMending ? loading(next, state.lastWish) : stepTo(next);
  return stepTo(again.state, ...endOf(state), ...endOfRows(state), { do: 'awaitRest', ms: null }, ...again.effects);
}

/** What is shown stays; what is on its way or did not come is asked of the session that there is now. */
function renewed(state: TableState): TableStep {
  const { rows, work, notice, isMending } = state;
  const next = { ...state, isMending: false, rows: rows === null ? null : { ...withoutFailures(rows), asked: new Map<number, number>() } };
  const didNotCome = isMending && notice?.buttons.some(({ action }) => action.type === 'retryAsked') === true;
  const again = work?.kind === 'loading' || didNotCome ? loading(next, state.lastWish) : stepTo(next);
  return stepTo(again.state, ...endOfRows(state), ...again.effects);
}
