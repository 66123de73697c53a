import { t } from '@vscode/l10n';

import { instanceId } from '../../../core/instances/instanceId.ts';
import { voidsSecret } from '../../../core/instances/keptSecret.ts';
import { freeName, isTaken, takenWords } from '../../../core/instances/names.ts';
import type { KnownAddress } from '../../../app/contributions/arguments.ts';
import { newInstanceForm, newInstanceOf, type NewInstanceForm } from '../../../core/instances/newInstance.ts';
import { invalidProblem } from '../../../shared/problem.ts';
import type { Problems } from '../../../app/support/services.ts';
import { beginningOf } from '../../../app/instances/beginning.ts';
import type { InstanceAnswers } from '../../../app/instances/instanceProperties.ts';
import { candidateOf, propertyStepsOf, secretStateOf, testBeforeSaving, type Candidate, type Decision } from './candidate.ts';
import { connectionSteps } from './connectionSteps.ts';
import { editProperties } from './propertyList.ts';
import { demoProfile } from '../wire/demoProfile.ts';
import type { InstanceRegistry } from '../registry/instanceRegistry.ts';
import { runWizard } from './wizard.ts';
import { say } from '../../support/say.ts';

/** What was typed in steps that were closed, without its secret: the next that is added begins with it. */
export interface Unfinished {
  answers: InstanceAnswers;
}

/**
 * `jamf.addInstance`. With an argument it checks it and stores it, and contacts nobody: no request leaves without a window that shows it.
 * Without, it asks, tests the connection before anything is saved, and keeps what was typed after a failure.
 */
export async function addInstance(
  registry: InstanceRegistry,
  problems: Problems,
  unfinished: Unfinished,
  start?: NewInstanceForm | KnownAddress,
): Promise<string | undefined> {
  const isForm = start !== undefined && !('kind' in start);
  const known = start === undefined || isForm ? {} : { url: start.url };
  const added = isForm ? newInstanceOf(start) : await askInstance(registry, problems, unfinished, known);
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
  const { profile, credentials, passphrase, held } = added;
  const hasPassphrase = passphrase === undefined || (await registry.vault.writePassphrase(id, passphrase));
  const kept = await registry.add({ ...profile, id }, credentials, held);
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

async function askInstance(
  registry: InstanceRegistry,
  problems: Problems,
  unfinished: Unfinished,
  known: InstanceAnswers,
): Promise<Candidate | undefined> {
  const title = t('Add Jamf Pro Instance');
  const answers = await runWizard(
    {
      title,
      steps: (now) => connectionSteps(now, registry.all()),
      voidsSecret,
      left: (now) => void (unfinished.answers = { ...now, secret: '' }),
    },
    beginningOf(unfinished.answers, known),
  );
  if (answers === undefined) return undefined;
  unfinished.answers = {};
  const test = (candidate: Candidate): Promise<Decision> => testBeforeSaving(registry, problems, candidate);
  const added = candidateOf(answers);
  const verdict = await test(added);
  if (typeof verdict === 'object' && 'held' in verdict) return { ...added, held: verdict.held };
  const edited = {
    title,
    before: undefined,
    steps: (now: InstanceAnswers) => propertyStepsOf(now, registry.all(), false),
    secretState: (now: InstanceAnswers) => secretStateOf(now, false),
    candidate: candidateOf,
    test,
    discard: t('Discard what was entered? The instance is not added.'),
  };
  return await editProperties(edited, answers, verdict === 'stay' ? undefined : verdict.startAt);
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
