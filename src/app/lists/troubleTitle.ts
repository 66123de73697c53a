import { oneLine } from '../../core/catalog/plain.ts';
import { problemGuidance } from '../../core/response/guidance/problemGuidance.ts';
import type { Problem } from '../../shared/problem.ts';

/**
 * What is wrong, in few words and first: the row stands below what it is about and is cut off early. All words are in its tooltip.
 * `url` is the instance's address: a sentence that begins with it says what it already stands below.
 */
export function troubleTitle(problem: Problem, words: string, url: string | undefined): string {
  if (problem.kind === 'cancelled') return words;
  return oneLine(problem.kind === 'invalid' ? withoutHost(words, url) : problemGuidance(problem).title, 160);
}

/** Nor does it begin with the path that was asked: what came back matters. */
function withoutHost(words: string, url: string | undefined): string {
  const host = url === undefined || !URL.canParse(url) ? '' : new URL(url).host;
  if (host === '' || !words.startsWith(`${host} `)) return words;
  const rest = words.slice(host.length + 1).replace(/^answered \/\S* with /, 'answered with ');
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}
