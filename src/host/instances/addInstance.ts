import { l10n, window } from 'vscode';
import { instanceId } from '../../core/instances/instanceId.ts';
import type { NewInstance } from '../../core/instances/newInstance.ts';
import { readNewInstance } from '../../core/instances/newInstance.ts';
import type { Problems } from '../support/services.ts';
import { connectionSteps, instanceOf } from './connectionSteps.ts';
import type { Verdict } from './connectionTest.ts';
import { showConnectionTest } from './connectionTest.ts';
import { demoProfile } from './demoProfile.ts';
import type { InstanceRegistry } from './instanceRegistry.ts';
import type { Answers } from './wizard.ts';
import { runWizard } from './wizard.ts';

/**
 * `jamf.addInstance`. With an argument it checks it and stores it, and contacts nobody: no request leaves without a window that shows it.
 * Without, it asks, tests the connection before anything is saved, and keeps what was typed after a failure.
 */
export async function addInstance(registry: InstanceRegistry, problems: Problems, argument: unknown): Promise<string | undefined> {
  const added = isForm(argument) ? readNewInstance(argument) : await askInstance(registry, problems);
  return added === undefined ? undefined : save(registry, added);
}

/** `jamf.addDemo`: the demo that is there, or a new one. */
export async function addDemo(registry: InstanceRegistry): Promise<string> {
  const known = registry.all().find(({ account }) => account.kind === 'none');
  if (known !== undefined) return known.id;
  const id = instanceId(
    'demo',
    registry.all().map((profile) => profile.id),
  );
  await registry.add(demoProfile(id));
  return id;
}

/** Adds it under a new id. Says so where the secret store kept nothing. */
export async function save(registry: InstanceRegistry, added: NewInstance): Promise<string> {
  const id = instanceId(
    added.profile.name,
    registry.all().map((profile) => profile.id),
  );
  const kept = await registry.add({ ...added.profile, id }, added.credentials);
  if (!kept) tellNotKept(added.profile.name);
  return id;
}

/** Not a failure: the instance works in this window, only its secret is gone with it. */
export function tellNotKept(name: string): void {
  void window.showWarningMessage(
    l10n.t(
      '{0}: this system’s secret storage did not keep the secret. It works in this window and will be asked for again in the next. Setting up a key ring for VS Code solves it.',
      name,
    ),
  );
}

async function askInstance(registry: InstanceRegistry, problems: Problems): Promise<NewInstance | undefined> {
  const wizard = { title: l10n.t('Add Jamf Pro Instance'), steps: (answers: Answers) => connectionSteps(answers) };
  let answers: Answers | undefined = await runWizard(wizard, {});
  while (answers !== undefined) {
    const added = instanceOf(answers);
    const verdict = await testBeforeSaving(registry, problems, added);
    if (verdict === 'save') return added;
    if (verdict === 'stay') return undefined;
    answers = await runWizard(wizard, answers, verdict.startAt);
  }
  return undefined;
}

/** What to do with what was entered; `startAt`: the step to change it from. */
export type Decision = 'save' | 'stay' | { readonly startAt: 'url' | 'account' };

/** Tests, as often as the person wants, with sessions made for it alone, which are gone afterwards, their tokens too. */
export async function testBeforeSaving(registry: InstanceRegistry, problems: Problems, added: NewInstance, id = 'new'): Promise<Decision> {
  for (;;) {
    const verdict = await testOnce(registry, problems, added, id);
    if (verdict === 'save' || verdict === 'stay') return verdict;
    if (verdict !== 'again') return { startAt: verdict === 'changeAddress' ? 'url' : 'account' };
  }
}

async function testOnce(registry: InstanceRegistry, problems: Problems, added: NewInstance, id: string): Promise<Verdict> {
  const session = registry.build(
    { ...added.profile, id },
    { credentials: async () => added.credentials, access: () => 'readOnly', observe: () => undefined },
  );
  try {
    return await showConnectionTest({ title: added.profile.url, session, problems, saving: true });
  } finally {
    void session.signOut(AbortSignal.timeout(5000)).finally(() => session.dispose());
  }
}

/** Menus pass a node (which has a kind) or nothing; whoever calls with data passes an object with members of its own. */
function isForm(argument: unknown): boolean {
  return typeof argument === 'object' && argument !== null && !('kind' in argument);
}
