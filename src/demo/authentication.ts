import { apiError, json, bodyText, noContent, type DemoRequest, type DemoResponse } from './exchange.ts';
import type { Caller } from './route.ts';
import type { Token, TokenStore } from './tokens.ts';
import { scalar, type Row } from './values.ts';
import { table, timestamp, type World } from './world.ts';

/** Wrong passwords in a row that lock an account. */
const lockedAfter = 5;

/** Both kinds of token, and what a token's holder may do. Privileges are looked up anew for each request (facts 1.5). */
export class Authentication {
  readonly #world: World;
  readonly #tokens: TokenStore;
  readonly #lifetime: number | undefined;

  constructor(world: World, tokens: TokenStore, lifetime: number | undefined) {
    this.#world = world;
    this.#tokens = tokens;
    this.#lifetime = lifetime;
  }

  /** The caller that a request's bearer token stands for. */
  caller(request: DemoRequest): Caller | undefined {
    const text = /^Bearer (\S+)$/i.exec(request.headers['authorization'] ?? '')?.[1];
    const token = text === undefined ? undefined : this.#tokens.find(text);
    if (token === undefined) return undefined;
    const holder = table(this.#world, token.kind === 'client' ? 'api-integrations' : 'accounts').get(token.holder);
    const name = scalar(holder?.[token.kind === 'client' ? 'clientId' : 'username']) || token.holder;
    return { name, kind: token.kind, token: token.text, privileges: new Set(this.#privileges(token, holder)) };
  }

  /** `POST /v1/oauth/token`. */
  clientToken(request: DemoRequest): DemoResponse {
    if (!(request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')) {
      return oauthError('invalid_request', 'The body must be a form.');
    }
    const form = new URLSearchParams(bodyText(request));
    if (form.get('grant_type') !== 'client_credentials')
      return oauthError('unsupported_grant_type', 'Only client_credentials is known here.');
    const client = table(this.#world, 'api-integrations').find((row) => row['clientId'] === form.get('client_id'));
    if (client === undefined || client['clientSecret'] !== form.get('client_secret') || client['enabled'] !== true) {
      return oauthError('invalid_client', 'There is no enabled API client with this id and secret.');
    }
    const held = this.#rolesOf(client).map((role) => scalar(role['id']));
    const asked = (form.get('scope') ?? '')
      .split(' ')
      .filter(Boolean)
      .map((entry) => entry.replace('api-role:', ''));
    if (asked.some((id) => !held.includes(id))) return oauthError('invalid_scope', 'The client does not have that role.');
    const roles = asked.length > 0 ? asked : held;
    const seconds = this.#lifetime ?? (Number(client['accessTokenLifetimeSeconds']) || 300);
    const token = this.#tokens.issue(
      { kind: 'client', holder: scalar(client['id']), roles: asked.length > 0 ? asked : undefined },
      seconds,
    );
    const scope = roles.map((id) => `api-role:${id}`).join(' ');
    return json(200, { access_token: token.text, token_type: 'Bearer', scope, expires_in: seconds - 1 });
  }

  /** `POST /v1/auth/token`. */
  userToken(request: DemoRequest): DemoResponse {
    const [username, password] = basic(request.headers['authorization'] ?? '');
    const accounts = table(this.#world, 'accounts');
    const account = accounts.find((row) => row['username'] === username && username !== '');
    if (account === undefined) return unauthorized();
    const id = scalar(account['id']);
    const failures = Number(account['failedLoginAttempts'] ?? 0);
    if (failures >= lockedAfter || account['accountStatus'] !== 'Enabled') return unauthorized();
    if (typeof account['plainPassword'] !== 'string' || account['plainPassword'] !== password) {
      accounts.put(id, { ...account, failedLoginAttempts: failures + 1 });
      return unauthorized();
    }
    if (failures > 0) accounts.put(id, { ...account, failedLoginAttempts: 0 });
    if (account['changePasswordOnNextLogin'] === true) {
      return apiError(401, { code: 'USER_EXPIRED_PASSWORD', description: 'The password of this account must be changed.' });
    }
    return this.#userAnswer(id);
  }

  /** `POST /v1/auth/keep-alive`: the old token dies at once. */
  keepAlive(caller: Caller): DemoResponse {
    const token = this.#tokens.find(caller.token);
    this.#tokens.invalidate(caller.token);
    if (token?.kind !== 'user') return unauthorized();
    return this.#userAnswer(token.holder);
  }

  invalidate(caller: Caller): DemoResponse {
    return this.#tokens.invalidate(caller.token) ? noContent : unauthorized();
  }

  /** `GET /v1/auth` (facts 1.9). */
  whoAmI(caller: Caller): DemoResponse {
    const account = caller.kind === 'user' ? table(this.#world, 'accounts').find((row) => row['username'] === caller.name) : undefined;
    return json(200, {
      account: {
        id: scalar(account?.['id']) || '0',
        username: caller.name,
        realName: scalar(account?.['realname']),
        email: scalar(account?.['email']),
        preferences: { language: 'en', dateFormat: 'MM/dd/yyyy', region: 'US', timezone: 'Etc/UTC', disableRelativeDates: false },
        multiSiteAdmin: false,
        accessLevel: 'FullAccess',
        privilegeSet: account?.['privilegeLevel'] ?? 'CUSTOM',
        privilegesBySite: { '-1': [...caller.privileges].sort() },
        groupIds: [],
        currentSiteId: '-1',
        currentDivisionId: '-1',
      },
      accountGroups: [],
      sites: [],
      authenticationType: caller.kind === 'client' ? 'CLIENT_CREDENTIALS' : 'JSS',
    });
  }

  #userAnswer(holder: string): DemoResponse {
    const token = this.#tokens.issue({ kind: 'user', holder, roles: undefined }, this.#lifetime ?? 1800);
    return json(200, { token: token.text, expires: new Date(token.expires).toISOString() });
  }

  #rolesOf(client: Row): readonly Row[] {
    const names = client['authorizationScopes'];
    return [...table(this.#world, 'api-roles').rows()].filter((role) => Array.isArray(names) && names.includes(role['displayName']));
  }

  #privileges(token: Token, holder: Row | undefined): readonly string[] {
    if (holder === undefined) return [];
    if (token.kind === 'user') {
      if (holder['privilegeLevel'] === 'ADMINISTRATOR') return this.#world.privileges;
      return this.#world.privileges.filter((name) => holder['privilegeLevel'] === 'AUDITOR' && name.startsWith('Read '));
    }
    const roles = this.#rolesOf(holder).filter((role) => token.roles?.includes(scalar(role['id'])) !== false);
    return roles.flatMap((role) => (Array.isArray(role['privileges']) ? role['privileges'].map(scalar) : []));
  }
}

/** A rejected token, or none (facts 1.10). */
export function unauthorized(): DemoResponse {
  return apiError(401, { code: 'INVALID_TOKEN', description: 'Unauthorized' });
}

function oauthError(error: string, description: string): DemoResponse {
  return json(error === 'invalid_client' ? 401 : 400, { error, error_description: description });
}

function basic(header: string): readonly [string, string] {
  const encoded = /^Basic (\S+)$/i.exec(header)?.[1];
  if (encoded === undefined) return ['', ''];
  try {
    const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
    const [username = '', ...rest] = new TextDecoder().decode(bytes).split(':');
    return [username, rest.join(':')];
  } catch {
    return ['', ''];
  }
}

/** A line in an object's history. */
export function remember(world: World, key: string, username: string, note: string, details: string | null = null): Row {
  const rows = world.histories.get(key) ?? [];
  const row = { id: rows.length + 1, username, date: timestamp(world), note, details };
  world.histories.set(key, [...rows, row]);
  return row;
}
