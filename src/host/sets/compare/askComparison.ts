import { t } from '@vscode/l10n';
import { ThemeIcon, window, workspace, type QuickPickItem } from 'vscode';
import { kindOf } from '../../../core/resources/kindOf.ts';
import { invalidProblem } from '../../../shared/problem.ts';
import type { CompareForm, InstanceArgument } from '../../../app/contributions/arguments.ts';
import { instanceIn } from '../../../app/instances/inFront.ts';
import { pickText } from '../../../app/lists/pickText.ts';
import { numberWords } from '../../../app/sets/compare/comparedWords.ts';
import { instanceIdOf } from '../../../app/support/nodes.ts';
import { instanceChoice } from '../../support/pickInstance.ts';
import { folderUri } from '../folderUri.ts';
import type { SetParts } from '../setParts.ts';
import type { ComparisonWish, SideWish } from './comparisonWish.ts';
import { kindsOn } from './readSides.ts';

/** @throws `invalid` for what is no instance and no folder, and for two sides that are one. */
export function wishOf({ left, right, resources }: CompareForm, { services }: Pick<SetParts, 'services'>): ComparisonWish {
  if (left.replace(/\/$/, '') === right.replace(/\/$/, '')) throw invalidProblem(t`Both sides are “${left}”. Choose two to compare.`);
  const side = (text: string): SideWish => {
    if (services.instances.get(text) !== undefined) return { kind: 'instance', id: text };
    if (!/^[a-z][a-z0-9+.-]*:\//i.test(text)) throw invalidProblem(t`“${text}” is neither the id of an instance nor the URI of a folder.`);
    return { kind: 'folder', uri: folderUri(text) };
  };
  return { left: side(left), right: side(right), ...(resources === undefined ? {} : { resources }) };
}

/** Asks what is not named. Undefined: the person stepped back. */
export async function askComparison(parts: SetParts, named: InstanceArgument | undefined): Promise<ComparisonWish | undefined> {
  const { instances } = parts.services;
  const all = instances.all();
  if (all.length === 0) throw invalidProblem(t`There is no instance yet. Add one first.`);
  const given = named === undefined ? undefined : instanceIdOf(named);
  const left = given ?? (await pickLeft(parts));
  const one = left === undefined ? undefined : instances.get(left);
  if (one === undefined) return undefined;
  const right = await pickRight(parts, one);
  if (right === undefined) return undefined;
  const sides = { left: { kind: 'instance', id: one.id }, right } as const;
  return await withKinds(parts, sides);
}

/** The instance that the person looks at stands first. */
async function pickLeft({ services: { instances } }: SetParts): Promise<string | undefined> {
  const uri = window.activeTextEditor?.document.uri;
  const inFront = uri === undefined ? undefined : instanceIn(uri);
  const all = instances.all().toSorted((one, other) => Number(other.id === inFront) - Number(one.id === inFront));
  const options = { title: t`Compare Instances`, placeHolder: t`The one that you have: it stands on the left` };
  const items = all.map((profile) => instanceChoice(profile));
  return items.length === 1 ? items[0]?.profile.id : (await window.showQuickPick(items, options))?.profile.id;
}

async function pickRight({ services: { instances } }: SetParts, left: { id: string; name: string }): Promise<SideWish | undefined> {
  const others = instances.all().filter(({ id }) => id !== left.id);
  const folder: QuickPickItem = {
    label: t`A Pulled Folder…`,
    detail: t`Files that were pulled from an instance, as they are on this disk`,
    iconPath: new ThemeIcon('folder-opened'),
  };
  const items: readonly (QuickPickItem & { readonly profile?: { readonly id: string } })[] = [
    ...others.map((profile) => instanceChoice(profile)),
    folder,
  ];
  const options = { title: t`Compare ${pickText(left.name, 60)}`, placeHolder: t`What to compare it with: it stands on the right` };
  const chosen = await window.showQuickPick(items, options);
  if (chosen === undefined) return undefined;
  if (chosen.profile !== undefined) return { kind: 'instance', id: chosen.profile.id };
  const from = workspace.workspaceFolders?.[0]?.uri;
  const picked = await window.showOpenDialog({
    title: t`The folder to compare ${left.name} with`,
    openLabel: t`Compare`,
    canSelectFiles: false,
    canSelectFolders: true,
    ...(from === undefined ? {} : { defaultUri: from }),
  });
  const [uri] = picked ?? [];
  return uri === undefined ? undefined : { kind: 'folder', uri };
}

async function withKinds(parts: SetParts, sides: Pick<ComparisonWish, 'left' | 'right'>): Promise<ComparisonWish | undefined> {
  const keys = await kindsOn(parts, sides);
  const title = t`Compare Which Kinds`;
  const items = [
    { label: t`All Kinds`, description: numberWords(keys.length), detail: t`All that says how an instance is set up`, all: true },
    { label: t`Choose Kinds…`, all: false },
  ] as const;
  const how = await window.showQuickPick(items, { title });
  if (how === undefined) return undefined;
  if (how.all) return sides;
  const kinds = keys
    .toSorted((one, other) => (kindOf(one).label.many < kindOf(other).label.many ? -1 : 1))
    .map((key) => ({ label: pickText(kindOf(key).label.many), description: pickText(key), key }));
  const options = { title, placeHolder: t`Kinds to compare`, canPickMany: true as const, ignoreFocusOut: true, matchOnDescription: true };
  const chosen = await window.showQuickPick(kinds, options);
  return chosen === undefined || chosen.length === 0 ? undefined : { ...sides, resources: chosen.map(({ key }) => key) };
}
