import { t } from '@vscode/l10n';
import { ThemeIcon, window, type QuickInputButton, type QuickPickItem } from 'vscode';
import { parseJson } from '../../../core/json/parse.ts';
import { nameOfObject } from '../../../core/objects/create/create.ts';
import { changedBy } from '../../../core/objects/text/versions.ts';
import type { SavedObject } from '../../../app/keeping/objectHistory.ts';
import { fieldNames } from '../../../app/saving/fieldNames.ts';
import { pickText } from '../../../app/lists/pickText.ts';
import { runCommand } from '../../support/commands.ts';
import { say } from '../../support/say.ts';
import { calledInSentence, partOf } from '../sending/saveQuestions.ts';
import { uriOf } from '../system/objectUri.ts';
import type { FileParts } from './fileParts.ts';

interface Row extends QuickPickItem {
  readonly saved: SavedObject;
}

/** What was changed from this machine today, the newest first: each with its difference, and the last of an object with its way back. */
export async function recentChanges(parts: FileParts): Promise<void> {
  const today = new Date().setHours(0, 0, 0, 0);
  const all = await parts.history.savedSince(today);
  if (all.length === 0) {
    void say.info(t`Nothing was changed from this machine today, as far as versions are kept here.`);
    return;
  }
  const chosen = await chooseChange(parts, all);
  if (chosen === undefined) return;
  const { saved, act } = chosen;
  if (act === 'undo') await runCommand('jamf.undoLastSave', uriOf(saved.address));
  else await showDifference(parts, saved);
}

type Act = 'difference' | 'undo';

interface Chosen {
  readonly saved: SavedObject;
  readonly act: Act;
}

async function chooseChange(parts: FileParts, all: readonly SavedObject[]): Promise<Chosen | undefined> {
  const buttons = {
    difference: { iconPath: new ThemeIcon('diff'), tooltip: t`Open the Difference` },
    undo: { iconPath: new ThemeIcon('discard'), tooltip: t`Undo` },
  } as const satisfies Readonly<Record<Act, QuickInputButton>>;
  const pick = window.createQuickPick<Row>();
  pick.title = t`Changed from this machine today`;
  pick.placeholder = t`The newest is first`;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = all.map((saved) => rowOf(parts, saved, saved.isLast ? [buttons.difference, buttons.undo] : [buttons.difference]));
  const clicked = await new Promise<{ readonly saved: SavedObject; readonly act?: Act } | undefined>((resolve) => {
    pick.onDidAccept(() => resolve(pick.selectedItems[0]));
    pick.onDidTriggerItemButton(({ item: { saved }, button }) => resolve({ saved, act: button === buttons.undo ? 'undo' : 'difference' }));
    pick.onDidHide(() => resolve(undefined));
    pick.show();
  });
  pick.dispose();
  if (clicked === undefined) return undefined;
  const { saved, act } = clicked;
  if (act !== undefined) return { saved, act };
  return saved.isLast ? await chooseAct(saved) : { saved, act: 'difference' };
}

/** Buttons of a row cannot be reached by the keyboard. */
async function chooseAct(saved: SavedObject): Promise<Chosen | undefined> {
  const acts = [
    { label: t`$(diff) Open the Difference`, act: 'difference' },
    { label: t`$(discard) Undo`, description: t`Asks as every save does`, act: 'undo' },
  ] as const;
  const chosen = await window.showQuickPick(acts, { title: calledNow(saved) });
  return chosen === undefined ? undefined : { saved, act: chosen.act };
}

function rowOf({ services }: FileParts, saved: SavedObject, buttons: readonly QuickInputButton[]): Row {
  const { address, version } = saved;
  const instance = services.instances.get(address.instanceId)?.name ?? address.instanceId;
  const fields = changedBy(saved);
  const what = fields.length === 0 ? t`Nothing but what is not kept here` : fieldNames(fields);
  const description = pickText(t`${instance}, ${timeOf(version.at)}`);
  return { label: pickText(calledNow(saved)), description, detail: pickText(what), buttons, saved };
}

async function showDifference({ copybook, services }: FileParts, saved: SavedObject): Promise<void> {
  const { address, version, before } = saved;
  const instance = services.instances.get(address.instanceId)?.name ?? address.instanceId;
  const name = `${address.label}${address.ending}`;
  const side = (json: string): ReturnType<typeof copybook.put> => copybook.put(address.instanceId, name, partOf(address, json));
  const title = t`${calledNow(saved)}: changed on ${instance} at ${timeOf(version.at)}`;
  if (before === undefined) await copybook.show(address.instanceId, name, partOf(address, version.text));
  else await copybook.compare(side(before), side(version.text), title);
}

/** By the name that it was saved with. */
function calledNow({ address, version }: SavedObject): string {
  return calledInSentence({ ...address, label: nameOfObject(address.resource, parseJson(version.text)) ?? address.label });
}

function timeOf(at: string): string {
  return new Date(at).toLocaleTimeString(undefined, { timeStyle: 'short' });
}
