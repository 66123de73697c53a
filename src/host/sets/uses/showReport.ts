import { t } from '@vscode/l10n';
import { homedir } from 'node:os';
import { Uri, window, workspace, type TreeView } from 'vscode';
import { oneLine } from '../../../core/catalog/plain.ts';
import { invalidProblem, problemOf } from '../../../shared/problem.ts';
import type { InstanceArgument } from '../../../app/contributions/arguments.ts';
import type { InstanceUses } from '../../../app/sets/uses/instanceUses.ts';
import { headWords, writtenWords, type ReportNode, type ReportShown } from '../../../app/sets/uses/reportNodes.ts';
import { reportEndings, reportText } from '../../../app/sets/uses/reportText.ts';
import { useReportOf, type ReportKind } from '../../../app/sets/uses/useReports.ts';
import type { DisposableStore } from '../../../app/support/disposables.ts';
import { contextKeys, views } from '../../../app/support/ids.ts';
import { instanceIdOf } from '../../../app/support/nodes.ts';
import { catalogueOf } from '../../support/catalogueOf.ts';
import { runCommand } from '../../support/commands.ts';
import { oneInstance } from '../../support/pickInstance.ts';
import { askLine, say } from '../../support/say.ts';
import type { SetParts } from '../setParts.ts';
import { keepPlaces } from './keepPlaces.ts';
import { ReportView } from './reportView.ts';
import { documentOfRow } from './usesItems.ts';

export interface ReportWays {
  readonly uses: InstanceUses;
  /** Ends with the window. */
  readonly life: AbortSignal;
}

/** The view of what is unused, or of what leads nowhere, and what is done in it. */
export class ReportFeature {
  readonly #parts: SetParts;
  readonly #uses: InstanceUses;
  readonly #life: AbortSignal;
  readonly #view: ReportView;
  readonly #tree: TreeView<ReportNode>;

  constructor(parts: SetParts, { uses, life }: ReportWays, store: DisposableStore) {
    this.#parts = parts;
    this.#uses = uses;
    this.#life = life;
    this.#view = store.add(new ReportView(parts.services, Date.now));
    this.#tree = store.add(window.createTreeView(views.useReport, { treeDataProvider: this.#view, showCollapseAll: true }));
    store.add(
      keepPlaces(this.#tree, (row) => {
        const use = row?.kind === 'object' ? row.of.use : undefined;
        if (row?.kind !== 'object' || use === undefined) return undefined;
        return { uri: documentOfRow(row, '.json').toString(), place: { ...use, line: undefined, ending: '.json' } };
      }),
    );
    store.add(
      parts.services.instances.onDidChange(({ id, what }) => {
        if (what === 'removed' && this.#view.shown?.instanceId === id) this.#clear();
      }),
    );
  }

  /** `jamf.showUnused` and `jamf.showDeadReferences`. */
  async show(kind: ReportKind, argument: InstanceArgument | undefined): Promise<void> {
    const { instances } = this.#parts.services;
    const given = instanceIdOf(argument);
    const title = kind === 'unused' ? t`Unused objects` : t`Dead references`;
    const instanceId = given ?? (await oneInstance(instances.all(), { title }));
    if (instanceId === undefined) return;
    // An instance that is none is told at once.
    instances.session(instanceId);
    this.#draw({ kind, instanceId, state: { kind: 'looking' } });
    await runCommand('setContext', contextKeys.useReportShown, true);
    await runCommand('jamf.useReport.focus');
    await this.#look(kind, instanceId);
  }

  /** Reads the instance anew, with the question of what that takes, and looks again. */
  async readAnew(): Promise<void> {
    const { shown } = this.#view;
    if (shown === undefined) return;
    const { kind, instanceId } = shown;
    await runCommand('jamf.refreshSnapshot', { kind: 'instance', instanceId });
    await this.#look(kind, instanceId);
  }

  /** Does what the selected row is for. */
  async use(): Promise<void> {
    const [row] = this.#tree.selection;
    const { shown } = this.#view;
    if (row?.kind === 'moreRows') this.#view.more(row.parent);
    else if (row?.kind === 'useLine' && row.act === 'clearFilter') this.#view.chosen.filterBy('');
    else if (row?.kind === 'useLine' && row.act === 'readMissing') await this.readAnew();
    else if (row?.kind === 'useLine' && row.act === 'retry' && shown !== undefined) await this.#look(shown.kind, shown.instanceId);
  }

  /** Asks for words, and shows the rows alone that have them. A report is exported whole. */
  async chooseText(): Promise<void> {
    const prompt = t`Words in the name, the kind, or the finding. Nothing shows all.`;
    const text = await askLine({ title: t`Filter by text`, prompt, value: this.#view.chosen.filter });
    if (text !== undefined) this.#view.chosen.filterBy(text);
  }

  async exportToFile(): Promise<void> {
    const { shown } = this.#view;
    if (shown?.state.kind !== 'report') throw invalidProblem(t`There is no report to export yet.`);
    const { report } = shown.state;
    const title = this.#titleOf(shown);
    const folder = workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file')?.uri ?? Uri.file(homedir());
    const name = shown.kind === 'unused' ? 'unused-objects' : 'dead-references';
    const filters = { CSV: ['csv'], Markdown: ['md'], JSON: ['json'] };
    const target = await window.showSaveDialog({ title, defaultUri: Uri.joinPath(folder, `${name}.csv`), filters });
    if (target === undefined) return;
    const ending = reportEndings.find((one) => target.path.toLowerCase().endsWith(`.${one}`)) ?? 'csv';
    const head = [
      `${title}, ${this.#nameOf(shown.instanceId)}`,
      headWords(shown.kind, report, Date.now()),
      writtenWords(report, Date.now()),
    ];
    await workspace.fs.writeFile(target, new TextEncoder().encode(reportText(report, head, ending)));
    const show = await say.info(t`The report is in ${oneLine(target.fsPath, 300)}.`, { open: t`Open` });
    if (show === 'open') await window.showTextDocument(target);
  }

  async #look(kind: ReportKind, instanceId: string): Promise<void> {
    const { services } = this.#parts;
    this.#draw({ kind, instanceId, state: { kind: 'looking' } });
    try {
      if ((await this.#uses.source(instanceId)) === undefined) return this.#draw({ kind, instanceId, state: { kind: 'nothing' } });
      await catalogueOf(services, services.instances.session(instanceId));
      const read = await this.#uses.atHand(instanceId, this.#life);
      const state =
        read === undefined ? ({ kind: 'nothing' } as const) : ({ kind: 'report', report: useReportOf(kind, read.index) } as const);
      this.#draw({ kind, instanceId, state });
    } catch (error) {
      const words = await services.problems.words(problemOf(error), {
        instanceId,
        couldNot: () => t`could not look through what was read`,
      });
      this.#draw({ kind, instanceId, state: { kind: 'trouble', words } });
    }
  }

  #draw(shown: ReportShown): void {
    this.#view.show(shown);
    this.#tree.title = this.#titleOf(shown);
    this.#tree.description = oneLine(this.#nameOf(shown.instanceId), 60);
  }

  #clear(): void {
    this.#view.show(undefined);
    void runCommand('setContext', contextKeys.useReportShown, false);
  }

  #titleOf({ kind }: ReportShown): string {
    return kind === 'unused' ? t`Unused Objects` : t`Dead References`;
  }

  #nameOf(instanceId: string): string {
    return this.#parts.services.instances.get(instanceId)?.name ?? instanceId;
  }
}
