import type { Disposable } from 'vscode';
import { contextKeys } from '../../app/support/ids.ts';
import { runCommand } from './commands.ts';
import type { Instances } from '../../app/support/services.ts';

/** Keeps the manifest's `jamf.hasInstances` true to the list. */
export function keepInstanceContext(instances: Pick<Instances, 'all' | 'onDidChange'>): Disposable {
  const update = (): void => void runCommand('setContext', contextKeys.hasInstances, instances.all().length > 0);
  update();
  return instances.onDidChange(update);
}
