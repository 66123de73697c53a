import { t } from '@vscode/l10n';

import type { InstanceProfile } from '../../../core/instances/profile.ts';
import type { InstanceRegistry } from '../registry/instanceRegistry.ts';
import { runWizard } from '../steps/wizard.ts';

/** `jamf.unlockInstance`: whoever types its name means this instance. For 10 minutes; then it locks itself again. */
export async function unlockInstance(registry: InstanceRegistry, profile: InstanceProfile): Promise<void> {
  if (profile.access !== 'readOnly') return;
  const given = await runWizard(
    {
      title: t('Unlock {0} for writing for 10 minutes', profile.name),
      steps: () => [
        {
          kind: 'text',
          key: 'name',
          prompt: t('Type {0} to unlock it. Each write still asks.', profile.name),
          placeholder: profile.name,
          check: (text) => (text.trim() === profile.name ? {} : { error: t('Type {0} exactly.', profile.name) }),
        },
      ],
    },
    {},
  );
  if (given !== undefined) registry.unlock(profile.id);
}
