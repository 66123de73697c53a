import { contextKeys } from '../support/ids.ts';
import type { ExplorerNode } from '../lists/nodes.ts';
import { chosenRows, type JamfNode, type ResourceNode } from '../support/nodes.ts';
import type { InstanceArgument, ListNames, ShownList } from './arguments.ts';
import { inTable, inTitle, onRow, type Contribution, type MenuPlace } from './contribution.ts';
import { all, inRowsOf, is, not, type When } from './when.ts';

/** Commands of the views of instances and of API operations: what they list, and how. */
export interface ListCommands {
  'jamf.findObject': (instance?: string) => void;
  'jamf.findObjectInInstance': (instance?: InstanceArgument) => void;
  /** Reads the list anew that the row is or is in; without a row, all that is shown. What is no row only has the view drawn anew. */
  'jamf.refresh': (what?: ExplorerNode | ResourceNode | 'nothing') => void;
  'jamf.refreshList': (row?: ExplorerNode) => void;
  'jamf.filterResource': (list?: ExplorerNode) => void;
  'jamf.sortResource': (list?: ExplorerNode) => void;
  'jamf.clearFilter': (list?: ExplorerNode) => void;
  'jamf.clearSort': (list?: ExplorerNode) => void;
  /** Takes groups and kinds out of the view, for all instances. */
  'jamf.hideRow': (row?: ExplorerNode, selection?: readonly ExplorerNode[]) => void;
  'jamf.showHidden': () => void;
  /** `chosen`: the row that the keyboard is on. */
  'jamf.moveRowUp': (row?: ExplorerNode | typeof chosenRows) => void;
  'jamf.moveRowDown': (row?: ExplorerNode | typeof chosenRows) => void;
  'jamf.resetLayout': () => void;
  'jamf.loadMore': (more?: ExplorerNode) => void;
  /** Stops the wait of this number, see `StandingWait`; without one, what is shown as being waited for: asks which, if there are several. */
  'jamf.stopWaiting': (wait?: number) => void;
  'jamf.retry': (row?: ExplorerNode) => void;
  /** Asks which list, where a row does not say it. */
  'jamf.openTable': (list?: ResourceNode | ListNames) => void;
  'jamf.exportList': (list?: ResourceNode, shown?: ShownList) => void;
  'jamf.addFavourite': (row?: JamfNode, selection?: readonly JamfNode[]) => void;
  'jamf.removeFavourite': (row?: JamfNode, selection?: readonly JamfNode[]) => void;
  'jamf.copyId': (row?: JamfNode, selection?: readonly JamfNode[]) => void;
  /** `chosen`: of the rows that the keyboard is on. */
  'jamf.copyName': (row?: JamfNode | typeof chosenRows, selection?: readonly JamfNode[]) => void;
  'jamf.copySerial': (row?: JamfNode, selection?: readonly JamfNode[]) => void;
  'jamf.copyAddress': (row?: JamfNode, selection?: readonly JamfNode[]) => void;
  'jamf.copyAsCurl': (row?: JamfNode, selection?: readonly JamfNode[]) => void;
  'jamf.searchOperations': (instance?: InstanceArgument) => void;
  'jamf.chooseOperationsInstance': (instance?: string) => void;
  'jamf.showDeprecated': () => void;
  'jamf.hideDeprecated': () => void;
  'jamf.showAllOperations': () => void;
  'jamf.showCallableOperations': () => void;
}

const lists = ['resource', 'group'] as const;
const kept = ['resource', 'object'] as const;

/** One of a pair of which one stands in the menu of the view of operations: what it does is what it says. */
function inOperations(title: string, group: '1_show@1' | '1_show@2', when: When): Contribution {
  const place = inTitle('jamf.operations', group, 'whenAny');
  return { title, palette: when, places: [{ ...place, when: all(place.when, when) }] };
}

const inArrange = (group: '4_arrange@1' | '4_arrange@2'): MenuPlace => inTitle('jamf.explorer', group, 'whenAny');

function movingRow(title: string, group: '8_arrange@2' | '8_arrange@3', key: string): Contribution {
  return {
    title,
    palette: 'never',
    places: [onRow('group', group, { rest: false }), onRow('resource', group, { grouped: true })],
    key: { key, mac: key, when: inRowsOf('jamf.explorer'), args: chosenRows },
  };
}

