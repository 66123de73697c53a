import { t } from '@vscode/l10n';
import { ThemeIcon, window, type QuickPickItem } from 'vscode';
import type { ObjectAddress } from '../../../core/objects/address/address.ts';
import type { ServerEntry } from '../../../core/objects/history/serverHistory.ts';
import { changedFields, type PlacedVersion } from '../../../core/objects/text/changedFields.ts';
import type { Version } from '../../../core/objects/text/versions.ts';
import { rowToStayOn, timelineOf, type TimelineRow } from '../../../app/keeping/timeline.ts';
import { nothingTold, toldNext, type ToldHistory } from '../../../app/keeping/toldHistory.ts';
import { pickText } from '../../../app/lists/pickText.ts';
import { inBackground } from '../../../app/support/inBackground.ts';
import { calledInSentence } from '../sending/objectWords.ts';
import { instanceName } from './elsewhere/compareObjects.ts';
import type { FileParts } from './fileParts.ts';

interface Row extends QuickPickItem {
  readonly act: TimelineRow | 'more' | 'nothing';
}

/** Lets a person choose among the versions that this computer keeps and the entries of Jamf Pro's own history, which come as they are read. */
export async function chooseInTimeline(
  parts: FileParts,
  address: ObjectAddress,
  versions: readonly Version[],
): Promise<TimelineRow | undefined> {
  const pick = window.createQuickPick<Row>();
  const instance = instanceName(parts, address.instanceId);
  Object.assign(pick, { matchOnDescription: true, matchOnDetail: true });
  pick.title = t`${calledInSentence(address)} on ${instance}: versions and history`;
  pick.placeholder = t`The newest is first. Of versions of this computer, secrets are not kept`;
  const gone = new AbortController();
  let told = nothingTold;
  const rowOf = rowsMadeOnce();
  const show = (): void => {
    const [before, active] = [pick.items, pick.activeItems[0]];
    const items = [...timelineOf(versions, told.entries).map(rowOf), ...footer(told, instance, pick.busy)];
    pick.keepScrollPosition = true;
    pick.items = items;
    const stay = rowToStayOn(before, active, items);
    if (stay !== undefined) pick.activeItems = [stay];
  };
  const read = async (): Promise<void> => {
    pick.busy = true;
    show();
    told = await toldNext(parts.services, parts.documents.reading, address, told, gone.signal);
    if (gone.signal.aborted) return;
    pick.busy = false;
    show();
  };
  const reading = (): void => inBackground(parts.services.log, 'read the history of the object', read());
  reading();
  const chosen = await new Promise<TimelineRow | undefined>((resolve) => {
    pick.onDidAccept(() => {
      const act = pick.selectedItems[0]?.act;
      if (act === 'more') reading();
      else if (act !== undefined && act !== 'nothing') resolve(act);
    });
    pick.onDidHide(() => resolve(undefined));
    pick.show();
  });
  gone.abort();
  pick.dispose();
  return chosen;
}

/** What stands below what is there: that it is read, that there is more, or why there is none. */
function footer({ entries, totalCount, isWhole, words }: ToldHistory, instance: string, isBusy: boolean): readonly Row[] {
  const said = (label: string, act: Row['act'] = 'nothing'): readonly Row[] => [{ label, act, alwaysShow: true }];
  if (isBusy) return said(t`$(loading~spin) Reading the history of ${pickText(instance, 60)}…`);
  if (words !== undefined) return isWhole ? said(`$(info) ${pickText(words)}`) : said(t`$(refresh) Try again: ${pickText(words)}`, 'more');
  if (entries.length === 0) return said(t`$(info) The history of Jamf Pro is empty`);
  if (isWhole) return [];
  return said(
    totalCount === undefined ? t`$(more) Load more` : t`$(more) Load more: ${entries.length} of ${totalCount} of Jamf Pro are here`,
    'more',
  );
}

/** What a version changed is found out once: of long documents it takes a while. */
function rowsMadeOnce(): (row: TimelineRow) => Row {
  const made = new Map<Version | ServerEntry, Row>();
  return (row) => {
    const of = row.kind === 'version' ? row.placed.version : row.entry;
    const known = made.get(of) ?? (row.kind === 'version' ? versionRow(row, row.placed) : entryRow(row, row.entry));
    made.set(of, known);
    return known;
  };
}

function versionRow(act: TimelineRow, { version, before }: PlacedVersion): Row {
  const how = {
    opened: t`seen on this computer`,
    saved: t`saved from this computer`,
    created: t`created from this computer`,
    deleted: t`deleted from this computer`,
  };
  const detail = pickText(whatOf({ version, before }));
  return { label: timeText(act.at), description: how[version.how], detail, iconPath: new ThemeIcon('device-desktop'), act };
}

/** What a version says that the one before it did not. */
function whatOf({ version: { how, text }, before }: PlacedVersion): string {
  if (how === 'deleted') return t`As it was last seen`;
  if (before === undefined || before === '') return t`The first that is kept here`;
  const fields = changedFields(before, text);
  if (fields === undefined) return t`Nothing that is kept here changed`;
  return how === 'opened' ? t`Changed elsewhere: ${fields}` : t`Changed: ${fields}`;
}

function entryRow(act: TimelineRow, { user, note, details }: ServerEntry): Row {
  const description = user === '' ? t`Jamf Pro` : t`${pickText(user, 60)} · Jamf Pro`;
  const said = [note, details].filter((text) => text !== '').join(': ');
  return { label: timeText(act.at), description, detail: pickText(said), iconPath: new ThemeIcon('server'), act };
}

/** As people here write it. @param at epoch milliseconds. */
export function timeText(at: number | undefined): string {
  return at === undefined ? t`Without a date` : new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
}
