import { t } from '@vscode/l10n';
import { oneLine } from '../../../core/catalog/plain.ts';
import { pairStates, type ComparedPair, type ComparedSets, type PairState } from './compared.ts';
import { stateNames } from './comparedWords.ts';

/** What of a comparison is shown. */
export interface ComparisonFilter {
  /** Undefined: all, and what is the same stands folded behind a row. */
  readonly states: ReadonlySet<PairState> | undefined;
  /** Words, each of which stands in a name or in a field that differs. */
  readonly text: string;
}

export const noFilter: ComparisonFilter = { states: undefined, text: '' };

export function isFiltering({ states, text }: ComparisonFilter): boolean {
  return states !== undefined || text !== '';
}

/** A person's choice of states: all of them is no filter. */
export function chosenStates(chosen: readonly PairState[]): ComparisonFilter['states'] {
  return chosen.length === 0 || chosen.length === pairStates.length ? undefined : new Set(chosen);
}

/** What a filter lets through. */
export function letsThrough({ states, text }: ComparisonFilter): (pair: ComparedPair) => boolean {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return (pair) => {
    if (states?.has(pair.state) === false) return false;
    if (words.length === 0) return true;
    const said = [pair.name, pair.right?.name ?? '', ...pair.fields].join('\n').toLowerCase();
    return words.every((word) => said.includes(word));
  };
}

/** What a filter says, in a few words; empty: nothing. */
export function comparisonFilterWords({ states, text }: ComparisonFilter, sides: Pick<ComparedSets, 'left' | 'right'>): string {
  const names = stateNames(sides);
  const chosen = states === undefined ? [] : [pairStates.flatMap((state) => (states.has(state) ? [names[state]] : [])).join(', ')];
  return [...chosen, ...(text === '' ? [] : [t`“${oneLine(text, 60)}”`])].join(' · ');
}
