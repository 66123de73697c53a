import { t } from '@vscode/l10n';
import { ThemeColor, ThemeIcon, TreeItemCollapsibleState, type TreeItem } from 'vscode';
import { oneLine } from '../../../core/catalog/plain.ts';
import { instanceDescription } from '../../../app/instances/lockWords.ts';
import { instanceIcon, type InstanceIcon } from '../../../app/instances/marks.ts';
import { colors } from '../../../app/support/ids.ts';
import type { InstanceState, Services } from '../../../app/support/services.ts';
import { contextValue } from '../../../app/contributions/rows.ts';
import type { InstanceTreeNode } from '../../../app/lists/nodes.ts';
import type { RowCall } from '../../support/rowCall.ts';
import { instanceRowUri } from '../rowUri.ts';

/** The parts of a `TreeItem` that are set here. */
export type Drawn = Pick<
  TreeItem,
  'label' | 'description' | 'iconPath' | 'resourceUri' | 'collapsibleState' | 'contextValue' | 'accessibilityInformation'
> & { readonly command?: RowCall };

/** What an instance's connection is like. */
export const stateWords = (): Readonly<Record<InstanceState['kind'], string>> => ({
  idle: t`not connected yet`,
  busy: t`busy`,
  signedIn: t`signed in`,
  signedOut: t`not signed in`,
  needsAttention: t`needs attention`,
  unreachable: t`unreachable`,
});

const iconColors: Readonly<Record<NonNullable<InstanceIcon['color']>, string>> = {
  production: colors.production,
  attention: 'list.warningForeground',
};

/** An instance, with what an admin must not mistake: production or not, and what writes need. */
export function instanceItem({ instanceId }: InstanceTreeNode, { instances }: Services): Drawn {
  const profile = instances.get(instanceId);
  const { kind } = instances.state(instanceId);
  const access = instances.access(instanceId);
  const name = oneLine(profile?.name ?? instanceId, 80);
  const description = instanceDescription(profile?.environment, access, Date.now());
  const { icon, color } = instanceIcon(profile?.environment, access, kind);
  return {
    label: name,
    description,
    iconPath: new ThemeIcon(icon, color === undefined ? undefined : new ThemeColor(iconColors[color])),
    resourceUri: instanceRowUri(instanceId),
    collapsibleState: TreeItemCollapsibleState.Collapsed,
    contextValue: contextValue('instance', {
      readOnly: access.access === 'readOnly',
      unlocked: access.unlockedUntil !== undefined,
      signedIn: kind === 'signedIn',
      signedOut: kind === 'signedOut',
      demo: profile?.account.kind === 'none',
    }),
    accessibilityInformation: { label: t`Instance ${name}, ${description}, ${stateWords()[kind]}` },
  };
}
