import { window, type Disposable } from 'vscode';
import { readNothing, readObjectRow } from '../../../app/contributions/read.ts';
import { later } from '../../../app/support/language.ts';
import { DisposableStore } from '../../../app/support/disposables.ts';
import { objectShownAt } from '../../../app/support/nodes.ts';
import type { Services } from '../../../app/support/services.ts';
import { commandsOf } from '../../support/commands.ts';
import type { AppliesFeature } from './applies.ts';

/** What applies to a computer. Its view comes when somebody asks. */
export function registerApplies(services: Services): Disposable {
  const store = new DisposableStore();
  let feature: Promise<AppliesFeature> | undefined;
  const load = async (): Promise<AppliesFeature> => {
    const { showApplies } = await import('./applies.ts');
    return showApplies(services, store);
  };
  const on = commandsOf(store, services);
  on('jamf.whatApplies', later`could not show what applies`, readObjectRow, async (object) => {
    const meant = object ?? objectShownAt(window.activeTextEditor?.document.uri) ?? 'nothing';
    await (await (feature ??= load())).show(meant);
  });
  on('jamf.refreshApplies', later`could not read what applies`, readNothing, async () => (await feature)?.refresh());
  on('jamf.internal.useApplies', later`could not do what the row is for`, readNothing, async () => (await feature)?.use());
  on('jamf.internal.stopApplies', later`could not stop loading`, readNothing, async () => (await feature)?.stop());
  return store;
}
