import { t } from '@vscode/l10n';
import type { UsesReport } from '../../contributions/arguments.ts';
import { unreadWords } from '../unreadWords.ts';
import { absentWords, failedWords } from './useWords.ts';
import { kindsRead, kindsUnread, type FoundUses } from './usesShown.ts';

/** An answer as other extensions get it. */
export function usesReport({ of, uses, coverage }: FoundUses, now: number): UsesReport {
  const partly = coverage.kinds.filter(({ state }) => state === 'partly');
  const reasonOf = ({ why, unread: [first] }: (typeof partly)[number]): string => {
    const reason = why ?? first?.unread;
    return reason === undefined ? t`Nobody has read it yet.` : unreadWords(reason);
  };
  return {
    uses: uses.flatMap(({ resource, id, name, places }) => places.map(({ pointer }) => ({ resource, id, name, pointer }))),
    coverage: {
      read: kindsRead(coverage).flatMap(({ resource, state }) => (state === 'partly' ? [] : [resource])),
      unread: [
        ...(coverage.absent === undefined ? [] : [{ resource: of.resource, reason: absentWords(coverage.absent, now) }]),
        ...(coverage.failed ?? []).map((one) => ({ resource: of.resource, reason: failedWords(one) })),
        ...[...kindsUnread(coverage), ...partly].map((kind) => ({ resource: kind.resource, reason: reasonOf(kind) })),
      ],
      complete: coverage.complete,
    },
  };
}
