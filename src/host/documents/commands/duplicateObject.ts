import { t } from '@vscode/l10n';
import type { ObjectAddress } from '../../../core/objects/address/address.ts';
import { nameIn } from '../../../core/objects/create/objectNames.ts';
import { duplicateOf } from '../../../core/objects/plan/template.ts';
import { joinSentences } from '../../../shared/words.ts';
import { parseJson } from '../../../core/json/parse.ts';
import { say } from '../../support/say.ts';
import { askedAgain, copyShown } from '../system/opening.ts';
import { uriOf } from '../system/objectUri.ts';
import type { FileParts } from './fileParts.ts';
import { mayBegin } from './mayBegin.ts';

/** A document for another object like one, which is created when it is saved. Its URI. */
export async function duplicateObject({ services, documents, opener }: FileParts, source: ObjectAddress): Promise<string | undefined> {
  if (!(await mayBegin(services, source))) return undefined;
  const json = await copyShown(services, documents, source, askedAgain('jamf.duplicateObject', source));
  const address = { ...source, target: { kind: 'new' }, ending: '.json' } as const;
  const plan = await documents.reading.plan(address);
  const { text, leftOut, told } = duplicateOf(plan, json, new Set());
  const label = nameIn(plan, parseJson(text)) ?? t`${source.label} copy`;
  const opened = uriOf(await opener.openNew({ ...address, label }, text)).toString();
  const fields = leftOut.map((pointer) => pointer.slice(1).replaceAll('/', '.')).join(', ');
  const secrets =
    leftOut.length === 1
      ? t`The copy has no secrets: ${fields} is left out. Type what it needs before you save.`
      : t`The copy has no secrets: ${fields} are left out. Type what it needs before you save.`;
  const words = joinSentences(fields === '' ? undefined : secrets, told);
  if (words !== '') void say.info(words);
  return opened;
}
