import { IconButton } from '../ui/button.tsx';
import { t } from '@vscode/l10n';
import { useEffect, useState } from 'preact/hooks';
import { straightQuotes } from '../../shared/filterText.ts';
import type { FilterProblem, FilterSuggestion } from '../../app/table/protocol.ts';
import { Combobox } from '../ui/combobox.tsx';
import { useTable } from './context.ts';
import type { TableHost } from './host.ts';
import type { TableState } from './state.ts';

/** The filter: RSQL with suggestions where Jamf Pro filters, else a text that is looked for here. Enter uses it. */
export function FilterBar({ state }: { state: TableState }) {
  const { host, dispatch } = useTable();
  const { filter, model } = state;
  const isServer = model?.filters !== 'here';
  const problems = useProblems(host, isServer ? filter : '');
  return (
    <div class="filter">
      <FilterInput state={state} isInvalid={problems.some(({ severity }) => severity === 'error')} />
      {filter !== '' && (
        <IconButton
          class="clear"
          icon="cross"
          label={t`Clear filter`}
          title={t`Clear filter`}
          onPress={() => dispatch({ type: 'filterApplied', text: '' })}
        />
      )}
      <div id="filter-problems" class="problems">
        {problems.slice(0, 1).map(({ from, severity, message }) => (
          <div key={from} class={`field-message ${severity}`}>
            {t`At ${from + 1}: ${message}`}
          </div>
        ))}
      </div>
    </div>
  );
}

function FilterInput({ state, isInvalid }: { state: TableState; isInvalid: boolean }) {
  const { host, dispatch } = useTable();
  const { filter, model, query } = state;
  const isServer = model?.filters !== 'here';
  const placeholder = isServer
    ? t`Filter${model === null || model.filterExample === '' ? '' : `: ${model.filterExample}`}`
    : t`Text in any field`;
  const edit = (text: string): void => dispatch({ type: 'filterTyped', text: isServer ? straightQuotes(text) : text });
  const suggest = async (text: string, offset: number): Promise<readonly FilterSuggestion[]> =>
    isServer && model !== null ? host.call.completeFilter({ text, offset }) : [];
  return (
    <Combobox<FilterSuggestion>
      id="filter"
      label={t`Filter`}
      class={isServer ? 'mono' : ''}
      placeholder={placeholder}
      value={filter}
      aria-invalid={isInvalid}
      aria-describedby="filter-problems"
      onText={edit}
      suggest={suggest}
      keyOf={(item) => item.text}
      draw={(item) => (
        <>
          <span class="mono">{item.text}</span>
          <span class="detail">{item.detail}</span>
        </>
      )}
      onPick={(item, input) => {
        input.setRangeText(item.text, item.from, item.to, 'end');
        input.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertReplacementText' }));
      }}
      onKey={(event) => {
        if (event.key === 'Enter') dispatch({ type: 'filterApplied', text: filter });
        if (event.key === 'Escape') edit(query.filter);
      }}
    />
  );
}

const checkDelay = 300;

function useProblems(host: TableHost, text: string): readonly FilterProblem[] {
  const [problems, setProblems] = useState<readonly FilterProblem[]>([]);
  useEffect(() => {
    if (text.trim() === '') {
      setProblems([]);
      return undefined;
    }
    let current = true;
    const show = (found: readonly FilterProblem[]): void => void (current && setProblems(found));
    const timer = setTimeout(() => void host.call.checkFilter({ text }).then(show, () => show([])), checkDelay);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text]);
  return problems;
}
