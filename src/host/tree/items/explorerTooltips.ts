import { t } from '@vscode/l10n';
import { oneLine } from '../../../core/catalog/plain.ts';
import { sensitivityOf } from '../../../core/catalog/sensitive.ts';
import type { Resource } from '../../../core/families/family.ts';
import { environmentWords } from '../../../core/instances/environmentWords.ts';
import type { InstanceProfile } from '../../../core/instances/profile.ts';
import type { SignedIn } from '../../../core/instances/session.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';
import type { Problem } from '../../../shared/problem.ts';
import { accountMay } from '../../../app/lists/accountMay.ts';
import type { ExplorerNode, InstanceTreeNode, ResourceTreeNode } from '../../../app/lists/nodes.ts';
import { heldOn } from '../../../app/support/account.ts';
import { instanceNameOf, type About } from './explorerItems.ts';
import { stateWords } from './instanceItem.ts';
import { loadingWords } from './standInItems.ts';

/** Made when somebody hovers. */
export async function tooltipOf(node: ExplorerNode, about: About): Promise<string | undefined> {
  switch (node.kind) {
    case 'instance':
      return await instanceTooltip(node, about);
    case 'resource':
      return resourceTooltip(node, about);
    case 'object':
      return [
        t`${kindOf(node.resource).label.one} “${oneLine(node.label)}” on ${instanceNameOf(node, about)}`,
        ...node.row.fields.map(([name, value]) => `${name}: ${value}`),
      ].join('\n');
    case 'trouble':
      return node.words;
    case 'notice':
      return node.more === '' ? undefined : node.more;
    case 'loading':
      return t`${loadingWords(node, about.services)}\nA click stops it.`;
    default:
      return undefined;
  }
}

function resourceTooltip(node: ResourceTreeNode, about: About): string {
  const { of } = node;
  const { missing } = accountMay(of, heldOn(about.services.instances, node.instanceId));
  const can = canWords(of);
  return [
    kindOf(of.key).label.many,
    oneLine((of.can.list ?? of.can.read ?? of.can.create)?.key ?? '', 500),
    can === undefined ? t`Read only in the API.` : t`The API can ${can}.`,
    missing.length === 0 ? '' : t`The account lacks: ${oneLine(missing.join(', '), 1000)}.`,
    of.deprecated ? goingWords(of.deprecationDate) : '',
    of.can.list === undefined ? '' : sensitivityOf(of.can.list).why,
  ]
    .filter((line) => line !== '')
    .join('\n');
}

/** What the API can do with the objects of a resource; undefined: nothing but reading. */
function canWords(of: Resource): string | undefined {
  const can = [
    of.can.create !== undefined && t`create`,
    of.can.edit !== undefined && t`edit`,
    of.can.remove !== undefined && t`delete`,
  ].filter((verb) => verb !== false);
  return can.length === 0 ? undefined : can.join(', ');
}

function goingWords(since: string | undefined): string {
  return since === undefined
    ? t`Deprecated: a later Jamf Pro will not have it.`
    : t`Deprecated since ${oneLine(since, 30)}: a later Jamf Pro will not have it.`;
}

const accessWords = () => ({ readOnly: t`read-only`, confirm: t`asks before each write`, full: t`writes allowed` }) as const;

async function instanceTooltip(
  { instanceId }: InstanceTreeNode,
  { services: { instances, problems }, snapshotTold }: About,
): Promise<string | undefined> {
  const profile = instances.get(instanceId);
  if (profile === undefined) return undefined;
  const { kind, problem } = instances.state(instanceId);
  const known = instances.session(instanceId).known();
  const lines = [
    profile.name,
    profile.url,
    known.version === undefined ? '' : t`Jamf Pro ${known.version}`,
    `${environmentWords()[profile.environment]}, ${accessWords()[instances.access(instanceId).access]}, ${stateWords()[kind]}`,
    accountLine(profile.account, known.signedIn),
    known.token === undefined ? '' : t`Token: ${timeLeft(known.token.remaining)} left, renewed by itself`,
    (await snapshotTold(instanceId)) ?? '',
    problem === undefined ? '' : await problems.words(problem, { instanceId, couldNot: () => couldNot(problem) }),
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
