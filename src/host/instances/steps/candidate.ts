import type { HeldToken } from '../../../core/auth/tokenSource.ts';
import type { NewInstance } from '../../../core/instances/newInstance.ts';
import type { InstanceProfile } from '../../../core/instances/profile.ts';
import type { InstanceAnswers, SecretState } from '../../../app/instances/instanceProperties.ts';
import type { Problems } from '../../../app/support/services.ts';
import type { InstanceRegistry } from '../registry/instanceRegistry.ts';
import { certificateSteps, chosenCertificates, typedPassphrase } from './certificateSteps.ts';
import { accessStep, connectionSteps, instanceOf } from './connectionSteps.ts';
import { showConnectionTest, type Verdict } from './connectionTest.ts';
import type { WizardStep } from './wizard.ts';

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

/** What to do with what was entered. `held`: save it, with the token that the test got. `startAt`: the step to change it from. */
export type Decision = 'stay' | { readonly held: HeldToken | undefined } | { readonly startAt: StartAt };

/** What was entered, and nothing of it stored yet. */
export interface Candidate extends NewInstance {
  /** Of the instance that it is to replace. */
  readonly id?: string;
  /** Of the client certificate, where one was typed; otherwise the stored one. */
  readonly passphrase?: string;
  /** A token that its test got. */
  readonly held?: HeldToken | undefined;
}

/** Tests, as often as the person wants, with sessions made for it alone, which are gone afterwards; their tokens too, but that of what is saved. */
export async function testBeforeSaving(registry: InstanceRegistry, problems: Problems, candidate: Candidate): Promise<Decision> {
  for (;;) {
    const { verdict, held } = await testOnce(registry, problems, candidate);
    if (verdict === 'stay') return verdict;
    if (verdict === 'save') return { held };
    if (verdict !== 'again') return { startAt: startAt[verdict] };
  }
}

/** The step to change what a failed test speaks of. */
export const startAt = { changeAddress: 'url', changeAccount: 'account', changeCertificates: 'certificates' } as const;

interface Tested {
  readonly verdict: Verdict;
  readonly held?: HeldToken | undefined;
}

async function testOnce(registry: InstanceRegistry, problems: Problems, candidate: Candidate): Promise<Tested> {
  const { id = 'new', profile, credentials, passphrase } = candidate;
  const session = registry.build(
    { ...profile, id },
    {
      credentials: async () => credentials,
      access: () => 'readOnly',
      observe: () => undefined,
      asked: (wait) => registry.waits.begin(id, wait),
      ...(passphrase === undefined ? {} : { passphrase: async () => passphrase }),
    },
  );
  try {
    const verdict = await showConnectionTest({ title: profile.url, session, problems, waits: registry.waits, saving: true });
    return verdict === 'save' ? { verdict, held: session.handOver() } : { verdict };
  } finally {
    void session.signOut(AbortSignal.timeout(5000)).finally(() => session.dispose());
  }
}
