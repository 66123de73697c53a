import { t } from '@vscode/l10n';

import { instanceId } from '../../../core/instances/instanceId.ts';
import { voidsSecret } from '../../../core/instances/keptSecret.ts';
import { freeName, isTaken, takenWords } from '../../../core/instances/names.ts';
import type { KnownAddress } from '../../../app/contributions/arguments.ts';
import { newInstanceForm, newInstanceOf, type NewInstance, type NewInstanceForm } from '../../../core/instances/newInstance.ts';
import { invalidProblem } from '../../../shared/problem.ts';
import type { Problems } from '../../../app/support/services.ts';
import type { InstanceProfile } from '../../../core/instances/profile.ts';
import type { InstanceAnswers, SecretState } from '../../../app/instances/instanceProperties.ts';
import { certificateSteps, chosenCertificates, typedPassphrase } from './certificateSteps.ts';
import { accessStep, connectionSteps, instanceOf } from './connectionSteps.ts';
import { editProperties } from './propertyList.ts';
import { showConnectionTest, type Verdict } from './connectionTest.ts';
import { demoProfile } from '../wire/demoProfile.ts';
import type { InstanceRegistry } from '../registry/instanceRegistry.ts';
import { runWizard, type WizardStep } from './wizard.ts';
import { say } from '../../support/say.ts';

/**
 * `jamf.addInstance`. With an argument it checks it and stores it, and contacts nobody: no request leaves without a window that shows it.
 * Without, it asks, tests the connection before anything is saved, and keeps what was typed after a failure.
 */
export async function addInstance(
  registry: InstanceRegistry,
  problems: Problems,
  start?: NewInstanceForm | KnownAddress,
): Promise<string | undefined> {
  const isForm = start !== undefined && !('kind' in start);
  const added = isForm ? newInstanceOf(start) : await askInstance(registry, problems, start === undefined ? {} : { url: start.url });
  if (added === undefined) return undefined;
  if (isTaken(added.profile.name, registry.all())) throw invalidProblem(takenWords(added.profile.name), 'name');
  return save(registry, added);
}

/** `jamf.addDemo`: the demo that is there, or a new one. */
export async function addDemo(registry: InstanceRegistry): Promise<string> {
  const known = registry.all().find(({ account }) => account.kind === 'none');
  if (known !== undefined) return known.id;
  const id = instanceId('demo', registry.all());
  const demo = demoProfile(id);
  await registry.add({ ...demo, name: freeName(demo.name, demo.url, registry.all()) });
  return id;
}

/** Adds it under a new id. Says so where the secret store kept nothing. */
async function save(registry: InstanceRegistry, added: Candidate): Promise<string> {
  const id = instanceId(added.profile.name, registry.all());
  const { profile, credentials, passphrase } = added;
  const hasPassphrase = passphrase === undefined || (await registry.vault.writePassphrase(id, passphrase));
  const kept = await registry.add({ ...profile, id }, credentials);
  if (!kept || !hasPassphrase) tellNotKept(profile.name);
  return id;
}

/** Not a failure: the instance works in this window, only its secret is gone with it. */
export function tellNotKept(name: string): void {
  void say.warning(
    t(
      '{0}: this system’s secret storage did not keep the secret. It works in this window and will be asked for again in the next. Setting up a key ring for VS Code solves it.',
      name,
    ),
  );
}

/** What was typed in steps that were closed, without its secret: the next that is added begins with it. */
const unfinished: { answers: InstanceAnswers } = { answers: {} };

async function askInstance(registry: InstanceRegistry, problems: Problems, known: InstanceAnswers): Promise<Candidate | undefined> {
  const title = t('Add Jamf Pro Instance');
  const answers = await runWizard(
    {
      title,
      steps: (now) => connectionSteps(now, registry.all()),
      voidsSecret,
      left: (now) => void (unfinished.answers = { ...now, secret: '' }),
    },
    { ...unfinished.answers, ...known },
  );
  if (answers === undefined) return undefined;
  unfinished.answers = {};
  const test = (candidate: Candidate): Promise<Decision> => testBeforeSaving(registry, problems, candidate);
  const added = candidateOf(answers);
  const verdict = await test(added);
  if (verdict === 'save') return added;
  const edited = {
    title,
    before: {},
    steps: (now: InstanceAnswers) => propertyStepsOf(now, registry.all(), false),
    secretState: (now: InstanceAnswers) => secretStateOf(now, false),
    candidate: candidateOf,
    test,
    discard: t('Discard what was entered? The instance is not added.'),
  };
  return await editProperties(edited, answers, verdict === 'stay' ? undefined : verdict.startAt);
}

/** All that can be said of an instance, in steps. `secretKept`: an empty secret means the stored one. */
export function propertyStepsOf(answers: InstanceAnswers, others: readonly InstanceProfile[], secretKept: boolean): readonly WizardStep[] {
  return [...connectionSteps(answers, others, secretKept), accessStep(), ...certificateSteps(answers)];
}

export function secretStateOf({ secret = '' }: InstanceAnswers, isKept: boolean): SecretState {
  return secret === '' ? (isKept ? 'kept' : 'missing') : 'typed';
}

/** Throws `invalid` for answers that make no instance. */
export function candidateOf(answers: InstanceAnswers): Candidate {
  const { profile, credentials } = instanceOf(answers);
  return { profile: { ...profile, ...chosenCertificates(answers) }, credentials, ...typedPassphrase(answers) };
}

export type StartAt = (typeof startAt)[keyof typeof startAt];

/** What to do with what was entered; `startAt`: the step to change it from. */
export type Decision = 'save' | 'stay' | { readonly startAt: StartAt };

/** What was entered, and nothing of it stored yet. */
export interface Candidate extends NewInstance {
  /** Of the instance that it is to replace. */
  readonly id?: string;
  /** Of the client certificate, where one was typed; otherwise the stored one. */
  readonly passphrase?: string;
}

/** Tests, as often as the person wants, with sessions made for it alone, which are gone afterwards, their tokens too. */
export async function testBeforeSaving(registry: InstanceRegistry, problems: Problems, candidate: Candidate): Promise<Decision> {
  for (;;) {
    const verdict = await testOnce(registry, problems, candidate);
    if (verdict === 'save' || verdict === 'stay') return verdict;
    if (verdict !== 'again') return { startAt: startAt[verdict] };
  }
}

/** The step to change what a failed test speaks of. */
export const startAt = { changeAddress: 'url', changeAccount: 'account', changeCertificates: 'certificates' } as const;

async function testOnce(registry: InstanceRegistry, problems: Problems, candidate: Candidate): Promise<Verdict> {
  const { id = 'new', profile, credentials, passphrase } = candidate;
  const session = registry.build(
    { ...profile, id },
    {
      credentials: async () => credentials,
      access: () => 'readOnly',
      observe: () => undefined,
      ...(passphrase === undefined ? {} : { passphrase: async () => passphrase }),
    },
  );
  try {
    return await showConnectionTest({ title: profile.url, session, problems, saving: true });
  } finally {
    void session.signOut(AbortSignal.timeout(5000)).finally(() => session.dispose());
  }
}

/**
 * What `jamf.addInstance` is called with. Menus pass a row (which has a kind) or nothing; whoever calls with data passes an object with
 * members of its own.
 *
 * @throws `invalid` for data that is no instance.
 */
export function readStart(argument: unknown): NewInstanceForm | KnownAddress | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  if (!('kind' in argument)) return newInstanceForm(argument);
  if (argument.kind !== 'address' || !('url' in argument) || typeof argument.url !== 'string') return undefined;
  return { kind: 'address', url: argument.url };
}
