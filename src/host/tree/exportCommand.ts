import { t } from '@vscode/l10n';
import { open } from 'node:fs/promises';
import { homedir } from 'node:os';
import { Uri, window, workspace, type QuickPickItem } from 'vscode';
import { oneLine } from '../../core/catalog/plain.ts';
import type { ReadSession } from '../../core/instances/session.ts';
import { allColumns, usualColumns, withFirst } from '../../core/listing/columns.ts';
import { exportList, newExport, type ExportFormat, type ExportOptions, type ExportState } from '../../core/listing/exportList.ts';
import type { WalkProgress, WalkResult } from '../../core/listing/walkPages.ts';
import type { ListCall, Resource } from '../../core/families/family.ts';
import { kindOf } from '../../core/resources/kindOf.ts';
import { invalidProblem, problemOf } from '../../shared/problem.ts';
import type { ShownList } from '../../app/contributions/arguments.ts';
import type { ResourceNode } from '../../app/support/nodes.ts';
import type { ReportProgress } from '../../app/support/progress.ts';
import { withProgress } from '../support/progress.ts';
import { say } from '../support/say.ts';
import type { Services } from '../../app/support/services.ts';
import type { ValueStore } from '../../app/support/events.ts';
import { TableChoices } from '../../app/lists/tableChoices.ts';
import type { ListSettings } from '../../app/lists/listSettings.ts';
import { pickText } from '../../app/lists/pickText.ts';

export interface ExportParts {
  readonly services: Services;
  readonly settings: ListSettings;
  /** What was chosen for tables is in it. */
  readonly state: ValueStore;
}

/** `jamf.exportList`: all rows of a resource's list, with its filter, or as a table shows it, into a file. */
export async function exportToFile({ services, settings, state }: ExportParts, list?: ResourceNode, shown?: ShownList): Promise<void> {
  if (list === undefined) {
    void say.info(t('Choose a list in the Instances view to export it.'));
    return;
  }
  const { instanceId, resource: key } = list;
  const session = services.instances.session(instanceId);
  const resource = session.known().catalogue?.resource(key);
  const { many } = kindOf(key).label;
  const listed = resource?.family.list(resource);
  if (resource === undefined || listed === undefined) throw invalidProblem(t('{0} has no list to export.', many));
  const { filter, sort } = shown ?? settings.get(instanceId, key);
  const rows = shown?.rows;
  const title = titleOf(oneLine(many, 80), oneLine(session.profile.name, 60), rows?.count);
  const format = await askFormat(title, () => columnsFor(key, listed, shown?.columns ?? new TableChoices(state).get(key).columns));
  if (format === undefined) return;
  const folder = workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file')?.uri ?? Uri.file(homedir());
  const target = await window.showSaveDialog({ title, defaultUri: Uri.joinPath(folder, `${key.replaceAll('/', '-')}.${format.kind}`) });
  if (target === undefined) return;
  if (target.scheme !== 'file') throw invalidProblem(t('A list can be exported to a file of this machine only.'));
  const question = { ...(filter === undefined ? {} : { filter }), ...(sort === undefined ? {} : { sort }) };
  const options = { format, ...question, ...(rows === undefined ? {} : { read: rows.read }) };
  const result = await run(services, { title, session, resource, options, target });
  if (result !== undefined) await report(result, target, many);
}

function titleOf(many: string, name: string, count: number | undefined): string {
  if (count === undefined) return t('Export {0} of {1}', many, name);
  return t('Export {0} selected of {1}: {2}', count.toLocaleString('en-US'), many, name);
}

interface FormatItem extends QuickPickItem {
  readonly format: 'csv' | 'json';
}

interface ColumnItem extends QuickPickItem {
  readonly name: string;
}

/** What a table of the list shows comes first, and is chosen. */
function columnsFor(key: string, list: ListCall, shown: readonly string[]): readonly ColumnItem[] {
  const columns = allColumns(key, list);
  const first = shown.length > 0 ? shown : usualColumns(key, columns, list.abilities.sections.length > 0);
  return withFirst(columns, first).map(({ name, title }) => ({
    name,
    label: pickText(title),
    description: pickText(name),
    picked: first.includes(name),
  }));
}

