import type { TreeItem } from 'vscode';

/** The parts of a `TreeItem` that are set here. */
export type Drawn = Pick<
  TreeItem,
  'label' | 'description' | 'iconPath' | 'resourceUri' | 'collapsibleState' | 'contextValue' | 'command' | 'accessibilityInformation'
>;
