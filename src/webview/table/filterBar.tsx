import { IconButton } from '../ui/button.tsx';
import { t } from '@vscode/l10n';
import { useEffect, useRef, useState } from 'preact/hooks';
import { looksLikeRsql, straightQuotes } from '../../shared/filterText.ts';
import type { FilterProblem, FilterSuggestion } from '../../app/table/protocol.ts';
import { Combobox } from '../ui/combobox.tsx';
import { filterSuggested, noneSuggested, type Suggested } from '../ui/suggested.ts';
import { useTable } from './context.ts';
import type { TableHost } from './host.ts';
import type { TableState } from './state/state.ts';

/** The filter: words, or RSQL with suggestions where Jamf Pro filters. Enter uses it. */
export function FilterBar({ state }: { state: TableState }) {
  const { dispatch } = useTable();
  const { filter } = state;
  return (
    <div class="filter">
      <FilterInput state={state} />
      {filter !== '' && (
        <IconButton
          class="clear"
          icon="cross"
          label={t`Clear filter`}
          title={t`Clear filter`}
          onPress={() => dispatch({ type: 'filterApplied', text: '' })}
        />
      )}
    </div>
  );
}

function FilterInput({ state }: { state: TableState }) {
  const { host, dispatch } = useTable();
  const { filter, model, query } = state;
  const isServer = model?.filters !== 'here';
  const { problems, check } = useProblems(host, isServer ? filter : '');
  const edit = (text: string): void => dispatch({ type: 'filterTyped', text });
  const suggest = async (text: string, offset: number): Promise<Suggested<FilterSuggestion>> =>
    isServer && model !== null ? filterSuggested(await host.call.completeFilter({ text, offset })) : noneSuggested;
  const latest = useRef(filter);
  latest.current = filter;
  // What is wrong stands below the field, and only there.
  const apply = async (): Promise<void> => {
    const isRight = !isServer || model === null || (await check());
    // What was typed meanwhile is not used before somebody says so, and not taken away.
    if (isRight && latest.current === filter) dispatch({ type: 'filterApplied', text: filter });
  };
  return (
    <Combobox<FilterSuggestion>
      id="filter"
      label={t`Filter`}
      class={isServer && looksLikeRsql(filter) ? 'mono' : ''}
      placeholder={placeholderOf(model)}
      value={filter}
      aria-invalid={problems.some(({ severity }) => severity === 'error')}
      aria-describedby="filter-problems"
      onText={edit}
      {...(isServer ? { tidy: straightQuotes } : {})}
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
        if (event.key === 'Enter') void apply();
        if (event.key === 'Escape') edit(query.filter);
      }}
      below={<Problems problems={problems} />}
    />
  );
}

function placeholderOf(model: TableState['model']): string {
  if (model?.filters === 'here') return t`Text in any field`;
  return model === null || model.filterExample === '' ? t`Filter` : t`Name or words, or ${model.filterExample}`;
}

function Problems({ problems }: Pick<Checked, 'problems'>) {
  return (
    <div id="filter-problems" class="problems">
      {problems.slice(0, 1).map(({ from, severity, message }) => (
        <div key={from} class={`field-message ${severity}`}>
          {t`At ${from + 1}: ${message}`}
        </div>
      ))}
    </div>
  );
}

const checkDelay = 300;

interface Checked {
  readonly problems: readonly FilterProblem[];
  /** Looks at once. False: no server takes it. What cannot be looked at is found out by using it. */
  readonly check: () => Promise<boolean>;
}

function useProblems(host: TableHost, text: string): Checked {
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
  const check = async (): Promise<boolean> => {
    if (text.trim() === '') return true;
    const found = await host.call.checkFilter({ text }).catch((): readonly FilterProblem[] => []);
    setProblems(found);
    return found.every(({ severity }) => severity !== 'error');
  };
  return { problems, check };
}
