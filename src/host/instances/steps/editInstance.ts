import { t } from '@vscode/l10n';

import { staysSecret, voidsSecret } from '../../../core/instances/keptSecret.ts';
import type { Access, Credentials, InstanceProfile } from '../../../core/instances/profile.ts';
import { invalidProblem } from '../../../shared/problem.ts';
import type { Problems } from '../../../app/support/services.ts';
import { startingAt, tellNotKept, testBeforeSaving, type StartAt } from './addInstance.ts';
import { connectionSteps, instanceOf, nameStep, secretStep } from './connectionSteps.ts';
import { certificateSteps, chosenCertificates, typedPassphrase } from './certificateSteps.ts';
import type { InstanceRegistry } from '../registry/instanceRegistry.ts';
import { runWizard, type WizardAnswers, type WizardStep } from './wizard.ts';

/** `jamf.editInstance`: the same steps as adding, filled in; an empty secret keeps the stored one. The id stays. */
export async function editInstanceSteps(
  registry: InstanceRegistry,
  problems: Problems,
  profile: InstanceProfile,
  from?: StartAt,
): Promise<void> {
  refuseDemo(profile);
  const stored = await registry.vault.read(profile.id);
  const title = t('Edit {0}', profile.name);
  const steps = (answers: WizardAnswers): readonly WizardStep[] => [
    ...connectionSteps(answers, others(registry, profile), isKept(stored, profile, answers)),
    accessStep(),
    ...certificateSteps(answers),
  ];
  let startAt = from;
  let answers: WizardAnswers = startingAt(startAt, answersOf(profile));
  for (;;) {
    const given = await runWizard({ title, steps, voidsSecret }, answers, startAt);
    if (given === undefined) return;
    const edited = instanceOf({
      ...given,
      secret: given['secret'] === '' && isKept(stored, profile, given) ? secretOf(stored) : (given['secret'] ?? ''),
    });
    const changed = { ...edited.profile, ...chosenCertificates(given), id: profile.id };
    const candidate = { id: profile.id, profile: changed, credentials: edited.credentials, ...typedPassphrase(given) };
    const verdict = await testBeforeSaving(registry, problems, candidate);
    if (verdict === 'stay') return;
    if (verdict === 'save') return store(registry, changed, edited.credentials, candidate.passphrase);
    startAt = verdict.startAt;
    answers = startingAt(startAt, given);
  }
}

/** `jamf.renameInstance`: only what it is called; its id, and so every document address, stays. */
export async function renameInstance(registry: InstanceRegistry, profile: InstanceProfile): Promise<void> {
  const title = t('Rename {0}', profile.name);
  const given = await runWizard({ title, steps: () => [nameStep({}, others(registry, profile))] }, { name: profile.name });
  const name = given?.['name']?.trim();
  if (name !== undefined && name !== profile.name) await registry.rename(profile.id, name);
}

/** `jamf.rotateSecret`, and the way to sign in where a secret is missing or was refused: asks for it, tests it, stores it. */
export async function rotateSecret(registry: InstanceRegistry, problems: Problems, profile: InstanceProfile): Promise<boolean> {
  refuseDemo(profile);
  const { account } = profile;
  const title = t(
    'Secret of {0} for {1}',
    account.kind === 'client' ? account.clientId : account.kind === 'user' ? account.username : '',
    profile.name,
  );
  let answers: WizardAnswers | undefined = {};
  for (;;) {
    answers = await runWizard({ title, steps: () => [secretStep(account.kind, profile.url)] }, answers);
    if (answers === undefined) return false;
    const credentials = credentialsWith(profile, answers['secret'] ?? '');
    const verdict = await testBeforeSaving(registry, problems, { id: profile.id, profile, credentials });
    if (verdict === 'stay') return false;
    if (verdict === 'save') {
      await store(registry, profile, credentials);
      return true;
    }
    if (verdict.startAt === 'certificates') {
      await editInstanceSteps(registry, problems, profile, verdict.startAt);
      return false;
    }
  }
}

/** The demo has one fixed account. */
function refuseDemo(profile: InstanceProfile): void {
  if (profile.account.kind !== 'none') return;
  throw invalidProblem(t('{0} is the built-in demo: it has no address and no secret to change.', profile.name), 'instance');
}

/** Only here does an edit change anything. A passphrase without a certificate is of no use to anybody, and goes. */
async function store(registry: InstanceRegistry, profile: InstanceProfile, credentials: Credentials, passphrase?: string): Promise<void> {
  const { vault } = registry;
  const hasPassphrase = passphrase === undefined || (await vault.writePassphrase(profile.id, passphrase));
  if (profile.clientCertificate === undefined) await vault.removePassphrase(profile.id);
  const kept = await vault.write(profile.id, credentials);
  await registry.change(profile);
  if (!kept || !hasPassphrase) tellNotKept(profile.name);
}

function accessStep(): WizardStep {
  const value = (access: Access, label: string, detail: string): { value: Access; label: string; detail: string } => ({
    value: access,
    label,
    detail,
  });
  return {
    kind: 'choice',
    key: 'access',
    prompt: t('What may be written from here'),
    options: [
      value('readOnly', t('Read-only'), t('Every write is refused until the instance is unlocked')),
      value('confirm', t('Ask'), t('Each write asks first')),
      value('full', t('Full'), t('Only sensitive operations ask')),
    ],
  };
}

function answersOf(profile: InstanceProfile): WizardAnswers {
  const { name, url, environment, access, account, caFile, clientCertificate } = profile;
  return {
    name,
    url,
    environment,
    access,
    kind: account.kind,
    account: account.kind === 'client' ? account.clientId : account.kind === 'user' ? account.username : '',
    certificates: caFile === undefined && clientCertificate === undefined ? 'system' : 'own',
    ...(caFile === undefined ? {} : { caFile }),
    ...(clientCertificate === undefined ? {} : { certificateFile: clientCertificate.file }),
    ...(clientCertificate?.keyFile === undefined ? {} : { keyFile: clientCertificate.keyFile }),
  };
}

function others(registry: InstanceRegistry, { id }: InstanceProfile): readonly InstanceProfile[] {
  return registry.all().filter((other) => other.id !== id);
}

function isKept(stored: Credentials | undefined, { url }: InstanceProfile, answers: WizardAnswers): boolean {
  return staysSecret(stored, url, { url: answers['url'] ?? url, kind: answers['kind'], account: answers['account'] });
}

function secretOf(stored: Credentials | undefined): string {
  return stored?.kind === 'client' ? stored.clientSecret : (stored?.password ?? '');
}

function credentialsWith({ account }: InstanceProfile, secret: string): Credentials {
  if (account.kind === 'client') return { kind: 'client', clientId: account.clientId, clientSecret: secret };
  if (account.kind === 'user') return { kind: 'user', username: account.username, password: secret };
  throw new Error('An instance without an account has no secret.');
}
