import { useEffect, useState } from 'preact/hooks';
import { straightQuotes } from '../../shared/filterText.ts';
import type { FilterProblem, FilterSuggestion, TableModel } from '../../app/table/protocol.ts';
import { Combobox } from '../ui/combobox.tsx';
import { Icon } from '../ui/icon.tsx';
import type { TableHost } from './host.ts';
import type { TableStore } from './store.ts';

/** The filter: RSQL with suggestions where Jamf Pro filters, else a text that is looked for here. Enter uses it. */
export function FilterBar({ store, host, model }: { store: TableStore; host: TableHost; model: TableModel | null }) {
  const isServer = model?.filters !== 'here';
  const problems = useProblems(host, isServer ? store.filter : '');
  return (
    <div class="filter">
      <FilterInput store={store} host={host} model={model} isInvalid={problems.some(({ severity }) => severity === 'error')} />
      {store.filter !== '' && (
        <button
          type="button"
          class="icon-button clear"
          aria-label="Clear filter"
          title="Clear filter"
          onClick={() => store.applyFilter('')}
        >
          <Icon name="cross" />
        </button>
      )}
      <div id="filter-problems" class="problems">
        {problems.slice(0, 1).map(({ from, severity, message }) => (
          <div key={from} class={`field-message ${severity}`}>
            At {from + 1}: {message}
          </div>
        ))}
      </div>
    </div>
  );
}

interface InputProps {
  readonly store: TableStore;
  readonly host: TableHost;
  readonly model: TableModel | null;
  readonly isInvalid: boolean;
}

function FilterInput({ store, host, model, isInvalid }: InputProps) {
  const isServer = model?.filters !== 'here';
  const placeholder = isServer
    ? `Filter${model === null || model.filterExample === '' ? '' : `: ${model.filterExample}`}`
    : 'Text in any field';
  const edit = (text: string): void => store.change(() => (store.filter = isServer ? straightQuotes(text) : text));
  const suggest = async (text: string, offset: number): Promise<readonly FilterSuggestion[]> =>
    isServer && model !== null ? host.call.completeFilter({ text, offset }) : [];
  return (
    <Combobox<FilterSuggestion>
      id="filter"
      label="Filter"
      class={isServer ? 'mono' : ''}
      placeholder={placeholder}
      value={store.filter}
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
        if (event.key === 'Enter') store.applyFilter(store.filter);
        if (event.key === 'Escape') edit(store.query.filter);
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
