import { t } from '@vscode/l10n';

import type { InstanceProfile } from '../../../core/instances/profile.ts';
import { runCommand } from '../../support/commands.ts';
import { askModal } from '../../support/ask.ts';
import type { Problems } from '../../../app/support/services.ts';
import { startAt } from '../steps/candidate.ts';
import { showConnectionTest } from '../steps/connectionTest.ts';
import { editInstance, rotateSecret } from '../steps/editInstance.ts';
import type { InstanceRegistry } from '../registry/instanceRegistry.ts';
import { views } from '../../../app/support/ids.ts';
import type { WaitFor } from '../../../app/support/progress.ts';

/** How long ending a token may keep a person waiting for a server that does not answer. */
const signOutLimit = 5000;

export interface SigningIn {
  readonly registry: InstanceRegistry;
  readonly problems: Problems;
  readonly waitFor: WaitFor;
}

/**
 * `jamf.signIn`: with the stored secret, or by asking for it where there is none or it was refused. A refused password is never tried
 * a second time by itself: accounts lock. A token that is there is not taken for an answer: whoever signs in wants to know that it works.
 */
export async function signInInstance({ registry, problems, waitFor }: SigningIn, profile: InstanceProfile): Promise<void> {
  const { problem } = registry.state(profile.id);
  const wasRefused = problem?.kind === 'auth' && (problem.reason === 'wrongCredentials' || problem.reason === 'passwordExpired');
  const hasSecret = profile.account.kind === 'none' || (await registry.vault.read(profile)) !== undefined;
  if (!hasSecret || wasRefused) {
    await rotateSecret(registry, problems, profile);
    return;
  }
  await registry.signedInAgain(profile.id);
  await useSecret({ registry, waitFor }, profile);
}

/**
 * With the stored secret although it was refused: a node of a cluster refuses now and then (jamfStatus 4), and whoever knows that the
 * secret is right need not type it again. One try for one click.
 */
export async function signInWithSame({ registry, waitFor }: Omit<SigningIn, 'problems'>, profile: InstanceProfile): Promise<void> {
  registry.refresh(profile.id);
  await registry.signedInAgain(profile.id);
  await useSecret({ registry, waitFor }, profile);
}

async function useSecret({ registry, waitFor }: Omit<SigningIn, 'problems'>, profile: InstanceProfile): Promise<void> {
  const session = registry.session(profile.id);
  const again = (): unknown => runCommand('jamf.signIn', { kind: 'instance', instanceId: profile.id });
  const stopped = { message: t`Stopped: not signed in to ${profile.name}.`, retry: again };
  const wait = { title: t`Signing in to ${profile.name}…`, instanceId: profile.id, viewId: views.explorer, stopped };
  await waitFor(wait, async ({ signal }) => await session.signInAgain(signal));
}

export async function signOut(registry: InstanceRegistry, profile: InstanceProfile): Promise<void> {
  await registry.signOut(profile.id, AbortSignal.timeout(signOutLimit));
}

export async function removeInstance(registry: InstanceRegistry, profile: InstanceProfile, ask: boolean): Promise<void> {
  if (ask) {
    const detail = t(
      'Its secret, and what was kept here of its objects and not sent, is deleted; its token is ended. Nothing changes on the server.',
    );
    const message = t('Remove {0}?', profile.name);
    if ((await askModal({ message, detail, first: 'Keep It', acts: { remove: t('Remove') } })) !== 'remove') return;
  }
  await registry.remove(profile.id, AbortSignal.timeout(signOutLimit));
}

/** `jamf.testInstance`: the same test as when it was added, with what is stored, beside whatever is under way. */
export async function testInstance(registry: InstanceRegistry, problems: Problems, profile: InstanceProfile): Promise<void> {
  for (;;) {
    const session = registry.separate(profile);
    try {
      const verdict = await showConnectionTest({
        title: t('Test {0}', profile.name),
        session,
        problems,
        waits: registry.waits,
        saving: false,
      });
      if (verdict === 'save' || verdict === 'stay') return;
      if (verdict !== 'again') return await editInstance(registry, problems, profile, startAt[verdict]);
    } finally {
      void session.signOut(AbortSignal.timeout(signOutLimit)).finally(() => session.dispose());
    }
  }
}
