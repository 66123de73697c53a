import { t } from '@vscode/l10n';
import { invalidProblem } from '../../shared/problem.ts';
import { isDataArgument } from '../support/guarded.ts';
import type { InstanceArgument, RefreshForm } from './arguments.ts';
import { memberIn } from './memberIn.ts';
import { readInstance } from './read.ts';

/** @throws `invalid` for data of which something is missing, or means nothing. */
export function readRefresh([argument]: readonly unknown[]): [what: InstanceArgument | RefreshForm | undefined] {
  if (typeof argument !== 'object' || argument === null || !isDataArgument(argument)) return readInstance([argument]);
  const named = memberIn(argument, 'instance');
  if (named === undefined) throw invalidProblem(t('The argument needs the id of an instance, as text.'));
  return [{ instance: named, ...resourcesIn(argument) }];
}

/** The kinds that data names: none said is all. @throws `invalid` for what is no list of keys, and for an empty one. */
export function resourcesIn(argument: object): Pick<RefreshForm, 'resources'> {
  const given: unknown = Object.hasOwn(argument, 'resources') ? Reflect.get(argument, 'resources') : undefined;
  if (given === undefined || given === null) return {};
  const keys: readonly unknown[] = Array.isArray(given) ? given : [];
  const resources = keys.filter((key): key is string => typeof key === 'string' && key !== '');
  if (resources.length > 0 && resources.length === keys.length) return { resources: [...new Set(resources)] };
  throw invalidProblem(t('“resources” has to be a list of keys of kinds, each a text, such as buildings.'));
}
