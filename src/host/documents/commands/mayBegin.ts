import { t } from '@vscode/l10n';
import { window } from 'vscode';
import { oneLine } from '../../../core/catalog/plain.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';
import { lackedOn } from '../../../app/support/account.ts';
import type { Services } from '../../../app/support/services.ts';
import { runCommand } from '../../support/commands.ts';
import type { KindPlace } from './kindPlace.ts';

/** Asks, before anything is written, whether to begin what the account is known not to be allowed to create. Nothing is asked otherwise. */
export async function mayBegin({ instances }: Services, { instanceId, resource }: KindPlace): Promise<boolean> {
  const create = instances.session(instanceId).known().catalogue?.resource(resource)?.can.create;
  const missing = lackedOn(instances, instanceId, create);
  if (missing.length === 0) return true;
  const privileges = oneLine(missing.join(', '), 200);
  const name = instances.get(instanceId)?.name ?? instanceId;
  const items = [
    {
      go: true,
      label: t`Begin all the same`,
      detail: t`Jamf Pro is likely to refuse it in the end, unless the privilege was given meanwhile`,
    },
    { go: false, label: t`Show Privileges`, detail: t`What the account holds, and what it lacks` },
  ] as const;
  const title = t`New ${kindOf(resource).label.one}`;
  const chosen = await window.showQuickPick(items, { title, placeHolder: t`The account of ${oneLine(name, 60)} lacks ${privileges}` });
  if (chosen?.go === false) await runCommand('jamf.showPrivileges', { kind: 'instance', instanceId }, missing);
  return chosen?.go === true;
}
