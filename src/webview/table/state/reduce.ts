import { reduceLoading } from './reduceLoading.ts';
import { reduceRows } from './reduceRows.ts';
import { reduceOutside } from './reduceOutside.ts';
import { everyRow, extendedTo, nothing, onlyRow, withToggled, type Selection } from '../selection.ts';
import { totalOf, type TableAction, type ChoiceAction, type TableState, type ViewAction } from './state.ts';
import { keepPlace, nearestCell, stepTo, withinList, type TableStep } from './step.ts';

/** The step that what happened leads to. Pure: times, answers and the numbers of their requests come with the action. */
export function reduceTable(state: TableState, action: TableAction): TableStep {
  switch (action.type) {
    case 'inSight':
    case 'rested':
    case 'rowsEnded':
    case 'rowsRetryAsked':
      return reduceRows(state, action);
    case 'wentTo':
    case 'picked':
    case 'allSelected':
    case 'selectionCleared':
      return reduceChoice(state, action);
    case 'openAsked':
    case 'openEnded':
    case 'copyAsked':
    case 'copyEnded':
    case 'exportAsked':
    case 'acted':
    case 'failed':
    case 'filterBuilderAsked':
      return reduceOutside(state, action);
    case 'scrolled':
    case 'topReached':
    case 'columnPulled':
    case 'columnFitted':
    case 'filterTyped':
    case 'noticeClosed':
      return reduceView(state, action);
    default:
      return reduceLoading(state, action);
  }
}

function reduceChoice(state: TableState, action: ChoiceAction): TableStep {
  switch (action.type) {
    case 'wentTo': {
      const active = nearestCell(state, action.cell);
      return keepPlace(withinList({ ...state, active, selection: action.extends ? grown(state, active.row) : state.selection }));
    }
    case 'picked': {
      const active = nearestCell(state, action.cell);
      const row = Math.max(0, active.row);
      const how = {
        only: () => onlyRow(row),
        toggled: () => withToggled(state.selection, row),
        extended: () => extendedTo(state.selection, row),
      };
      return keepPlace(withinList({ ...state, active, selection: how[action.how]() }));
    }
    case 'allSelected':
      return stepTo({ ...state, selection: everyRow(totalOf(state)) });
    default:
      return stepTo({ ...state, selection: { ...nothing, anchor: Math.max(0, state.active.row) } });
  }
}

/** By keys a selection begins where one is. */
function grown({ selection, active }: TableState, to: number): Selection {
  return to < 0 ? selection : extendedTo(selection.ranges.length > 0 ? selection : onlyRow(Math.max(0, active.row)), to);
}

function reduceView(state: TableState, action: ViewAction): TableStep {
  switch (action.type) {
    case 'scrolled': {
      const top = Math.round(action.top);
      return top === state.top ? stepTo(state) : keepPlace({ ...state, top }, true);
    }
    case 'topReached':
      return stepTo({ ...state, wishedTop: null });
    case 'columnPulled': {
      const pulled = { [action.column]: Math.min(2000, Math.max(40, Math.round(action.width))) };
      const next = { ...state, widths: { ...state.widths, ...pulled } };
      return action.isLast ? stepTo(next, { do: 'keepWidths', widths: pulled }) : stepTo(next);
    }
    case 'columnFitted':
      return fitting(state, action.column);
    case 'filterTyped':
      return stepTo({ ...state, filter: action.text });
    default:
      return stepTo({ ...state, notice: null });
  }
}

/** By its title and all the rows that are here. */
function fitting(state: TableState, column: string): TableStep {
  const { model, rows } = state;
  const index = model?.shown.indexOf(column) ?? -1;
  if (model === null || rows === null || index < 0) return stepTo(state);
  const texts = [...rows.pages.values()].flat().map(({ cells }) => cells[index] ?? '');
  const title = model.columns.find(({ name }) => name === column)?.title ?? column;
  return stepTo(state, { do: 'measure', column, title, texts });
}
