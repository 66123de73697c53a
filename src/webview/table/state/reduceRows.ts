import { missingPages, withAnswer, withoutFailures, withSight } from '../rowPages.ts';
import type { Effect, RowsAction, TableState } from './state.ts';
import { stepTo, withinList, type TableStep } from './step.ts';

/** Rows as they come into sight: what flies past is not asked for, what is out of sight again is taken back, a late answer is dropped. */
export function reduceRows(state: TableState, action: RowsAction): TableStep {
  const { rows } = state;
  if (rows === null) return stepTo(state);
  switch (action.type) {
    case 'inSight': {
      const sight = withSight(rows, action.from, action.to, action.now);
      if (sight === null) return stepTo(state);
      const aborts = sight.dropped.map((request): Effect => ({ do: 'abort', request }));
      return stepTo({ ...state, rows: sight.rows }, ...aborts, { do: 'awaitRest', ms: sight.wait });
    }
    case 'rested': {
      const asked = missingPages(rows).map((page, at) => ({ page, request: state.lastRequest + 1 + at }));
      if (asked.length === 0) return stepTo(state);
      const next = { ...rows, asked: new Map([...rows.asked, ...asked.map(({ page, request }) => [page, request] as const)]) };
      const { generation } = rows;
      const effects = asked.map(({ page, request }): Effect => ({ do: 'rows', request, input: { generation, page } }));
      return stepTo({ ...state, rows: next, lastRequest: state.lastRequest + asked.length }, ...effects);
    }
    case 'rowsEnded': {
      const { request, page, answer } = action;
      if (rows.asked.get(page) !== request) return stepTo(state);
      const next = { ...state, rows: withAnswer(rows, page, answer) };
      return stepTo(answer.kind === 'rows' ? counted(next, answer.total, answer.isCounted) : next);
    }
    default:
      return stepTo({ ...state, rows: withoutFailures(rows) });
  }
}

/** An answer for rows counts them, too: another number than the list's means that the list has changed, unless it could not be counted. */
function counted(state: TableState, total: number, isCounted: boolean): TableState {
  const { model } = state;
  if (model === null || (model.total === total && model.isCounted === isCounted)) return state;
  return withinList({ ...state, hasChanged: state.hasChanged || model.isCounted, model: { ...model, total, isCounted } });
}
