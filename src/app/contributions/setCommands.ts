import type { InstanceArgument, ObjectArgument, PullForm, PullReport, RefreshForm, RefreshReport, UsesReport } from './arguments.ts';
import { contextKeys } from '../support/ids.ts';
import { inEditorTitle, inTable, inTitle, onOneObject, onRow, type Contribution } from './contribution.ts';
import { all, is, not, ofScheme } from './when.ts';

/** Commands about an instance as a whole. Where something is not named, they ask for it. */
export interface SetCommands {
  /** Reads lists and objects into the instance's snapshot. With the form it asks nothing. */
  'jamf.refreshSnapshot': (what?: InstanceArgument | RefreshForm) => RefreshReport | undefined;
  /** Shows who uses an object. Named by data, what nobody has read yet is read; else that is asked. */
  'jamf.findReferences': (object?: ObjectArgument) => UsesReport | undefined;
  /** Of the object whose references are shown: reads what nobody has read, or all that could use it. */
  'jamf.readUses': () => void;
  'jamf.refreshUses': () => void;
  /** Asks for words, and shows the references alone that have them; the same of a report. */
  'jamf.searchUses': () => void;
  'jamf.searchUseReport': () => void;
  'jamf.showUnused': (instance?: InstanceArgument) => void;
  'jamf.showDeadReferences': (instance?: InstanceArgument) => void;
  'jamf.refreshUseReport': () => void;
  /** Asks for the file. */
  'jamf.exportUseReport': () => void;
  /** Writes objects into a folder, a file for each. With the form it asks nothing but what is to be removed. */
  'jamf.pull': (what?: InstanceArgument | PullForm) => PullReport | undefined;
}

/** In the menu of an instance's row they are one group: `2_whole`. */
export const setCommands: Readonly<Record<keyof SetCommands, Contribution>> = {
  'jamf.refreshSnapshot': {
    title: 'Read Snapshot…',
    icon: 'archive',
    palette: is(contextKeys.hasInstances),
    places: [onRow('instance', '2_whole@1')],
  },
  'jamf.findReferences': {
    title: 'Find References',
    icon: 'references',
    palette: is(contextKeys.hasInstances),
    places: [
      onOneObject('1_use@6', { read: true }),
      inTable('1_use@7'),
      inEditorTitle('1_object@6', all(ofScheme('jamf'), not(is('isInDiffEditor')))),
    ],
  },
  'jamf.readUses': {
    title: 'Read What Is Missing…',
    icon: 'cloud-download',
    palette: is(contextKeys.usesShown),
    places: [inTitle('jamf.uses', 'navigation@1')],
  },
  'jamf.refreshUses': {
    title: 'Read All Anew…',
    icon: 'refresh',
    palette: is(contextKeys.usesShown),
    places: [inTitle('jamf.uses', 'navigation@2')],
  },
  'jamf.searchUses': {
    title: 'Filter References by Text…',
    icon: 'search',
    palette: is(contextKeys.usesShown),
    places: [inTitle('jamf.uses', 'navigation@3')],
  },
  'jamf.searchUseReport': {
    title: 'Filter Report by Text…',
    icon: 'search',
    palette: is(contextKeys.useReportShown),
    places: [inTitle('jamf.useReport', 'navigation@3')],
  },
  'jamf.showUnused': {
    title: 'Unused Objects…',
    icon: 'circle-slash',
    palette: is(contextKeys.hasInstances),
    places: [onRow('instance', '2_whole@5')],
  },
  'jamf.showDeadReferences': {
    title: 'Dead References…',
    icon: 'debug-disconnect',
    palette: is(contextKeys.hasInstances),
    places: [onRow('instance', '2_whole@6')],
  },
  'jamf.refreshUseReport': {
    title: 'Read Anew…',
    icon: 'refresh',
    palette: is(contextKeys.useReportShown),
    places: [inTitle('jamf.useReport', 'navigation@2')],
  },
  'jamf.exportUseReport': {
    title: 'Export Report…',
    icon: 'export',
    palette: is(contextKeys.useReportShown),
    places: [inTitle('jamf.useReport', 'navigation@1')],
  },
  'jamf.pull': {
    title: 'Pull to Folder…',
    icon: 'repo-pull',
    palette: is(contextKeys.hasInstances),
    places: [onRow('instance', '2_whole@3')],
  },
};
