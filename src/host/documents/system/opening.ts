import { t } from '@vscode/l10n';
import type { ObjectPlan } from '../../../core/objects/plan/plan.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';
import type { ObjectAddress } from '../../../core/objects/address/address.ts';
import { views } from '../../../app/support/ids.ts';
import type { ObjectNode } from '../../../app/support/nodes.ts';
import type { Wait } from '../../../app/support/progress.ts';
import type { Instances, Services } from '../../../app/support/services.ts';
import type { ObjectDocuments } from '../../../app/documents/objectDocuments.ts';
import { runCommand } from '../../support/commands.ts';
import { calledInSentence } from '../sending/objectWords.ts';

type Names = Pick<Instances, 'get'>;

/** What a person waits for while an object is opened. The view of the instances is where objects come from. */
export function openingWait(instances: Names, address: ObjectAddress): Wait {
  const [what, where] = [calledInSentence(address), nameOf(instances, address)];
  // How long that takes is no sign of a slow network.
  const runs = kindOf(address.resource).results !== undefined && address.target.kind !== 'new';
  const title = runs ? t`Running ${what} on ${where} to open it…` : t`Opening ${what} on ${where}…`;
  return { title, instanceId: address.instanceId, viewId: views.explorer };
}

/** Of a read that a person stopped. */
export function stoppedWords(instances: Names, address: ObjectAddress): string {
  return t`Stopped: ${calledInSentence(address)} on ${nameOf(instances, address)} was not read.`;
}

/** What runs the command on an object anew, as a person's: its failures are shown. */
export function askedAgain(
  command: 'jamf.openObject' | 'jamf.openScript' | 'jamf.compareWithServer' | 'jamf.duplicateObject',
  address: ObjectAddress,
) {
  const { instanceId, resource, target, label } = address;
  const object: ObjectNode = { kind: 'object', instanceId, resource, id: target.kind === 'one' ? target.id : '-', label };
  return async (): Promise<unknown> => await runCommand(command, object);
}

/** The server's copy of an object, unmasked, while the person who asked looks on. `retry`: a stop is said, with that. */
export async function copyShown(
  { instances, waitFor }: Pick<Services, 'instances' | 'waitFor'>,
  { reading }: Pick<ObjectDocuments, 'reading'>,
  address: ObjectAddress,
  retry?: () => unknown,
): Promise<string> {
  const stopped = retry === undefined ? {} : { stopped: { message: stoppedWords(instances, address), retry } };
  const wait = { ...openingWait(instances, address), ...stopped };
  return await waitFor(wait, ({ signal }) => reading.serverCopy(address, signal));
}

/** What can be done with an object, which the first to ask has to wait for: the instance's API document is read for it. */
export async function planShown(
  { instances, waitFor }: Pick<Services, 'instances' | 'waitFor'>,
  { reading }: Pick<ObjectDocuments, 'reading'>,
  address: ObjectAddress,
): Promise<ObjectPlan> {
  return await waitFor(openingWait(instances, address), ({ signal }) => reading.plan(address, signal));
}

function nameOf(instances: Names, { instanceId }: ObjectAddress): string {
  return instances.get(instanceId)?.name ?? instanceId;
}
