import { t } from '@vscode/l10n';
import { oneLine } from '../../../core/catalog/plain.ts';
import { csvHeader, csvRecord } from '../../../core/listing/csv.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';
import type { ReportGroup, ReportRow, UseReport } from './useReports.ts';

/** The endings of files that a report can be written to. */
export const reportEndings = ['csv', 'md', 'json'] as const;

export type ReportEnding = (typeof reportEndings)[number];

/** What stands above a report: what it is, of which instance, and what it rests on; a line each. */
export type ReportHead = readonly string[];

const columns = ['finding', 'kind', 'id', 'name', 'why', 'resource', 'pointer'] as const;

type Line = Readonly<Record<(typeof columns)[number], string>>;

/** A report as a file. A spreadsheet gets no formula of a name. */
export function reportText(report: UseReport, head: ReportHead, ending: ReportEnding): string {
  const lines = report.groups.flatMap((group) => group.rows.map((row) => lineOfRow(group, row)));
  if (ending === 'csv')
    return [csvHeader({ columns }), ...[...lines, ...remarksOf(report, head)].map((line) => csvRecord(line, { columns }))].join('');
  if (ending === 'json')
    return `${JSON.stringify({ about: head, untold: report.untold, notRead: report.notRead, unseen: report.unseen, rows: lines }, null, 2)}\n`;
  return markdown(report, head);
}

/** What a table has no column for: what the report is, what it rests on, and what is not told. */
function remarksOf(report: UseReport, head: ReportHead): readonly Line[] {
  const remark = (finding: string, why: string): Line => ({ finding, kind: '', id: '', name: '', why, resource: '', pointer: '' });
  return [...head.map((one) => remark(t`Remark`, one)), ...notTold(report).map((one) => remark(t`Not told`, one))];
}

function notTold({ untold, notRead, unseen }: Omit<UseReport, 'groups'>): readonly string[] {
  return [...untold, ...notRead.map((key) => t`${kindOf(key).label.many}: not read.`), ...unseen];
}

function lineOfRow({ label }: ReportGroup, { resource, id, name, why, use }: ReportRow): Line {
  return { finding: label, kind: kindOf(resource).label.one, id, name, why, resource, pointer: use?.pointer ?? '' };
}

function markdown({ groups, ...rest }: UseReport, head: ReportHead): string {
  const [title = '', ...about] = head;
  const tables = groups.flatMap(({ label, rows }) => [
    `## ${inMarkdown(label)} (${rows.length})`,
    '',
    `| ${t`Kind`} | ${t`ID`} | ${t`Name`} | ${t`Why`} |`,
    '|---|---|---|---|',
    ...rows.map(({ resource, id, name, why }) => `| ${[kindOf(resource).label.one, id, name, why].map(inMarkdown).join(' | ')} |`),
    '',
  ]);
  const left = notTold(rest);
  const missing = left.length === 0 ? [] : [`## ${t`Not told`}`, '', ...left.map((one) => `- ${inMarkdown(one)}`), ''];
  return [`# ${inMarkdown(title)}`, '', ...about.flatMap((one) => [inMarkdown(one), '']), ...tables, ...missing].join('\n');
}

/** A server's text is text: no markup, no link, no row of its own. */
function inMarkdown(text: string): string {
  return oneLine(text, 2000).replaceAll(/[\\`*_{}[\]<>()#+!|~&]/g, String.raw`\$&`);
}
