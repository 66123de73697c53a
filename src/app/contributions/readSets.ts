import { t } from '@vscode/l10n';
import { invalidProblem } from '../../shared/problem.ts';
import { isDataArgument } from '../support/guarded.ts';
import type { InstanceArgument, PullForm, RefreshForm } from './arguments.ts';
import { memberIn, resourcesIn, uriIn } from './memberIn.ts';
import { readInstance } from './read.ts';

/** @throws `invalid` for data of which something is missing, or means nothing. */
export function readRefresh([argument]: readonly unknown[]): [what: InstanceArgument | RefreshForm | undefined] {
  if (typeof argument !== 'object' || argument === null || !isDataArgument(argument)) return readInstance([argument]);
  const named = memberIn(argument, 'instance');
  if (named === undefined) throw invalidProblem(t('The argument needs the id of an instance, as text.'));
  return [{ instance: named, ...resourcesIn(argument) }];
}

/** @throws `invalid` for data of which something is missing, or means nothing. */
export function readPull([argument]: readonly unknown[]): [what: InstanceArgument | PullForm | undefined] {
  if (typeof argument !== 'object' || argument === null || !isDataArgument(argument)) return readInstance([argument]);
  const [named, folder] = [memberIn(argument, 'instance'), folderIn(argument)];
  if (named === undefined) throw invalidProblem(t('The argument needs the id of an instance, as text.'));
  if (folder === undefined) throw invalidProblem(t('The argument needs a folder, as the text of its URI: file:///Users/me/jamf.'));
  return [{ instance: named, folder, ...resourcesIn(argument) }];
}

/** As text, or as VS Code has one. A path alone is none. */
function folderIn(argument: object): string | undefined {
  const given: unknown = Object.hasOwn(argument, 'folder') ? Reflect.get(argument, 'folder') : undefined;
  const uri = uriIn(given);
  const text = uri === undefined ? given : `${uri.scheme}://${uri.authority}${uri.path.split('/').map(encodeURIComponent).join('/')}`;
  return typeof text === 'string' && /^[a-z][a-z0-9+.-]+:\//i.test(text) ? text : undefined;
}
