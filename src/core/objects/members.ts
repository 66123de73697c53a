import { ProblemError } from '../../shared/problem.ts';
import type { Session } from '../instances/session.ts';
import { memberOf, parseJson } from '../json/parse.ts';
import type { JsonNode } from '../json/parse.ts';
import type { Operation } from '../openapi/types.ts';
import { jsonText, requestOf, textOf } from './answer.ts';
import { fieldsOf } from './fields.ts';
import type { ObjectPlan } from './plan.ts';
import { made } from './tree.ts';

const fieldName = 'assignments';
const rowsPerPage = 500;
/** A fleet of a million computers. */
const mostPages = 2000;

/** Whether a write of this object would empty the group: it replaces the members, which the GET does not show (facts 3.2). */
export function losesMembers({ document, write, readSchema }: ObjectPlan): boolean {
  if (write?.style !== 'replace' || !fieldsOf(document, write.schema).named.has(fieldName)) return false;
  return !fieldsOf(document, readSchema).named.has(fieldName);
}

/**
 * The members of a static group as the array that its write takes: from the membership endpoint beside it where there is
 * one, else from the group memberships that the computers' own inventory tells.
 *
 * @throws what the server answers; `invalid` if this Jamf Pro has neither.
 */
export async function membersOf(session: Session, plan: ObjectPlan, signal: AbortSignal): Promise<JsonNode> {
  const id = plan.target.kind === 'one' ? plan.target.id : '';
  const beside = newest(plan, /(^|\/)static-group-membership\/\{[^}]+\}$/, plan.resource.key.split('/')[0] ?? '');
  const ids = beside === undefined ? await fromInventory(session, plan, id, signal) : await fromMembership(session, beside, id, signal);
  return made(JSON.stringify(ids));
}

async function fromMembership(session: Session, operation: Operation, id: string, signal: AbortSignal): Promise<readonly string[]> {
  const path = operation.path.replace(/\{[^}]+\}/, () => encodeURIComponent(id));
  const rows = await pages(session, operation, path, [], signal);
  return rows.flatMap((row) => textOf(row) ?? textOf(memberOf(row, 'mobileDeviceId')) ?? textOf(memberOf(row, 'id')) ?? []);
}

async function fromInventory(session: Session, plan: ObjectPlan, id: string, signal: AbortSignal): Promise<readonly string[]> {
  const list = newest(plan, /^computers-inventory$/, 'computers-inventory');
  if (list === undefined) {
    throw new ProblemError({
      kind: 'invalid',
      message: 'The members of this group cannot be read, and saving it without them would empty it.',
    });
  }
  const rows = await pages(session, list, list.path, [['section', 'GROUP_MEMBERSHIPS']], signal);
  return rows.filter((row) => isMember(row, id)).flatMap((row) => textOf(memberOf(row, 'id')) ?? []);
}

function isMember(row: JsonNode, groupId: string): boolean {
  const groups = memberOf(row, 'groupMemberships');
  return groups?.kind === 'array' && groups.items.some((group) => textOf(memberOf(group, 'groupId')) === groupId);
}

/** All rows of a list, in a stable order, until there are as many as the server counts (facts 2.1). */
async function pages(
  session: Session,
  operation: Operation,
  path: string,
  query: readonly (readonly [string, string])[],
  signal: AbortSignal,
): Promise<readonly JsonNode[]> {
  const rows: JsonNode[] = [];
  for (let page = 0; page < mostPages; page += 1) {
    const paging = [
      ['page', String(page)],
      ['page-size', String(rowsPerPage)],
      ['sort', sortOf(path)],
    ] as const;
    const request = { ...requestOf(session, { operation, path }), url: session.url(path, [...query, ...paging]) };
    const answer = parseJson(jsonText(session, { operation, path }, await session.send(request, signal)));
    const list = [memberOf(answer, 'results'), memberOf(answer, 'members'), answer].find((node) => node?.kind === 'array');
    const found = list?.kind === 'array' ? list.items : [];
    rows.push(...found);
    const total = Number(textOf(memberOf(answer, 'totalCount')) ?? rows.length);
    if (found.length === 0 || rows.length >= total) return rows;
  }
  throw new ProblemError({ kind: 'invalid', message: 'The members of this group are too many to be read.' });
}

function sortOf(path: string): string {
  return path.includes('mobile-device') ? 'mobileDeviceId:asc' : 'id:asc';
}

function newest({ document }: ObjectPlan, route: RegExp, family: string): Operation | undefined {
  const found = document.operations.filter(
    (operation) => operation.method === 'GET' && route.test(operation.route) && operation.route.startsWith(family),
  );
  return found.sort((a, b) => Number(a.deprecated) - Number(b.deprecated) || rank(b.version) - rank(a.version))[0];
}

function rank(version: string): number {
  return Number(/^v(\d+)$/.exec(version)?.[1] ?? 0);
}
