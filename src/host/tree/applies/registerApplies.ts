import { window, type Disposable } from 'vscode';
import { readNothing, readObjectRow } from '../../../app/contributions/read.ts';
import { later } from '../../../app/support/language.ts';
import { madeOnce } from '../../../app/support/firstUse.ts';
import { DisposableStore } from '../../../app/support/disposables.ts';
import { objectShownAt } from '../../../app/support/nodes.ts';
import type { Services } from '../../../app/support/services.ts';
import { commandsOf } from '../../support/commands.ts';
import type { AppliesFeature } from './applies.ts';

/** What applies to a computer. Its view comes when somebody asks. */
export function registerApplies(services: Services): Disposable {
  const store = new DisposableStore();
  let isBegun = false;
  const feature = madeOnce(async (): Promise<AppliesFeature> => {
    isBegun = true;
    const { showApplies } = await import('./applies.ts');
    return showApplies(services, store);
  });
  /** Undefined: nobody has asked what applies. */
  const begun = async (): Promise<AppliesFeature | undefined> => (isBegun ? await feature() : undefined);
  const on = commandsOf(store, services);
  on('jamf.whatApplies', later`could not show what applies`, readObjectRow, async (object) => {
    const meant = object ?? objectShownAt(window.activeTextEditor?.document.uri) ?? 'nothing';
    await (await feature()).show(meant);
  });
  on('jamf.refreshApplies', later`could not read what applies`, readNothing, async () => (await begun())?.refresh());
  on('jamf.internal.useApplies', later`could not do what the row is for`, readNothing, async () => (await begun())?.use());
  on('jamf.internal.stopApplies', later`could not stop loading`, readNothing, async () => (await begun())?.stop());
  return store;
}
