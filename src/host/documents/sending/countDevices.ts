import { t } from '@vscode/l10n';
import { loadedText } from '../../../core/json/loaded.ts';
import { memberOf, parseJson, type JsonNode } from '../../../core/json/parse.ts';
import { withAt } from '../../../core/json/tree.ts';
import { ProblemError, problemOf, type Problem } from '../../../shared/problem.ts';
import type { Session } from '../../../core/instances/session.ts';
import type { Shape } from '../../../core/shapes/shape.ts';
import { scopeReach, uncounted, type ScopeReach } from '../../../core/objects/scope/scopeReach.ts';
import type { WriteToConfirm } from '../../../core/objects/save/saveTypes.ts';
import { reachWords } from '../../../app/saving/reachWords.ts';
import type { ObjectAddress } from '../../../core/objects/address/address.ts';
import type { ObjectPlan } from '../../../core/objects/plan/plan.ts';
import type { Services } from '../../../app/support/services.ts';

/** Milliseconds for which somebody waits for a number. The question is asked with or without it. */
const longest = 15_000;

interface Written {
  readonly services: Services;
  readonly address: ObjectAddress;
  readonly plan: ObjectPlan;
  /** The instance's name. */
  readonly instance: string;
}

/**
 * How many devices are in scope once a write is carried out, in words; where that cannot be counted, they say so. Never rejects.
 *
 * @param within milliseconds for which it is counted.
 */
export async function deviceWords(
  { services, address, plan, instance }: Written,
  { body, theirs }: Pick<WriteToConfirm, 'body' | 'theirs'>,
  within = longest,
): Promise<string> {
  const { instanceId } = address;
  const title = t`Counting the devices in scope of ${address.label} on ${instance}…`;
  const sent = memberOf(parseJson(body), 'scope');
  const stored = loadedText(theirs ?? '{}').node;
  const root = sent === undefined ? stored : withAt(stored, '/scope', sent);
  return await services.waitFor({ title, instanceId }, async ({ signal: stop }) => {
    const signal = AbortSignal.any([stop, AbortSignal.timeout(within)]);
    const { reach, problem } = await reachOf(() => services.instances.session(instanceId), { root, shape: plan.write?.shape, signal });
    if (stop.aborted) return reachWords(reach, t`Counting was stopped.`);
    if (signal.aborted) return reachWords(reach, t`Counting took too long.`);
    if (problem?.kind === 'bug') services.log.error('Unexpected while counting the devices in scope', new ProblemError(problem));
    const couldNot = (): string => t`could not count the devices in scope`;
    return reachWords(reach, problem === undefined ? '' : await services.problems.words(problem, { instanceId, couldNot }));
  });
}

async function reachOf(
  sessionNow: () => Session,
  { root, shape, signal }: { readonly root: JsonNode; readonly shape: Shape | undefined; readonly signal: AbortSignal },
): Promise<{ readonly reach: ScopeReach; readonly problem: Problem | undefined }> {
  try {
    const session = sessionNow();
    const reach = await scopeReach({ session, catalogue: await session.catalogue(signal), signal }, root, shape);
    return { reach, problem: reach.unknown.problem };
  } catch (error) {
    return { reach: uncounted, problem: problemOf(error) };
  }
}
