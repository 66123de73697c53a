import { t } from '@vscode/l10n';
import { Loaded } from '../../../../core/json/loaded.ts';
import type { ObjectAddress } from '../../../../core/objects/address/address.ts';
import { nameOfObject } from '../../../../core/objects/create/objectNames.ts';
import type { ObjectPlan } from '../../../../core/objects/plan/plan.ts';
import { scopeEntries, type ScopeWish } from '../../../../core/objects/scope/editScope.ts';
import { isScoped, scopePlaces } from '../../../../core/objects/scope/scopePlaces.ts';
import { kindOf } from '../../../../core/resources/kindOf.ts';
import { invalidProblem, problemOf } from '../../../../shared/problem.ts';
import type { ObjectArgument, ScopeForm } from '../../../../app/contributions/arguments.ts';
import { instanceOfAll } from '../../../../app/keeping/removalWords.ts';
import { refusedScope, scopeDraft, type ScopeDraft } from '../../../../app/scope/scopeDraft.ts';
import { thingsInScopes } from '../../../../app/scope/scopeChoices.ts';
import type { ObjectNode } from '../../../../app/support/nodes.ts';
import { calledInSentence } from '../../sending/objectWords.ts';
import { planShown } from '../../system/opening.ts';
import { chosenObjects, objectAddress } from '../fileArguments.ts';
import type { FileParts } from '../fileParts.ts';
import { chooseAdded, chooseRemoved, formWishes } from './chooseScope.ts';
import { unsentIn, type ScopeTask } from './scopeTask.ts';
import { sendScopes } from './sendScopes.ts';

/** An object as its server has it, or why it cannot be changed. */
type Read = { readonly address: ObjectAddress } & ({ readonly plan: ObjectPlan; readonly base: Loaded } | { readonly refusal: string });

/**
 * Adds to the scopes of objects of one instance, or removes from them: what is not named is asked, what changes is shown and asked once,
 * and each object is saved with all that a save does.
 */
export async function changeScope(
  parts: FileParts,
  act: ScopeWish['act'],
  argument?: ObjectArgument | ScopeForm,
  selection?: readonly ObjectNode[],
): Promise<void> {
  const form = typeof argument === 'object' && 'what' in argument ? argument : undefined;
  const addresses = addressesIn(form, argument, selection);
  if (addresses.length === 0)
    throw invalidProblem(t`Choose what is in scope of something in the sidebar, or open it, to change its scope.`);
  const { instances, confirm } = parts.services;
  const { instanceId, name: instance } = instanceOfAll(
    addresses,
    instances,
    (names) => t`The selection is of ${names}. Change scopes on one instance at a time.`,
  );
  const task: ScopeTask = { act, instanceId, instance, origin: instances.session(instanceId).profile.url, addresses };
  const plans = await plansOf(parts, task);
  if (!(await confirm.unlocked(instanceId, t`The change of scope`))) return;
  const drafts = await draftsOf(parts, task, plans, form);
  if (drafts !== undefined) await sendScopes(parts, task, drafts);
}

function addressesIn(
  form: ScopeForm | undefined,
  argument: ObjectArgument | ScopeForm | undefined,
  selection: readonly ObjectNode[] | undefined,
): readonly ObjectAddress[] {
  if (form?.objects !== undefined) return form.objects.map(({ instance, resource, id }) => objectAddress(instance, resource, id, ''));
  const object = typeof argument === 'object' && 'what' in argument ? undefined : argument;
  return chosenObjects(object, selection);
}

/** By object. @throws `invalid` where none of them has a scope that can be changed. */
async function plansOf({ services, documents }: FileParts, { addresses }: ScopeTask): Promise<ReadonlyMap<ObjectAddress, ObjectPlan>> {
  const plans = new Map<ObjectAddress, ObjectPlan>();
  for (const address of addresses) plans.set(address, await planShown(services, documents, address));
  if (![...plans.values()].some(({ resource }) => isScoped(resource))) {
    const kinds = [...new Set(addresses.map(({ resource }) => kindOf(resource).label.many))].join(', ');
    throw invalidProblem(t`There is no scope of ${kinds} that the API of this Jamf Pro lets change.`);
  }
  return plans;
}

/** What is wished comes to this. Undefined: closed. What is there already is what can be removed, so the objects are read first then. */
async function draftsOf(
  parts: FileParts,
  task: ScopeTask,
  plans: ReadonlyMap<ObjectAddress, ObjectPlan>,
  form: ScopeForm | undefined,
): Promise<readonly ScopeDraft[] | undefined> {
  const draft = (all: readonly Read[], wishes: readonly ScopeWish[]): readonly ScopeDraft[] =>
    all.map((one) => ('plan' in one ? scopeDraft(one.address, one.plan, one.base, wishes) : refusedScope(one.address, one.refusal)));
  if (form === undefined && task.act === 'remove') {
    const all = await readAll(parts, task, plans);
    const scopes = all.flatMap((one) => ('plan' in one ? [scopeEntries(one.base.node, one.plan.write?.shape)] : []));
    const wishes = await chooseRemoved(task, thingsInScopes(scopes), scopes.length);
    return wishes && draft(all, wishes);
  }
  const places = [...plans.values()].flatMap(({ write }) => scopePlaces(write?.shape));
  const wishes = form === undefined ? await chooseAdded(parts, task, places) : await formWishes(parts, task, form);
  return wishes && draft(await readAll(parts, task, plans), wishes);
}

/** Each as its server has it. What one of them fails with is told of it alone. */
async function readAll(parts: FileParts, task: ScopeTask, plans: ReadonlyMap<ObjectAddress, ObjectPlan>): Promise<readonly Read[]> {
  const { services, documents } = parts;
  const { addresses, instance, instanceId } = task;
  const title = addresses.length === 1 ? t`Reading a scope on ${instance}…` : t`Reading ${addresses.length} scopes on ${instance}…`;
  return await services.waitFor({ title, instanceId }, async ({ signal }) =>
    Promise.all(
      addresses.map(async (address): Promise<Read> => {
        const plan = plans.get(address);
        const refusal = unsentIn(parts, address);
        if (refusal !== undefined || plan === undefined) return { address, refusal: refusal ?? '' };
        try {
          const base = new Loaded(await documents.reading.serverCopy(address, signal));
          const label = address.label === '' ? (nameOfObject(address.resource, base.node) ?? '') : address.label;
          return { address: { ...address, label }, plan, base };
        } catch (error) {
          const problem = problemOf(error);
          if (problem.kind === 'cancelled' || problem.kind === 'bug') throw error;
          return { address, refusal: await services.problems.words(problem, { instanceId, couldNot: couldNotRead(address) }) };
        }
      }),
    ),
  );
}

function couldNotRead(address: ObjectAddress): () => string {
  return () => t`could not read ${calledInSentence(address)}`;
}
