import { commands, type Disposable } from 'vscode';
import { contextKeys } from '../../app/support/ids.ts';
import type { Instances } from '../../app/support/services.ts';

/** Keeps the manifest's `jamf.hasInstances` true to the list. */
export function keepInstanceContext(instances: Pick<Instances, 'all' | 'onDidChange'>): Disposable {
  const update = (): void => void commands.executeCommand('setContext', contextKeys.hasInstances, instances.all().length > 0);
  update();
  return instances.onDidChange(update);
}
