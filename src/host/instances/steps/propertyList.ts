import { t } from '@vscode/l10n';
import { QuickPickItemKind, window, type QuickPickItem } from 'vscode';
import { voidsSecret } from '../../../core/instances/keptSecret.ts';
import {
  isAnyChanged,
  propertyRows,
  propertySteps,
  withOwnAccess,
  type InstanceAnswers,
  type Property,
  type SecretState,
} from '../../../app/instances/instanceProperties.ts';
import { askModal } from '../../support/ask.ts';
import type { Candidate, Decision, StartAt } from './candidate.ts';
import { endingOf } from '../../support/ending.ts';
import { runWizard, type WizardStep } from './wizard.ts';

/** An instance whose properties are edited. */
export interface EditedInstance {
  readonly title: string;
  /** As it is stored; undefined for one that is not stored yet. */
  readonly before: InstanceAnswers | undefined;
  /** All steps; those of one property are asked at a time. */
  readonly steps: (answers: InstanceAnswers) => readonly WizardStep[];
  readonly secretState: (answers: InstanceAnswers) => SecretState;
  readonly candidate: (answers: InstanceAnswers) => Candidate;
  readonly test: (candidate: Candidate) => Promise<Decision>;
  /** The question before what was entered is lost. */
  readonly discard: string;
}

/**
 * All properties of an instance with their values. One that is chosen is asked for, and the list comes back. Nothing is stored here:
 * resolves to what was tested and is to be saved, or to undefined for whoever left. What was entered stays through a failed test and a
 * step that was closed. `from`: what a failed test speaks of: asked for at once, and tested again.
 */
export async function editProperties(edited: EditedInstance, start: InstanceAnswers, from?: StartAt): Promise<Candidate | undefined> {
  let answers = start;
  let mending = from;
  for (;;) {
    const chosen = mending === undefined ? await chosenIn(edited, answers) : propertyAt[mending];
    if (chosen === undefined) {
      if (await mayLeave(edited, answers)) return undefined;
      continue;
    }
    const given = chosen === 'test' ? answers : await asked(edited, answers, chosen, mending);
    const isToTest = given !== undefined && (chosen === 'test' || mending !== undefined);
    answers = given ?? answers;
    mending = undefined;
    if (isToTest && isSecretMissing(edited, answers)) answers = (await asked(edited, answers, 'secret')) ?? answers;
    if (!isToTest || isSecretMissing(edited, answers)) continue;
    const candidate = edited.candidate(answers);
    const verdict = await edited.test(candidate);
    if (verdict === 'stay') continue;
    if ('held' in verdict) return { ...candidate, held: verdict.held };
    mending = verdict.startAt;
  }
}

async function mayLeave({ before, secretState, discard }: EditedInstance, answers: InstanceAnswers): Promise<boolean> {
  if (!isAnyChanged(before, answers, secretState(answers))) return true;
  return (await askModal({ message: discard, first: 'Keep It', acts: { discard: t`Discard` } })) === 'discard';
}

function isSecretMissing({ secretState }: EditedInstance, answers: InstanceAnswers): boolean {
  return secretState(answers) === 'missing';
}

const propertyAt = { url: 'url', account: 'account', certificates: 'certificates' } as const satisfies Readonly<Record<StartAt, Property>>;

/** The answers with those of one property anew; undefined for whoever closed its steps. */
async function asked(
  edited: EditedInstance,
  answers: InstanceAnswers,
  property: Property,
  startAt?: StartAt,
): Promise<InstanceAnswers | undefined> {
  const own: readonly string[] = propertySteps[property];
  const steps = (now: InstanceAnswers): readonly WizardStep[] => edited.steps(now).filter(({ key }) => own.includes(key));
  // Whoever comes for certificates wants some of their own.
  const known = startAt === 'certificates' ? { ...answers, certificates: 'own' } : answers;
  const given = await runWizard({ title: edited.title, steps, voidsSecret, isPart: true }, known, startAt);
  return given === undefined ? undefined : withOwnAccess(answers, given);
}

interface Row extends QuickPickItem {
  readonly goes?: Property | 'test';
}

function chosenIn(edited: EditedInstance, answers: InstanceAnswers): Promise<Property | 'test' | undefined> {
  const secret = edited.secretState(answers);
  const pick = window.createQuickPick<Row>();
  const rows = propertyRows(edited.before, answers, secret).map(({ property, label, value, isChanged }): Row => ({
    label,
    description: isChanged ? t`${value} (changed)` : value,
    goes: property,
  }));
  const test: Row = { label: `$(plug) ${t`Test and Save`}`, goes: 'test', alwaysShow: true };
  Object.assign(pick, { title: edited.title, placeholder: t`Choose what to change`, ignoreFocusOut: true, matchOnDescription: true });
  pick.items = [...rows, { label: '', kind: QuickPickItemKind.Separator }, test];
  if (isAnyChanged(edited.before, answers, secret)) pick.activeItems = [test];
  return new Promise((resolve) => {
    const end = endingOf(pick, resolve);
    end.on(pick.onDidAccept(() => end.with(pick.selectedItems[0]?.goes)));
    end.on(pick.onDidHide(() => end.with(undefined)));
    pick.show();
  });
}
