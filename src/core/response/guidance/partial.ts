import { t } from '@vscode/l10n';
import type { Guidance } from '../../../shared/guidance.ts';
import type { Problem } from '../../../shared/problem.ts';

/** How much of a list came: rows, of as many as the server counts. */
export interface PartOfList {
  readonly rows: number;
  readonly total: number;
}

/** The card above the rows that came before a list broke off: what is shown, why no more, and what to do. `why`: the problem's own card. */
export function partialGuidance(problem: Problem, { rows, total }: PartOfList, why: Guidance): Guidance {
  const number = (value: number): string => value.toLocaleString('en-US');
  const title = t`${number(rows)} of ${number(total)} rows`;
  const said = { tone: 'warning', title, errors: [], actions: [] } as const;
  if (problem.kind === 'cancelled')
    return {
      ...said,
      meaning: t`It was stopped: the rows that had come are shown, the others are missing.`,
      steps: [],
      source: 'list.stopped',
    };
  if (problem.kind === 'network' && problem.reason === 'tooLarge')
    return {
      ...said,
      meaning: t`No more fit into the panel, which takes ${Math.floor((problem.limit ?? 0) / 1024 / 1024)} MB of a list. The others are missing.`,
      steps: [
        t`Narrow the list with a filter or to fewer sections, or export it from the sidebar, which writes each page to a file as it comes.`,
      ],
      source: 'list.tooLarge',
    };
  return {
    ...said,
    meaning: t`The rows that had come are shown, the others are missing: the next page failed. ${why.title}: ${why.meaning}`,
    steps: [...why.steps, t`Then fetch all again.`],
    actions: why.actions.filter(({ do: what }) => what !== 'retry'),
    source: `list.broken.${why.source}`,
  };
}
