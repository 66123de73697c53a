import { t } from '@vscode/l10n';
import { Uri, window } from 'vscode';
import type { DriftForm, FolderForm } from '../../../app/contributions/driftArguments.ts';
import { pickText } from '../../../app/lists/pickText.ts';
import { conflictWords, driftWords, lossWords } from '../../../app/sets/drift/driftWords.ts';
import type { DriftParts } from '../../../app/sets/drift/driftParts.ts';
import type { DriftFile, DriftRow } from '../../../app/sets/drift/folderDrift.ts';
import { mergeBoth, type MergedRow } from '../../../app/sets/drift/mergeBoth.ts';
import { sendMine, type Sending } from '../../../app/sets/drift/sendMine.ts';
import { takeTheirs, theirObject } from '../../../app/sets/drift/takeTheirs.ts';
import { isGone } from '../../../app/documents/away.ts';
import { isFromData } from '../../../app/contributions/readDrift.ts';
import { oneLine } from '../../../core/catalog/plain.ts';
import type { InstanceProfile } from '../../../core/instances/profile.ts';
import { planOf } from '../../../core/objects/plan/plan.ts';
import { readObject } from '../../../core/objects/plan/read.ts';
import { maskSecrets } from '../../../core/objects/plan/secrets.ts';
import type { ObjectRef } from '../../../core/sets/source.ts';
import { listOfNames } from '../../../shared/words.ts';
import { invalidProblem, problemOf } from '../../../shared/problem.ts';
import { askModal } from '../../support/ask.ts';
import { runCommand } from '../../support/commands.ts';
import { say } from '../../support/say.ts';
import { holdingFolder } from '../pull/folderLock.ts';
import type { SetParts } from '../setParts.ts';
import { instanceFor } from './checkDrift.ts';
import { sideUri, type DriftSide } from './driftTexts.ts';
import type { DriftView } from './driftView.ts';
import type { DriftViews } from './driftViews.ts';

interface Chosen {
  readonly view: DriftView;
  readonly rows: readonly DriftRow[];
}

/** The rows that are meant. @throws `invalid` where nothing of it differs any more. */
async function chosenRowsOf(views: DriftViews, form: DriftForm | undefined): Promise<Chosen> {
  if (form === undefined) throw invalidProblem(t`Choose what is meant in the Source Control view.`);
  const view = await views.of(Uri.parse(form.folder, true));
  const paths = new Set(form.paths);
  const rows = view.rows().filter(({ files }) => files.some(({ path }) => paths.has(path)));
  if (rows.length === 0) throw invalidProblem(t`Nothing of this differs any more.`);
  return { view, rows };
}

/** The copies of each file that differs, side by side: the file itself stands on the right. */
async function openDrift(parts: SetParts, views: DriftViews, form: DriftForm | undefined): Promise<void> {
  const before = await chosenRowsOf(views, form);
  for (const row of before.rows) if (!(await isOtherSideKnown(parts, before.view, row, isFromData(form)))) return;
  // What was read for it may have changed them.
  const { view, rows } = await chosenRowsOf(views, form);
  const pairs = rows.flatMap((row) => row.files.map((file) => pairOf(view, row, file)));
  const [pair, ...others] = pairs;
  if (pair === undefined) return;
  if (others.length === 0) await runCommand('vscode.diff', pair.left, pair.right, pair.title, { preview: true });
  else
    await runCommand(
      'vscode.changes',
      t`Differences in ${view.parts.tree.name}`,
      pairs.map(({ right, left }) => [right, left, right] as const),
    );
}

function pairOf(
  view: DriftView,
  row: DriftRow,
  { path, mine, theirs, base }: DriftFile,
): { readonly left: Uri; readonly right: Uri; readonly title: string } {
  const folder = view.root.toString();
  const isAsked = isAskedFor(view, row);
  const known: DriftSide = isAsked ? 'jamf' : 'pulled';
  const hasLeft = (isAsked ? theirs : base) !== undefined;
  const left = sideUri(folder, path, hasLeft ? known : 'nothing');
  const right = mine === undefined ? sideUri(folder, path, 'nothing') : view.uriOf(path);
  const name = path.slice(path.lastIndexOf('/') + 1);
  return { left, right, title: isAsked ? t`${name}: Jamf Pro ↔ here` : t`${name}: as it was pulled ↔ here` };
}

