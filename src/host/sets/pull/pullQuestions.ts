import { t } from '@vscode/l10n';
import { QuickPickItemKind, Uri, window, workspace, type QuickPickItem } from 'vscode';
import { pickText } from '../../../app/lists/pickText.ts';
import { goneQuestion } from '../../../app/sets/folder/pulledWords.ts';
import type { Log } from '../../../app/support/services.ts';
import { inGroups } from '../../../core/resources/groups.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';
import type { FolderTree } from '../../../core/sets/folder/folderTree.ts';
import type { PullManifest } from '../../../core/sets/folder/pullManifest.ts';
import type { ObjectRef } from '../../../core/sets/source.ts';
import { setupKinds } from '../../../core/sets/snapshot/setupKinds.ts';
import type { Catalogue } from '../../../core/instances/session.ts';
import { joinSentences } from '../../../shared/words.ts';
import { askModal } from '../../support/ask.ts';
import type { SetParts } from '../setParts.ts';
import { rememberedFolder } from './baseFiles.ts';

/** The folder that is pulled into; the dialog begins with the last one of the instance. */
export async function choosePullFolder({ context }: Pick<SetParts, 'context'>, instanceId: string, name: string): Promise<Uri | undefined> {
  const last = rememberedFolder(context, instanceId);
  const defaultUri = last === undefined ? workspace.workspaceFolders?.[0]?.uri : Uri.parse(last);
  const only = { canSelectFolders: true, canSelectFiles: false, ...(defaultUri === undefined ? {} : { defaultUri }) };
  const [folder] = (await window.showOpenDialog({ title: t`Pull ${name} to a Folder`, openLabel: t`Pull Here`, ...only })) ?? [];
  return folder;
}

interface Scope extends QuickPickItem {
  readonly scope: 'before' | 'all' | 'some';
}

interface KindItem extends QuickPickItem {
  readonly key?: string;
}

/** Keys of the kinds that are pulled. Undefined: none. */
export async function askPulledKinds(
  catalogue: Pick<Catalogue, 'resources'>,
  name: string,
  manifest: PullManifest | undefined,
): Promise<readonly string[] | undefined> {
  const kinds = setupKinds(catalogue);
  const title = t`Pull ${name}`;
  const all: Scope = { label: t`Everything That Says How It Is Set Up`, description: pickText(t`${kinds.length} kinds`), scope: 'all' };
  const some: Scope = { label: t`Choose Kinds…`, scope: 'some' };
  const before: Scope[] =
    manifest === undefined
      ? []
      : [{ label: t`What the Folder Has`, description: pickText(t`${manifest.resources.length} kinds`), scope: 'before' }];
  const scope = (await window.showQuickPick([...before, all, some], { title, ignoreFocusOut: true }))?.scope;
  if (scope === undefined) return undefined;
  if (scope === 'before') return manifest?.resources;
  if (scope === 'all') return kinds.map(({ key }) => key);
  const options = { title, placeHolder: t`Kinds`, canPickMany: true as const, ignoreFocusOut: true, matchOnDescription: true };
  const chosen = await window.showQuickPick(kindItems(kinds, new Set(manifest?.resources)), options);
  const keys = (chosen ?? []).flatMap(({ key }) => key ?? []);
  return keys.length === 0 ? undefined : keys;
}

function kindItems(kinds: ReturnType<typeof setupKinds>, chosen: ReadonlySet<string>): KindItem[] {
  const items: KindItem[] = [];
  for (const { group, main, rest } of inGroups(kinds)) {
    items.push({ label: t(group), kind: QuickPickItemKind.Separator });
    for (const { key } of [...main, ...rest]) items.push({ label: pickText(kindOf(key).label.many), key, picked: chosen.has(key) });
  }
  return items;
}

/** What is to be done with a folder that does not say what it is any more. Undefined: nothing. */
export async function askBrokenFolder(broken: string): Promise<'mend' | 'other' | undefined> {
  const answer = await askModal({
    message: broken,
    detail: joinSentences(
      t`Nothing was written.`,
      t`The folder can be repaired: files that say what this instance says are known again, and all others stay as they are and are named.`,
      t`Or pull anew into an empty folder.`,
    ),
    first: 'Do Nothing',
    acts: { mend: t`Repair`, other: t`Choose Another Folder…` },
  });
  return answer === 'mend' || answer === 'other' ? answer : undefined;
}

/** Where nobody can be asked, everything stays. */
export async function mayRemove(gone: readonly ObjectRef[], { name }: Pick<FolderTree, 'name'>, log: Pick<Log, 'error'>): Promise<boolean> {
  try {
    return (await askModal({ ...goneQuestion(gone, name), first: 'Keep Them', acts: { remove: t`Remove Files` } })) === 'remove';
  } catch (error) {
    log.error('Could not ask whether files of a pulled folder may be removed', error);
    return false;
  }
}
