import { workspace } from 'vscode';
import { readCompare, readKindRow, readPairRow } from '../../../app/contributions/readCompare.ts';
import { readNothing } from '../../../app/contributions/read.ts';
import type { DisposableStore } from '../../../app/support/disposables.ts';
import { schemes } from '../../../app/support/ids.ts';
import { later } from '../../../app/support/language.ts';
import type { RegisterCommand } from '../../support/commands.ts';
import type { SetParts } from '../setParts.ts';
import type { ComparisonFeature } from './comparison.ts';

/** What is done with two sides that are compared. Its view comes with the first comparison. */
export function registerComparison(on: RegisterCommand, parts: SetParts, store: DisposableStore): void {
  let made: Promise<ComparisonFeature> | undefined;
  const make = async (): Promise<ComparisonFeature> => {
    const { ComparisonFeature } = await import('./comparison.ts');
    return new ComparisonFeature(parts, store);
  };
  const texts = async (): Promise<ComparisonFeature['texts']> => (await (made ??= make())).texts;
  store.add(
    workspace.registerTextDocumentContentProvider(schemes.compared, {
      provideTextDocumentContent: async (uri) => (await texts()).textAt(uri),
    }),
  );
  on('jamf.compareInstances', later`could not compare`, readCompare, async (what) => await (await (made ??= make())).compare(what));
  on('jamf.refreshComparison', later`could not compare`, readNothing, async () => (await made)?.refresh());
  on('jamf.swapComparison', later`could not swap the sides`, readNothing, async () => (await made)?.swap());
  on('jamf.filterComparison', later`could not filter the comparison`, readNothing, async () => (await made)?.chooseStates());
  on('jamf.searchComparison', later`could not filter the comparison`, readNothing, async () => (await made)?.chooseText());
  on('jamf.clearComparisonFilter', later`could not filter the comparison`, readNothing, async () => (await made)?.clearFilter());
  on('jamf.openAllDifferences', later`could not open the differences`, readNothing, async () => (await made)?.openAll());
  on('jamf.openKindDifferences', later`could not open the differences`, readKindRow, async (kind) => (await made)?.openAll(kind));
  on('jamf.exportComparison', later`could not export the comparison`, readNothing, async () => (await made)?.save());
  on('jamf.closeComparison', later`could not close the comparison`, readNothing, async () => (await made)?.close());
  on('jamf.openComparedLeft', later`could not open the object`, readPairRow, async (row) => (await made)?.openSide(row, 'left'));
  on('jamf.openComparedRight', later`could not open the object`, readPairRow, async (row) => (await made)?.openSide(row, 'right'));
  on('jamf.compareScriptText', later`could not open the difference`, readPairRow, async (row) => (await made)?.compareScript(row));
  on('jamf.copyComparedName', later`could not copy the name`, readPairRow, async (row) => (await made)?.copyName(row));
  on('jamf.copyToOtherSide', later`could not copy the object`, readPairRow, async (row) => (await made)?.copyToOther(row));
  on('jamf.internal.useCompared', later`could not open the difference`, readNothing, async () => (await made)?.use());
  on('jamf.internal.stopComparing', later`could not stop`, readNothing, async () => (await made)?.stop());
}
