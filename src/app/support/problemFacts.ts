import { t } from '@vscode/l10n';
import { problemGuidance } from '../../core/response/guidance/problemGuidance.ts';
import type { Instances, Problems } from './services.ts';

/** The words for problems, with all that the instance's session knows. Asks nobody, and makes no session of an instance that is gone. */
export function explainWith(instances: Pick<Instances, 'get' | 'session'>): Problems['guidance'] {
  return (problem, { instanceId, ...asked }) => {
    const profile = instanceId === undefined ? undefined : instances.get(instanceId);
    const known = profile === undefined ? {} : instances.session(profile.id).known();
    return problemGuidance(problem, { instance: profile?.name ?? instanceId ?? t`the instance`, known }, asked);
  };
}
