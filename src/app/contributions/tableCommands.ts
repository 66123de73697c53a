import { inTablePart, type Contribution } from './contribution.ts';
import { inPanel } from './when.ts';

/** Those that are about the rows that are selected in the table in front, and those about a column of it. */
type TableCommand =
  | `jamf.table.${'openRows' | 'copyRows' | 'copyIds' | 'copyNames' | 'exportRows'}`
  | `jamf.table.${'sortAscending' | 'sortDescending' | 'moveLeft' | 'moveRight' | 'fitWidth' | 'hideColumn' | 'resetColumns'}`;

/** Commands on the table in front. */
export type TableCommands = Readonly<Record<TableCommand, (column?: string) => void>>;

const inFront = inPanel('jamf.table');

export const tableCommands: Readonly<Record<keyof TableCommands, Contribution>> = {
  'jamf.table.openRows': { title: 'Open', palette: 'never', places: [inTablePart(['row', 'rows'], '1_use@1')] },
  'jamf.table.copyIds': { title: 'Copy IDs', palette: inFront, places: [inTablePart(['rows'], '5_copy@1')] },
  'jamf.table.copyNames': { title: 'Copy Names', palette: inFront, places: [inTablePart(['rows'], '5_copy@2')] },
  'jamf.table.copyRows': { title: 'Copy Rows', palette: inFront, places: [inTablePart(['row', 'rows', 'values'], '5_copy@5')] },
  'jamf.table.exportRows': {
    title: 'Export Selection…',
    palette: inFront,
    places: [inTablePart(['row', 'rows', 'values'], '6_export')],
  },
  'jamf.table.sortAscending': { title: 'Sort Ascending', palette: 'never', places: [inTablePart(['column'], '1_sort@1')] },
  'jamf.table.sortDescending': { title: 'Sort Descending', palette: 'never', places: [inTablePart(['column'], '1_sort@2')] },
  'jamf.table.moveLeft': { title: 'Move Left', palette: 'never', places: [inTablePart(['column'], '2_place@1')] },
  'jamf.table.moveRight': { title: 'Move Right', palette: 'never', places: [inTablePart(['column'], '2_place@2')] },
  'jamf.table.fitWidth': { title: 'Fit Width', palette: 'never', places: [inTablePart(['column'], '3_show@1')] },
  'jamf.table.hideColumn': { title: 'Hide Column', palette: 'never', places: [inTablePart(['column'], '3_show@2')] },
  'jamf.table.resetColumns': { title: 'Reset Columns', palette: 'never', places: [inTablePart(['column'], '3_show@3')] },
};
