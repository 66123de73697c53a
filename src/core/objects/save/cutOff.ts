import { parseJson } from '../../json/parse.ts';
import { changesBetween } from './merge.ts';
import type { ObjectPlan } from '../plan/plan.ts';
import { sentPart, writablePart } from './prepare.ts';
import { maskSecrets, secretsToEnter, putBackSecrets } from '../plan/secrets.ts';
import { landingOf } from './settle.ts';

/**
 * What became of a write that was on its way when everything here ended, by the server's copy now.
 *
 * @param base what the text was made from, @param sent the text that was on its way: whole documents, without secrets.
 * @param theirs the server's copy, unmasked.
 * @returns `unseen` if the server shows nothing of what was changed, or nothing is known of it but that it was a secret.
 */
export function fateOf(plan: ObjectPlan, base: string, sent: string, theirs: string): 'all' | 'some' | 'none' | 'unseen' {
  const now = parseJson(theirs);
  const before = putBackSecrets(parseJson(base), now);
  const from = writablePart(plan.write, before);
  const to = sentPart(plan.write, before, putBackSecrets(parseJson(maskSecrets(sent)), now));
  const changes = changesBetween(from, to);
  if (changes.length === 0 && secretsToEnter(parseJson(sent)).length > 0) return 'unseen';
  return landingOf(plan, changes, now, true).state;
}
