import { t } from '@vscode/l10n';
import { oneLine } from '../../../core/catalog/plain.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';
import { setupKinds } from '../../../core/sets/snapshot/setupKinds.ts';
import type { KindState } from '../../../core/sets/source.ts';
import { deadIn, unusedIn, type DeadEnd, type DeadEnds, type UnusedObject } from '../../../core/sets/uses/useFindings.ts';
import type { UsesIndex } from '../../../core/sets/uses/usesIndex.ts';
import type { KindCoverage, Use } from '../../../core/sets/uses/useTypes.ts';
import { joinSentences } from '../../../shared/words.ts';
import { groupsBy } from './groupsBy.ts';
import { countedKinds, notReadWords, placeWords, unseenWords, variableWords } from './useWords.ts';

export type ReportKind = 'unused' | 'dead';

/** An object of a report, and why it is in it. */
export interface ReportRow {
  readonly resource: string;
  readonly id: string;
  readonly name: string;
  readonly why: string;
  /** Where it says so. */
  readonly use: Use | undefined;
}

/** Rows that belong together. */
export interface ReportGroup {
  readonly key: string;
  readonly label: string;
  readonly icon: string;
  readonly rows: readonly ReportRow[];
}

export interface UseReport {
  readonly groups: readonly ReportGroup[];
  /** Of which kinds nothing can be told, and why: a sentence each. */
  readonly untold: readonly string[];
  /** What may use those that are called unused, and is shown by no API: a sentence each. */
  readonly unseen: readonly string[];
  /** Keys of kinds that say how the instance is set up, and whose lists were not read: nothing is told of their objects. */
  readonly notRead: readonly string[];
  /** How many kinds were read, and when the oldest of them was. */
  readonly kinds: number;
  readonly at: number | undefined;
}

/** What an index tells of objects that nothing uses, or of references that lead nowhere. */
export function useReportOf(kind: ReportKind, index: UsesIndex): UseReport {
  const times = [...index.kinds.values()].flatMap(({ state: { listedAt } }) => (listedAt === undefined ? [] : [listedAt]));
  const { rules, kinds } = index;
  const isOpen = (state: KindState | undefined): boolean =>
    state === undefined || (state.listedAt === undefined && (state.unread?.why !== 'unsupported' || state.unread.status !== 404));
  const notRead = setupKinds(rules.catalogue).flatMap(({ key }) => (isOpen(kinds.get(key)?.state) ? [key] : []));
  const read = { notRead, kinds: times.length, at: times.length === 0 ? undefined : Math.min(...times) };
  return { ...(kind === 'unused' ? unusedReport(index) : deadReport(index)), ...read };
}

function unusedReport(index: UsesIndex): Pick<UseReport, 'groups' | 'untold' | 'unseen'> {
  const { rows, untold } = unusedIn(index);
  const groups = [...groupsBy(rows, ({ object }) => object.resource)].map(([resource, ofKind]): ReportGroup => {
    const { label, icon } = kindOf(resource);
    return { key: resource, label: label.many, icon, rows: ofKind.map(unusedRow) };
  });
  const words = untold.map(({ resource, coverage }) =>
    joinSentences(
      t`${kindOf(resource).label.many}: what could use them was not all read.`,
      notReadWords(coverage),
      coverage.kinds.some(isBeyond) ? t`Find References on one of them offers to read what of these can be read.` : '',
    ),
  );
  return { groups, untold: words, unseen: [...new Set(rows.flatMap(({ unseen }) => unseen))].map(unseenWords) };
}

/** Nobody has read it, and no snapshot reads it unasked. */
function isBeyond({ resource, state, why }: KindCoverage): boolean {
  return state === 'notLooked' && why === undefined && !kindOf(resource).isSetup;
}

function unusedRow({ object, state, mentions, unseen }: UnusedObject): ReportRow {
  const nothing = unseen.length > 0 ? t`Nothing that the API shows uses it.` : t`Nothing uses it.`;
  const texts = countedKinds(mentions.map(({ from }) => from));
  return { ...object, why: joinSentences(nothing, state === 'unused' ? '' : t`The text of ${texts} mentions it.`), use: undefined };
}

function deadReport(index: UsesIndex): Pick<UseReport, 'groups' | 'untold' | 'unseen'> {
  const { rows, untold, uncalled } = deadIn(index);
  const groups = (['gone', 'uncalled', 'nobody', 'off'] as const).flatMap((what): readonly ReportGroup[] => {
    const own = rows.filter((row) => row.what === what);
    return own.length === 0 ? [] : [{ key: what, ...groupOf(what), rows: own.map(deadRow) }];
  });
  const words = untold.map((resource) => t`What names ${kindOf(resource).label.many}: their list was not read to its end.`);
  const calls = uncalled === undefined ? [] : [uncalledWords(uncalled)];
  return { groups, untold: [...calls, ...words], unseen: [] };
}

function uncalledWords({ resource, coverage }: NonNullable<DeadEnds['uncalled']>): string {
  const { many } = kindOf(resource).label;
  return joinSentences(t`${many} whose event nothing calls: what could call it was not all read.`, notReadWords(coverage));
}

function groupOf(what: DeadEnd['what']): Pick<ReportGroup, 'label' | 'icon'> {
  return {
    gone: { label: t`Names what is not there`, icon: 'debug-disconnect' },
    uncalled: { label: t`Its event is called by nothing that was read`, icon: 'bell-slash' },
    nobody: { label: t`Its scope is empty`, icon: 'circle-outline' },
    off: { label: t`Switched off`, icon: 'circle-slash' },
  }[what];
}

function deadRow(end: DeadEnd): ReportRow {
  return { ...end.object, why: whyDead(end), use: end.use };
}

function whyDead({ what, object, use, event, unless }: DeadEnd): string {
  const { one } = kindOf(object.resource).label;
  switch (what) {
    case 'gone':
      return use === undefined ? t`It names what is not there.` : goneWords(use);
    case 'uncalled':
      return joinSentences(
        t`Nothing that was read calls “${oneLine(event ?? '', 80)}”.`,
        typeof unless === 'number' ? variableWords(unless) : '',
      );
    case 'nobody':
      if (unless === 'users') return t`Nothing stands in its scope. Some versions of Jamf Pro do not show users and user groups there.`;
      return t`Its scope is empty, so this ${one} does nothing.`;
    default:
      return t`This ${one} is switched off; since when, no API tells.`;
  }
}

function goneWords(use: Use): string {
  const { resource, by, text } = use.to;
  const [kind, place] = [kindOf(resource).label.one, placeWords(use)];
  const called = by === 'id' && use.called !== undefined && use.called !== '' ? use.called : text;
  const name = oneLine(called, 80);
  if (by === 'event') return t`${place}: it calls the event “${name}”, which no policy has.`;
  return by === 'id' ? t`${place}: ${kind} “${name}” (id ${text}) is not there.` : t`${place}: no ${kind} is called “${name}”.`;
}