/** Whether it is known what Jamf Pro has. */
function isAskedFor(view: DriftView, row: DriftRow): boolean {
  return row.drift.there !== undefined || view.drift.there(row.key).kind === 'copy';
}

/**
 * What was the same everywhere is kept as it was pulled alone; another computer does not even have that. Nothing is shown as if it were
 * empty: what Jamf Pro has is read then. False: the person did not say from which instance.
 */
async function isOtherSideKnown(parts: SetParts, view: DriftView, row: DriftRow, isData: boolean): Promise<boolean> {
  const { resource, id, name } = row;
  const isAsked = isAskedFor(view, row);
  if (id === undefined || (isAsked && view.drift.theirText(row.key) !== undefined)) return true;
  const digests = row.files.flatMap(({ theirs, base }) => (isAsked ? theirs : base) ?? []);
  const texts = await Promise.all(digests.map(async (digest) => await view.parts.bases.get(digest)));
  if (!texts.includes(undefined)) return true;
  if (!isAsked)
    throw invalidProblem(
      t`What was pulled of “${name}” is not kept on this computer, so it cannot be shown beside the file. Check for changes to see it beside what Jamf Pro has.`,
    );
  const sending = await sendingTo(parts, view, isData);
  if (sending === undefined) return false;
  await view.turns.run(async () => await theirObject(view.parts, view.drift, { resource, id, name }, sending.copyOf));
  return true;
}

async function openDriftFile(_: SetParts, views: DriftViews, form: DriftForm | undefined): Promise<void> {
  const { view, rows } = await chosenRowsOf(views, form);
  const files = rows.flatMap((row) => row.files.filter(({ mine }) => mine !== undefined).slice(0, 1));
  for (const { path } of files) await window.showTextDocument(view.uriOf(path), { preview: files.length === 1 });
}

/** `jamf.takeTheirs`. */
async function takeChosen(parts: SetParts, views: DriftViews, form: DriftForm | undefined): Promise<void> {
  const { view, rows } = await chosenRowsOf(views, form);
  const sending = await sendingTo(parts, view, isFromData(form));
  if (sending === undefined) return;
  const left = await alone(parts, view, (own) =>
    takeTheirs(own, view.drift, rows, {
      ...sending,
      agree: async (loss) => {
        const detail = lossWords(loss);
        const acts = { take: t`Take Jamf's` };
        const message = t`Take what ${oneLine(sending.instance.name, 60)} has into “${view.parts.tree.name}”?`;
        return (await askModal({ message, detail, first: 'Keep It', acts })) === 'take';
      },
    }),
  );
  if (left.length > 0) throw invalidProblem(t`Left as they are, since they were changed meanwhile: ${listOfNames(left)}.`);
}

/** `jamf.sendMine`: one after the other; the first that fails ends it. */
async function sendChosen(parts: SetParts, views: DriftViews, form: DriftForm | undefined): Promise<void> {
  const { view, rows } = await chosenRowsOf(views, form);
  const mine = rows.filter(({ drift }) => drift.here !== undefined);
  if (mine.length === 0) throw invalidProblem(t`Nothing of this was changed here, so there is nothing to send.`);
  const sending = await sendingTo(parts, view, isFromData(form));
  if (sending === undefined) return;
  for (const row of mine) await alone(parts, view, (own) => sendMine(own, view.drift, row, sending));
}

