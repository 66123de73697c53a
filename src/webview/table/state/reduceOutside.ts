import { t } from '@vscode/l10n';
import type { CopiedWhat, RowRange, TableOpened } from '../../../app/table/protocol.ts';
import { isSelected, selectedCount } from '../selection.ts';
import type { OutsideAction, TableState } from './state.ts';
import { stepTo, type TableStep } from './step.ts';
import { copiedInWords, infoNotice, openedInWords, troubleNotice } from '../words.ts';

/** What is done elsewhere with what is chosen. */
export function reduceOutside(state: TableState, action: OutsideAction): TableStep {
  switch (action.type) {
    case 'openAsked':
      return opening(state, action.which);
    case 'openEnded':
      return opened(state, action.asked, action.answer);
    case 'copyAsked':
      return copying(state, action.what);
    case 'copyEnded': {
      const { request, what, answer } = action;
      if (state.work?.request !== request) return stepTo(state);
      const ended = { ...state, work: null };
      if (answer.kind === 'trouble') return stepTo({ ...ended, notice: troubleNotice(answer.trouble, { type: 'copyAsked', what }) });
      const text = answer.kind === 'stopped' ? t`Nothing was copied.` : copiedInWords(what, answer.rows, answer.left);
      return stepTo({ ...ended, notice: infoNotice(text) });
    }
    case 'exportAsked': {
      const meant = meantRows(state);
      return meant === null ? stepTo(state) : stepTo(state, { do: 'act', act: { do: 'exportRows', ...meant } });
    }
    case 'acted':
      return stepTo(action.act.do === 'remedy' ? { ...state, isMending: true } : state, { do: 'act', act: action.act });
    case 'failed':
      return stepTo({ ...state, notice: { tone: 'error', text: action.text, buttons: [] } });
    default:
      return stepTo(state, { do: 'buildFilter', current: state.filter.trim() });
  }
}

/** What is selected, else the active row. */
function meantRows(state: TableState): { readonly generation: number; readonly ranges: readonly RowRange[] } | null {
  const { model, active, selection } = state;
  if (model === null || model.total === 0) return null;
  const { generation } = model;
  if (selectedCount(selection) > 0) return { generation, ranges: selection.ranges };
  return active.row < 0 ? null : { generation, ranges: [{ from: active.row, to: active.row + 1 }] };
}

function copying(state: TableState, what: CopiedWhat): TableStep {
  const meant = meantRows(state);
  if (meant === null || state.work !== null) return stepTo(state);
  const request = state.lastRequest + 1;
  const input = { ...meant, what };
  return stepTo({ ...state, lastRequest: request, work: { kind: 'copying', request, progress: null } }, { do: 'copy', request, input });
}

function opening(state: TableState, which: 'active' | 'selected'): TableStep {
  const { active, selection } = state;
  const isAlone = which === 'active' && active.row >= 0 && !isSelected(selection, active.row);
  const meant = meantRows(isAlone ? { ...state, selection: { ...selection, ranges: [] } } : state);
  if (meant === null) return stepTo(state);
  const request = state.lastRequest + 1;
  return stepTo({ ...state, lastRequest: request }, { do: 'openRows', request, input: meant });
}

function opened(state: TableState, asked: number, answer: TableOpened): TableStep {
  if (answer.kind === 'stopped') return stepTo(state);
  if (answer.kind === 'trouble') return stepTo({ ...state, notice: troubleNotice(answer.trouble, { type: 'openAsked', which: 'active' }) });
  const text = openedInWords(asked, answer.rows, answer.left);
  return stepTo(text === '' ? state : { ...state, notice: infoNotice(text) });
}
