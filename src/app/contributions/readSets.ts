import { t } from '@vscode/l10n';
import { invalidProblem } from '../../shared/problem.ts';
import { isDataArgument } from '../support/guarded.ts';
import type { InstanceArgument, PullForm, RefreshForm } from './arguments.ts';
import { folderMember, memberIn, resourcesIn } from './memberIn.ts';
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
  const [named, folder] = [memberIn(argument, 'instance'), folderMember(argument, 'folder')];
  if (named === undefined) throw invalidProblem(t('The argument needs the id of an instance, as text.'));
  if (folder === undefined) throw invalidProblem(t('The argument needs a folder, as the text of its URI: file:///Users/me/jamf.'));
  return [{ instance: named, folder, ...resourcesIn(argument) }];
}
