import { t } from '@vscode/l10n';
import { env, window } from 'vscode';
import { systemClock } from '../../../core/http/clock.ts';
import type { Side } from '../../../core/sets/compare/setPair.ts';
import { invalidProblem } from '../../../shared/problem.ts';
import type { CompareForm, CompareReport, InstanceArgument } from '../../../app/contributions/arguments.ts';
import { pickText } from '../../../app/lists/pickText.ts';
import { countsOf, pairStates, type ComparedPair } from '../../../app/sets/compare/compared.ts';
import { countWords, numberWords, stateNames, whyNotWords } from '../../../app/sets/compare/comparedWords.ts';
import { hasScriptOnly, type PairTexts } from '../../../app/sets/compare/comparing.ts';
import {
  chosenStates,
  comparisonFilterWords,
  isFiltering,
  noFilter,
  type ComparisonFilter,
} from '../../../app/sets/compare/comparisonFilter.ts';
import { pairsToOpen, shownCounts, type KindRow, type PairRow, type ShownComparison } from '../../../app/sets/compare/comparisonRows.ts';
import type { DisposableStore } from '../../../app/support/disposables.ts';
import { contextKeys, views } from '../../../app/support/ids.ts';
import { inBackground } from '../../../app/support/inBackground.ts';
import { messageText } from '../../../app/support/plainText.ts';
import type { InstanceChange } from '../../../app/support/services.ts';
import { runCommand } from '../../support/commands.ts';
import { selectedRow } from '../../support/rowCall.ts';
import { askLine, say } from '../../support/say.ts';
import type { SetParts } from '../setParts.ts';
import { askComparison, wishOf } from './askComparison.ts';
import { ComparedTexts } from './comparedTexts.ts';
import { ComparisonRun } from './comparisonRun.ts';
import { ComparisonView } from './comparisonView.ts';
import { openDifference, openDifferences, pickPortion } from './openDifferences.ts';
import type { ComparisonWish } from './comparisonWish.ts';
import type { HowToRead } from './readSides.ts';
import { saveComparison } from './saveComparison.ts';

/** The comparison on show, and what is done in its view. It lives as long as the store. */
export class ComparisonFeature {
  readonly #parts: SetParts;
  readonly #view: ComparisonView;
  readonly texts = new ComparedTexts();
  readonly #tree;
  #run: ComparisonRun | undefined;
  /** Those that are not over, shown or not. */
  readonly #underWay = new Set<ComparisonRun>();

