import type { InstanceArgument, RefreshForm, RefreshReport } from './arguments.ts';
import { onRow, type Contribution } from './contribution.ts';

/** Commands about an instance as a whole. Where something is not named, they ask for it. */
export interface SetCommands {
  /** Reads lists and objects into the instance's snapshot. With the form it asks nothing. */
  'jamf.refreshSnapshot': (what?: InstanceArgument | RefreshForm) => RefreshReport | undefined;
}

/** In the menu of an instance's row they are one group: `2_whole`. */
export const setCommands: Readonly<Record<keyof SetCommands, Contribution>> = {
  'jamf.refreshSnapshot': { title: 'Read Snapshot…', icon: 'archive', places: [onRow('instance', '2_whole@1')] },
};