export const listCommands: Readonly<Record<keyof ListCommands, Contribution>> = {
  'jamf.findObject': { title: 'Find Object…', icon: 'search', places: [inTitle('jamf.explorer', 'navigation@2', 'whenAny')] },
  'jamf.findObjectInInstance': { title: 'Find Object…', palette: 'never', places: [onRow('instance', '1_use@2')] },
  'jamf.refresh': { title: 'Refresh', icon: 'refresh', places: [inTitle('jamf.explorer', 'navigation@3', 'whenAny')] },
  'jamf.refreshList': { title: 'Refresh', icon: 'refresh', palette: 'never', places: [onRow(lists, 'inline@3'), onRow(lists, '2_list@5')] },
  'jamf.filterResource': {
    title: 'Filter…',
    icon: 'filter',
    palette: 'never',
    places: [onRow('resource', 'inline@2', { list: true }), onRow('resource', '2_list@1', { list: true })],
  },
  'jamf.sortResource': { title: 'Sort…', icon: 'list-ordered', palette: 'never', places: [onRow('resource', '2_list@2', { sort: true })] },
  'jamf.clearFilter': {
    title: 'Clear Filter',
    icon: 'clear-all',
    palette: 'never',
    places: [onRow('resource', '2_list@3', { filtered: true })],
  },
  'jamf.clearSort': { title: 'Clear Sort', palette: 'never', places: [onRow('resource', '2_list@4', { sorted: true })] },
  'jamf.hideRow': {
    title: 'Hide',
    icon: 'eye-closed',
    palette: 'never',
    places: [onRow('group', '8_arrange@1', { rest: false }), onRow('resource', '8_arrange@1', { grouped: true })],
  },
  'jamf.showHidden': { title: 'Show Hidden…', icon: 'eye', palette: is('jamf.hasInstances'), places: [inArrange('4_arrange@1')] },
  'jamf.moveRowUp': movingRow('Move Up', '8_arrange@2', 'alt+up'),
  'jamf.moveRowDown': movingRow('Move Down', '8_arrange@3', 'alt+down'),
  'jamf.resetLayout': { title: 'Reset Order and Hidden', palette: is('jamf.hasInstances'), places: [inArrange('4_arrange@2')] },
  'jamf.loadMore': { title: 'Load More', palette: 'never' },
  'jamf.stopWaiting': { title: 'Stop Waiting', icon: 'debug-stop', palette: is('jamf.waiting') },
  'jamf.retry': { title: 'Retry', icon: 'refresh', palette: 'never', places: [onRow('trouble', 'inline@1')] },
  'jamf.openTable': { title: 'Open as Table', icon: 'table', places: [onRow('resource', '1_use@0', { list: true })] },
  'jamf.exportList': { title: 'Export List…', icon: 'export', palette: 'never', places: [onRow('resource', '3_export', { list: true })] },
  'jamf.addFavourite': {
    title: 'Add to Favourites',
    icon: 'star-empty',
    palette: 'never',
    places: [onRow(kept, '4_favourite', { favourite: false })],
  },
  'jamf.removeFavourite': {
    title: 'Remove from Favourites',
    icon: 'star-full',
    palette: 'never',
    places: [onRow(kept, '4_favourite', { favourite: true })],
  },
  'jamf.copyId': { title: 'Copy ID', palette: 'never', places: [onRow('object', '5_copy@1'), inTable('5_copy@1')] },
  'jamf.copyName': {
    title: 'Copy Name',
    palette: 'never',
    places: [onRow(kept, '5_copy@2'), inTable('5_copy@2')],
    key: { key: 'ctrl+c', mac: 'cmd+c', when: inRowsOf('jamf.explorer'), args: chosenRows },
  },
  'jamf.copySerial': { title: 'Copy Serial Number', palette: 'never', places: [onRow('object', '5_copy@3', { serial: true })] },
  'jamf.copyAddress': { title: 'Copy Address', palette: 'never', places: [onRow(kept, '5_copy@4'), inTable('5_copy@4')] },
  'jamf.copyAsCurl': {
    title: 'Copy as cURL',
    palette: 'never',
    places: [onRow(kept, '5_copy@5'), inTable('5_copy@5'), onRow('operation', '2_copy@1')],
  },
  'jamf.searchOperations': {
    title: 'Search API Operations…',
    icon: 'search',
    places: [inTitle('jamf.operations', 'navigation@1', 'whenAny')],
  },
  'jamf.chooseOperationsInstance': {
    title: 'Choose Instance for API Operations…',
    icon: 'server',
    places: [inTitle('jamf.operations', 'navigation@2', 'whenAny')],
  },
  'jamf.showDeprecated': inOperations('Show Deprecated Operations', '1_show@1', is(contextKeys.deprecatedHidden)),
  'jamf.hideDeprecated': inOperations('Hide Deprecated Operations', '1_show@1', not(is(contextKeys.deprecatedHidden))),
  'jamf.showAllOperations': inOperations('Show All Operations', '1_show@2', is(contextKeys.onlyCallable)),
  'jamf.showCallableOperations': inOperations('Show Only Operations I May Call', '1_show@2', not(is(contextKeys.onlyCallable))),
};
