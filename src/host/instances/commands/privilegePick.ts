import { t } from '@vscode/l10n';
import {
  QuickInputButtons,
  QuickPickItemKind,
  ThemeIcon,
  env,
  window,
  type QuickInputButton,
  type QuickPick,
  type QuickPickItem,
} from 'vscode';
import { privilegeList, type ListedPrivilege, type PrivilegeList } from '../../../core/auth/privilegeList.ts';
import { oneLine } from '../../../core/catalog/plain.ts';
import type { OperationFacts } from '../../../core/families/family.ts';
import type { InstanceProfile } from '../../../core/instances/profile.ts';
import type { Catalogue, Session } from '../../../core/instances/session.ts';
import { pickText } from '../../../app/lists/pickText.ts';
import type { WaitFor } from '../../../app/support/progress.ts';
import { ProblemError } from '../../../shared/problem.ts';
import { runCommand } from '../../support/commands.ts';
import { say } from '../../support/say.ts';
import type { InstanceRegistry } from '../registry/instanceRegistry.ts';

interface Row extends QuickPickItem {
  readonly of?: ListedPrivilege;
  readonly operation?: OperationFacts;
}

/** What the list is made of. */
interface Shown {
  readonly title: string;
  readonly profile: InstanceProfile;
  readonly list: PrivilegeList;
  readonly isKnown: boolean;
  /** Undefined: what operations demand could not be read. */
  readonly catalogue: Catalogue | undefined;
}

/** `jamf.showPrivileges`: what the account holds, and what of all that the instance's operations demand it lacks; `needed` ones first. */
export async function showPrivileges(
  { registry, waitFor }: { readonly registry: InstanceRegistry; readonly waitFor: WaitFor },
  profile: InstanceProfile,
  needed: readonly string[],
): Promise<void> {
  const session = registry.session(profile.id);
  const title = t`Reading what the account may do on ${profile.name}…`;
  const [{ account, privileges }, catalogue] = await waitFor({ title, instanceId: profile.id }, async ({ signal }) =>
    Promise.all([session.signedIn(signal), catalogueIn(session, signal)]),
  );
  const list = privilegeList(catalogue?.operations ?? [], privileges, needed);
  const shown = { title: t('{0}: privileges of {1}', profile.name, account), profile, list, isKnown: privileges !== undefined, catalogue };
  let chosen = await pickPrivilege(shown);
  while (chosen !== undefined) chosen = (await showOne(shown, chosen)) === 'back' ? await pickPrivilege(shown, chosen) : undefined;
}

/** What is held can be shown without the document. */
async function catalogueIn(session: Session, signal: AbortSignal): Promise<Catalogue | undefined> {
  try {
    return session.known().catalogue ?? (await session.catalogue(signal));
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.kind === 'cancelled') throw error;
    return undefined;
  }
}

const copyOne = (): QuickInputButton => ({ iconPath: new ThemeIcon('copy'), tooltip: t`Copy` });

function pickPrivilege(shown: Shown, before?: ListedPrivilege): Promise<ListedPrivilege | undefined> {
  const pick = window.createQuickPick<Row>();
  pick.title = shown.title;
  pick.placeholder = placeHolderOf(shown);
  pick.matchOnDescription = true;
  pick.buttons = [{ iconPath: new ThemeIcon('copy'), tooltip: t`Copy All` }];
  pick.items = rowsOf(shown.list);
  if (before !== undefined) pick.activeItems = pick.items.filter(({ of }) => of === before);
  pick.onDidTriggerButton(() => void copy(textOf(shown.list)));
  pick.onDidTriggerItemButton(({ item }) => void (item.of === undefined ? undefined : copy(item.of.name)));
  return new Promise((resolve) => {
    pick.onDidAccept(() => end(pick, () => resolve(pick.selectedItems[0]?.of)));
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

function placeHolderOf({ list, isKnown, catalogue }: Shown): string {
  const { asked } = list;
  if (!isKnown) return t('The server does not say what this account may do: look at its groups in Jamf Pro');
  const held = list.held.length + asked.filter((one) => one.held).length;
  if (catalogue === undefined) return t`${held} held; what else there is could not be read`;
  return t`${held} held, ${list.missing.length + asked.length - asked.filter((one) => one.held).length} missing; Enter shows what one is for`;
}

function rowsOf({ asked, held, missing, unknown }: PrivilegeList): readonly Row[] {
  return [...partOf(t`Needed`, asked), ...partOf(t`Held`, held), ...partOf(t`Missing`, missing), ...partOf(t`Not known`, unknown)];
}

function partOf(label: string, list: readonly ListedPrivilege[]): readonly Row[] {
  if (list.length === 0) return [];
  return [{ label, kind: QuickPickItemKind.Separator }, ...list.map(rowOf)];
}

function rowOf(of: ListedPrivilege): Row {
  const icon = of.held === undefined ? 'question' : of.held ? 'pass' : 'error';
  const state = of.held === undefined ? t('needed') : of.held ? t('held') : t('missing');
  return { label: `$(${icon}) ${pickText(of.name)}`, description: state, buttons: [copyOne()], of };
}

/** What one is for. `back`: to the list. */
async function showOne({ profile, catalogue }: Shown, one: ListedPrivilege): Promise<'back' | undefined> {
  const pick = window.createQuickPick<Row>();
  pick.title = t`${profile.name}: what “${oneLine(one.name, 60)}” is for`;
  pick.placeholder = usesWords(one);
  pick.matchOnDescription = true;
  pick.buttons = [QuickInputButtons.Back];
  const uses = one.operations.flatMap((key) => catalogue?.operation(key) ?? []);
  const first: Row = { label: `$(copy) ${t`Copy “${pickText(one.name)}”`}` };
  pick.items = [
    first,
    ...uses.map((operation) => ({ label: pickText(operation.key), description: pickText(operation.summary), operation })),
  ];
  const chosen = await new Promise<Row | 'back' | undefined>((resolve) => {
    pick.onDidTriggerButton(() => end(pick, () => resolve('back')));
    pick.onDidAccept(() => end(pick, () => resolve(pick.selectedItems[0])));
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
  if (chosen === 'back' || chosen === undefined) return chosen;
  const { operation } = chosen;
  if (operation === undefined) await copy(one.name);
  else await runCommand('jamf.newRequest', { instance: profile.id, method: operation.method, path: operation.path });
  return undefined;
}

function usesWords({ name, operations }: ListedPrivilege): string {
  const privilege = oneLine(name, 100);
  if (operations.length === 0) return t`No operation of this Jamf Pro demands ${privilege}`;
  return operations.length === 1 ? t`1 operation demands ${privilege}` : t`${operations.length} operations demand ${privilege}`;
}

/** One line each, what is missing apart from what is held. */
function textOf({ asked, held, missing, unknown }: PrivilegeList): string {
  const lines = (title: string, list: readonly ListedPrivilege[]): readonly string[] =>
    list.length === 0 ? [] : [`${title}:`, ...list.map(({ name }) => oneLine(name, 200)), ''];
  const all = [...asked, ...held, ...missing, ...unknown];
  const those = (isHeld: boolean | undefined): readonly ListedPrivilege[] => all.filter((one) => one.held === isHeld);
  return [...lines(t`Held`, those(true)), ...lines(t`Missing`, those(false)), ...lines(t`Not known`, those(undefined))].join('\n');
}

async function copy(text: string): Promise<void> {
  await env.clipboard.writeText(text);
  void say.info(t`Copied.`);
}

/** The answer first: hiding it would be taken for stepping back. */
function end(pick: QuickPick<Row>, answer: () => void): void {
  answer();
  pick.hide();
}
