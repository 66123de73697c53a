import { t } from '@vscode/l10n';
import { apiAt } from '../../core/families/apiAt.ts';
import type { HttpRequest } from '../../core/http/message.ts';
import type { Minded } from '../../core/families/family.ts';
import type { KeptCatalogue, Session } from '../../core/instances/session.ts';
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
  session: Pick<Session, 'keptCatalogue'>,
  path: string,
  { method, body }: Pick<HttpRequest, 'method' | 'body'>,
): Promise<Pick<WriteQuestion, 'beyond' | 'isTyped'>> {
  if (method !== 'PUT' || typeof body !== 'string') return {};
  if (!apiAt(path).reinstalls(path, body) && !mindedIn(await session.keptCatalogue(), path, body).includes('everyDevice')) return {};
  return {
    isTyped: true,
    beyond: joinSentences(...mindedWords(['everyDevice']), t`To see how many devices that is, save the profile’s document instead.`),
  };
}

/** What the rules of a kind mind, where an API document is known and the body can be read. */
function mindedIn(catalogue: KeptCatalogue | undefined, path: string, body: string): readonly Minded[] {
  const resource = catalogue?.resources.find(({ can }) => can.edit?.method === 'PUT' && rootOf(can.edit.path) === rootOf(path));
  // The id in a body counts for nothing.
  const write = resource?.family.object(resource, { kind: 'one', id: '0' })?.write;
  const read = write?.rules === undefined ? undefined : write.codec.decode(body);
  return read === undefined || !('text' in read) ? [] : (write?.rules?.minded(objectOf([]), parseJson(read.text)) ?? []);
}

/** `/JSSResource/policies` of `/JSSResource/policies/name/Update`. */
function rootOf(path: string): string {
  return path.split('/').slice(0, 3).join('/');
}
