import { t } from '@vscode/l10n';
import { Disposable, workspace, type TextDocument } from 'vscode';
import { systemClock } from '../../../core/http/clock.ts';
import type { ObjectAddress } from '../../../core/objects/address/address.ts';
import { runCommand } from '../../support/commands.ts';
import { inBackground } from '../../../app/support/inBackground.ts';
import { say } from '../../support/say.ts';
import type { Instances, Services } from '../../../app/support/services.ts';
import { LockHint } from '../notes/lockHint.ts';
import { addressIn } from './objectUri.ts';

/**
 * Whether an instance's lock makes a document read-only. It closes over no text that was typed before it: VS Code would refuse to
 * save that without a word of the lock; sending it offers the way out.
 */
export function isClosedTo(instances: Pick<Instances, 'access'>, instanceId: string, open: TextDocument | undefined): boolean {
  return instances.access(instanceId).access === 'readOnly' && open?.isDirty !== true;
}

/** Says ahead that a lock will close over a text, and closes it over one that was taken back. */
export function followLocks({ instances, log }: Services, changed: (address: ObjectAddress) => void): Disposable {
  const tell = async (instanceId: string, message: string): Promise<void> => {
    if ((await say.warning(message, { unlock: t`Unlock…` })) === 'unlock')
      await runCommand('jamf.unlockInstance', { kind: 'instance', instanceId });
  };
  const inTime = (id: string, message: string): void => inBackground(log, 'offer to unlock the instance', tell(id, message));
  const hint = new LockHint({ instances, clock: systemClock, wallClock: Date.now, unsaved, tell: inTime });
  const reverted = workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    const address = document.isDirty || contentChanges.length > 0 ? undefined : addressIn(document.uri);
    if (address !== undefined && isClosedTo(instances, address.instanceId, document)) changed(address);
  });
  return Disposable.from(hint, reverted);
}

function unsaved(instanceId: string): readonly string[] {
  return workspace.textDocuments.flatMap(({ uri, isDirty }) => {
    const address = isDirty ? addressIn(uri) : undefined;
    return address?.instanceId === instanceId ? [address.label] : [];
  });
}
