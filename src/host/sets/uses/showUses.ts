import { t } from '@vscode/l10n';
import { window, type TreeView } from 'vscode';
import { oneLine } from '../../../core/catalog/plain.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';
import type { ObjectRef } from '../../../core/sets/source.ts';
import { wayOn } from '../../../app/lists/wayOn.ts';
import { planWords } from '../../../app/sets/uses/readingWords.ts';
import type { UsesAct, UsesNode } from '../../../app/sets/uses/usesNodes.ts';
import { UsesAnswer, type UseFinder, type UsesAnswerParts } from '../../../app/sets/uses/usesAnswer.ts';
import type { UsesShown } from '../../../app/sets/uses/usesShown.ts';
import type { DisposableStore } from '../../../app/support/disposables.ts';
import { contextKeys, views } from '../../../app/support/ids.ts';
import type { InstanceChange } from '../../../app/support/services.ts';
import { runCommand } from '../../support/commands.ts';
import { askLine, say } from '../../support/say.ts';
import type { SetParts } from '../setParts.ts';
import { agreesToObjects } from '../snapshot/readSnapshot.ts';
import { keepPlaces } from './keepPlaces.ts';
import { documentOfRow } from './usesItems.ts';
import { UsesView, type LocateUses } from './usesView.ts';

export interface UsesWays {
  readonly finder: UseFinder;
  readonly locate: LocateUses;
  /** Ends with the window. */
  readonly life: AbortSignal;
}

/** The view of who uses an object, and what is done in it. It lives as long as the store. */
export class UsesFeature {
  readonly #parts: SetParts;
  readonly #life: AbortSignal;
  readonly #answerParts: UsesAnswerParts;
  #answer: UsesAnswer;
  /** Another extension waits for it. */
  #isAwaited = false;
  #listening: { dispose(): unknown } | undefined;
  readonly #view: UsesView;
  readonly #tree: TreeView<UsesNode>;

