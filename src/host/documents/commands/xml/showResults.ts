import { t } from '@vscode/l10n';
import type { ObjectAddress } from '../../../../core/objects/address/address.ts';
import { kindOf } from '../../../../core/resources/kindOf.ts';
import { invalidProblem } from '../../../../shared/problem.ts';
import { runCommand } from '../../../support/commands.ts';
import { calledInSentence } from '../../sending/objectWords.ts';
import { planShown } from '../../system/opening.ts';
import type { FileParts } from '../fileParts.ts';

/** Runs a search: its answer is shown where answers are, and can be stopped, looked through and kept. */
export async function showResults({ services, documents }: FileParts, object: ObjectAddress): Promise<void> {
  const { read } = await planShown(services, documents, object);
  if (read === undefined || kindOf(object.resource).results === undefined)
    throw invalidProblem(t`${calledInSentence(object)} is no search that Jamf Pro runs when it is read.`);
  // In JSON all but the last may be missing (facts 8.1).
  await runCommand('jamf.newRequest', { instance: object.instanceId, path: read.path, headers: { accept: 'application/xml' } });
  await runCommand('jamf.request.send');
}
