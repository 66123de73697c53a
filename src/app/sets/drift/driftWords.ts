import { t } from '@vscode/l10n';
import { kindOf } from '../../../core/resources/kindOf.ts';
import type { DriftState } from '../../../core/sets/folder/drift.ts';
import { joinSentences, listOfNames } from '../../../shared/words.ts';
import { unreadWords } from '../unreadWords.ts';
import type { DriftRow } from './folderDrift.ts';
import type { Loss } from './takeTheirs.ts';
import type { Upgraded } from './upgradedDrift.ts';

/** The groups of the Source Control view, in their order. */
export const driftGroups = (): Readonly<Record<DriftState, string>> => ({
  both: t`Both`,
  inJamf: t`Changed in Jamf`,
  here: t`Changed here`,
  unread: t`Not readable`,
});

/** What is to be said of a row, in whole sentences. */
export function driftWords(row: DriftRow): string {
  const { drift, unread, id } = row;
  const what = id === undefined && drift.here === undefined ? kindOf(row.resource).label.many : called(row);
  return joinSentences(what, hereWords(row), thereWords(row), unread === undefined ? undefined : unreadWords(unread));
}

function called({ resource, name, id }: DriftRow): string {
  const { one } = kindOf(resource).label;
  return id === '-' ? one : t`${one} “${name}”`;
}

function hereWords({ drift, id }: DriftRow): string | undefined {
  if (drift.here === undefined) return undefined;
  if (id === undefined) return t`New here: it was not pulled. Send Mine begins an object with it.`;
  if (drift.here === 'gone') return t`Its files were taken away here.`;
  return drift.here === 'new' ? t`Its files are new here.` : t`Changed here.`;
}

function thereWords({ drift, unread }: DriftRow): string | undefined {
  if (unread !== undefined) return t`What Jamf Pro has now could not be read.`;
  if (drift.there === undefined) return undefined;
  if (drift.there === 'gone') return t`It does not exist in Jamf Pro any more.`;
  return drift.there === 'new' ? t`New in Jamf Pro.` : t`Changed in Jamf Pro.`;
}

/** When Jamf Pro was asked last. @param at epoch milliseconds; undefined: nobody asked. */
export function checkedWords(at: number | undefined): string {
  if (at === undefined) return t`Not checked with Jamf since this window was opened`;
  return t`Checked with Jamf at ${new Date(at).toLocaleTimeString()}`;
}

/** One note on all that an upgrade of Jamf Pro brought; undefined: nothing. */
export function upgradedWords(upgraded: readonly Upgraded[]): string | undefined {
  const named = upgraded.flatMap(({ resource, fields }) => fields.map((field) => `${kindOf(resource).label.many}: ${field}`));
  if (named.length === 0) return undefined;
  return t`Jamf Pro was upgraded since the pull. What only one of its versions shows is no change: ${listOfNames(named, mostNamed)}. The next pull writes it.`;
}

const mostNamed = 10;

/** What goes when files are written. */
export function lossWords({ edited, gone }: Loss): string {
  return joinSentences(
    edited.length === 0 ? undefined : t`What was changed here is lost in ${listOfNames(edited, mostNamed)}.`,
    gone.length === 0 ? undefined : t`These files go: ${listOfNames(gone, mostNamed)}.`,
  );
}

/** After a merge. @param paths of files that hold conflicts. */
export function conflictWords(paths: readonly string[]): string {
  return t`Changed on both sides to something else: ${listOfNames(paths, mostNamed)}. Choose a side for each conflict, save, and then Send Mine.`;
}
