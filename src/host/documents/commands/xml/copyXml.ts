import { t } from '@vscode/l10n';
import { env } from 'vscode';
import { joinSentences } from '../../../../shared/words.ts';
import { parseJson } from '../../../../core/json/parse.ts';
import { isTextPart, jsonOf, type ObjectAddress } from '../../../../core/objects/address/address.ts';
import { withTextPart } from '../../../../core/objects/plan/parts.ts';
import { maskedIn, maskSecrets } from '../../../../core/objects/plan/secrets.ts';
import { invalidProblem } from '../../../../shared/problem.ts';
import { fieldNames } from '../../../../app/saving/fieldNames.ts';
import { say } from '../../../support/say.ts';
import { calledInSentence } from '../../sending/objectWords.ts';
import { documentOf, showsNote } from '../../system/openDocuments.ts';
import { copyShown, planShown } from '../../system/opening.ts';
import type { FileParts } from '../fileParts.ts';

/** Puts an object on the clipboard in the XML of its API: as the editors have it, without its secrets. */
export async function copyXml(parts: FileParts, object: ObjectAddress): Promise<void> {
  const plan = await planShown(parts.services, parts.documents, object);
  const xml = (plan.read ?? plan.create)?.codec.xml;
  if (xml === undefined) throw invalidProblem(t`${calledInSentence(object)} is of an API that has no XML.`);
  const masked = maskSecrets(await wholeText(parts, object));
  const root = parseJson(masked);
  await env.clipboard.writeText(xml.layOut(root));
  const secrets = maskedIn(root);
  const { textsWithSecrets } = await import('../../../../core/objects/text/textsWithSecrets.ts');
  const inside = textsWithSecrets(root);
  const words = joinSentences(
    t`Copied ${calledInSentence(object)} as XML.`,
    secrets.length === 0 ? undefined : t`Its secrets are masked: ${fieldNames(secrets)}.`,
    inside.length === 0 ? undefined : t`Secrets inside of texts are not: ${fieldNames(inside)}.`,
  );
  void say.info(words);
}

/** The JSON of the object with what stands in its open documents, else as the server has it. */
async function wholeText({ services, documents }: FileParts, object: ObjectAddress): Promise<string> {
  const own = textIn(object);
  if (object.target.kind === 'new' && own !== undefined) return (await documents.newParts.whole(object, own)).text;
  const json = jsonOf(object);
  const text = textIn(json) ?? (await copyShown(services, documents, json));
  return isTextPart(object) && documentOf(object)?.isDirty === true ? withTextPart(object.resource, text, own ?? '') : text;
}

function textIn(address: ObjectAddress): string | undefined {
  const open = documentOf(address);
  return open === undefined || open.isClosed || showsNote(open) ? undefined : open.getText();
}
