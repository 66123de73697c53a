import { t } from '@vscode/l10n';
import { ThemeIcon, window, type QuickInputButton, type QuickPickItem, type Uri } from 'vscode';
import { changeLines } from '../../../core/objects/text/changeLines.ts';
import { changedBy } from '../../../core/objects/text/takingBack.ts';
import { changedSince, type ChangedObject } from '../../../app/keeping/changedSince.ts';
import { nameAsKept, recentActs, withReturns, type RecentActs } from '../../../app/keeping/recentActs.ts';
import { pickText } from '../../../app/lists/pickText.ts';
import { runCommand } from '../../support/commands.ts';
import { say } from '../../support/say.ts';
import { calledInSentence, partOf } from '../sending/objectWords.ts';
import { uriOf } from '../system/objectUri.ts';
import { openAgain } from './deletedObjects.ts';
import type { FileParts } from './fileParts.ts';

/** Shows what was changed, or takes it back: with all that a save, a creation or a deletion asks. */
type Act = 'look' | 'undo';

interface Chosen {
  readonly change: ChangedObject;
  readonly act: Act;
}

interface Row extends QuickPickItem {
  readonly change: ChangedObject;
}

/** What was changed from this machine today, the newest first: each with a look at it, and what can be taken back with the way back. */
export async function recentChanges(parts: FileParts): Promise<void> {
  const today = new Date().setHours(0, 0, 0, 0);
  const all = withReturns(await changedSince(parts.history, today));
  if (all.length === 0) {
    void say.info(t`Nothing was changed from this machine today, as far as versions are kept here.`);
    return;
  }
  const chosen = await chooseChange(parts, all);
  if (chosen === undefined) return;
  await (chosen.act === 'undo' ? undo(parts, chosen.change) : look(parts, chosen.change));
}

async function chooseChange(parts: FileParts, all: readonly ChangedObject[]): Promise<Chosen | undefined> {
  const pick = window.createQuickPick<Row>();
  Object.assign(pick, { title: t`Changed from this machine today`, placeholder: t`The newest is first` });
  Object.assign(pick, { matchOnDescription: true, matchOnDetail: true });
  const undoButton: QuickInputButton = { iconPath: new ThemeIcon('discard'), tooltip: t`Undo` };
  pick.items = all.map((change) => {
    const acts = recentActs(change);
    const lookButton: QuickInputButton = { iconPath: new ThemeIcon(looks()[acts.look].icon), tooltip: looks()[acts.look].label };
    return rowOf(parts, change, acts.undo === undefined ? [lookButton] : [lookButton, undoButton]);
  });
  const clicked = await new Promise<{ readonly change: ChangedObject; readonly act?: Act } | undefined>((resolve) => {
    pick.onDidAccept(() => resolve(pick.selectedItems[0]));
    pick.onDidTriggerItemButton(({ item: { change }, button }) => resolve({ change, act: button === undoButton ? 'undo' : 'look' }));
    pick.onDidHide(() => resolve(undefined));
    pick.show();
  });
  pick.dispose();
  if (clicked === undefined) return undefined;
  const { change, act } = clicked;
  if (act !== undefined) return { change, act };
  return recentActs(change).undo === undefined ? { change, act: 'look' } : await chooseAct(change);
}

/** Buttons of a row cannot be reached by the keyboard. */
async function chooseAct(change: ChangedObject): Promise<Chosen | undefined> {
  const { icon, label } = looks()[recentActs(change).look];
  const acts = [
    { label: `$(${icon}) ${label}`, act: 'look' },
    { label: `$(discard) ${t`Undo`}`, description: t`Asks before anything is sent`, act: 'undo' },
  ] as const;
  const chosen = await window.showQuickPick(acts, { title: calledNow(change) });
  return chosen === undefined ? undefined : { change, act: chosen.act };
}

const looks = (): Readonly<Record<RecentActs['look'], { readonly icon: string; readonly label: string }>> => ({
  object: { icon: 'go-to-file', label: t`Open` },
  difference: { icon: 'diff', label: t`Open the Difference` },
  text: { icon: 'eye', label: t`Show` },
  nothing: { icon: 'eye', label: t`Show` },
});

async function undo(parts: FileParts, change: ChangedObject): Promise<void> {
  const { address, version } = change;
  const way = recentActs(change).undo;
  if (way === 'createAgain') await openAgain(parts, address, version.text);
  else await runCommand(way === 'remove' ? 'jamf.deleteObject' : 'jamf.undoLastSave', uriOf(address));
}

async function look({ copybook, services }: FileParts, change: ChangedObject): Promise<void> {
  const { address, version, before = '' } = change;
  const { instanceId } = address;
  const name = `${address.label}${address.ending}`;
  const side = (json: string): Uri => copybook.put(instanceId, name, partOf(address, json));
  switch (recentActs(change).look) {
    case 'object':
      await runCommand('jamf.openObject', uriOf(address));
      return;
    case 'nothing':
      void say.info(t`Nothing is kept here of ${calledNow(change)}: it was not opened before it was deleted.`);
      return;
    case 'text':
      await copybook.show(instanceId, name, partOf(address, version.text));
      return;
    default: {
      const instance = services.instances.get(instanceId)?.name ?? instanceId;
      await copybook.compare(side(before), side(version.text), t`${calledNow(change)}: changed on ${instance} at ${timeOf(version.at)}`);
    }
  }
}

function rowOf({ services }: FileParts, change: ChangedObject, buttons: readonly QuickInputButton[]): Row {
  const { address, version } = change;
  const instance = services.instances.get(address.instanceId)?.name ?? address.instanceId;
  const description = pickText(t`${instance}, ${timeOf(version.at)}`);
  return { label: pickText(calledNow(change)), description, detail: pickText(whatOf(change)), buttons, change };
}

function whatOf(change: ChangedObject): string {
  const { how } = change.version;
  if (how !== 'saved') return how === 'created' ? t`Created` : t`Deleted`;
  const changes = changedBy(change);
  return changes.length === 0 ? t`Changed in what is not kept here` : changeLines({ changes, clears: [], leaving: [] }).join(' · ');
}

/** By the name that it has in what is kept. */
function calledNow(change: ChangedObject): string {
  return calledInSentence({ ...change.address, label: nameAsKept(change) ?? change.address.label });
}

function timeOf(at: string): string {
  return new Date(at).toLocaleTimeString(undefined, { timeStyle: 'short' });
}
