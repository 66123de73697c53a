import { t } from '@vscode/l10n';
import { ThemeIcon, TreeItemCollapsibleState } from 'vscode';
import type { CommandId } from '../../../app/contributions/commandTypes.ts';
import { contextValue } from '../../../app/contributions/rows.ts';
import type { LoadingNode, Trouble } from '../../../app/lists/nodes.ts';
import { wayOn } from '../../../app/lists/wayOn.ts';
import { lanesOf } from '../../../app/support/waits/askedWaits.ts';
import type { Services } from '../../../app/support/services.ts';
import { rowCall, type RowCall } from '../../support/rowCall.ts';
import type { Drawn } from './instanceItem.ts';

interface TroubleWays {
  /** Tries again. */
  readonly command: RowCall;
  /** Does what the row leads to. */
  readonly use: CommandId;
  /** What went wrong, where that is not what its problem says. */
  readonly title?: string;
}

export function troubleItem(node: Trouble, { command, use, title }: TroubleWays): Drawn {
  const way = wayOn(node.problem);
  const signIn = rowCall(t`Sign in`, use);
  if (way === 'signIn')
    return {
      ...leafItem(t`Sign in…`, 'sign-in'),
      command: signIn,
      accessibilityInformation: { label: t`Sign in… ${node.words}` },
    };
  return {
    ...leafItem(title ?? node.title, node.problem.kind === 'cancelled' ? 'debug-stop' : 'warning'),
    contextValue: contextValue('trouble', {}),
    ...(way === 'retry' ? { description: t`Retry`, command } : { description: t`Sign in…`, command: signIn }),
    accessibilityInformation: { label: way === 'retry' ? t`${node.words} Enter tries again.` : t`${node.words} Enter signs in.` },
  };
}

export function loadingWords({ instanceId }: Pick<LoadingNode, 'instanceId'>, { instances }: Services): string {
  return instances.waits.words(instanceId, lanesOf.tree) ?? t`Loading…`;
}

export function loadingItem(node: Pick<LoadingNode, 'instanceId'>, services: Services): Drawn {
  const label = loadingWords(node, services);
  return {
    ...leafItem(label, 'loading~spin'),
    description: t`Stop`,
    command: rowCall(t`Stop`, 'jamf.internal.stopLoading'),
    accessibilityInformation: { label: t`${label}, Enter stops it` },
  };
}

/** A row with nothing below it. */
export function leafItem(label: string, icon: string): Drawn {
  return { label, iconPath: new ThemeIcon(icon), collapsibleState: TreeItemCollapsibleState.None };
}
