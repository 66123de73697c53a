import { t } from '@vscode/l10n';
import { ThemeIcon } from 'vscode';
import { oneLine } from '../../../../core/catalog/plain.ts';
import type { ScopeThing, ScopeWish } from '../../../../core/objects/scope/editScope.ts';
import { roleWords } from '../../../../core/objects/scope/scopeLines.ts';
import type { ScopePlace, ScopeRole } from '../../../../core/objects/scope/scopePlaces.ts';
import { kindOf } from '../../../../core/resources/kindOf.ts';
import { invalidProblem } from '../../../../shared/problem.ts';
import type { ScopeForm } from '../../../../app/contributions/arguments.ts';
import { pickText } from '../../../../app/lists/pickText.ts';
import {
  factsOfScoped,
  kindsOfScope,
  listsOfKind,
  wishesFor,
  type ScopedThing,
  type ScopeKind,
} from '../../../../app/scope/scopeChoices.ts';
import { pickObjects } from '../../../lists/objectPick.ts';
import { back, lineStep, pickStep, type Stepped } from '../../../lists/steps.ts';
import { catalogueOf } from '../../../support/catalogueOf.ts';
import type { FileParts } from '../fileParts.ts';
import type { ScopeTask } from './scopeTask.ts';

/** What is to be in the scopes, of what they take, and as what. Undefined: closed. */
export async function chooseAdded(
  { services }: Pick<FileParts, 'services'>,
  task: ScopeTask,
  places: readonly ScopePlace[],
): Promise<readonly ScopeWish[] | undefined> {
  const title = titleOf(task);
  for (;;) {
    const kind = await pickKind(title, kindsOfScope(places));
    if (kind === undefined) return undefined;
    const found = await chooseOfKind(services, task, kind);
    if (found !== back) return found;
  }
}

async function chooseOfKind(services: FileParts['services'], task: ScopeTask, kind: ScopeKind): Promise<Stepped<readonly ScopeWish[]>> {
  const { act } = task;
  for (;;) {
    const role = kind.roles.length === 1 ? kind.roles[0] : await pickRole(titleOf(task), kind);
    if (role === undefined || role === back) return role;
    const things = await pickThings(services, task, kind, role);
    if (things === undefined) return undefined;
    if (things !== back) return [{ act, role, things }];
    if (kind.roles.length === 1) return back;
  }
}

function titleOf({ act, addresses, instance }: ScopeTask): string {
  const [first] = addresses;
  const label = kindOf(first?.resource ?? '').label;
  const what = addresses.length === 1 ? `${label.one} “${oneLine(first?.label ?? '', 60)}”` : t`${addresses.length} objects`;
  return pickText(act === 'add' ? t`Add to the scope of ${what} on ${instance}` : t`Remove from the scope of ${what} on ${instance}`, 160);
}

async function pickKind(title: string, kinds: readonly ScopeKind[]): Promise<ScopeKind | undefined> {
  const words = roleWords();
  const items = kinds.map((value) => ({
    label: kindOf(value.kind).label.one,
    description: value.roles.map((role) => words[role]).join(', '),
    iconPath: new ThemeIcon(kindOf(value.kind).icon),
    value,
  }));
  const chosen = await pickStep({ title, placeholder: t`What is to be in scope`, items: () => items, hasBack: false });
  return chosen === undefined || chosen === back ? undefined : chosen.items[0]?.value;
}

async function pickRole(title: string, { roles }: ScopeKind): Promise<Stepped<ScopeRole>> {
  const words = roleWords();
  const says: Readonly<Record<ScopeRole, string>> = {
    target: t`Is in scope`,
    limitation: t`Of what is in scope, only this`,
    exclusion: t`Not in scope, whatever else is`,
  };
  const items = roles.map((value) => ({ label: words[value], detail: says[value], value }));
  const chosen = await pickStep({ title, placeholder: t`As what`, items: () => items, hasBack: true });
  return chosen === undefined || chosen === back ? chosen : chosen.items[0]?.value;
}

async function pickThings(
  services: FileParts['services'],
  task: ScopeTask,
  { kind, isListed }: ScopeKind,
  role: ScopeRole,
): Promise<Stepped<readonly ScopeThing[]>> {
  const title = `${titleOf(task)}: ${roleWords()[role]}`;
  if (!isListed) return await typeNames(title, kind);
  const { resources } = await catalogueOf(services, services.instances.session(task.instanceId));
  const lists = listsOfKind(resources, kind);
  const picked = await pickObjects(services, task.instanceId, lists, { title, hasBack: true, kind });
  if (picked === undefined || picked === back) return picked;
  return picked.map(({ id, label }) => ({ kind, id, name: label }));
}

/** Names that a directory has, and Jamf Pro has no list of. */
async function typeNames(title: string, kind: string): Promise<Stepped<readonly ScopeThing[]>> {
  const typed = await lineStep({ title, prompt: t`Names as the directory has them, separated by commas`, hasBack: true });
  if (typed === undefined || typed === back) return typed;
  const names = typed.split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]));
  return names.length === 0 ? undefined : names.map((name) => ({ kind, id: '', name }));
}

/** What is to be in the scopes no longer, of what stands in them. Undefined: closed. */
export async function chooseRemoved(
  task: ScopeTask,
  things: readonly ScopedThing[],
  scopes: number,
): Promise<readonly ScopeWish[] | undefined> {
  if (things.length === 0) throw invalidProblem(t`Nothing stands in scope there that could be removed.`);
  const items = things.map((thing) => ({
    label: pickText(thing.name === '' ? thing.id : thing.name),
    description: pickText(factsOfScoped(thing, scopes)),
    iconPath: new ThemeIcon(kindOf(thing.kind).icon),
    thing,
  }));
  const step = {
    title: titleOf(task),
    placeholder: t`What is to be in scope no longer`,
    items: () => items,
    hasBack: false,
    hasMany: true,
  };
  const chosen = await pickStep(step);
  if (chosen === undefined || chosen === back) return undefined;
  return wishesFor(
    task.act,
    chosen.items.map(({ thing }) => thing),
  );
}

/** What data names, with names for people where they can be learned. */
export async function formWishes({ services, names }: FileParts, task: ScopeTask, { as, what }: ScopeForm): Promise<readonly ScopeWish[]> {
  const session = services.instances.session(task.instanceId);
  const title = t`Reading names on ${task.instance}…`;
  const things = await services.waitFor({ title, instanceId: task.instanceId }, async ({ signal }) => {
    const { resources } = await session.catalogue(signal);
    return await Promise.all(
      what.map(async ({ resource: kind, id, name }): Promise<ScopeThing> => {
        if (name !== undefined) return { kind, id, name };
        for (const { key } of listsOfKind(resources, kind)) {
          const known = (await names.of(session, key, signal))?.get(id);
          if (known !== undefined) return { kind, id, name: known };
        }
        return { kind, id, name: '' };
      }),
    );
  });
  return [{ act: task.act, role: as, things }];
}
