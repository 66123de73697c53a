import { asRecord, isRecord, type Wire } from '../json/wire.ts';
import type { SignedIn } from '../instances/session.ts';
import type { Endpoint } from '../families/family.ts';

/** Reads `GET /api/v1/auth` (facts 1.9). Undefined: the answer is something else. `fallback`: what to call an account without a name. */
export function readSignedIn(
  body: Wire | undefined,
  fallback: { readonly account: string; readonly kind: 'client' | 'user' },
): SignedIn | undefined {
  const account = body?.['account'];
  if (!isRecord(account)) return undefined;
  const bySite = asRecord(account['privilegesBySite']);
  const lists = [...Object.values(bySite), ...groupLists(body)].filter(Array.isArray);
  const names = lists.flatMap(strings);
  // An empty list of one whose access comes by groups says nothing: what the groups may do is not named here.
  const isUnknown = lists.length === 0 || (names.length === 0 && strings(account['groupIds']).length > 0);
  const kind = body?.['authenticationType'];
  return {
    account: firstText(account['username'], account['realName']) ?? fallback.account,
    accountKind: kind === 'CLIENT_CREDENTIALS' ? 'client' : typeof kind === 'string' && kind !== 'M2M' ? 'user' : fallback.kind,
    ...(isUnknown ? {} : { privileges: new Set(names) }),
    sites: Object.keys(bySite).filter((site) => site !== '-1').length,
    ...boundToSites([bySite, ...groupsOf(body).flatMap((group) => [asRecord(group['privilegesBySite']), { '-1': group['privileges'] }])]),
  };
}

/** What a group may do by itself holds in every site. */
function boundToSites(maps: readonly Wire[]): Pick<SignedIn, 'siteOnly'> {
  const everywhere = new Set(maps.flatMap((bySite) => strings(bySite['-1'])));
  const inSites = maps.flatMap((bySite) => Object.entries(bySite).flatMap(([site, names]) => (site === '-1' ? [] : strings(names))));
  const siteOnly = new Set(inSites.filter((name) => !everywhere.has(name)));
  return siteOnly.size === 0 ? {} : { siteOnly };
}

function groupsOf(body: Wire | undefined): readonly Wire[] {
  return Array.isArray(body?.['accountGroups']) ? body['accountGroups'].filter(isRecord) : [];
}

/** Of an account whose access comes by its groups (`accountGroups[]` of the document): each has privileges of its own. */
function groupLists(body: Wire | undefined): readonly unknown[] {
  return groupsOf(body).flatMap((group) => {
    const bySite = asRecord(group['privilegesBySite']);
    return Object.values({ ...bySite, own: group['privileges'] });
  });
}

/** What an operation demands and `held` lacks. Empty where either is not known: that is never told as missing. */
export function missingPrivileges(
  operation: Pick<Endpoint, 'privileges'> | undefined,
  held: ReadonlySet<string> | undefined,
): readonly string[] {
  return held === undefined ? [] : (operation?.privileges?.filter((name) => !held.has(name)) ?? []);
}

/** Whether an account may do now what it might before, and is the same one. */
export function isSameAccount(one: SignedIn | undefined, other: SignedIn): boolean {
  if (one === undefined || one.account !== other.account || one.sites !== other.sites || one.siteOnly?.size !== other.siteOnly?.size)
    return false;
  if (one.privileges === undefined || other.privileges === undefined) return one.privileges === other.privileges;
  return one.privileges.size === other.privileges.size && [...one.privileges].every((name) => other.privileges?.has(name));
}

/** Body for `POST /v1/api-roles` (facts 1.14). */
export interface ApiRole {
  readonly displayName: string;
  readonly privileges: readonly string[];
}

/** The smallest role that may run all of these operations: the union of what they declare. Those that declare nothing add nothing. */
export function minimalRole(displayName: string, operations: Iterable<Pick<Endpoint, 'privileges'>>): ApiRole {
  const names = new Set(Array.from(operations, ({ privileges }) => privileges ?? []).flat());
  return { displayName, privileges: [...names].toSorted((a, b) => a.localeCompare(b, 'en')) };
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function firstText(...values: readonly unknown[]): string | undefined {
  return values.find((value): value is string => typeof value === 'string' && value !== '');
}
