import { t } from '@vscode/l10n';
import { isTextPart, type ObjectAddress } from '../../../core/objects/address/address.ts';
import { nameOfObject } from '../../../core/objects/create/objectNames.ts';
import { withTextPart } from '../../../core/objects/plan/parts.ts';
import { againOf } from '../../../core/objects/plan/template.ts';
import { parseJson } from '../../../core/json/parse.ts';
import { invalidProblem } from '../../../shared/problem.ts';
import { say } from '../../support/say.ts';
import type { FileParts } from './fileParts.ts';
import { closeTabs, documentOf, showsNote } from '../system/openDocuments.ts';
import { fieldNames } from '../../../app/saving/fieldNames.ts';
import { planShown } from '../system/opening.ts';
import { uriOf } from '../system/objectUri.ts';

/** A new document with what an editor shows of an object that was deleted, in the editor's place. Saving it creates the object again. */
export async function createAgain(parts: FileParts, address: ObjectAddress): Promise<string> {
  const { documents } = parts;
  const { remedy } = documents.away(address) ?? {};
  const source = remedy === 'deleted' || remedy === 'gone' ? textOf(parts, address) : undefined;
  if (source === undefined) {
    const message = t`“${address.label}” is not known to be deleted. Reload it, or choose Duplicate for another one like it.`;
    throw invalidProblem(message);
  }
  return await openAgain(parts, address, source, async () => await leave(parts, address));
}

/** A new document with what is known of an object that was deleted. `opened`: to be done once it is there. */
export async function openAgain(
  { services, documents, opener }: FileParts,
  address: ObjectAddress,
  source: string,
  opened?: () => Promise<void>,
): Promise<string> {
  const fresh = { ...address, target: { kind: 'new' }, ending: '.json' } as const;
  const { text, leftOut } = againOf(await planShown(services, documents, fresh), source);
  const label = nameOfObject(address.resource, parseJson(text)) ?? address.label;
  const shown = await opener.openNew({ ...fresh, label }, text);
  await opened?.();
  if (leftOut.length > 0) void say.info(t`Secrets are left out, enter them before you save: ${fieldNames(leftOut)}.`);
  return uriOf(shown).toString();
}

/** Closes the editor of an object that was deleted. VS Code asks where it holds unsaved text. */
export async function closeDeleted(address: ObjectAddress): Promise<void> {
  await closeTabs(address);
}

/** The whole document as the editor has it, secrets masked. */
function textOf({ documents }: FileParts, address: ObjectAddress): string | undefined {
  const document = documentOf(address);
  const shown = document === undefined || showsNote(document) ? undefined : document.getText();
  const base = documents.baseShown(address);
  if (!isTextPart(address)) return shown ?? base;
  return base === undefined || shown === undefined ? base : withTextPart(address.resource, base, shown);
}

/** Its text is in another editor now. */
async function leave({ documents, saves }: FileParts, address: ObjectAddress): Promise<void> {
  const document = documentOf(address);
  if (document?.isDirty === true) await saves.drop(document);
  await documents.drop(address);
  await closeDeleted(address);
}
