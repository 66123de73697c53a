import { t } from '@vscode/l10n';
import { objectKey, type ObjectAddress } from '../../../core/objects/address/address.ts';
import { maskSecrets } from '../../../core/objects/plan/secrets.ts';
import { invalidProblem } from '../../../shared/problem.ts';
import type { FileParts } from './fileParts.ts';
import { copyShown } from '../system/opening.ts';

/** Two objects as their servers have them, side by side, secrets masked. */
export async function compareObjects(parts: FileParts, one: ObjectAddress, other: ObjectAddress): Promise<void> {
  if (objectKey(one) === objectKey(other))
    throw invalidProblem(t`“${one.label}” is the same object. Choose another one to compare it with.`);
  const left = await sideOf(parts, one);
  const right = await sideOf(parts, other);
  const [here, there] = [one, other].map(({ instanceId }) => parts.services.instances.get(instanceId)?.name ?? instanceId);
  const title =
    one.instanceId === other.instanceId
      ? t`${one.label} ↔ ${other.label} – ${here ?? ''}`
      : t`${one.label} – ${here ?? ''} ↔ ${other.label} – ${there ?? ''}`;
  await parts.copybook.compare(left, right, title);
}

async function sideOf({ services, documents, copybook }: FileParts, address: ObjectAddress): Promise<ReturnType<typeof copybook.put>> {
  const text = maskSecrets(await copyShown(services, documents, { ...address, ending: '.json' }));
  return copybook.put(address.instanceId, `${address.label}.json`, text);
}
