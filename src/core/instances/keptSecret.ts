import { normaliseUrl } from './address.ts';
import type { Credentials } from './profile.ts';

/** An account at an address, as it is typed. */
export interface TypedAccount {
  readonly url: string;
  readonly kind: string | undefined;
  /** undefined: not typed yet. */
  readonly account: string | undefined;
}

/** Whether a stored secret may stay when its instance is edited: it was typed for one account at one host, and goes to no other. */
export function staysSecret(stored: Credentials | undefined, storedUrl: string, typed: TypedAccount): boolean {
  if (stored === undefined || stored.kind !== typed.kind || hostOf(typed.url) !== hostOf(storedUrl)) return false;
  return typed.account === undefined || typed.account.trim() === (stored.kind === 'client' ? stored.clientId : stored.username);
}

/** Whether another answer makes a secret void that was typed before it: it was meant for the host and the kind of account named then. */
export function voidsSecret(before: Readonly<Record<string, string>>, key: string, reply: string): boolean {
  if (key === 'url') return before['url'] !== undefined && hostOf(before['url']) !== hostOf(reply);
  return key === 'kind' && before['kind'] !== undefined && before['kind'] !== reply;
}

/** The host that an address means, with its port, since another port may be another's; the text itself where it means none. */
export function hostOf(url: string): string {
  try {
    return new URL(normaliseUrl(url)).host;
  } catch {
    return url;
  }
}
