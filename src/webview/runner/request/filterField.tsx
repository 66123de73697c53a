import { t } from '@vscode/l10n';
import { useEffect, useState } from 'preact/hooks';
import type { BodyProblem, CompletionItem } from '../../../core/shapes/assist.ts';
import { straightQuotes } from '../../../shared/filterText.ts';
import { usePanel } from '../panel.ts';
import { Combobox } from '../../ui/combobox.tsx';
import { filterSuggested, noneSuggested, type Suggested } from '../../ui/suggested.ts';
import type { FieldInputProps } from './fieldInputProps.ts';

/** An RSQL filter with completion, and with what is wrong in it, from the operation's own fields. */
export function FilterField({ id, field, state, values, onValues, invalid }: FieldInputProps) {
  const { host } = usePanel();
  const value = values[0] ?? '';
  const { instanceId, operation } = state;
  const operationKey = operation.model?.key;
  const problems = useFilterProblems(value, instanceId, operationKey);
  const edit = (text: string): void => onValues(text === '' ? [] : [text]);
  const suggest = async (text: string, offset: number): Promise<Suggested<CompletionItem>> =>
    instanceId === null || operationKey === undefined
      ? noneSuggested
      : filterSuggested(await host.call.completeFilter({ instanceId, operationKey, text, offset }));
  const pick = (item: CompletionItem, input: HTMLInputElement): void => {
    input.setRangeText(item.insert.replace(/\$\{\d+:?([^}]*)\}/g, '$1'), item.from, item.to, 'end');
    input.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertReplacementText' }));
  };
  return (
    <>
      <Combobox<CompletionItem>
        id={id}
        label={field.name}
        class="mono"
        placeholder={field.fields.length > 0 ? `${field.fields[0] ?? 'name'}=="…"` : ''}
        value={value}
        aria-invalid={invalid || problems.some((one) => one.severity === 'error')}
        aria-describedby={`${id}-problems ${id}-message`}
        onText={edit}
        tidy={straightQuotes}
        suggest={suggest}
        keyOf={(item) => `${item.kind} ${item.label}`}
        draw={(item) => (
          <>
            <span class="mono">{item.label}</span>
            <span class="hit-summary">{item.detail}</span>
          </>
        )}
        onPick={pick}
        below={
          <div id={`${id}-problems`}>
            {problems.slice(0, 3).map((one) => (
              <div key={`${one.from} ${one.message}`} class={`field-message ${one.severity}`}>
                {t`At ${one.from + 1}: ${one.message}`}
              </div>
            ))}
          </div>
        }
      />
    </>
  );
}

const checkDelay = 300;

function useFilterProblems(text: string, instanceId: string | null, operationKey: string | undefined): readonly BodyProblem[] {
  const { host } = usePanel();
  const [problems, setProblems] = useState<readonly BodyProblem[]>([]);
  useEffect(() => {
    if (text === '' || instanceId === null || operationKey === undefined) {
      setProblems([]);
      return undefined;
    }
    let current = true;
    const show = (found: readonly BodyProblem[]): void => void (current && setProblems(found));
    const timer = setTimeout(() => void host.call.checkFilter({ instanceId, operationKey, text }).then(show, () => show([])), checkDelay);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text, instanceId, operationKey]);
  return problems;
}
