import { t } from '@vscode/l10n';
import { Uri, window } from 'vscode';
import { oneLine } from '../../../core/catalog/plain.ts';
import { abortError } from '../../../core/http/abort.ts';
import { inOrderOfGroups } from '../../../core/resources/groups.ts';
import type { Side } from '../../../core/sets/compare/setPair.ts';
import type { ObjectRef } from '../../../core/sets/source.ts';
import { invalidProblem, problemOf } from '../../../shared/problem.ts';
import type { CompareReport } from '../../../app/contributions/arguments.ts';
import { countsOf, swappedSets, type ComparedPair, type ComparedSets, type KindResult } from '../../../app/sets/compare/compared.ts';
import { numberWords, sideName } from '../../../app/sets/compare/comparedWords.ts';
import { compareKinds, pairTexts, scriptTexts, type ComparedSources, type PairTexts } from '../../../app/sets/compare/comparing.ts';
import { runCommand } from '../../support/commands.ts';
import type { SetParts } from '../setParts.ts';
import type { ComparisonProgress } from './comparisonView.ts';
import type { ComparisonWish, SideWish, SidesRead } from './comparisonWish.ts';
import { comparedKinds, readSides, withNames, type HowToRead } from './readSides.ts';

/** One comparison of two sides, from what was read of each. */
export class ComparisonRun {
  readonly #parts: SetParts;
  readonly #wish: ComparisonWish;
  readonly #stop = new AbortController();
  readonly #kinds = new Map<string, KindResult>();
  #read: SidesRead | undefined;
  #progress: ComparisonProgress = { kind: 'running', words: '' };
  /** A person wants to see the sides the other way round. */
  #isSwapped = false;

  readonly how: HowToRead;

  constructor(parts: SetParts, wish: ComparisonWish, how: HowToRead) {
    this.#parts = parts;
    this.#wish = wish;
    this.how = how;
  }

  get wish(): ComparisonWish {
    const { left, right, ...others } = this.#wish;
    return this.#isSwapped ? { ...others, left: right, right: left } : this.#wish;
  }

  get progress(): ComparisonProgress {
    return this.#progress;
  }

