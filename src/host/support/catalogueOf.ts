import { t } from '@vscode/l10n';

import { oneLine } from '../../core/catalog/plain.ts';
import type { Catalogue, Session } from '../../core/instances/session.ts';
import type { Services } from '../../app/support/services.ts';

/**
 * What an instance offers: as it is known, else read while the person who asked looks on, and may stop it.
 *
 * @throws `cancelled`, or what reading it throws.
 */
export async function catalogueOf(
  { waitFor }: Pick<Services, 'waitFor'>,
  session: Pick<Session, 'profile' | 'known' | 'catalogue'>,
): Promise<Catalogue> {
  const { catalogue } = session.known();
  if (catalogue !== undefined) return catalogue;
  const title = t`Reading the API document of ${oneLine(session.profile.name, 60)}…`;
  return await waitFor({ title, instanceId: session.profile.id }, ({ signal }) => session.catalogue(signal));
}
