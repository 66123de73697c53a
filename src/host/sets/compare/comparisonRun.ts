import { t } from '@vscode/l10n';
import { Uri } from 'vscode';
import { abortError } from '../../../core/http/abort.ts';
import type { ObjectRef } from '../../../core/sets/source.ts';
import { invalidProblem, problemOf } from '../../../shared/problem.ts';
import type { CompareReport } from '../../../app/contributions/arguments.ts';
import {
  countsOf,
  inOrderOfKinds,
  swapped,
  type ComparedKind,
  type ComparedPair,
  type ComparedSets,
  type SideName,
} from '../../../app/sets/compare/compared.ts';
import { numberWords } from '../../../app/sets/compare/comparedWords.ts';
import { compareKinds, pairTexts, scriptTexts, type PairTexts } from '../../../app/sets/compare/comparing.ts';
import { runCommand } from '../../support/commands.ts';
import type { SetParts } from '../setParts.ts';
import type { ComparisonProgress } from './comparisonView.ts';
import { readSides, type ComparisonWish, type HowToRead, type SideRead } from './readSides.ts';

/** One comparison of two sides, from what was read of each. */
export class ComparisonRun {
  readonly #parts: SetParts;
  readonly #wish: ComparisonWish;
  readonly #stop = new AbortController();
  readonly #kinds: ComparedKind[] = [];
  #read: { readonly left: SideRead; readonly right: SideRead } | undefined;
  #progress: ComparisonProgress = { kind: 'running', words: '' };
  /** A person wants to see the sides the other way round. */
  #isSwapped = false;

  constructor(parts: SetParts, wish: ComparisonWish) {
    this.#parts = parts;
    this.#wish = wish;
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
    const { left, right } = this.#read;
    const sets = { left: left.side, right: right.side, kinds: inOrderOfKinds(this.#kinds) };
    return this.#isSwapped ? swapped(sets) : sets;
  }

  swap(): void {
    this.#isSwapped = !this.#isSwapped;
  }

  stop(): void {
    this.#stop.abort();
  }

  /** @throws what the reading of a side came to; `cancelled` where a person stepped back. */
  async read(how: HowToRead): Promise<void> {
    try {
      this.#read = await readSides(this.#parts, this.#wish, how, this.#stop.signal);
    } catch (error) {
      await this.#fail(error);
      throw error;
    }
  }

  /** @param changed there is more to show */
  async compare(changed: () => void): Promise<CompareReport> {
    if (this.#read === undefined) throw abortError(this.#stop.signal);
    const { left, right } = this.#read;
    try {
      for await (const { kind, done, all } of compareKinds(left, right, this.#wish.resources, this.#stop.signal)) {
        if (kind !== undefined) this.#kinds.push(kind);
        this.#progress = { kind: 'running', words: t`Comparing: ${numberWords(done)} of ${numberWords(all)} kinds` };
        changed();
      }
      if (this.#stop.signal.aborted) throw abortError(this.#stop.signal);
      this.#progress = { kind: 'over' };
    } catch (error) {
      await this.#fail(error);
      throw error;
    } finally {
      changed();
    }
    const { onlyLeft, onlyRight, different, same, notCompared } = countsOf(this.#kinds);
    return { onlyLeft, onlyRight, different, same, notCompared };
  }

  /** The texts that are compared of these. */
  async texts(pairs: readonly ComparedPair[], signal: AbortSignal): Promise<readonly PairTexts[]> {
    const [left, right] = this.#sides();
    return await pairTexts(left, right, pairs, signal);
  }

  /** The scripts of these, as they are. */
  async scripts(pairs: readonly ComparedPair[], signal: AbortSignal): Promise<readonly PairTexts[]> {
    const [left, right] = this.#sides();
    return await scriptTexts(left, right, pairs, signal);
  }

  /** The document of an object: of an instance, or its file in the folder. */
  async openObject(name: SideName, { resource, id }: ObjectRef): Promise<void> {
    const { side, fileOf } = this.#sides()[name === 'left' ? 0 : 1];
    if (side.kind === 'instance') {
      await runCommand('jamf.openObject', { instance: side.at, resource, id });
      return;
    }
    const path = fileOf?.(resource, id);
    if (path === undefined) throw invalidProblem(t`The folder has no file of it any more.`);
    await runCommand('vscode.open', Uri.joinPath(Uri.parse(side.at), path));
  }

  #sides(): readonly [left: SideRead, right: SideRead] {
    if (this.#read === undefined) throw abortError(this.#stop.signal);
    const { left, right } = this.#read;
    return this.#isSwapped ? [right, left] : [left, right];
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
