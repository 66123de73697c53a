import { t } from '@vscode/l10n';
import { invalid } from '../../../shared/problem.ts';
import type { Call } from '../../families/family.ts';
import type { Session } from '../../instances/session.ts';
import { memberOf, parseJson, type JsonNode } from '../../json/parse.ts';
import { nodeAt } from '../../json/pointers.ts';
import type { Page } from '../../listing/listPage.ts';
import { rowsAmong } from '../../listing/rowsOf.ts';
import { turnPages, type WalkProgress } from '../../listing/walkPages.ts';
import { jsonText, requestOf, textOf } from './answer.ts';
import type { ObjectPlan } from './plan.ts';
import type { Shape } from '../../shapes/shape.ts';
import { shapeAt } from '../../shapes/shapeAt.ts';

const fieldName = 'assignments';
const rowsPerPage = 500;

/** Whether a write of this object would empty the group: it replaces the members, which the GET does not show (facts 5.6). */
export function losesMembers({ write, readShape }: ObjectPlan): boolean {
  const has = (shape: Shape): boolean => shapeAt(shape, `/${fieldName}`) !== undefined;
  return write?.style === 'replace' && has(write.shape) && !has(readShape);
}

/** One member of a static group; `name` is its id where the server tells no other. */
export interface Member {
  readonly id: string;
  readonly name: string;
}

/**
 * The members of a static group as the array that its write takes: from the membership endpoint beside it where there is
 * one, else from the group memberships that the computers' own inventory tells.
 *
 * @throws what the server answers; `invalid` if this Jamf Pro has neither, or if its lists are not whole.
 */
export async function membersOf(session: Session, plan: ObjectPlan, signal: AbortSignal): Promise<JsonNode> {
  const members = await read(session, plan, ['GROUP_MEMBERSHIPS'], signal);
  return parseJson(JSON.stringify(members.map(({ id }) => id)));
}

/** The same with names, for people. */
export async function namedMembersOf(session: Session, plan: ObjectPlan, signal: AbortSignal): Promise<readonly Member[]> {
  return await read(session, plan, ['GROUP_MEMBERSHIPS', 'GENERAL'], signal);
}

async function read(session: Session, plan: ObjectPlan, sections: readonly string[], signal: AbortSignal): Promise<readonly Member[]> {
  const group = plan.target.kind === 'one' ? plan.target.id : '';
  const { own, inventory } = plan.members();
  if (own !== undefined) return (await all(session, own, [], signal)).flatMap(memberIn);
  if (inventory === undefined) throw invalid(t`The members of this group cannot be read, and saving it without them would empty it.`);
  const query = sections.map((section) => ['section', section] as const);
  const rows = await all(session, inventory, query, signal);
  return rows.filter((row) => isMember(row, group)).flatMap(memberIn);
}

function memberIn(row: JsonNode): readonly Member[] {
  const id = textOf(row) ?? textOf(memberOf(row, 'mobileDeviceId')) ?? textOf(memberOf(row, 'id'));
  if (id === undefined) return [];
  const names = [nodeAt(row, '/general/name'), nodeAt(row, '/general/displayName'), memberOf(row, 'displayName'), memberOf(row, 'name')];
  return [{ id, name: names.map(textOf).find((name) => name !== undefined) ?? id }];
}

function isMember(row: JsonNode, groupId: string): boolean {
  const groups = memberOf(row, 'groupMemberships');
  return groups?.kind === 'array' && groups.items.some((group) => textOf(memberOf(group, 'groupId')) === groupId);
}

/**
 * All rows of a list, in a stable order, as many as the server counts (facts 3.2). A page that is cut short, or a count that changes on
 * the way, leaves out members, and whoever is left out would be taken out of the group.
 */
async function all(
  session: Session,
  call: Call,
  query: readonly (readonly [string, string])[],
  signal: AbortSignal,
): Promise<readonly JsonNode[]> {
  const rows: JsonNode[] = [];
  let counted: number | undefined;
  const take = (page: readonly JsonNode[], { totalCount = page.length }: WalkProgress): undefined => {
    counted ??= totalCount;
    if (totalCount !== counted) throw invalid(changing());
    rows.push(...page);
  };
  const ask = async (page: number, pageSize: number, aborted: AbortSignal): Promise<Page<JsonNode>> => {
    const paging = [
      ['page', String(page)],
      ['page-size', String(pageSize)],
      ['sort', sortOf(call.path)],
    ] as const;
    const request = { ...requestOf(session, call), url: session.url(call.path, [...query, ...paging]) };
    return pageOf(parseJson(jsonText(session, request, await session.send(request, aborted))));
  };
  const idOf = (row: JsonNode): string | undefined => memberIn(row)[0]?.id;
  const { duplicates } = await turnPages({ ask, idOf, pageSize: rowsPerPage, isFixed: true, inFlight: 1 }, take, signal);
  if (duplicates > 0 || rows.length !== counted || rows.some((row) => idOf(row) === undefined)) throw invalid(changing());
  return rows;
}

function pageOf(answer: JsonNode): Page<JsonNode> {
  const members = answer.kind === 'object' ? answer.members : [{ name: undefined, value: answer }];
  const list = rowsAmong(members.flatMap(({ name, value }) => (value.kind === 'array' ? [{ name, rows: value.items }] : [])));
  const total = textOf(memberOf(answer, 'totalCount'));
  return { rows: list?.rows ?? [], totalCount: total === undefined ? undefined : Number(total), paged: total !== undefined };
}

const changing = (): string =>
  t`Nothing was sent: the list of members changed while it was read, or is not whole, and saving without all of them would take some out of the group. Save again.`;

function sortOf(path: string): string {
  return path.includes('mobile-device') ? 'mobileDeviceId:asc' : 'id:asc';
}
