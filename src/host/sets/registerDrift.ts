import type { CreatedText } from '../../app/contributions/arguments.ts';
import type { DriftForm, FolderForm } from '../../app/contributions/driftArguments.ts';
import type { DisposableStore } from '../../app/support/disposables.ts';
import { madeOnce } from '../../app/support/firstUse.ts';
import { inBackground } from '../../app/support/inBackground.ts';
import { later } from '../../app/support/language.ts';
import type { RegisterCommand } from '../support/commands.ts';
import { findPulledFolders, watchPulledFolders } from '../support/pulledFolders.ts';
import type { DriftAct } from './drift/driftActions.ts';
import type { SetParts } from './setParts.ts';

/** What differs from pulled folders: shown as soon as there is one, without asking anybody. */
export function registerDrift(parts: SetParts, store: DisposableStore, on: RegisterCommand): void {
  let isShown = false;
  const views = madeOnce(async () => {
    isShown = true;
    const { DriftViews } = await import('./drift/driftViews.ts');
    return store.add(new DriftViews(parts));
  });
  // What reads their arguments comes with the first of them, too.
  const folderIn = async (given: readonly unknown[]): Promise<[folder: FolderForm | undefined]> =>
    (await import('../../app/contributions/readDrift.ts')).readFolderForm(given);
  const rowsIn = async (given: readonly unknown[]): Promise<[what: DriftForm | undefined]> =>
    (await import('../../app/contributions/readDrift.ts')).readDrift(given);
  on('jamf.checkDrift', later`could not check for changes`, folderIn, async (folder) => {
    const { checkDrift } = await import('./drift/checkDrift.ts');
    return await checkDrift(parts, await views(), folder);
  });
  on('jamf.showIgnoredDrift', later`could not show what is ignored`, folderIn, async (folder) =>
    (await import('./drift/driftActions.ts')).showIgnored(await views(), folder),
  );
  const act =
    (id: DriftAct) =>
    async (what?: DriftForm): Promise<void> =>
      (await import('./drift/driftActions.ts')).driftActions[id](parts, await views(), what);
  on('jamf.openDrift', later`could not open the difference`, rowsIn, act('jamf.openDrift'));
  on('jamf.openDriftFile', later`could not open the file`, rowsIn, act('jamf.openDriftFile'));
  on('jamf.takeTheirs', later`could not take what Jamf Pro has`, rowsIn, act('jamf.takeTheirs'));
  on('jamf.mergeBoth', later`could not merge both sides`, rowsIn, async (what) =>
    (await import('./drift/driftActions.ts')).mergeChosen(parts, await views(), what),
  );
  on('jamf.sendMine', later`could not send the file`, rowsIn, act('jamf.sendMine'));
  on('jamf.ignoreDrift', later`could not ignore the difference`, rowsIn, act('jamf.ignoreDrift'));
  const createdIn = async (given: readonly unknown[]): Promise<[created: CreatedText | undefined]> =>
    isShown ? (await import('../../app/contributions/readDrift.ts')).readCreated(given) : [undefined];
  on('jamf.internal.objectCreated', later`could not tell a pulled file of its object`, createdIn, async (created) => {
    if (created !== undefined) await (await views()).created(created);
  });
  const showAll = async (): Promise<void> => await (await views()).showAll();
  const watching = store.add(watchPulledFolders(() => begin()));
  const begin = (): void => {
    store.delete(watching);
    inBackground(parts.services.log, 'show pulled folders in the Source Control view', showAll());
  };
  const found = findPulledFolders(1).then((all) => (all.length > 0 ? begin() : undefined));
  inBackground(parts.services.log, 'look for pulled folders', found);
}
