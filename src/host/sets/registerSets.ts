import { t } from '@vscode/l10n';
import type { Disposable, ExtensionContext } from 'vscode';
import { readRefresh } from '../../app/contributions/readSets.ts';
import type { Snapshots } from '../../app/sets/snapshots.ts';
import { DisposableStore } from '../../app/support/disposables.ts';
import { later } from '../../app/support/language.ts';
import type { Services } from '../../app/support/services.ts';
import { commandsOf } from '../support/commands.ts';
import { withProgress } from '../support/progress.ts';
import type { SetParts } from './setParts.ts';

/** What is done with an instance as a whole. Its code comes with the first command of it. */
export function registerSets(services: Services, context: ExtensionContext): Disposable {
  const store = new DisposableStore();
  let reading: Promise<Snapshots> | undefined;
  const snapshots = async (): Promise<Snapshots> => {
    const { diskSnapshots } = await import('./snapshot/diskSnapshots.ts');
    return diskSnapshots(services, context);
  };
  const parts: SetParts = { services, context, snapshots: () => (reading ??= snapshots()) };
  const on = commandsOf(store, services);
  on('jamf.refreshSnapshot', later`could not read the instance`, readRefresh, async (what) => {
    const { refreshSnapshot } = await import('./snapshot/refreshSnapshot.ts');
    return await withProgress({ title: t`Reading a snapshot`, where: 'notification' }, (signal) => refreshSnapshot(parts, what, signal));
  });
  return store;
}
