import { asRecord, isRecord, jsonValue, type Wire } from '../json/wire.ts';
import { t } from '@vscode/l10n';
import { ProblemError } from '../../shared/problem.ts';
import { normaliseUrl } from './address.ts';
import { accesses, defaultAccess, environments, type AccountIdentity, type InstanceProfile } from './profile.ts';
import { maySecretBeIn } from '../../shared/secretNames.ts';

/** A connection as it is shared: without id (each machine makes its own) and without anything secret. */
export type SharedInstance = Omit<InstanceProfile, 'id'>;

const format = 'jamf-pro-explorer.instances';
/** The file that a team shares. Field by field, so that what a profile may hold one day is not given away unseen. The demo stays out. */
export function exportInstances(profiles: readonly InstanceProfile[]): string {
  // What is undefined is left out by JSON.stringify.
  const instances: readonly unknown[] = profiles
    .filter(({ account }) => account.kind !== 'none')
    .map(({ name, url, environment, access, account, caFile, clientCertificate }) => {
      return { name, url, environment, access, account: publicPart(account), caFile, clientCertificate };
    });
  return `${JSON.stringify({ format, version: 1, instances }, undefined, 2)}\n`;
}

function publicPart(account: AccountIdentity): AccountIdentity {
  if (account.kind === 'client') return { kind: 'client', clientId: account.clientId };
  return account.kind === 'user' ? { kind: 'user', username: account.username } : { kind: 'none' };
}

/**
 * Reads such a file. Every address is normalised and checked as if it were typed. An entry with a secret is refused: a file with one
 * has been shared already, and taking it would look as if that were the way.
 *
 * @throws `invalid` that names the entry and the member.
 */
export function importInstances(text: string): readonly SharedInstance[] {
  const root = jsonValue(text);
  if (root === undefined) throw invalid(t`The file is not JSON.`);
  if (!isRecord(root) || root['format'] !== format || !Array.isArray(root['instances'])) {
    throw invalid(t`The file is not a list of instances: it has to say "format": "${format}" and hold "instances".`);
  }
  if (root['version'] !== 1)
    throw invalid(t`The file was written by a newer version of this extension. Update the extension, then import it again.`);
  return root['instances'].map((entry: unknown, index) => instanceOf(entry, t`Entry ${index + 1}`));
}

function instanceOf(entry: unknown, where: string): SharedInstance {
  if (!isRecord(entry)) throw invalid(t`${where} of the file is not an object.`);
  const name = text(entry, 'name', where).trim();
  const place = `${where} (${name})`;
  for (const key of [...Object.keys(entry), ...Object.keys(asRecord(entry['account']))]) {
    if (maySecretBeIn(key)) {
      throw invalid(
        t`${place} holds “${key}”. Secrets are not imported: remove it from the file, and change it at the server, since it was shared.`,
      );
    }
  }
  const environment = choice(entry, 'environment', environments, 'production', place);
  const access = choice(entry, 'access', accesses, defaultAccess[environment], place);
  const caFile = entry['caFile'] === undefined ? {} : { caFile: text(entry, 'caFile', place) };
  return {
    name,
    url: address(entry, place),
    environment,
    access,
    account: accountOf(entry['account'], place),
    ...caFile,
    ...certificateOf(entry, place),
  };
}

function address(entry: Wire, where: string): string {
  try {
    return normaliseUrl(text(entry, 'url', where));
  } catch (error) {
    if (error instanceof ProblemError && error.problem.kind === 'invalid') throw invalid(`${where}: ${error.problem.message}`);
    throw error;
  }
}

function accountOf(value: unknown, where: string): AccountIdentity {
  if (isRecord(value) && value['kind'] === 'client') return { kind: 'client', clientId: text(value, 'clientId', where) };
  if (isRecord(value) && value['kind'] === 'user') return { kind: 'user', username: text(value, 'username', where) };
  throw invalid(t`${where} needs an "account" of kind "client" with "clientId", or of kind "user" with "username".`);
}

function certificateOf(entry: Wire, where: string): Pick<SharedInstance, 'clientCertificate'> {
  const value = entry['clientCertificate'];
  if (value === undefined) return {};
  if (!isRecord(value)) throw invalid(t`${where}: "clientCertificate" is not an object.`);
  const file = text(value, 'file', where);
  return { clientCertificate: value['keyFile'] === undefined ? { file } : { file, keyFile: text(value, 'keyFile', where) } };
}

function text(entry: Wire, key: string, where: string): string {
  const value = entry[key];
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw invalid(t`${where} of the file needs a text as "${key}".`);
}

function choice<T extends string>(entry: Wire, key: string, allowed: readonly T[], otherwise: T, where: string): T {
  const value = entry[key];
  if (value === undefined) return otherwise;
  const found = allowed.find((one) => one === value);
  if (found !== undefined) return found;
  throw invalid(t`${where}: "${key}" has to be one of ${allowed.join(', ')}.`);
}

function invalid(message: string): ProblemError {
  return new ProblemError({ kind: 'invalid', field: 'file', message });
}
