import { InputBoxValidationSeverity, QuickInputButtons, window, type QuickPickItem } from 'vscode';
import type { InstanceAnswers } from '../../../app/instances/instanceProperties.ts';
import { endingOf } from '../../support/ending.ts';
import { lineInput } from '../../support/say.ts';

interface CommonStep {
  readonly key: string;
  readonly prompt: string;
  /** What stands there at first, where nothing was answered yet. */
  readonly initial?: string;
}

export interface TextStep extends CommonStep {
  readonly kind: 'text';
  readonly placeholder?: string;
  readonly secret?: boolean;
  /** An error keeps the person here; a note is shown under what was typed. */
  readonly check: (text: string) => { readonly error?: string; readonly note?: string };
}

export interface ChoiceStep extends CommonStep {
  readonly kind: 'choice';
  readonly options: readonly { readonly value: string; readonly label: string; readonly detail?: string; readonly icon?: string }[];
}

export type WizardStep = TextStep | ChoiceStep;

export interface Wizard {
  readonly title: string;
  /** The steps, given the answers so far: a later step may depend on an earlier answer. */
  readonly steps: (answers: InstanceAnswers) => readonly WizardStep[];
  /** Whether a reply makes the secret void that was typed before. */
  readonly voidsSecret?: (answers: InstanceAnswers, key: string, reply: string) => boolean;
  /** The steps were reached from a list: the first leads back there, as closing them does. */
  readonly isPart?: boolean;
  /** What was answered when a person closed a step. */
  readonly left?: (answers: InstanceAnswers) => void;
}

const back = Symbol('back');
type Reply = string | typeof back | undefined;

/**
 * Walks a person through steps, with back, numbers and what was typed kept. Undefined: closed. `startAt`: the key of the step to begin at,
 * for coming back from a test that failed.
 */
export async function runWizard(wizard: Wizard, known: InstanceAnswers, startAt?: string): Promise<InstanceAnswers | undefined> {
  const answers: Record<string, string> = { ...known };
  let index = Math.max(
    0,
    wizard.steps(answers).findIndex((step) => step.key === startAt),
  );
  for (;;) {
    const steps = wizard.steps(answers);
    const step = steps[index];
    if (step === undefined) return answers;
    const frame = {
      title: wizard.title,
      step: index + 1,
      totalSteps: steps.length,
      value: answers[step.key] ?? step.initial ?? '',
      hasBack: index > 0 || wizard.isPart === true,
    };
    const reply = await (step.kind === 'text' ? askText(step, frame) : askChoice(step, frame));
    if (reply === undefined) wizard.left?.(answers);
    if (reply === undefined || (reply === back && index === 0)) return undefined;
    if (reply === back) {
      index -= 1;
    } else {
      if (wizard.voidsSecret?.(answers, step.key, reply) === true) delete answers['secret'];
      answers[step.key] = reply;
      index += 1;
    }
  }
}

interface Frame {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
  readonly value: string;
  readonly hasBack: boolean;
}

function askText(step: TextStep, { hasBack, ...frame }: Frame): Promise<Reply> {
  const { input, remark } = lineInput(step.prompt);
  Object.assign(input, frame, { placeholder: step.placeholder ?? '', password: step.secret === true, ignoreFocusOut: true });
  input.buttons = hasBack ? [QuickInputButtons.Back] : [];
  const show = (insist: boolean): boolean => {
    const { error, note } = step.check(input.value);
    const message = error !== undefined && insist ? { message: error, severity: InputBoxValidationSeverity.Error } : undefined;
    const hint = note === undefined ? undefined : { message: note, severity: InputBoxValidationSeverity.Info };
    remark(message ?? hint);
    return error === undefined;
  };
  show(false);
  return new Promise((resolve) => {
    const end = endingOf(input, resolve);
    end.on(input.onDidChangeValue(() => void show(false)));
    end.on(input.onDidAccept(() => show(true) && end.with(input.value)));
    end.on(input.onDidTriggerButton(() => end.with(back)));
    end.on(input.onDidHide(() => end.with(undefined)));
    input.show();
  });
}

function askChoice(step: ChoiceStep, frame: Frame): Promise<Reply> {
  const pick = window.createQuickPick<QuickPickItem & { readonly value: string }>();
  const items = step.options.map(({ value, label, detail, icon }) => {
    const item = { value, label: icon === undefined ? label : `$(${icon}) ${label}` };
    return detail === undefined ? item : Object.assign(item, { detail });
  });
  Object.assign(pick, {
    title: frame.title,
    step: frame.step,
    totalSteps: frame.totalSteps,
    placeholder: step.prompt,
    ignoreFocusOut: true,
  });
  pick.items = items;
  pick.activeItems = items.filter(({ value }) => value === frame.value);
  pick.buttons = frame.hasBack ? [QuickInputButtons.Back] : [];
  return new Promise((resolve) => {
    const end = endingOf(pick, resolve);
    end.on(pick.onDidAccept(() => end.with(pick.selectedItems[0]?.value)));
    end.on(pick.onDidTriggerButton(() => end.with(back)));
    end.on(pick.onDidHide(() => end.with(undefined)));
    pick.show();
  });
}
