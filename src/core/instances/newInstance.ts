import { isRecord, type Wire } from '../json/wire.ts';
import { t } from '@vscode/l10n';
import { invalidProblem } from '../../shared/problem.ts';
import { normaliseUrl } from './address.ts';
import { accesses, defaultAccess, environments, type AccountIdentity, type Credentials, type InstanceProfile } from './profile.ts';
import type { Access, Environment } from './profile.ts';

/** An instance to be added: everything of its profile but the id, and its credentials. */
export interface NewInstance {
  readonly profile: Omit<InstanceProfile, 'id'>;
  readonly credentials: Credentials;
}

/** An instance as others write it down. Where no environment is named it is production: the one that is careful. */
export interface NewInstanceForm {
  readonly name: string;
  /** As people write addresses: a name, a host, or any page of it. */
  readonly url: string;
  readonly credentials: Credentials;
  readonly environment?: Environment;
  /** What the environment usually has, where nothing is said. */
  readonly access?: Access;
}

/**
 * Reads a form.
 *
 * @throws `invalid` that names the member.
 */
export function newInstanceForm(argument: unknown): NewInstanceForm {
  if (!isRecord(argument)) throw invalidProblem(t`An instance needs “name”, “url” and “credentials”.`, 'name');
  const [name, url] = [text(argument, 'name').trim(), text(argument, 'url')];
  const credentials = credentialsOf(argument['credentials']);
  const environment = choice(argument, 'environment', environments);
  const access = choice(argument, 'access', accesses);
  return { name, url, credentials, ...(environment === undefined ? {} : { environment }), ...(access === undefined ? {} : { access }) };
}

/** @throws `invalid` for an address that is none. */
export function newInstanceOf({ name, url, credentials, environment = 'production', access }: NewInstanceForm): NewInstance {
  const account = identityOf(credentials);
  return { profile: { name, url: normaliseUrl(url), environment, access: access ?? defaultAccess[environment], account }, credentials };
}

/** Both at once. */
export function readNewInstance(argument: unknown): NewInstance {
  return newInstanceOf(newInstanceForm(argument));
}

/** The part of credentials that is no secret. */
function identityOf(credentials: Credentials): AccountIdentity {
  return credentials.kind === 'client'
    ? { kind: 'client', clientId: credentials.clientId }
    : { kind: 'user', username: credentials.username };
}

function credentialsOf(value: unknown): Credentials {
  if (isRecord(value) && value['kind'] === 'client') {
    return { kind: 'client', clientId: text(value, 'clientId').trim(), clientSecret: text(value, 'clientSecret') };
  }
  if (isRecord(value) && value['kind'] === 'user') {
    return { kind: 'user', username: text(value, 'username').trim(), password: text(value, 'password') };
  }
  throw invalidProblem(
    t`“credentials” have to be of the kind “client” (an API client’s id and secret) or “user” (name and password).`,
    'credentials',
  );
}

function text(from: Wire, key: string): string {
  const value = from[key];
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw invalidProblem(t`An instance needs a text as “${key}”.`, key);
}

function choice<T extends string>(from: Wire, key: string, allowed: readonly T[]): T | undefined {
  const value = from[key];
  if (value === undefined) return undefined;
  const found = allowed.find((one) => one === value);
  if (found !== undefined) return found;
  throw invalidProblem(t`“${key}” has to be one of ${allowed.join(', ')}.`, key);
}
