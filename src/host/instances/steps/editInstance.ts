import { t } from '@vscode/l10n';

import { editedOver } from '../../../core/instances/edits.ts';
import { staysSecret } from '../../../core/instances/keptSecret.ts';
import type { Credentials, InstanceProfile } from '../../../core/instances/profile.ts';
import { invalidProblem } from '../../../shared/problem.ts';
import type { Problems } from '../../../app/support/services.ts';
import { tellNotKept } from './addInstance.ts';
import { candidateOf, propertyStepsOf, secretStateOf, testBeforeSaving, type Candidate, type StartAt } from './candidate.ts';
import { nameStep, secretStep } from './connectionSteps.ts';
import { editProperties } from './propertyList.ts';
import type { InstanceRegistry } from '../registry/instanceRegistry.ts';
import type { InstanceAnswers } from '../../../app/instances/instanceProperties.ts';
import { runWizard } from './wizard.ts';

/** `jamf.editInstance`: all its properties, each of which can be changed; an empty secret keeps the stored one. The id stays. */
export async function editInstance(
  registry: InstanceRegistry,
  problems: Problems,
  profile: InstanceProfile,
  from?: StartAt,
): Promise<void> {
  refuseDemo(profile);
  const stored = await registry.vault.read(profile);
  const isStaying = (answers: InstanceAnswers): boolean => isKept(stored, profile, answers);
  const before = answersOf(profile);
  const edited = {
    title: t('Edit {0}', profile.name),
    before,
    steps: (answers: InstanceAnswers) => propertyStepsOf(answers, others(registry, profile), isStaying(answers)),
    secretState: (answers: InstanceAnswers) => secretStateOf(answers, isStaying(answers)),
    candidate: (answers: InstanceAnswers) => {
      const { secret = '' } = answers;
      const candidate = candidateOf({ ...answers, secret: secret === '' && isStaying(answers) ? secretOf(stored) : secret });
      return { ...candidate, id: profile.id, profile: { ...candidate.profile, id: profile.id } };
    },
    test: (candidate: Candidate) => testBeforeSaving(registry, problems, candidate),
    discard: t('Discard what was changed of {0}?', profile.name),
  };
  const changed = await editProperties(edited, before, from);
  if (changed === undefined) return;
  const wanted = { ...changed.profile, id: profile.id };
  const isSame = isStaying(answersOf(wanted)) && secretOf(changed.credentials) === secretOf(stored);
  await store(registry, profile, { ...changed, profile: wanted, credentials: isSame ? undefined : changed.credentials });
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
  let answers: InstanceAnswers | undefined = {};
  for (;;) {
    answers = await runWizard({ title, steps: () => [secretStep(account.kind, profile.url)] }, answers);
    if (answers === undefined) return false;
    const credentials = credentialsWith(profile, answers['secret'] ?? '');
    const verdict = await testBeforeSaving(registry, problems, { id: profile.id, profile, credentials });
    if (verdict === 'stay') return false;
    if ('held' in verdict) {
      await store(registry, profile, { profile, credentials, held: verdict.held });
      return true;
    }
    if (verdict.startAt === 'certificates') {
      await editInstance(registry, problems, profile, verdict.startAt);
      return false;
    }
  }
}

/** The demo has one fixed account. */
function refuseDemo(profile: InstanceProfile): void {
  if (profile.account.kind !== 'none') return;
  throw invalidProblem(t('{0} is the built-in demo: it has no address and no secret to change.', profile.name), 'instance');
}

interface Edited extends Pick<Candidate, 'passphrase' | 'held'> {
  readonly profile: InstanceProfile;
  /** undefined: the stored ones stay. They are not written again: others may have put new ones in their place. */
  readonly credentials: Credentials | undefined;
}

/**
 * Only here does an edit change anything, over what is stored by now: steps stay open beside other work. A passphrase without a certificate
 * is of no use to anybody, and goes.
 */
async function store(registry: InstanceRegistry, began: InstanceProfile, edited: Edited): Promise<void> {
  const { vault } = registry;
  const { credentials, passphrase, held } = edited;
  const profile = editedOver(began, edited.profile, registry.get(began.id));
  const hasPassphrase = passphrase === undefined || (await vault.writePassphrase(profile.id, passphrase));
  if (profile.clientCertificate === undefined) await vault.removePassphrase(profile.id);
  const kept = credentials === undefined || (await vault.write(profile, credentials));
  await registry.change(profile, held);
  if (!kept || !hasPassphrase) tellNotKept(profile.name);
}

function answersOf(profile: InstanceProfile): InstanceAnswers {
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

function isKept(stored: Credentials | undefined, { url }: InstanceProfile, answers: InstanceAnswers): boolean {
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
