import { parseJson } from '../json/parse.ts';
import { changesBetween } from './merge.ts';
import type { ObjectPlan } from './plan.ts';
import { writable } from './prepare.ts';
import { unmasked } from './secrets.ts';
import { landingOf } from './settle.ts';

/**
 * What became of a write that was on its way when everything here ended, by the server's copy now.
 *
 * @param base what the text was made from, @param sent the text that was on its way: whole documents, secrets masked.
 * @param theirs the server's copy, unmasked.
 * @returns `unseen` if the server shows nothing of what was changed.
 */
export function fateOf(plan: ObjectPlan, base: string, sent: string, theirs: string): 'all' | 'some' | 'none' | 'unseen' {
  const now = parseJson(theirs);
  const [from, to] = [base, sent].map((text) => writable(plan.document, plan.write?.schema, unmasked(parseJson(text), now)));
  return landingOf(plan, changesBetween(from, to), now, true).state;
}
