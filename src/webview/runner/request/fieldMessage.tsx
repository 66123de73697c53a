import type { FieldProblem } from '../../../core/request/fieldProblem.ts';
import type { PanelState } from '../state.ts';

/** Messages of the host about one field; without a name, all of that place. */
export function problemsOf(state: PanelState, where: FieldProblem['where'], name?: string): readonly string[] {
  return state.fieldProblems.filter((one) => one.where === where && (name === undefined || one.name === name)).map((one) => one.message);
}

export function FieldMessage({ id, messages }: { id: string; messages: readonly string[] }) {
  if (messages.length === 0) return null;
  return (
    <div class="field-message" id={id}>
      {messages.join(' ')}
    </div>
  );
}