  /** What came of it so far; undefined: nothing was read yet. */
  get sets(): ComparedSets | undefined {
    if (this.#read === undefined) return undefined;
    const { left, right, comparison } = this.#read;
    const isFirst = inOrderOfGroups((key) => (left.catalogue?.resource(key) ?? right.catalogue?.resource(key))?.tag ?? '');
    const sets = {
      left: left.side,
      right: right.side,
      comparison,
      kinds: [...this.#kinds.values()].sort((one, other) => isFirst(one.resource, other.resource)),
      isAll: this.#progress.kind === 'over',
    };
    return this.#isSwapped ? swappedSets(sets) : sets;
  }

  swap(): void {
    this.#isSwapped = !this.#isSwapped;
  }

  stop(): void {
    this.#stop.abort();
  }

  /** What the two are called, also before they are read. */
  get names(): Readonly<Record<Side, string>> {
    const { left, right } = this.wish;
    const nameOf = (side: SideWish): string => {
      if (side.kind === 'folder') return oneLine(side.uri.path.split('/').findLast((part) => part !== '') ?? side.uri.path, 60);
      return sideName({ name: this.#parts.services.instances.get(side.id)?.name ?? side.id });
    };
    return { left: nameOf(left), right: nameOf(right) };
  }

  /**
   * @param begins nothing more is asked before it is read
   * @param changed there is more to tell
   * @throws what the reading of a side came to; `cancelled` where a person stepped back.
   */
  async read(begins: () => void, changed: () => void): Promise<void> {
    const { how } = this;
    const { signal } = this.#stop;
    let kinds = 0;
    const tell = (): void => {
      const { left, right } = this.names;
      this.#progress = { kind: 'running', words: readingWords(left, right, kinds) };
    };
    const onKind = (): void => {
      kinds += 1;
      tell();
      changed();
    };
    try {
      tell();
      const read = await readSides(this.#parts, this.#wish, { how, begins, onKind, signal });
      if (signal.aborted) throw abortError(signal);
      this.#read = read;
    } catch (error) {
      await this.#fail(error);
      throw error;
    }
  }

  /** @param changed there is more to show */
  async compare(changed: () => void): Promise<CompareReport> {
    if (this.#read === undefined) throw abortError(this.#stop.signal);
    try {
      await this.#compareKinds(comparedKinds(this.#wish, this.#read), changed);
      const unnamed = [...this.#kinds.values()].filter((kind) => unnamedIn(kind).length > 0);
      const named = await withNames(this.#parts, this.#read, [...new Set(unnamed.flatMap(unnamedIn))], this.#stop.signal);
      if (this.#stop.signal.aborted) throw abortError(this.#stop.signal);
      if (named.left !== this.#read.left || named.right !== this.#read.right) {
        this.#read = named;
        await this.#compareKinds(
          unnamed.map(({ resource }) => resource),
          changed,
        );
      }
      this.#progress = { kind: 'over' };
    } catch (error) {
      await this.#fail(error);
      throw error;
    } finally {
      changed();
    }
    const { onlyLeft, onlyRight, different, same, notCompared } = countsOf([...this.#kinds.values()]);
    return { onlyLeft, onlyRight, different, same, notCompared };
  }

  async #compareKinds(resources: readonly string[], changed: () => void): Promise<void> {
    for await (const kind of compareKinds(this.#sides('asRead'), resources, this.#stop.signal)) {
      this.#kinds.set(kind.resource, kind);
      this.#progress = { kind: 'running', words: comparingWords(this.#kinds.size) };
      changed();
    }
    if (this.#stop.signal.aborted) throw abortError(this.#stop.signal);
  }

  /** The texts that are compared of these. */
  async texts(pairs: readonly ComparedPair[], signal: AbortSignal): Promise<readonly PairTexts[]> {
    return await this.#ofKinds(pairs, async (sources, kind) => await pairTexts(sources, kind, signal));
  }

  /** The scripts of these, as they are. */
  async scripts(pairs: readonly ComparedPair[], signal: AbortSignal): Promise<readonly PairTexts[]> {
    return await this.#ofKinds(pairs, async (sources, kind) => await scriptTexts(sources, kind, signal));
  }

  /** In the order of the pairs, though each kind is walked once. */
  async #ofKinds(
    pairs: readonly ComparedPair[],
    make: (sources: ComparedSources, kind: KindResult) => Promise<readonly PairTexts[]>,
  ): Promise<readonly PairTexts[]> {
    const { kinds = [] } = this.sets ?? {};
    const found = new Map<ComparedPair, PairTexts>();
    for (const kind of kinds) {
      const own = pairs.filter(({ resource }) => resource === kind.resource);
      if (own.length === 0) continue;
      for (const texts of await make(this.#sides(), { ...kind, pairs: own })) found.set(texts.pair, texts);
    }
    return pairs.flatMap((pair) => found.get(pair) ?? []);
  }

  /** The document of an object: of an instance, or its file in the folder. */
  async openObject(name: Side, { resource, id }: ObjectRef): Promise<void> {
    const { side, fileOf } = this.#sides()[name];
    if (side.kind === 'instance') {
      await runCommand('jamf.openObject', { instance: side.at, resource, id });
      return;
    }
    const path = fileOf?.(resource, id);
    if (path === undefined) throw invalidProblem(t`The folder has no file of it any more.`);
    await window.showTextDocument(Uri.joinPath(Uri.parse(side.at), path), { preview: true });
  }

  #sides(how: 'asRead' | 'asShown' = 'asShown'): SidesRead {
    if (this.#read === undefined) throw abortError(this.#stop.signal);
    const { left, right, comparison } = this.#read;
    return this.#isSwapped && how === 'asShown' ? { left: right, right: left, comparison } : this.#read;
  }

  async #fail(error: unknown): Promise<void> {
    const problem = problemOf(error);
    if (problem.kind === 'cancelled') this.#progress = { kind: 'stopped' };
    else
      this.#progress = {
        kind: 'failed',
        words: await this.#parts.services.problems.words(problem, { couldNot: () => t`could not compare` }),
      };
  }
}

function readingWords(left: string, right: string, kinds: number): string {
  if (kinds === 0) return t`Reading ${left} and ${right}…`;
  return kinds === 1 ? t`Reading ${left} and ${right}… 1 kind so far` : t`Reading ${left} and ${right}… ${numberWords(kinds)} kinds so far`;
}

function comparingWords(kinds: number): string {
  return kinds === 1 ? t`Comparing… 1 kind so far` : t`Comparing… ${numberWords(kinds)} kinds so far`;
}

/** Keys of the kinds of which names are missing to tell whether objects are the same. */
function unnamedIn({ pairs }: KindResult): readonly string[] {
  return [...new Set(pairs.flatMap(({ why }) => (why?.kind === 'unnamed' ? why.resources : [])))];
}
