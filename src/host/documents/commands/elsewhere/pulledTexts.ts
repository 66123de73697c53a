import { t } from '@vscode/l10n';
import { objectKey, type ObjectAddress } from '../../../../core/objects/address/address.ts';
import { maskSecrets } from '../../../../core/objects/plan/secrets.ts';
import { invalidProblem } from '../../../../shared/problem.ts';
import type { ObjectText, PulledText } from '../../../../app/contributions/arguments.ts';
import { withoutSchemaClaim } from '../../../support/schemaClaims.ts';
import { documentOf, openAddress } from '../../system/openDocuments.ts';
import { openAgain } from '../deletedObjects.ts';
import { objectAddress } from '../fileArguments.ts';
import type { FileParts } from '../fileParts.ts';

/**
 * Sends a text of a file as the draft of its object's document, with all that is asked then. Resolves to what is stored, secrets masked.
 * Where it is not stored, nothing stays unsent here: the file has the text.
 *
 * @throws `invalid` where the document holds an unsent text of its own; what `Sender.send` throws.
 */
export async function sendPulled({ documents, sender }: FileParts, pulled: PulledText | undefined): Promise<string> {
  if (pulled === undefined) throw invalidProblem(t`Nothing was sent: there is no text.`);
  const address = addressFor(pulled);
  await documents.keeping.takeOver(address, pulled.text, pulled);
  let stored: string | undefined;
  const seen = documents.onDidSee((version) => {
    if (version.how === 'saved' && objectKey(version.address) === objectKey(address)) stored = version.json;
  });
  try {
    await sender.send(address, pulled.text);
  } catch (error) {
    await documents.drop(address);
    throw error;
  } finally {
    seen.dispose();
    if (documentOf(address) === undefined) documents.forget(address);
  }
  // Nothing had to be sent, or the person took the server's copy.
  return maskSecrets(stored ?? (await documents.reading.serverCopy(address)));
}

/** A document for a new object with the text of a file. */
export async function createPulled(parts: FileParts, object: ObjectText | undefined): Promise<string | undefined> {
  if (object === undefined) throw invalidProblem(t`Nothing was begun: there is no text.`);
  return await openAgain(parts, addressFor(object), object.text);
}

function addressFor({ instance, resource, id, name }: Omit<ObjectText, 'text'>): ObjectAddress {
  const wanted = objectAddress(instance, resource, id, name);
  return openAddress(wanted) ?? withoutSchemaClaim(wanted);
}
