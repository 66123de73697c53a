import { t } from '@vscode/l10n';
import { environmentWords } from '../../core/instances/environmentWords.ts';
import { ThemeColor, ThemeIcon, TreeItemCollapsibleState, type TreeItem } from 'vscode';
import { oneLine } from '../../core/catalog/plain.ts';
import type { InstanceProfile } from '../../core/instances/profile.ts';
import type { SignedIn } from '../../core/instances/session.ts';
import type { Problem } from '../../shared/problem.ts';
import { instanceDescription } from '../../app/instances/lockWords.ts';
import { instanceIcon, type InstanceIcon } from '../../app/instances/marks.ts';
import { colors } from '../../app/support/ids.ts';
import type { InstanceState, Services } from '../../app/support/services.ts';
import { contextValue } from '../../app/contributions/rows.ts';
import type { InstanceTreeNode } from '../../app/lists/nodes.ts';
import type { RowCall } from '../support/rowCall.ts';
import { instanceRowUri } from './rowUri.ts';

/** The parts of a `TreeItem` that are set here. */
export type Drawn = Pick<
  TreeItem,
  'label' | 'description' | 'iconPath' | 'resourceUri' | 'collapsibleState' | 'contextValue' | 'accessibilityInformation'
> & { readonly command?: RowCall };

const words = (): Readonly<Record<InstanceState['kind'], string>> => ({
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

const accessWords = () => ({ readOnly: t`read-only`, confirm: t`asks before each write`, full: t`writes allowed` }) as const;

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
    accessibilityInformation: { label: t`Instance ${name}, ${description}, ${words()[kind]}` },
  };
}

export function instanceTooltip({ instanceId }: InstanceTreeNode, { instances, problems }: Services): string | undefined {
  const profile = instances.get(instanceId);
  if (profile === undefined) return undefined;
  const { kind, problem } = instances.state(instanceId);
  const known = instances.session(instanceId).known();
  const lines = [
    profile.name,
    profile.url,
    known.version === undefined ? '' : t`Jamf Pro ${known.version}`,
    `${environmentWords()[profile.environment]}, ${accessWords()[instances.access(instanceId).access]}, ${words()[kind]}`,
    accountLine(profile.account, known.signedIn),
    known.token === undefined ? '' : t`Token: ${timeLeft(known.token.remaining)} left, renewed by itself`,
    problem === undefined ? '' : problems.words(problem, { instanceId, couldNot: () => couldNot(problem) }),
  ];
  return lines
    .filter((line) => line !== '')
    .map((line) => oneLine(line, 300))
    .join('\n');
}

/** What did not work, so that the sentence does not say of a refused password that the server could not be reached. */
function couldNot(problem: Problem): string {
  if (problem.kind === 'auth') return t`could not sign in`;
  return problem.kind === 'network' || problem.kind === 'tls' ? t`could not reach it` : t`could not get an answer of Jamf Pro`;
}

function accountLine(account: InstanceProfile['account'], signedIn: SignedIn | undefined): string {
  if (account.kind === 'none') return t`Built-in demo: nothing leaves this window`;
  const who = account.kind === 'client' ? t`API client ${account.clientId}` : t`User ${account.username}`;
  return signedIn?.privileges === undefined ? who : t`${who}, ${signedIn.privileges.size} privileges`;
}

/** Of milliseconds, in the unit that a person would use. */
function timeLeft(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  return seconds < 120 ? `${seconds} s` : t`${Math.floor(seconds / 60)} min`;
}
