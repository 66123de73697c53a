/** What a write on an instance needs: `readOnly` refuses every one, `confirm` asks before each, `full` asks where the operation is sensitive. */
export type Access = (typeof accesses)[number];
export type Environment = (typeof environments)[number];

export const accesses = ['readOnly', 'confirm', 'full'] as const;
export const environments = ['production', 'staging', 'test'] as const;

/** One connection, without its secret. Kept in `globalState`, exported, shared. */
export interface InstanceProfile {
  /** Made once from the first name; never changes. */
  readonly id: string;
  readonly name: string;
  /** Normalised: origin and context path, no trailing slash, no `/api`. */
  readonly url: string;
  readonly environment: Environment;
  readonly access: Access;
  readonly account: AccountIdentity;
  /** Own certificates: paths to PEM or PKCS#12 files. Passphrases live in SecretStorage. */
  readonly caFile?: string;
  readonly clientCertificate?: { readonly file: string; readonly keyFile?: string };
}

/** The part of the credentials that is not secret. `none` is the demo. */
export type AccountIdentity =
  | { readonly kind: 'client'; readonly clientId: string }
  | { readonly kind: 'user'; readonly username: string }
  | { readonly kind: 'none' };

/** Who signs in where: two of an instance's profiles with the same are the same connection. */
export function connectionKey({ url, account }: Pick<InstanceProfile, 'url' | 'account'>): string {
  return JSON.stringify([url, account.kind, accountOf(account)]);
}

function accountOf(account: AccountIdentity): string {
  if (account.kind === 'none') return '';
  return account.kind === 'client' ? account.clientId : account.username.toLowerCase();
}

/** Whole credentials. In memory only while a token is asked for; at rest in SecretStorage. */
export type Credentials =
  | { readonly kind: 'client'; readonly clientId: string; readonly clientSecret: string }
  | { readonly kind: 'user'; readonly username: string; readonly password: string };

export const defaultAccess: Readonly<Record<Environment, Access>> = { production: 'readOnly', staging: 'confirm', test: 'confirm' };
