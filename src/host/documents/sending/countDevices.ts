import { t } from '@vscode/l10n';
import { loadedText } from '../../../core/json/loaded.ts';
import { memberOf, parseJson } from '../../../core/json/parse.ts';
import { withAt } from '../../../core/json/tree.ts';
import { problemOf } from '../../../shared/problem.ts';
import { scopeReach, uncounted } from '../../../core/objects/scope/scopeReach.ts';
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

/** How many devices are in scope once a write is carried out, in words; where that cannot be counted, they say so. */
export async function deviceWords({ services, address, plan, instance }: Written, { body, theirs }: WriteToConfirm): Promise<string> {
  const { instanceId } = address;
  const title = t`Counting the devices in scope of ${address.label} on ${instance}…`;
  const sent = memberOf(parseJson(body), 'scope');
  const stored = loadedText(theirs ?? '{}').node;
  const root = sent === undefined ? stored : withAt(stored, '/scope', sent);
  const couldNot = (): string => t`could not count the devices in scope`;
  try {
    return await services.waitFor({ title, instanceId }, async ({ signal: stop }) => {
      const session = services.instances.session(instanceId);
      const catalogue = await session.catalogue(stop);
      const signal = AbortSignal.any([stop, AbortSignal.timeout(longest)]);
      const reach = await scopeReach({ session, catalogue, signal }, root, plan.write?.shape);
      const { problem } = reach.unknown;
      if (stop.aborted) return reachWords(reach, t`Counting was stopped.`);
      if (signal.aborted) return reachWords(reach, t`Counting took too long.`);
      return reachWords(reach, problem === undefined ? '' : await services.problems.words(problem, { instanceId, couldNot }));
    });
  } catch (error) {
    return reachWords(uncounted, await services.problems.words(problemOf(error), { instanceId, couldNot }));
  }
}
