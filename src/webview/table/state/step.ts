import type { TablePlace } from '../../../app/table/protocol.ts';
import { clippedTo } from '../selection.ts';
import { totalOf, type GridCell, type Effect, type TableState } from './state.ts';

/** The next state, and what has to be done outside, in this order. */
export interface TableStep {
  readonly state: TableState;
  readonly effects: readonly Effect[];
}

export function stepTo(state: TableState, ...effects: readonly Effect[]): TableStep {
  return { state, effects };
}

/** The same, and what a restored window needs to know is kept. */
export function keepPlace(state: TableState, soon = false): TableStep {
  const place = placeOf(state);
  return place === null ? stepTo(state) : stepTo(state, { do: 'keepPlace', place, soon });
}

function placeOf({ open, query, top, active }: TableState): TablePlace | null {
  if (open === null) return null;
  const { instanceId, resource } = open.state;
  return { instanceId, resource, query, top, activeRow: Math.max(0, active.row), activeColumn: active.column };
}

/** The cell, or the one of the list that is nearest to it. */
export function nearestCell(state: TableState, { row, column }: GridCell): GridCell {
  const [lastRow, lastColumn] = [totalOf(state) - 1, (state.model?.shown.length ?? 0) - 1];
  return { row: Math.max(-1, Math.min(row, Math.max(0, lastRow))), column: Math.max(0, Math.min(column, lastColumn)) };
}

/** With nothing active or selected that the list does not have; before it is known how long it is, a restored place stays. */
export function withinList(state: TableState): TableState {
  const { active, selection, model } = state;
  if (model === null || !model.isCounted) return state;
  const cell = nearestCell(state, active);
  const isSame = cell.row === active.row && cell.column === active.column;
  return { ...state, active: isSame ? active : cell, selection: clippedTo(selection, totalOf(state)) };
}
