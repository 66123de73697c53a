import { wantedColumns, type ColumnsAction, type LoadWish, type TableState } from './state.ts';
import { stepTo, type TableStep } from './step.ts';

type Load = (state: TableState, wish: LoadWish) => TableStep;

/** Which columns are shown, and in which order: what is wanted then is loaded. */
export function reduceColumns(state: TableState, action: ColumnsAction, load: Load): TableStep {
  switch (action.type) {
    case 'columnsChosen':
      return choosing(state, action.columns, load);
    case 'columnHidden':
      return choosing(
        state,
        wantedColumns(state).filter((name) => name !== action.column),
        load,
      );
    case 'columnMoved': {
      const from = wantedColumns(state).indexOf(action.column);
      return moving(state, from, 'to' in action ? action.to : from + action.by, load);
    }
    default: {
      const { model } = state;
      if (model === null) return stepTo(state);
      const { state: next, effects } = load({ ...state, widths: {}, active: { ...state.active, column: 0 } }, { columns: model.usual });
      return stepTo(next, { do: 'keepWidths', widths: {} }, ...effects);
    }
  }
}

/** Those that are shown stay where they are; new ones come behind. */
function choosing(state: TableState, columns: readonly string[], load: Load): TableStep {
  const shown = wantedColumns(state);
  const next = [...shown.filter((name) => columns.includes(name)), ...columns.filter((name) => !shown.includes(name))];
  if (next.length === 0) return stepTo(state);
  // One that was moved among columns that do not come any more is none of these.
  const last = Math.max(next.length, state.model?.shown.length ?? 0) - 1;
  const active = state.active.column <= last ? state.active : { ...state.active, column: last };
  return load({ ...state, active }, { columns: next });
}

/** The active column stays the one that it is. */
function moving(state: TableState, from: number, to: number, load: Load): TableStep {
  const columns = [...wantedColumns(state)];
  const [moved, active] = [columns[from], columns[state.active.column]];
  if (moved === undefined || to === from || to < 0 || to >= columns.length) return stepTo(state);
  columns.splice(from, 1);
  columns.splice(to, 0, moved);
  const column = active === undefined ? state.active.column : columns.indexOf(active);
  return load({ ...state, active: { ...state.active, column } }, { columns });
}
