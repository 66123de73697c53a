import { t } from '@vscode/l10n';
import { kindOf } from '../../../core/resources/kindOf.ts';
import { localTime } from '../../../shared/localTime.ts';
import { joinSentences } from '../../../shared/words.ts';
import type { ObjectNode } from '../../support/nodes.ts';
import type { ReportGroup, ReportKind, ReportRow, UseReport } from './useReports.ts';
import { agoWords } from './useWords.ts';
import { filteredRows } from './usesFilter.ts';
import { filterLine, type UseLineNode, type UsesLook } from './usesNodes.ts';

/** What of a report is known by now. */
export interface ReportShown {
  readonly kind: ReportKind;
  readonly instanceId: string;
  /** `nothing`: nothing was ever read of the instance. */
  readonly state:
    | { readonly kind: 'looking' | 'nothing' }
    | { readonly kind: 'report'; readonly report: UseReport }
    | { readonly kind: 'trouble'; readonly words: string };
}

export interface ReportGroupNode {
  readonly kind: 'reportGroup';
  readonly key: string;
  readonly group: ReportGroup;
  /** How many of its rows are shown. */
  readonly shown: number;
}

export interface ReportRowNode extends ObjectNode {
  readonly key: string;
  readonly of: ReportRow;
}

export interface MoreRowsNode {
  readonly kind: 'moreRows';
  readonly key: string;
  readonly parent: ReportGroupNode;
  readonly left: number;
}

/** Here they read what a report rests on, or look again. */
export type ReportNode = UseLineNode | ReportGroupNode | ReportRowNode | MoreRowsNode;

/** Rows that come at once. */
export const reportPortion = 200;

function line(key: string, icon: string, text: string, rest: Partial<UseLineNode> = {}): UseLineNode {
  return { kind: 'useLine', key, icon, text, more: '', act: undefined, below: [], ...rest };
}

export function reportNodes({ state, kind }: ReportShown, now: number, { portions, filter }: UsesLook): readonly ReportNode[] {
  switch (state.kind) {
    case 'looking':
      return [line('state', 'loading~spin', t`Looking…`)];
    case 'nothing':
      return [
        line('state', 'question', t`Nothing was read of this instance yet.`),
        line('read', 'cloud-download', t`Read the instance…`, { act: 'readMissing' }),
      ];
    case 'trouble':
      return [line('state', 'warning', state.words, { act: 'retry', more: t`Retry` })];
    default: {
      const { report } = state;
      const untold = report.untold.map((text, index) => line(`untold/${index}`, 'circle-slash', text));
      const notRead = report.notRead.map((key) => line(`notRead/${key}`, 'circle-outline', kindOf(key).label.many, { more: t`Not read.` }));
      const unseen = report.unseen.map((text, index) => line(`unseen/${index}`, 'eye-closed', text));
      const below = [...untold, ...notRead, ...unseen];
      const head = line('head', untold.length + notRead.length === 0 ? 'pass' : 'info', headWords(kind, report, now), { below });
      const way = notRead.length === 0 ? [] : [line('read', 'cloud-download', t`Read what is missing…`, { act: 'readMissing' })];
      const left = report.groups
        .map((group) => ({ ...group, rows: filteredRows(group.rows, filter) }))
        .filter(({ rows }) => rows.length > 0);
      const groups = left.map((group): ReportGroupNode => ({
        kind: 'reportGroup',
        key: `group/${group.key}`,
        group,
        shown: portions.get(group.key) ?? reportPortion,
      }));
      const filtered = filter === '' ? [] : [filterLine(filter, countIn(left), countIn(report.groups))];
      return [head, ...way, ...filtered, ...groups];
    }
  }
}

function countIn(groups: readonly ReportGroup[]): number {
  return groups.reduce((sum, { rows }) => sum + rows.length, 0);
}

/** What a report found, and what it rests on. */
export function headWords(kind: ReportKind, { groups, untold, notRead, kinds, at }: UseReport, now: number): string {
  const count = countIn(groups);
  const age = at === undefined ? '' : agoWords(at, now);
  const found =
    kind === 'unused'
      ? count === 1
        ? t`1 object that nothing is known to use.`
        : t`${count} objects that nothing is known to use.`
      : count === 1
        ? t`1 finding.`
        : t`${count} findings.`;
  const isOne = untold.length === 1;
  return joinSentences(
    found,
    kinds === 1 ? t`Read: 1 kind, ${age}.` : t`Read: ${kinds} kinds, ${age}.`,
    notRead.length === 0 ? '' : notRead.length === 1 ? t`1 kind was not read.` : t`${notRead.length} kinds were not read.`,
    untold.length === 0 ? '' : isOne ? t`Of 1 kind nothing can be told.` : t`Of ${untold.length} kinds nothing can be told.`,
  );
}

function timeWords(time: number): string {
  return localTime(new Date(time).toISOString());
}

/** When a file of it was written, and when the oldest of what it rests on was read: how long ago that is means nothing in a file. */
export function writtenWords({ at }: UseReport, now: number): string {
  const [written, read] = [timeWords(now), timeWords(at ?? now)];
  return at === undefined ? t`Written ${written}.` : t`Written ${written}; the oldest of it was read ${read}.`;
}

export function rowNodes(node: ReportGroupNode, instanceId: string): readonly (ReportRowNode | MoreRowsNode)[] {
  const { group, shown } = node;
  const rows = group.rows.slice(0, shown).map((of, index): ReportRowNode => {
    const label = of.name === '' ? t`${kindOf(of.resource).label.one} ${of.id}` : of.name;
    const { resource, id } = of;
    return { kind: 'object', key: `${group.key}/${resource}/${id}/${index}`, instanceId, resource, id, label, of };
  });
  const left = group.rows.length - rows.length;
  return left <= 0 ? rows : [...rows, { kind: 'moreRows', key: `more/${group.key}`, parent: node, left }];
}
