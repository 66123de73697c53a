import { t } from '@vscode/l10n';
import type { ApiCatalogue } from '../../core/families/apiCatalogue.ts';
import type { HttpRequest } from '../../core/http/message.ts';
import { parseJson } from '../../core/json/parse.ts';
import { objectOf } from '../../core/json/tree.ts';
import { joinSentences } from '../../shared/words.ts';
import { mindedWords } from '../saving/mindedWords.ts';
import type { WriteQuestion } from '../support/services.ts';

/**
 * What is asked for in any access of a body that is written by hand: that every device would install a profile again.
 *
 * @param path as in the document, concrete.
 */
export function mindedSend(
  catalogue: Pick<ApiCatalogue, 'resources'> | undefined,
  path: string,
  { method, body }: Pick<HttpRequest, 'method' | 'body'>,
): Pick<WriteQuestion, 'beyond' | 'isTyped'> {
  if (catalogue === undefined || method !== 'PUT' || typeof body !== 'string') return {};
  const resource = catalogue.resources.find(({ can }) => can.edit?.method === method && rootOf(can.edit.path) === rootOf(path));
  // The id in a body counts for nothing.
  const write = resource?.family.object(resource, { kind: 'one', id: '0' })?.write;
  const read = write?.rules === undefined ? undefined : write.codec.decode(body);
  if (read === undefined || !('text' in read)) return {};
  const isMinded = write?.rules?.minded(objectOf([]), parseJson(read.text)).includes('everyDevice') === true;
  if (!isMinded) return {};
  return {
    isTyped: true,
    beyond: joinSentences(...mindedWords(['everyDevice']), t`How many they are is counted only where its document is saved.`),
  };
}

/** `/JSSResource/policies` of `/JSSResource/policies/name/Update`. */
function rootOf(path: string): string {
  return path.split('/').slice(0, 3).join('/');
}
