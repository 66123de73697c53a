import { contextKeys } from '../support/ids.ts';
import type { DriftForm, DriftReport, FolderForm } from './driftArguments.ts';
import { inFolderTitle, onDrift, onDriftGroup, type Contribution } from './contribution.ts';
import { is } from './when.ts';

/** Commands on what differs between a pulled folder and its instance. Where nothing is named, they are for rows of the Source Control view. */
export interface DriftCommands {
  /** Reads the instance of a pulled folder again, and shows what differs. */
  'jamf.checkDrift': (folder?: FolderForm) => DriftReport | undefined;
  'jamf.openDrift': (what?: DriftForm) => void;
  'jamf.openDriftFile': (what?: DriftForm) => void;
  /** Writes into the files what Jamf Pro has. Asks before an edit that was made there goes. */
  'jamf.takeTheirs': (what?: DriftForm) => void;
  /** Writes into the files what both sides changed. Resolves to the paths of those that hold conflicts, between marks as those of git. */
  'jamf.mergeBoth': (what?: DriftForm) => readonly string[];
  /** Sends what the files have, one object after the other, each as its document is sent. */
  'jamf.sendMine': (what?: DriftForm) => void;
  'jamf.ignoreDrift': (what?: DriftForm) => void;
  'jamf.showIgnoredDrift': (folder?: FolderForm) => void;
}

export const driftCommands: Readonly<Record<keyof DriftCommands, Contribution>> = {
  'jamf.checkDrift': {
    title: 'Check for Changes in Jamf',
    icon: 'sync',
    palette: is(contextKeys.folderPulled),
    places: [inFolderTitle('navigation@1')],
  },
  'jamf.openDrift': { title: 'Open Difference', icon: 'diff', palette: 'never', places: [onDrift('1_open@1', 'compare')] },
  'jamf.openDriftFile': {
    title: 'Open File',
    icon: 'go-to-file',
    palette: 'never',
    places: [onDrift('inline@1', 'file'), onDrift('1_open@2', 'file')],
  },
  'jamf.takeTheirs': {
    title: "Take Jamf's",
    icon: 'cloud-download',
    palette: 'never',
    places: [
      onDrift('inline@2', 'take'),
      onDrift('2_settle@1', 'take'),
      onDriftGroup(['inJamf'], 'inline@1'),
      onDriftGroup(['inJamf', 'both'], '2_settle@1'),
    ],
  },
  'jamf.mergeBoth': {
    title: 'Merge Both',
    icon: 'combine',
    palette: 'never',
    places: [onDrift('inline@4', 'merge'), onDrift('2_settle@3', 'merge')],
  },
  'jamf.sendMine': {
    title: 'Send Mine…',
    icon: 'cloud-upload',
    palette: 'never',
    places: [
      onDrift('inline@3', 'send'),
      onDrift('2_settle@2', 'send'),
      onDriftGroup(['here'], 'inline@1'),
      onDriftGroup(['here', 'both'], '2_settle@2'),
    ],
  },
  'jamf.ignoreDrift': {
    title: 'Ignore',
    icon: 'eye-closed',
    palette: 'never',
    places: [onDrift('3_ignore@1'), onDriftGroup(['inJamf', 'here', 'both', 'unread'], '3_ignore@1')],
  },
  'jamf.showIgnoredDrift': {
    title: 'Show Ignored…',
    icon: 'eye',
    palette: is(contextKeys.folderPulled),
    places: [inFolderTitle('2_ignored@1')],
  },
};
