import { oneLine } from '../../core/catalog/plain.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Problems } from '../support/services.ts';

/** A row of a view in whose place something failed. */
export interface Trouble {
  readonly instanceId: string;
  readonly problem: Problem;
  readonly words: string;
}

/**
 * What is wrong, in few words and first: the row stands below what it is about and is cut off early. All words are in its tooltip.
 * `url` is the instance's address: a sentence that begins with it says what it already stands below.
 */
export function troubleTitle(
  { instanceId, problem, words }: Trouble,
  problems: Pick<Problems, 'guidance'>,
  url: string | undefined,
): string {
  if (problem.kind === 'cancelled') return words;
  return oneLine(problem.kind === 'invalid' ? withoutHost(words, url) : problems.guidance(problem, { instanceId }).title, 160);
}

/** Nor does it begin with the path that was asked: what came back matters. */
function withoutHost(words: string, url: string | undefined): string {
  const host = url === undefined || !URL.canParse(url) ? '' : new URL(url).host;
  if (host === '' || !words.startsWith(`${host} `)) return words;
  const rest = words.slice(host.length + 1).replace(/^answered \/\S* with /, 'answered with ');
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}
