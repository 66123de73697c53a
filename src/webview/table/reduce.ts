import { t } from '@vscode/l10n';
import { reduceLoading } from './reduceLoading.ts';
import { reduceRows } from './reduceRows.ts';
import { rowAt } from './rowPages.ts';
import { everyRow, extendedTo, isSelected, nothing, onlyRow, selectedCount, withToggled, type Selection } from './selection.ts';
import {
  totalOf,
  type TableAction,
  type ChoiceAction,
  type Effect,
  type OutsideAction,
  type TableState,
  type ViewAction,
} from './state.ts';
import { keepPlace, nearestCell, stepTo, withinList, type TableStep } from './step.ts';
import { copiedInWords, infoNotice, troubleNotice } from './words.ts';

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
    case 'copyAsked':
    case 'copyEnded':
    case 'acted':
    case 'failed':
    case 'filterBuilderAsked':
      return reduceOutside(state, action);
    case 'scrolled':
    case 'topReached':
    case 'columnPulled':
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

function reduceOutside(state: TableState, action: OutsideAction): TableStep {
  switch (action.type) {
    case 'openAsked':
      return opening(state, action.all);
    case 'copyAsked':
      return copying(state);
    case 'copyEnded': {
      const { request, answer } = action;
      if (state.work?.request !== request) return stepTo(state);
      const ended = { ...state, work: null };
      if (answer.kind === 'trouble') return stepTo({ ...ended, notice: troubleNotice(answer.trouble, { type: 'copyAsked' }) });
      const text = answer.kind === 'stopped' ? t`Nothing was copied.` : copiedInWords(answer.rows, answer.left);
      return stepTo({ ...ended, notice: infoNotice(text) });
    }
    case 'acted':
      return stepTo(state, { do: 'act', act: action.act });
    case 'failed':
      return stepTo({ ...state, notice: { tone: 'error', text: action.text, buttons: [] } });
    default:
      return stepTo(state, { do: 'buildFilter', current: state.filter.trim() });
  }
}

/** Copies what is selected, else the active row. */
function copying(state: TableState): TableStep {
  const { model, active, selection, work } = state;
  if (model === null || work !== null) return stepTo(state);
  const ranges = selectedCount(selection) > 0 ? selection.ranges : active.row >= 0 ? [{ from: active.row, to: active.row + 1 }] : [];
  if (ranges.length === 0 || model.total === 0) return stepTo(state);
  const request = state.lastRequest + 1;
  const input = { generation: model.generation, ranges };
  return stepTo({ ...state, lastRequest: request, work: { kind: 'copying', request, progress: null } }, { do: 'copy', request, input });
}

const mostOpened = 10;

function opening(state: TableState, all: boolean): TableStep {
  const { active, selection, rows } = state;
  const ofSelection = all && (isSelected(selection, active.row) || active.row < 0);
  const ranges = ofSelection ? selection.ranges : [{ from: active.row, to: active.row + 1 }];
  const indexes = ranges.flatMap(({ from, to }) => Array.from({ length: Math.min(to - from, mostOpened) }, (_, at) => from + at));
  const found = indexes
    .slice(0, mostOpened)
    .flatMap((index) => (rows === null ? [] : (rowAt(rows, index) ?? [])))
    .filter(({ id }) => id !== '');
  if (found.length === 0) return stepTo({ ...state, notice: infoNotice(t`Jamf Pro has no page of its own for this row.`) });
  const resources = [...new Set(found.map(({ resource }) => resource))];
  const effects = resources.map((resource): Effect => {
    const ids = found.filter((row) => row.resource === resource).map(({ id }) => id);
    return { do: 'act', act: { do: 'open', resource, ids } };
  });
  return stepTo(state, ...effects);
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
      const widths = { ...state.widths, [action.column]: Math.min(2000, Math.max(40, Math.round(action.width))) };
      return action.isLast ? stepTo({ ...state, widths }, { do: 'keepWidths', widths }) : stepTo({ ...state, widths });
    }
    case 'filterTyped':
      return stepTo({ ...state, filter: action.text });
    default:
      return stepTo({ ...state, notice: null });
  }
}