async function askFormat(title: string, columns: () => readonly ColumnItem[]): Promise<ExportFormat | undefined> {
  const items: readonly FormatItem[] = [
    { label: 'CSV', description: t('chosen columns, for a spreadsheet'), format: 'csv' },
    { label: 'JSON', description: t('whole rows as Jamf Pro answers them'), format: 'json' },
  ];
  const chosenFormat = await window.showQuickPick(items, { title });
  const kind = chosenFormat?.format;
  if (kind !== 'csv') return kind === undefined ? undefined : { kind };
  const options = { title, placeHolder: t('Columns'), canPickMany: true as const, ignoreFocusOut: true, matchOnDescription: true };
  const chosen = await window.showQuickPick(columns(), options);
  return chosen === undefined || chosen.length === 0 ? undefined : { kind, columns: chosen.map(({ name }) => name) };
}

/** `masked`: a secret stood in the rows, and does not stand in the file. */
type Exported = WalkResult & { readonly masked: boolean };

interface Job {
  readonly title: string;
  readonly session: ReadSession;
  readonly resource: Resource;
  readonly options: ExportOptions;
  readonly target: Uri;
}

/** Goes on where a lost connection broke it off, as often as the person wants. Undefined: given up or cancelled. */
async function run(services: Services, job: Job): Promise<Exported | undefined> {
  const state = newExport();
  const file = await open(job.target.fsPath, 'w');
  try {
    for (;;) {
      try {
        const held = { waits: services.instances.waits, instanceId: job.session.profile.id };
        const work = (signal: AbortSignal, step: ReportProgress) => write(job, state, file, signal, step);
        const result = await withProgress({ title: job.title, where: 'notification', held }, work);
        return { ...result, masked: state.masked };
      } catch (error) {
        const problem = problemOf(error);
        if (problem.kind === 'bug') throw error;
        const done = t('{0} rows are in the file.', state.rows.toLocaleString('en-US'));
        const words =
          problem.kind === 'cancelled'
            ? t('The export was stopped.')
            : await services.problems.words(problem, { instanceId: job.session.profile.id, couldNot: () => t`could not export the list` });
        if ((await say.warning(`${words} ${done}`, { resume: t('Resume') })) !== 'resume') return undefined;
      }
    }
  } finally {
    await file.close();
  }
}

async function write(
  { session, resource, options }: Job,
  state: ExportState,
  file: { appendFile: (text: string) => Promise<void> },
  signal: AbortSignal,
  step: ReportProgress,
): Promise<WalkResult> {
  const began = performance.now();
  const before = state.offset;
  const progress = (at: WalkProgress): void => step(stepOf(at, performance.now() - began, at.offset - before));
  return exportList(session, resource, options, state, { write: (text) => file.appendFile(text), progress }, signal);
}

/** “12,400 of 200,000, 2 min left”. */
function stepOf(at: WalkProgress, elapsed: number, passed: number): { message: string; percent?: number } {
  const rows = at.rows.toLocaleString('en-US');
  if (at.totalCount === undefined || at.totalCount === 0) return { message: t('{0} rows', rows) };
  const seconds = Math.round(((at.totalCount - at.offset) * (elapsed / Math.max(1, passed))) / 1000);
  const left = seconds < 90 ? t('{0} s left', Math.max(0, seconds)) : t('{0} min left', Math.round(seconds / 60));
  return { message: t('{0} of {1}, {2}', rows, at.totalCount.toLocaleString('en-US'), left), percent: (at.offset / at.totalCount) * 100 };
}

async function report(result: Exported, target: Uri, many: string): Promise<void> {
  const rows = result.rows.toLocaleString('en-US');
  const reveal = { open: t('Open') };
  const message = result.partial
    ? t('{0} of {1} {2} were exported: the list changed meanwhile.', rows, (result.totalCount ?? 0).toLocaleString('en-US'), many)
    : t('{0} {1} were exported.', rows, many);
  const words = result.masked ? `${message} ${t('Secrets are masked in the file.')}` : message;
  const shown = result.partial ? say.warning(words, reveal) : say.info(words, reveal);
  if ((await shown) === 'open') await window.showTextDocument(target);
}
