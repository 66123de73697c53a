import { t } from '@vscode/l10n';
import { invalidProblem } from '../../shared/problem.ts';
import { connectionKey, type InstanceProfile } from './profile.ts';

/**
 * The profile to store: what is `stored` by now, with what an edit made of the one that it `began` with. What else was changed meanwhile
 * stays. What may be written is shown and decided together with what the instance is used for, and is taken together.
 *
 * @throws `invalid` where the instance is gone or has become another connection: what was tested is not what would be stored.
 */
export function editedOver(began: InstanceProfile, edited: InstanceProfile, stored: InstanceProfile | undefined): InstanceProfile {
  if (stored === undefined)
    throw invalidProblem(t`${began.name} was removed meanwhile, so nothing was saved. Add it again to use it.`, 'instance');
  if (connectionKey(stored) !== connectionKey(began))
    throw invalidProblem(
      t`${stored.name} was given another address or account meanwhile, so nothing was saved. Edit it again.`,
      'instance',
    );
  const isChanged = (...keys: readonly (keyof InstanceProfile)[]): boolean =>
    keys.some((key) => JSON.stringify(began[key]) !== JSON.stringify(edited[key]));
  const { name } = isChanged('name') ? edited : stored;
  const { environment, access } = isChanged('environment', 'access') ? edited : stored;
  const { caFile, clientCertificate } = isChanged('caFile', 'clientCertificate') ? edited : stored;
  return {
    id: stored.id,
    name,
    url: edited.url,
    environment,
    access,
    account: edited.account,
    ...(caFile === undefined ? {} : { caFile }),
    ...(clientCertificate === undefined ? {} : { clientCertificate }),
  };
}
