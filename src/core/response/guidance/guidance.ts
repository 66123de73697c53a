import type { Guidance, GuidanceAction } from '../../../shared/guidance.ts';
import { apiAt } from '../../families/apiAt.ts';
import { accessRows } from './access.ts';
import { classicRows } from './classic.ts';
import { conflictRows } from './conflict.ts';
import type { RequestFacts } from '../../../shared/evidence.ts';
import { methodsHere, type GuidanceInput, type Paths } from './facts.ts';
import { missingRows } from './missing.ts';
import { rejectedRows } from './rejected.ts';
import type { Card, GuidanceRow } from './row.ts';
import { serverRows } from './server.ts';
import { successRows } from './success.ts';
import { targetOf } from './targets.ts';

const order = ['body', 'operation', 'session', 'status'] as const;
const all: readonly GuidanceRow[] = [
  ...successRows,
  ...classicRows,
  ...accessRows,
  ...missingRows,
  ...conflictRows,
  ...rejectedRows,
  ...serverRows,
];

/** Every row, in the order in which they are tried: body, operation, session, bare status. */
export function guidanceRows(): readonly GuidanceRow[] {
  return order.flatMap((from) => all.filter((row) => row.from === from));
}

/** What an answer means at Jamf and what to do next. Never empty: the last row takes every status there is. */
export function guidanceFor(input: GuidanceInput): Guidance {
  const row = guidanceRows().find((one) => takes(one, input.status) && (one.when?.(input) ?? true));
  if (row === undefined) throw new Error('The last row of the table takes every status.');
  const card = row.card(input);
  return {
    tone: card.tone,
    title: card.title,
    meaning: card.meaning,
    steps: card.steps,
    errors: errorsBeside(card, input),
    actions: usableActions(card.actions ?? [], input),
    source: row.source,
  };
}

/** What the server says of single fields, but for the only one, where the card says it already: then no more than its code is left to say. */
function errorsBeside({ meaning, actions = [] }: Card, { body, request }: GuidanceInput): Guidance['errors'] {
  const [only, ...others] = body.errors;
  const isSaid = only !== undefined && others.length === 0 && only.description !== '' && meaning.includes(only.description);
  const isShown = actions.some((action) => action.do === 'showTarget');
  return body.errors.flatMap(({ field, description, code }) => {
    const target = isSaid && isShown ? undefined : targetOf(field, request);
    if (isSaid && code === undefined && target === undefined) return [];
    const said = field === undefined ? description : `${field}: ${description}`;
    return [{ description: isSaid ? '' : said, ...(code === undefined ? {} : { code }), ...(target === undefined ? {} : { target }) }];
  });
}

/**
 * Without what reads the object back where there is nothing to read: a path that the document lists without a GET, or a
 * new object whose id is not known. One that has a path of its own is read there.
 */
export function usableActions(
  actions: readonly GuidanceAction[],
  input: Pick<GuidanceInput, 'createdId'> & {
    readonly request: Pick<RequestFacts, 'method' | 'path'>;
    readonly catalogue?: Paths | undefined;
  },
): readonly GuidanceAction[] {
  const { path } = input.request;
  const own = apiAt(path).readBackAt(path, input.createdId);
  const methods = methodsHere(input) ?? [];
  if (own === undefined || (methods.length > 0 && !methods.includes('GET'))) return actions.filter((action) => action.do !== 'readBack');
  return own === path ? actions : actions.map((action) => (action.do === 'readBack' ? { ...action, path: own } : action));
}

function takes(row: GuidanceRow, status: number): boolean {
  return typeof row.status === 'number' ? row.status === status : row.status(status);
}
