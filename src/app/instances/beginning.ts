import { normaliseUrl } from '../../core/instances/address.ts';
import { problemOf } from '../../shared/problem.ts';
import type { InstanceAnswers } from './instanceProperties.ts';

/**
 * What the steps to add an instance begin with: what was typed in those that were closed before, unless another address is given now. A name,
 * an account and what it is used for belong to one instance.
 */
export function beginningOf(left: InstanceAnswers, known: InstanceAnswers): InstanceAnswers {
  const [before, now] = [addressOf(left['url']), addressOf(known['url'])];
  return now === undefined || now === before ? { ...left, ...known } : known;
}

function addressOf(typed: string | undefined): string | undefined {
  if (typed === undefined) return undefined;
  try {
    return normaliseUrl(typed);
  } catch (error) {
    if (problemOf(error).kind !== 'invalid') throw error;
    return typed;
  }
}