/** `jamf.mergeBoth`: one after the other; the first that fails ends it. */
export async function mergeChosen(parts: SetParts, views: DriftViews, form: DriftForm | undefined): Promise<readonly string[]> {
  const { view, rows } = await chosenRowsOf(views, form);
  const sending = await sendingTo(parts, view, isFromData(form));
  if (sending === undefined) return [];
  const merged: MergedRow[] = [];
  for (const row of rows) merged.push(await alone(parts, view, (own) => mergeBoth(own, view.drift, row, sending)));
  const conflicts = merged.flatMap((one) => one.conflicts);
  if (isFromData(form)) return conflicts;
  const [first] = conflicts.length > 0 ? conflicts : merged.map(({ path }) => path);
  if (first !== undefined) await window.showTextDocument(view.uriOf(first));
  if (conflicts.length > 0) void say.warning(conflictWords(conflicts));
  else void say.info(t`Merged, and not sent: the file holds what was changed here and in Jamf Pro. Send Mine sends it.`);
  return conflicts;
}

/** Writes into a folder while nobody else does: no pull, and no other window. */
async function alone<T>({ context }: SetParts, view: DriftView, work: (own: DriftParts) => Promise<T>): Promise<T> {
  return await holdingFolder(context, view.root, async (whileOurs) => {
    const own = { ...view.parts, tree: whileOurs(view.parts.tree) };
    return await view.turns.run(async () => await work(own));
  });
}

interface SendingTo extends Sending {
  readonly instance: InstanceProfile;
}

async function sendingTo(parts: SetParts, view: DriftView, isData: boolean): Promise<SendingTo | undefined> {
  const instance = await instanceFor(parts, view, isData);
  if (instance === undefined) return undefined;
  return {
    instance,
    copyOf: (ref) => copyNow(parts, view, instance.id, ref),
    execute: runCommand,
    isDirty: (path) => view.isDirty(path),
  };
}

/** The server's copy of an object, secrets masked; undefined where it is not there any more. */
async function copyNow({ services }: SetParts, view: DriftView, instanceId: string, ref: ObjectRef): Promise<string | undefined> {
  const session = services.instances.session(instanceId);
  const title = t`Reading “${ref.name}” for ${view.parts.tree.name}…`;
  return await services.waitFor({ title, instanceId }, async ({ signal }) => {
    const target = ref.id === '-' ? ({ kind: 'only' } as const) : ({ kind: 'one', id: ref.id } as const);
    const address = { instanceId, resource: ref.resource, target, label: ref.name, ending: '.json' };
    const plan = planOf(await session.catalogue(signal), ref.resource, target);
    try {
      return maskSecrets(await readObject(session, plan, signal));
    } catch (error) {
      if (isGone(address, problemOf(error))) return undefined;
      throw error;
    }
  });
}

async function ignoreChosen(_: SetParts, views: DriftViews, form: DriftForm | undefined): Promise<void> {
  const { view, rows } = await chosenRowsOf(views, form);
  await view.ignored.add(rows);
  view.draw();
}

/** Those that are ignored, of which a person may choose some to be shown again. */
export async function showIgnored(views: DriftViews, form: FolderForm | undefined): Promise<void> {
  const all = form === undefined ? await views.known() : [await views.of(Uri.parse(form.folder, true))];
  const items = all.flatMap((view) =>
    view
      .rows()
      .filter((row) => view.ignored.has(row))
      .map((row) => ({ label: pickText(row.name === '' ? row.resource : row.name), detail: pickText(driftWords(row)), row, view })),
  );
  if (items.length === 0) return void say.info(t`Nothing is ignored.`);
  const title = t`Ignored Differences`;
  const chosen = await window.showQuickPick(items, { title, placeHolder: t`Choose those that are to be shown again`, canPickMany: true });
  for (const { view, row } of chosen ?? []) {
    await view.ignored.remove([row]);
    view.draw();
  }
}

/** What the commands on rows of the Source Control view do. */
export const driftActions = {
  'jamf.openDrift': openDrift,
  'jamf.openDriftFile': openDriftFile,
  'jamf.takeTheirs': takeChosen,
  'jamf.sendMine': sendChosen,
  'jamf.ignoreDrift': ignoreChosen,
};

export type DriftAct = keyof typeof driftActions;
