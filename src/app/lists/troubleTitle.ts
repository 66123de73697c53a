import { t } from '@vscode/l10n';
import { oneLine } from '../../core/catalog/plain.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Problems, Services } from '../support/services.ts';
import type { Trouble } from './nodes.ts';
import { wayOn } from './wayOn.ts';

/** What such a row says, which is known before it is drawn. That nobody signed in is no failure of what was to be read. */
export async function saidTrouble(
  { problems, instances }: Pick<Services, 'problems' | 'instances'>,
  instanceId: string,
  problem: Problem,
  couldNot: () => string,
): Promise<Trouble> {
  if (problem.kind === 'cancelled') return { instanceId, problem, title: t`Stopped`, words: t`Stopped` };
  const isNobody = wayOn(problem) === 'signIn';
  const words = isNobody
    ? (await problems.guidance(problem, { instanceId })).meaning
    : await problems.words(problem, { instanceId, couldNot });
  return {
    instanceId,
    problem,
    words,
    title: await troubleTitle({ instanceId, problem, words }, problems, instances.get(instanceId)?.url),
  };
}

/** `url` is the instance's address: a sentence that begins with it says what it already stands below. */
export async function troubleTitle(
  { instanceId, problem, words }: Omit<Trouble, 'title'>,
  problems: Pick<Problems, 'guidance'>,
  url: string | undefined,
): Promise<string> {
  return oneLine(problem.kind === 'invalid' ? withoutHost(words, url) : (await problems.guidance(problem, { instanceId })).title, 160);
}

/** Nor does it begin with the path that was asked: what came back matters. */
function withoutHost(words: string, url: string | undefined): string {
  const host = url === undefined || !URL.canParse(url) ? '' : new URL(url).host;
  if (host === '' || !words.startsWith(`${host} `)) return words;
  const rest = words.slice(host.length + 1).replace(/^answered \/\S* with /, 'answered with ');
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}