  constructor(parts: SetParts, store: DisposableStore) {
    this.#parts = parts;
    const { instances } = parts.services;
    this.#view = store.add(new ComparisonView(instances, systemClock));
    this.#tree = store.add(window.createTreeView(views.comparison, { treeDataProvider: this.#view, showCollapseAll: true }));
    store.add(instances.onDidChange((change) => void this.#instanceChanged(change)));
    store.add({
      dispose: () => {
        for (const run of this.#underWay) run.stop();
      },
    });
  }

  /** With data it asks nothing and reads both anew. Undefined: the person stepped back. */
  async compare(what: InstanceArgument | CompareForm | undefined): Promise<CompareReport | undefined> {
    const isForm = typeof what === 'object' && 'left' in what;
    const wish = isForm ? wishOf(what, this.#parts) : await askComparison(this.#parts, what);
    return wish === undefined ? undefined : await this.#compare(wish, isForm ? 'anew' : 'asks');
  }

  async refresh(): Promise<void> {
    if (this.#run !== undefined) await this.#compare(this.#run.wish, 'asks');
  }

  swap(): void {
    this.#run?.swap();
    this.#tell();
  }

  async chooseStates(): Promise<void> {
    const { sets, filter } = this.#shown();
    const names = stateNames(sets);
    const counts = countsOf(sets.kinds);
    const items = pairStates.map((state) => ({
      label: pickText(names[state]),
      description: numberWords(counts[state]),
      picked: filter.states?.has(state) ?? state !== 'same',
      state,
    }));
    const options = { title: t`Filter by result`, placeHolder: t`What is shown`, canPickMany: true as const };
    const chosen = await window.showQuickPick(items, options);
    if (chosen !== undefined) await this.#filter({ ...filter, states: chosenStates(chosen.map(({ state }) => state)) });
  }

  async chooseText(): Promise<void> {
    const { filter } = this.#shown();
    const prompt = t`Words in a name, or in a field that differs. Nothing shows all.`;
    const text = await askLine({ title: t`Filter by text`, prompt, value: filter.text });
    if (text !== undefined) await this.#filter({ ...filter, text: text.trim() });
  }

  async clearFilter(): Promise<void> {
    await this.#filter(noFilter);
  }

  async openAll(kind?: KindRow): Promise<void> {
    const [run, shown] = [this.#run, this.#shown()];
    const pairs = pairsToOpen(shown, kind?.of.resource);
    if (pairs.length === 0) {
      void say.info(isFiltering(shown.filter) ? t`The filter shows no difference.` : t`There is no difference to open.`);
      return;
    }
    const portion = await pickPortion(pairs);
    if (portion !== undefined) await openDifferences(this.texts, shown.sets, await this.#textsOf(run, portion));
  }

  async save(): Promise<void> {
    await saveComparison(this.#shown());
  }

  async close(): Promise<void> {
    this.stop();
    this.#run = undefined;
    this.texts.clear();
    await this.#filter(noFilter);
    await runCommand('setContext', contextKeys.comparisonShown, false);
  }

  stop(): void {
    this.#run?.stop();
  }

  /** Does what the selected row is for. */
  async use(): Promise<void> {
    const row = await selectedRow(this.#tree, systemClock);
    if (row?.kind === 'morePairs') this.#view.showMore(row.of);
    if (row?.kind === 'pair') await this.#open(row.pair);
  }

  async openSide(row: PairRow | undefined, name: Side): Promise<void> {
    const ref = row?.pair[name];
    if (ref !== undefined) await this.#run?.openObject(name, ref);
  }

  async compareScript(row: PairRow | undefined): Promise<void> {
    if (row !== undefined) await this.#openScript(row.pair);
  }

  async copyName(row: PairRow | undefined): Promise<void> {
    if (row !== undefined) await env.clipboard.writeText(row.pair.name);
  }

  async copyToOther(row: PairRow | undefined): Promise<void> {
    if (row === undefined) return;
    const { left, right } = this.#shown().sets;
    const { resource, left: onLeft, right: onRight } = row.pair;
    const [from, ref, to] = onLeft === undefined ? [right, onRight, left] : [left, onLeft, right];
    if (ref !== undefined) await runCommand('jamf.copyTo', { instance: from.at, resource, id: ref.id }, to.at);
  }

  async #compare(wish: ComparisonWish, how: HowToRead): Promise<CompareReport> {
    const run = new ComparisonRun(this.#parts, wish, how);
    this.#underWay.add(run);
    try {
      await this.#read(run);
      return await run.compare(() => this.#changed(run));
    } finally {
      this.#underWay.delete(run);
    }
  }

  async #read(run: ComparisonRun): Promise<void> {
    let before = this.#run;
    const begins = (): void => {
      before = this.#run;
      inBackground(this.#parts.services.log, 'show a comparison that is being read', this.#begin(run));
    };
    try {
      await run.read(begins, () => this.#changed(run));
    } catch (error) {
      await this.#ended(run, before);
      throw error;
    }
  }

  #changed(run: ComparisonRun): void {
    if (this.#run === run) this.#tell();
  }

  /** Where nothing could be read, that is told; whoever steps back, or stops the reading, has what was there before. */
  async #ended(run: ComparisonRun, before: ComparisonRun | undefined): Promise<void> {
    if (this.#run !== run && this.#run !== before) return;
    if (run.progress.kind === 'failed') return await this.#begin(run);
    if (this.#run !== run) return;
    if (before === undefined || this.#isWithoutSide(before)) return await this.close();
    await this.#begin(before);
  }

  /**
   * A comparison takes the place of the one before, which ends, unless whoever called with data waits for what comes of it. The same two
   * sides keep the filter.
   */
  async #begin(run: ComparisonRun): Promise<void> {
    if (this.#run === run) return this.#tell();
    const isSame = this.#run !== undefined && sidesOf(this.#run.wish) === sidesOf(run.wish);
    if (this.#run?.how === 'asks') this.#run.stop();
    this.#run = run;
    if (!isSame) await this.#filter(noFilter);
    this.#tell();
    await runCommand('setContext', contextKeys.comparisonShown, true);
    await runCommand('jamf.comparison.focus');
  }

  async #filter(filter: ComparisonFilter): Promise<void> {
    this.#view.setFilter(filter);
    this.#tell();
    await runCommand('setContext', contextKeys.comparisonFiltered, isFiltering(filter));
  }

  #shown(): ShownComparison {
    const { shown } = this.#view;
    if (shown === undefined) throw invalidProblem(t`Nothing was compared yet. Compare two instances first.`);
    return shown;
  }

  /** Draws what there is, and says how much of it is shown. */
  #tell(): void {
    const run = this.#run;
    this.#view.show(run?.sets, run?.progress ?? { kind: 'over' });
    const { shown } = this.#view;
    if (run !== undefined) this.#tree.title = t`${run.names.left} ↔ ${run.names.right}`;
    if (shown === undefined) {
      this.#tree.description = '';
      this.#tree.message = '';
      return;
    }
    const { sets, filter } = shown;
    const [counts, words] = [countWords(shownCounts(shown), sets), comparisonFilterWords(filter, sets)];
    this.#tree.description = words;
    this.#tree.message = messageText(counts === '' && words !== '' ? t`The filter shows nothing.` : counts);
  }

  /** What is opened is read from the disk again, which takes a moment where a kind is large. */
  async #textsOf(run: ComparisonRun | undefined, pairs: readonly ComparedPair[]): Promise<readonly PairTexts[]> {
    if (run === undefined) return [];
    return await this.#waiting((signal) => run.texts(pairs, signal));
  }

  async #open(pair: ComparedPair): Promise<void> {
    const { sets } = this.#shown();
    if (hasScriptOnly(pair)) return await this.#openScript(pair);
    const [texts] = await this.#textsOf(this.#run, [pair]);
    if (texts !== undefined && (texts.left ?? texts.right) !== undefined) return await openDifference(this.texts, sets, texts);
    void say.info(pair.why === undefined ? t`Neither side has a text of it.` : whyNotWords(pair.why, sets));
  }

  async #openScript(pair: ComparedPair): Promise<void> {
    const [run, { sets }] = [this.#run, this.#shown()];
    const [texts] = run === undefined ? [] : await this.#waiting((signal) => run.scripts([pair], signal));
    if (texts !== undefined) await openDifference(this.texts, sets, texts);
  }

  async #waiting<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const { left, right } = this.#shown().sets;
    const side = [left, right].find(({ kind }) => kind === 'instance');
    const wait = { title: t`Opening the difference…`, instanceId: side?.at ?? '', viewId: views.comparison };
    return await this.#parts.services.waitFor(wait, ({ signal }) => work(signal));
  }

  /** An instance of it was removed. */
  #isWithoutSide({ wish: { left, right } }: ComparisonRun): boolean {
    return [left, right].some((side) => side.kind === 'instance' && this.#parts.services.instances.get(side.id) === undefined);
  }

  async #instanceChanged({ id, what }: InstanceChange): Promise<void> {
    const wish = this.#run?.wish;
    const isMeant = wish !== undefined && [wish.left, wish.right].some((side) => side.kind === 'instance' && side.id === id);
    if (!isMeant) return;
    if (what === 'removed') await this.close();
    else if (what === 'profile') this.#tell();
  }
}

function sidesOf({ left, right }: ComparisonWish): string {
  return [left, right].map((side) => (side.kind === 'instance' ? side.id : side.uri.toString())).join('\n');
}
