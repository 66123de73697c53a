import type { ApiCatalogue } from '../../families/apiCatalogue.ts';
import type { OperationFacts } from '../../families/family.ts';
import { missingPrivileges } from '../../auth/privileges.ts';
import { apiAt } from '../../families/apiAt.ts';
import { isRecord } from '../../json/wire.ts';
import { listOfNames } from '../../../shared/words.ts';
import type { Evidence, RequestFacts } from '../../../shared/evidence.ts';

/** Everything that guidance may draw on. What is not known is left out, and the rows that would need it do not apply. */
export interface GuidanceInput extends Evidence {
  /** Of a successful JSON answer that is not too long to be looked into. */
  readonly json?: unknown;
  readonly operation?: OperationFacts;
  /** For what the instance's other paths are. */
  readonly catalogue?: Paths;
  readonly session: SessionFacts;
  /** Fields that the operation names for filters and for sorting. */
  readonly fields?: { readonly filter: readonly string[]; readonly sort: readonly string[] };
  /** Top-level fields that the write operation takes. */
  readonly writable?: readonly string[];
  /** What the last GET of the same address answered. */
  readonly earlier?: unknown;
  /** What this extension's own check says of the filter or the sort order that was sent. */
  readonly queryComplaint?: string;
  /** Bytes of a successful answer that was too large to be shown, and is kept in a file. */
  readonly tooLarge?: number;
  /** Of a Classic object that is read back: elements that it does not show as they were sent. */
  readonly dropped?: readonly string[];
  /** The id in the answer of a Classic creation. */
  readonly createdId?: string;
  /** The object that a create made. */
  readonly created?: { readonly resource: string; readonly id: string };
}

export type Paths = Pick<ApiCatalogue, 'describe' | 'operations'>;

export interface SessionFacts {
  /** The instance's name. */
  readonly instance: string;
  readonly accountKind?: 'client' | 'user';
  /** What the token may do; undefined while nobody asked. */
  readonly privileges?: ReadonlySet<string>;
  readonly version?: string;
  /** Jamf Pro was updated since the session began; the document is that of the new version. */
  readonly updated?: { readonly from: string; readonly to: string };
  /** Reads of this session have been answered: what is in the way of a write is not in the way of everything. */
  readonly readsWork?: boolean;
}

/** Whether the request may change an object. Asking for a token is a POST, and changes nothing. */
export function isWrite({ request }: GuidanceInput): boolean {
  return request.method !== 'GET' && request.method !== 'HEAD' && !isTokenPath(request.path);
}

/** Where tokens are got (facts 1.1, 1.6), with or without the area before it. */
export function isTokenPath(path: string): boolean {
  return /\/(?:auth|oauth|oauth2)\/tokens?$/.test(path);
}

export function isClassicRequest({ request }: { readonly request: Pick<RequestFacts, 'path'> }): boolean {
  return apiAt(request.path).id === 'classic';
}

/** Privileges that the operation declares and the token lacks; undefined where either is not known. */
export function lackedPrivileges({ operation, session }: GuidanceInput): readonly string[] | undefined {
  return operation?.privileges === undefined || session.privileges === undefined
    ? undefined
    : missingPrivileges(operation, session.privileges);
}

/** What the operation asks for, where it says so: of what the account lacks alone, where that is known. */
export function privilegesNamed(input: GuidanceInput): string | undefined {
  const lacked = lackedPrivileges(input) ?? [];
  const named = lacked.length > 0 ? lacked : (input.operation?.privileges ?? []);
  return named.length === 0 ? undefined : listOfNames(named);
}

/** Some error of the body has a code, a field or a description like this. */
export function bodySays({ body }: GuidanceInput, pattern: RegExp): boolean {
  return body.errors.some((error) => pattern.test(`${error.code ?? ''} ${error.description}`));
}

/** Other objects stand in the way, in Jamf's words. An XML parser's “entity reference” is none. */
export const inUse = /\bin use\b|\bused by\b|\bdepend|\breferenced\b|(?<!entity )\breferences\b/i;

export function queryValue({ request }: GuidanceInput, name: string): string | undefined {
  return request.query.find(([key]) => key === name)?.[1];
}

export function recordOrNone(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return isRecord(value) ? value : undefined;
}

/** The document has this path, maybe with other methods: those. Empty: it does not. undefined: there is no document. */
export function methodsHere({
  catalogue,
  request,
}: {
  readonly catalogue?: Paths | undefined;
  readonly request: Pick<RequestFacts, 'path'>;
}): readonly string[] | undefined {
  if (catalogue === undefined) return undefined;
  return (['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const).filter((method) => catalogue.describe(method, request.path) !== undefined);
}

/** A path of the document that is likely meant: the same in another version, or the one that shares most of its segments. */
export function nearestPath({ catalogue, request }: GuidanceInput): string | undefined {
  if (catalogue === undefined) return undefined;
  const wanted = segments(request.path);
  const scored = catalogue.operations
    .filter((operation) => operation.method === request.method && !operation.deprecated)
    .map((operation) => ({ path: operation.path, score: likeness(wanted, segments(operation.path)) }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a), { path: '', score: 0 });
  return best.score >= 0.6 ? withValues(best.path, wanted) : undefined;
}

function segments(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '' && part !== 'api');
}

/** 1: the same but for the version. Each position counts by how alike the words are; a parameter fits anything. */
function likeness(wanted: readonly string[], have: readonly string[]): number {
  const [a, b] = [withoutVersion(wanted), withoutVersion(have)];
  const length = Math.max(a.length, b.length);
  if (length === 0) return 0;
  const sum = a.reduce((total, word, at) => total + wordLikeness(word, b[at] ?? ''), 0);
  return sum / length;
}

function withoutVersion(parts: readonly string[]): readonly string[] {
  return /^(?:v\d+|preview)$/.test(parts[0] ?? '') ? parts.slice(1) : parts;
}

function wordLikeness(a: string, b: string): number {
  if (b === '') return 0;
  if (b.startsWith('{')) return /^[\d-]+$|^[0-9a-f]{8}-/i.test(a) ? 1 : 0.5;
  if (a.toLowerCase() === b.toLowerCase()) return 1;
  const pairs = new Set(bigrams(a.toLowerCase()));
  const other = bigrams(b.toLowerCase());
  const common = other.filter((pair) => pairs.has(pair)).length;
  return (2 * common) / (pairs.size + other.length || 1);
}

function bigrams(word: string): readonly string[] {
  return Array.from({ length: Math.max(word.length - 1, 0) }, (_, at) => word.slice(at, at + 2));
}

/** The suggestion with the ids that were asked for put in. */
function withValues(path: string, wanted: readonly string[]): string {
  const values = withoutVersion(wanted);
  const offset = segments(path).length - withoutVersion(segments(path)).length;
  const parts = segments(path).map((part, at) => {
    const value = values[at - offset];
    return part.startsWith('{') && value !== undefined && wordLikeness(value, part) === 1 ? value : part;
  });
  return `/${parts.join('/')}`;
}
