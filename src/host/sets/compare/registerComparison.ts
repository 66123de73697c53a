import { workspace } from 'vscode';
import { readCompare, readKindRow, readPairRow } from '../../../app/contributions/readCompare.ts';
import { readNothing } from '../../../app/contributions/read.ts';
import type { DisposableStore } from '../../../app/support/disposables.ts';
import { schemes } from '../../../app/support/ids.ts';
import { madeOnce } from '../../../app/support/firstUse.ts';
import { later } from '../../../app/support/language.ts';
import type { RegisterCommand } from '../../support/commands.ts';
import type { SetParts } from '../setParts.ts';
import type { ComparisonFeature } from './comparison.ts';

/** What is done with two sides that are compared. Its view comes with the first comparison. */
export function registerComparison(on: RegisterCommand, parts: SetParts, store: DisposableStore): void {
  let isBegun = false;
  const feature = madeOnce(async () => {
    isBegun = true;
    const { ComparisonFeature } = await import('./comparison.ts');
    return new ComparisonFeature(parts, store);
  });
  /** Undefined: nothing was compared. */
  const begun = async (): Promise<ComparisonFeature | undefined> => (isBegun ? await feature() : undefined);
  store.add(
    workspace.registerTextDocumentContentProvider(schemes.compared, {
      provideTextDocumentContent: async (uri) => (await feature()).texts.textAt(uri),
    }),
  );
  on('jamf.compareInstances', later`could not compare`, readCompare, async (what) => await (await feature()).compare(what));
  on('jamf.refreshComparison', later`could not compare`, readNothing, async () => (await begun())?.refresh());
  on('jamf.swapComparison', later`could not swap the sides`, readNothing, async () => (await begun())?.swap());
  on('jamf.filterComparison', later`could not filter the comparison`, readNothing, async () => (await begun())?.chooseStates());
  on('jamf.searchComparison', later`could not filter the comparison`, readNothing, async () => (await begun())?.chooseText());
  on('jamf.clearComparisonFilter', later`could not filter the comparison`, readNothing, async () => (await begun())?.clearFilter());
  on('jamf.openAllDifferences', later`could not open the differences`, readNothing, async () => (await begun())?.openAll());
  on('jamf.openKindDifferences', later`could not open the differences`, readKindRow, async (kind) => (await begun())?.openAll(kind));
  on('jamf.exportComparison', later`could not export the comparison`, readNothing, async () => (await begun())?.save());
  on('jamf.closeComparison', later`could not close the comparison`, readNothing, async () => (await begun())?.close());
  on('jamf.openComparedLeft', later`could not open the object`, readPairRow, async (row) => (await begun())?.openSide(row, 'left'));
  on('jamf.openComparedRight', later`could not open the object`, readPairRow, async (row) => (await begun())?.openSide(row, 'right'));
  on('jamf.compareScriptText', later`could not open the difference`, readPairRow, async (row) => (await begun())?.compareScript(row));
  on('jamf.copyComparedName', later`could not copy the name`, readPairRow, async (row) => (await begun())?.copyName(row));
  on('jamf.copyToOtherSide', later`could not copy the object`, readPairRow, async (row) => (await begun())?.copyToOther(row));
  on('jamf.internal.useCompared', later`could not open the difference`, readNothing, async () => (await begun())?.use());
  on('jamf.internal.stopComparing', later`could not stop`, readNothing, async () => (await begun())?.stop());
}