  constructor(parts: SetParts, { finder, locate, life }: UsesWays, store: DisposableStore) {
    const { services } = parts;
    this.#parts = parts;
    this.#life = life;
    this.#answerParts = {
      finder,
      snapshots: parts.snapshots,
      now: Date.now,
      words: async (problem, instanceId) =>
        await services.problems.words(problem, { instanceId, couldNot: () => t`could not look for references` }),
    };
    this.#answer = new UsesAnswer(this.#answerParts);
    this.#view = store.add(new UsesView(services, locate, Date.now));
    this.#tree = store.add(window.createTreeView(views.uses, { treeDataProvider: this.#view, showCollapseAll: true }));
    store.add(
      keepPlaces(this.#tree, (row) => {
        const object = row?.kind === 'usePlace' ? row.object : row?.kind === 'object' && row.role === 'use' ? row : undefined;
        const place = row?.kind === 'usePlace' ? row.place : object?.of.places[0];
        if (object === undefined || place === undefined) return undefined;
        return { uri: documentOfRow(object, place.ending).toString(), place };
      }),
    );
    store.add(services.instances.onDidChange((change) => this.#instanceChanged(change)));
    store.add({ dispose: () => this.#answer.stop() });
  }

  /** Opens the view. Resolves to what is known without reading, or, with `reads`, once what is missing was read. */
  async find(instanceId: string, of: ObjectRef, reads: boolean): Promise<UsesShown> {
    const answer = this.#begin(reads);
    const looking = answer.look(instanceId, of);
    await runCommand('setContext', contextKeys.usesShown, true);
    await runCommand('jamf.uses.focus');
    const shown = await looking;
    const { missing } = shown;
    if (missing.length === 0 || shown.state.kind !== 'idle') return shown;
    if (reads) return (await answer.read(missing)) ?? shown;
    void this.#offer(shown, missing);
    return shown;
  }

  /** An answer to another question, which the view shows from now on. What another extension waits for goes on, though nobody sees it. */
  #begin(isAwaited: boolean): UsesAnswer {
    if (!this.#isAwaited) this.#answer.stop();
    this.#listening?.dispose();
    this.#answer = new UsesAnswer(this.#answerParts);
    this.#isAwaited = isAwaited;
    this.#listening = this.#answer.onDidChange((shown) => this.#draw(shown));
    return this.#answer;
  }

  /** Reads what nobody has read. */
  async readMissing(): Promise<void> {
    const { shown } = this.#answer;
    if (shown !== undefined) await this.#readIfWanted(shown, shown.missing);
  }

  /** Reads everything anew that could use the object. */
  async readAnew(): Promise<void> {
    const { shown } = this.#answer;
    if (shown !== undefined) await this.#readIfWanted(shown, shown.readable);
  }

  /** Asks for words, and shows the objects alone that have them. */
  async chooseText(): Promise<void> {
    const prompt = t`Words in the name, the kind, or where it is used. Nothing shows all.`;
    const text = await askLine({ title: t`Filter by text`, prompt, value: this.#view.chosen.filter });
    if (text !== undefined) this.#view.chosen.filterBy(text);
  }

  /** Does what the selected row is for. */
  async use(): Promise<void> {
    const [row] = this.#tree.selection;
    if (row?.kind === 'moreUses') this.#view.more(row.parent);
    else if (row?.kind === 'useLine' && row.act !== undefined) await this.#act(row.act);
  }

  async #act(act: UsesAct): Promise<void> {
    const { shown } = this.#answer;
    if (act === 'stop') return this.#answer.stop();
    if (act === 'clearFilter') return this.#view.chosen.filterBy('');
    if (act === 'readMore' && shown !== undefined) return await this.#readIfWanted(shown, shown.more);
    if (act === 'readMissing' || shown === undefined) return await this.readMissing();
    const problem = shown.state.kind === 'trouble' ? shown.state.problem : undefined;
    if (problem !== undefined && wayOn(problem) !== 'retry') {
      await runCommand('jamf.signIn', { kind: 'instance', instanceId: shown.instanceId });
    }
    await this.#answer.look(shown.instanceId, shown.of);
  }

  /** Whether so much is to be read. @returns false where nothing is left to be read. */
  async #isWanted({ instanceId }: UsesShown, resources: readonly string[]): Promise<boolean> {
    if (resources.length === 0) return false;
    const name = this.#nameOf(instanceId);
    const plan = await (await this.#parts.snapshots()).plan(instanceId, resources, this.#life);
    return (await say.info(planWords(plan, name), { read: t`Read` })) === 'read';
  }

  async #readIfWanted(shown: UsesShown, resources: readonly string[]): Promise<void> {
    if (await this.#isWanted(shown, resources)) await this.#read(shown, resources);
  }

  async #read({ instanceId }: UsesShown, resources: readonly string[]): Promise<void> {
    await this.#answer.read(resources, (plan) => agreesToObjects(oneLine(this.#nameOf(instanceId), 60), plan));
  }

  /** Beside an answer that is not whole; the row that reads it stays in the view. */
  async #offer(shown: UsesShown, missing: readonly string[]): Promise<void> {
    try {
      if (!(await this.#isWanted(shown, missing)) || this.#answer.shown?.of !== shown.of) return;
      await this.#read(shown, missing);
    } catch (error) {
      this.#parts.services.log.error('What reading would take could not be told', error);
    }
  }

  #draw(shown: UsesShown | undefined): void {
    this.#view.show(shown);
    this.#tree.title = shown === undefined ? t`References` : t`References to ${oneLine(this.#calledIn(shown), 80)}`;
    this.#tree.description = shown === undefined ? '' : oneLine(this.#nameOf(shown.instanceId), 60);
  }

  #calledIn({ of: { resource, id, name } }: UsesShown): string {
    return name === '' ? t`${kindOf(resource).label.one} ${id}` : name;
  }

  #nameOf(instanceId: string): string {
    return this.#parts.services.instances.get(instanceId)?.name ?? instanceId;
  }

  #instanceChanged({ id, what }: InstanceChange): void {
    if (what !== 'removed' || this.#answer.shown?.instanceId !== id) return;
    this.#answer.clear();
    void runCommand('setContext', contextKeys.usesShown, false);
  }
}
