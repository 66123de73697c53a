import { t } from '@vscode/l10n';
import type { InstanceProfile } from '../../../core/instances/profile.ts';
import type { InstanceArgument } from '../../../app/contributions/arguments.ts';
import { invalidProblem } from '../../../shared/problem.ts';
import { pickInstance } from '../../support/pickInstance.ts';
import { instanceIdOf } from '../../../app/support/nodes.ts';
import { unknownInstance, type InstanceRegistry } from '../registry/instanceRegistry.ts';

export interface CommandInstanceQuestion {
  readonly title: string;
  /** Which of them the command can be for. */
  readonly fits?: (profile: InstanceProfile) => boolean;
}

/** The instance that a command is for: from its argument, else by asking. Undefined: nothing was chosen. */
export async function chooseInstance(
  registry: InstanceRegistry,
  argument: InstanceArgument | undefined,
  question: CommandInstanceQuestion,
): Promise<InstanceProfile | undefined> {
  const id = instanceIdOf(argument);
  if (id !== undefined) {
    const profile = registry.get(id);
    if (profile === undefined) throw unknownInstance(id);
    return profile;
  }
  const profiles = registry.all().filter(question.fits ?? (() => true));
  if (profiles.length === 0) throw invalidProblem(t('There is no instance that this can be done with.'), 'instance');
  return await pickInstance(profiles, question);
}
