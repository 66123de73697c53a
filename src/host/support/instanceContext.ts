import type { Disposable } from 'vscode';
import { contextKeys } from '../../app/support/ids.ts';
import { runCommand } from './commands.ts';
import type { Instances } from '../../app/support/services.ts';

/** Keeps the manifest's `jamf.hasInstances`, `jamf.severalInstances` and `jamf.anyUnlocked` true to the list. */
export function keepInstanceContext(instances: Pick<Instances, 'all' | 'access' | 'onDidChange'>): Disposable {
  const update = (): void => {
    const all = instances.all();
    void runCommand('setContext', contextKeys.hasInstances, all.length > 0);
    void runCommand('setContext', contextKeys.severalInstances, all.length > 1);
    void runCommand(
      'setContext',
      contextKeys.anyUnlocked,
      all.some(({ id }) => instances.access(id).unlockedUntil !== undefined),
    );
  };
  update();
  return instances.onDidChange(update);
}
