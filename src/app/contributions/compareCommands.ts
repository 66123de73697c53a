import { contextKeys } from '../support/ids.ts';
import type { KindRow, PairRow } from '../sets/compare/comparisonRows.ts';
import type { CompareForm, CompareReport, InstanceArgument } from './arguments.ts';
import { inTitle, onRow, type Contribution } from './contribution.ts';
import { all, inView, is } from './when.ts';

/** Commands about two instances that are compared as a whole, or an instance and a folder. Those without an argument are about the one on show. */
export interface CompareCommands {
  /** Opens the comparison. With the form it asks nothing, and reads both anew. */
  'jamf.compareInstances': (what?: InstanceArgument | CompareForm) => CompareReport | undefined;
  'jamf.refreshComparison': () => void;
  'jamf.swapComparison': () => void;
  'jamf.filterComparison': () => void;
  'jamf.searchComparison': () => void;
  'jamf.clearComparisonFilter': () => void;
  'jamf.openAllDifferences': () => void;
  'jamf.openKindDifferences': (kind?: KindRow) => void;
  'jamf.exportComparison': () => void;
  'jamf.closeComparison': () => void;
  'jamf.openComparedLeft': (row?: PairRow) => void;
  'jamf.openComparedRight': (row?: PairRow) => void;
  'jamf.compareScriptText': (row?: PairRow) => void;
  'jamf.copyComparedName': (row?: PairRow) => void;
  'jamf.copyToOtherSide': (row?: PairRow) => void;
}

const shown = is(contextKeys.comparisonShown);

export const compareCommands: Readonly<Record<keyof CompareCommands, Contribution>> = {
  'jamf.compareInstances': {
    title: 'Compare Instances…',
    icon: 'diff-multiple',
    palette: is(contextKeys.hasInstances),
    places: [onRow('instance', '2_whole@2')],
  },
  'jamf.filterComparison': {
    title: 'Filter by Result…',
    icon: 'filter',
    palette: shown,
    places: [inTitle('jamf.comparison', 'navigation@1')],
  },
  'jamf.searchComparison': {
    title: 'Filter by Text…',
    icon: 'search',
    palette: shown,
    places: [inTitle('jamf.comparison', 'navigation@2')],
  },
  'jamf.clearComparisonFilter': {
    title: 'Clear Filter of Comparison',
    icon: 'clear-all',
    palette: is(contextKeys.comparisonFiltered),
    places: [{ menu: 'view/title', group: 'navigation@3', when: all(inView('jamf.comparison'), is(contextKeys.comparisonFiltered)) }],
  },
  'jamf.openAllDifferences': {
    title: 'Open All Differences',
    icon: 'diff-multiple',
    palette: shown,
    places: [inTitle('jamf.comparison', 'navigation@4')],
  },
  'jamf.openKindDifferences': {
    title: 'Open Its Differences',
    icon: 'diff-multiple',
    palette: 'never',
    places: [onRow('comparedKind', 'inline@1', { differs: true }), onRow('comparedKind', '1_use@1', { differs: true })],
  },
  'jamf.refreshComparison': {
    title: 'Compare Anew',
    icon: 'refresh',
    palette: shown,
    places: [inTitle('jamf.comparison', '1_sides@1')],
  },
  'jamf.swapComparison': { title: 'Swap Sides', icon: 'arrow-swap', palette: shown, places: [inTitle('jamf.comparison', '1_sides@2')] },
  'jamf.exportComparison': {
    title: 'Export Comparison…',
    icon: 'export',
    palette: shown,
    places: [inTitle('jamf.comparison', '2_keep@1')],
  },
  'jamf.closeComparison': { title: 'Close Comparison', icon: 'close', palette: shown, places: [inTitle('jamf.comparison', '3_close@1')] },
  'jamf.openComparedLeft': { title: 'Open Left', palette: 'never', places: [onRow('pair', '1_use@1', { left: true })] },
  'jamf.openComparedRight': { title: 'Open Right', palette: 'never', places: [onRow('pair', '1_use@2', { right: true })] },
  'jamf.compareScriptText': { title: 'Compare Script Text', palette: 'never', places: [onRow('pair', '6_compare@1', { script: true })] },
  'jamf.copyComparedName': { title: 'Copy Name', palette: 'never', places: [onRow('pair', '5_copy@1')] },
  'jamf.copyToOtherSide': { title: 'Copy to the Other Instance', palette: 'never', places: [onRow('pair', '7_change@1', { copy: true })] },
};
