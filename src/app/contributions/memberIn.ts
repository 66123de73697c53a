import { t } from '@vscode/l10n';
import { invalidProblem } from '../../shared/problem.ts';
import type { RefreshForm } from './arguments.ts';
import { isDataArgument } from '../support/guarded.ts';
import type { DocumentUri } from '../support/nodes.ts';

/** A member that is text, or a number: ids are both. */
export function memberIn(value: unknown, name: string): string | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  const member: unknown = Reflect.get(value, name);
  if (typeof member === 'number') return String(member);
  return typeof member === 'string' && member !== '' ? member : undefined;
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

/** An address of VS Code's own, which is no plain object. */
export function uriIn(argument: unknown): DocumentUri | undefined {
  return isUri(argument) ? argument : undefined;
}

/** A member that names a folder, as the text of its URI: given as that, or as VS Code has one. A path alone is none. */
export function folderMember(value: unknown, name: string): string | undefined {
  const given: unknown = typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
  const text = isUri(given) ? uriText(given) : given;
  return typeof text === 'string' && /^[a-z][a-z0-9+.-]+:\//i.test(text) ? text : undefined;
}

/** The text of an address, which VS Code reads as the same one. */
export function uriText({ scheme, authority, path }: DocumentUri): string {
  return `${scheme}://${authority}${path.split('/').map(encodeURIComponent).join('/')}`;
}

export function isUri(value: unknown): value is DocumentUri {
  if (typeof value !== 'object' || value === null || isDataArgument(value)) return false;
  return ['scheme', 'authority', 'path'].every((name) => typeof Reflect.get(value, name) === 'string');
}
