import { t } from '@vscode/l10n';
import { kindOf } from '../../../core/resources/kindOf.ts';
import type { ObjectRef, ObjectSource } from '../../../core/sets/source.ts';
import type { Pulled } from '../../../core/sets/folder/pullRun.ts';
import type { PullReport } from '../../contributions/arguments.ts';
import { joinSentences, listOfNames } from '../../../shared/words.ts';
import { unreadWords } from '../unreadWords.ts';

/** What came of a pull, in numbers. Files that were changed here are left as they are: unchanged. */
export function pullReportOf({ written, unchanged, removed, edited, foreign, failed, unread }: Pulled): PullReport {
  return { written, unchanged: unchanged + edited.length, removed, failed: foreign.length + failed.size + unread.length };
}

/** Whether all of it is as it was wanted. */
export function isWholePull({ edited, foreign, failed, unread, isStopped }: Pulled): boolean {
  return !isStopped && edited.length + foreign.length + failed.size + unread.length === 0;
}

/** What came of a pull, in sentences. */
export function pulledWords(pulled: Pulled, folder: string): string {
  const { written, removed, unchanged, edited, foreign, failed, unread, isStopped } = pulled;
  const done =
    written + removed === 0
      ? t`“${folder}” says what Jamf Pro says: nothing had to be written.`
      : t`${files(written)} written in “${folder}”.`;
  return joinSentences(
    isStopped ? t`The pull was stopped: pull once more to go on.` : undefined,
    isStopped && written + removed === 0 ? undefined : done,
    removed === 0 ? undefined : t`${files(removed)} removed.`,
    written + removed === 0 || unchanged === 0 ? undefined : t`${files(unchanged)} left as they were.`,
    edited.length === 0 ? undefined : t`Changed here and kept: ${listOfNames(edited, 4, 3)}.`,
    foreign.length === 0
      ? undefined
      : t`Never pulled, so not overwritten: ${listOfNames(foreign, 4, 3)}. Move them away and pull once more.`,
    ...[...failed.values()].slice(0, 2),
    failed.size > 2 ? t`${counted(failed.size - 2)} more files failed.` : undefined,
    unreadWordsOf(unread),
  );
}

/** Of what nobody named, it is no failure that this Jamf Pro does not have it; that it does not have it any more is told. */
export function unreadTold(unread: Pulled['unread'], source: Pick<ObjectSource, 'kinds'>): Pulled['unread'] {
  const known = new Set(source.kinds().flatMap(({ resource, count }) => (count > 0 ? [resource] : [])));
  return unread.filter(({ resource, unread: { why } }) => why !== 'unsupported' || known.has(resource));
}

/** All that was kept, failed or not read, a line each. */
export function pulledLines({ edited, foreign, failed, unread }: Pulled): readonly string[] {
  return [
    ...edited.map((path) => t`${path}: changed here, and kept.`),
    ...foreign.map((path) => t`${path}: never pulled, so not overwritten.`),
    ...failed.values(),
    ...unread.map(({ resource, id, name, unread: why }) => {
      const { one, many } = kindOf(resource).label;
      return id === undefined ? `${many}: ${unreadWords(why)}` : `${one} “${name ?? id}”: ${unreadWords(why)}`;
    }),
  ];
}

function unreadWordsOf(unread: Pulled['unread']): string | undefined {
  const [first] = unread;
  if (first === undefined) return undefined;
  const named = unread.map(({ resource, id, name }) => (id === undefined ? kindOf(resource).label.many : (name ?? id)));
  return joinSentences(t`Not read, so left as it was: ${listOfNames(named, 4, 3)}.`, unreadWords(first.unread));
}

/** What is asked before the files of what is gone are removed. */
export function goneQuestion(gone: readonly ObjectRef[], folder: string): { readonly message: string; readonly detail: string } {
  const named = gone.map(({ resource, id, name }) => `${kindOf(resource).label.one} “${name === '' ? id : name}”`);
  const message =
    gone.length === 1
      ? t`1 object is not in Jamf Pro any more. Remove its files from “${folder}”?`
      : t`${counted(gone.length)} objects are not in Jamf Pro any more. Remove their files from “${folder}”?`;
  const rest = named.length > 10 ? [t`And ${counted(named.length - 10)} more`] : [];
  return { message, detail: [...named.slice(0, 10), ...rest].join('\n') };
}

function files(count: number): string {
  return count === 1 ? t`1 file` : t`${counted(count)} files`;
}

function counted(count: number): string {
  return count.toLocaleString('en-US');
}
