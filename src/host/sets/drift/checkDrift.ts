import { t } from '@vscode/l10n';
import { window, type Uri } from 'vscode';
import type { DriftReport, FolderForm } from '../../../app/contributions/driftArguments.ts';
import { pickText } from '../../../app/lists/pickText.ts';
import { readTakes } from '../../../app/sets/snapshot/refreshWords.ts';
import { upgradedWords } from '../../../app/sets/drift/driftWords.ts';
import { isFromData } from '../../../app/contributions/readDrift.ts';
import type { InstanceProfile } from '../../../core/instances/profile.ts';
import { invalidProblem } from '../../../shared/problem.ts';
import { joinSentences } from '../../../shared/words.ts';
import { runCommand } from '../../support/commands.ts';
import { pickInstance } from '../../support/pickInstance.ts';
import { say } from '../../support/say.ts';
import { folderUri } from '../folderUri.ts';
import type { SetParts } from '../setParts.ts';
import { readSnapshot } from '../snapshot/readSnapshot.ts';
import { compareWithRead, instanceOfFolder } from './compareFolder.ts';
import type { DriftView } from './driftView.ts';
import type { DriftViews } from './driftViews.ts';

/** `jamf.checkDrift`: reads the instance again, and shows what differs from the folder. */
export async function checkDrift(parts: SetParts, views: DriftViews, form: FolderForm | undefined): Promise<DriftReport | undefined> {
  const folder = form === undefined ? await chooseFolder(views) : folderUri(form.folder);
  if (folder === undefined) return undefined;
  const view = await views.of(folder);
  // Who or what changed it a moment ago may have made it another instance's folder, or one of other kinds.
  await view.turns.run(async () => await view.drift.lookAtManifest());
  const instance = await instanceFor(parts, view, isFromData(form));
  if (instance === undefined) return undefined;
  const resources = view.drift.manifest?.resources ?? [];
  if (!isFromData(form) && !(await agreedToRead(parts, instance, resources))) return undefined;
  const read = await readSnapshot(parts, { instanceId: instance.id, resources, how: 'anew' });
  if (read === undefined) return undefined;
  const report = await compareWithRead(view, read.source, view.lifetime);
  await runCommand('workbench.view.scm');
  const told = joinSentences(sameWords(view, instance, report), upgradedWords(view.drift.upgraded));
  if (told !== '' && !isFromData(form)) void say.info(told);
  return report;
}

/** What the view cannot show: that there is nothing to be shown. */
function sameWords(view: DriftView, { name }: InstanceProfile, { inJamf, here, both, unread }: DriftReport): string | undefined {
  if (inJamf + here + both + unread > 0) return undefined;
  const folder = view.parts.tree.name;
  return view.rows().length === 0
    ? t`Nothing differs between “${folder}” and ${name}.`
    : t`Nothing differs between “${folder}” and ${name} but what is ignored.`;
}

/** Few requests are not worth a question. */
const few = 20;

/** What reading takes is told before. */
async function agreedToRead(parts: SetParts, { id, name }: InstanceProfile, resources: readonly string[]): Promise<boolean> {
  const snapshots = await parts.snapshots();
  const title = t`Looking what is to be read of ${name}…`;
  const plan = await parts.services.waitFor({ title, instanceId: id }, async ({ signal }) => await snapshots.plan(id, resources, signal));
  if (plan.requests <= few) return true;
  const read = { label: t`Read It Now`, description: pickText(readTakes(plan)) };
  return (
    (await window.showQuickPick([read], {
      title: t`Check ${name} for Changes`,
      placeHolder: t`All objects of the folder's kinds are read`,
    })) === read
  );
}

/** @throws `invalid` where there is none, or where several are and nobody is to be asked. */
export async function instanceFor(
  parts: Pick<SetParts, 'services'>,
  view: DriftView,
  isData: boolean,
): Promise<InstanceProfile | undefined> {
  const all = instanceOfFolder(parts, view);
  const [only, ...others] = all;
  const server = view.drift.manifest?.server ?? '';
  if (only !== undefined && (others.length === 0 || isData)) return only;
  if (only !== undefined) return await pickInstance(all, { title: t`Several instances lead to ${server}` });
  const message = t`The folder “${view.parts.tree.name}” was pulled from ${server}, and there is no instance with this address. Add it first.`;
  if (isData) throw invalidProblem(message);
  if ((await say.warning(message, { add: t`Add Instance` })) === 'add') await runCommand('jamf.addInstance');
  return undefined;
}

/** One of the workspace's, or any other. */
async function chooseFolder(views: DriftViews): Promise<Uri | undefined> {
  await views.showAll();
  const known = (await views.known()).map((view) => ({
    label: pickText(view.parts.tree.name),
    description: view.root.fsPath,
    root: view.root,
  }));
  const other = { label: t`Another Folder…`, description: '', root: undefined };
  const chosen = await window.showQuickPick([...known, other], {
    title: t`Check for Changes in Jamf`,
    placeHolder: t`Choose a folder that was pulled`,
  });
  if (chosen === undefined || chosen.root !== undefined) return chosen?.root;
  const [opened] = (await window.showOpenDialog({ canSelectFolders: true, canSelectFiles: false, openLabel: t`Choose` })) ?? [];
  return opened;
}
