import { t } from '@vscode/l10n';
import { env, window } from 'vscode';
import { minimalRole } from '../../../core/auth/privileges.ts';
import type { InstanceProfile } from '../../../core/instances/profile.ts';
import type { Session } from '../../../core/instances/session.ts';
import type { Endpoint } from '../../../core/families/family.ts';
import type { InstanceArgument } from '../../../app/contributions/arguments.ts';
import type { WaitFor } from '../../../app/support/progress.ts';
import { say } from '../../support/say.ts';
import type { InstanceRegistry } from '../registry/instanceRegistry.ts';

interface Asking {
  readonly registry: InstanceRegistry;
  readonly waitFor: WaitFor;
}

/** `jamf.copyMinimalRole`: the union of the privileges of some operations, as the body of a new API role, on the clipboard. */
export async function copyMinimalRole(
  { registry, waitFor }: Asking,
  profile: InstanceProfile,
  from: InstanceArgument | undefined,
  given: readonly string[],
): Promise<void> {
  const session = registry.session(profile.id);
  const operations = given.length > 0 ? [{ privileges: given }] : await operationsOf(waitFor, session, profile, from);
  if (operations === undefined) return;
  const role = minimalRole(t('Minimal role'), operations);
  await env.clipboard.writeText(JSON.stringify(role, undefined, 2));
  void say.info(t('An API role with {0} privileges is on the clipboard: the body for POST /v1/api-roles.', role.privileges.length));
}

async function operationsOf(
  waitFor: WaitFor,
  session: Session,
  profile: InstanceProfile,
  from: InstanceArgument | undefined,
): Promise<readonly Pick<Endpoint, 'privileges'>[] | undefined> {
  const catalogue = await waiting(waitFor, profile, (signal) => session.catalogue(signal));
  const node = typeof from === 'string' ? undefined : from;
  if (node?.kind === 'operation') {
    const operation = catalogue.operation(node.operationKey);
    if (operation !== undefined) return [operation];
  }
  if (node?.kind === 'resource') {
    const found = catalogue.resource(node.resource);
    if (found !== undefined) return Object.values(found.can).filter((one) => one !== undefined);
  }
  const items = catalogue.operations.map((operation) => ({
    label: operation.key,
    description: operation.summary,
    detail: operation.privileges?.join(', ') ?? t('declares no privileges'),
    operation,
  }));
  const chosen = await window.showQuickPick(items, {
    title: t('{0}: operations that the role shall allow', profile.name),
    placeHolder: t('Choose any number of operations'),
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.length === 0 ? undefined : chosen?.map(({ operation }) => operation);
}

function waiting<T>(waitFor: WaitFor, { id, name }: InstanceProfile, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  return waitFor({ title: t`Reading what the account may do on ${name}…`, instanceId: id }, ({ signal }) => work(signal));
}
