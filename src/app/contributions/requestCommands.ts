import type { JamfNode } from '../support/nodes.ts';
import type { NewRequestForm, RequestArgument, SentRequest } from './arguments.ts';
import { inEditorTitle, inTitle, onOneObject, onRow, type Contribution } from './contribution.ts';
import { all, inEditor, is, named, not, onAnswerRow } from './when.ts';

/** Commands of the request runner and of the view of requests. */
export interface RequestCommands {
  /** Opens the runner, filled. Nothing is sent. */
  'jamf.newRequest': (from?: JamfNode | NewRequestForm) => void;
  'jamf.openRequest': (request?: RequestArgument) => void;
  'jamf.searchRequests': () => void;
  'jamf.clearHistory': () => void;
  /** One request of the history: into a file, onto the clipboard as a cURL line without a secret, out of the history. */
  'jamf.saveSentRequest': (sent?: SentRequest) => void;
  'jamf.copySentRequest': (sent?: SentRequest) => void;
  'jamf.deleteSentRequest': (sent?: SentRequest) => void;
  /** What the runner in front holds; resolves when the answer, or the reason for none, is on screen. */
  'jamf.request.send': () => void;
  'jamf.request.stop': () => void;
  'jamf.request.openResponse': () => void;
  /** Of the table that an answer is shown as: the row that its menu is about. */
  'jamf.request.copyRow': () => void;
}

const isActive = is('jamf.runnerActive');
const isBusy = is('jamf.runnerBusy');
const isRequestFile = named(/\.jamf\.json$/);
const elsewhere = ['sideBarFocus', 'panelFocus', 'auxiliaryBarFocus', 'inQuickOpen'] as const;

export const requestCommands: Readonly<Record<keyof RequestCommands, Contribution>> = {
  'jamf.newRequest': {
    title: 'New Request',
    icon: 'new-file',
    places: [
      inTitle('jamf.requests', 'navigation@1', 'whenAny'),
      onRow('instance', '1_use@1'),
      onRow('resource', '1_use@2'),
      onOneObject('1_use@2'),
      onRow('operation', 'inline@1'),
      onRow('operation', '1_use@1'),
    ],
  },
  'jamf.openRequest': {
    title: 'Open Request…',
    icon: 'go-to-file',
    places: [
      inEditorTitle('navigation@1', all(isRequestFile, not(inEditor('jamf.requestFile')))),
      { menu: 'explorer/context', group: 'navigation@9', when: isRequestFile },
    ],
  },
  'jamf.searchRequests': { title: 'Search Requests…', icon: 'search', places: [inTitle('jamf.requests', 'navigation@2')] },
  'jamf.clearHistory': { title: 'Clear Request History…', icon: 'clear-all', places: [inTitle('jamf.requests', '2_history')] },
  'jamf.saveSentRequest': { title: 'Save Request as File…', palette: 'never', places: [onRow('entry', '1_use@1')] },
  'jamf.copySentRequest': { title: 'Copy as cURL', palette: 'never', places: [onRow('entry', '5_copy@1')] },
  'jamf.deleteSentRequest': {
    title: 'Delete from History',
    icon: 'trash',
    palette: 'never',
    places: [onRow('entry', 'inline@1'), onRow('entry', '7_change@1')],
  },
  'jamf.request.send': {
    title: 'Send Request',
    icon: 'play',
    enablement: all(isActive, not(isBusy)),
    palette: isActive,
    key: { key: 'ctrl+enter', mac: 'cmd+enter', when: all(isActive, ...elsewhere.map((key) => not(is(key)))) },
  },
  'jamf.request.stop': { title: 'Stop Request', icon: 'debug-stop', enablement: all(isActive, isBusy), palette: isActive },
  'jamf.request.openResponse': {
    title: 'Open Response in Editor',
    icon: 'go-to-file',
    enablement: isActive,
    palette: isActive,
    places: [inEditorTitle('navigation@3', isActive)],
  },
  'jamf.request.copyRow': {
    title: 'Copy Row',
    palette: 'never',
    places: [{ menu: 'webview/context', group: '5_copy@0', when: onAnswerRow }],
  },
};
