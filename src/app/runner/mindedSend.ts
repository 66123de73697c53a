import { t } from '@vscode/l10n';
import { apiAt } from '../../core/families/apiAt.ts';
import type { HttpRequest } from '../../core/http/message.ts';
import type { Session } from '../../core/instances/session.ts';
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
export async function mindedSend(
  session: Pick<Session, 'catalogue' | 'keptCatalogue'>,
  path: string,
  { method, body }: Pick<HttpRequest, 'method' | 'body'>,
  signal: AbortSignal,
): Promise<Pick<WriteQuestion, 'beyond' | 'isTyped'>> {
  if (method !== 'PUT' || typeof body !== 'string' || apiAt(path).mediaType !== 'application/xml') return {};
  // A window that was opened again may send before it knows any document.
  const catalogue = (await session.keptCatalogue()) ?? (await session.catalogue(signal).catch(() => undefined));
  const resource = catalogue?.resources.find(({ can }) => can.edit?.method === method && rootOf(can.edit.path) === rootOf(path));
  // The id in a body counts for nothing.
  const write = resource?.family.object(resource, { kind: 'one', id: '0' })?.write;
  const read = write?.rules === undefined ? undefined : write.codec.decode(body);
  if (read === undefined || !('text' in read)) return {};
  const isMinded = write?.rules?.minded(objectOf([]), parseJson(read.text)).includes('everyDevice') === true;
  if (!isMinded) return {};
  return {
    isTyped: true,
    beyond: joinSentences(...mindedWords(['everyDevice']), t`To see how many devices that is, save the profile’s document instead.`),
  };
}

/** `/JSSResource/policies` of `/JSSResource/policies/name/Update`. */
function rootOf(path: string): string {
  return path.split('/').slice(0, 3).join('/');
}
