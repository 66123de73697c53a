import { t } from '@vscode/l10n';
import { invalidProblem } from '../../../shared/problem.ts';
import type { RowsCall, RowsPlace } from '../../families/family.ts';
import type { Session } from '../../instances/session.ts';
import { valueOf } from '../../json/exact.ts';
import { memberOf, parseJson, type JsonNode } from '../../json/parse.ts';
import { nodeAt } from '../../json/pointers.ts';
import type { Page } from '../../listing/listPage.ts';
import { isListAsSaid, rowsAmong, rowsOf } from '../../listing/rowsOf.ts';
import { turnPages, type WalkProgress } from '../../listing/walkPages.ts';
import { idOf, namePointers } from '../../resources/identity.ts';
import { kindOf } from '../../resources/kindOf.ts';
import { answeredDocument, requestOf, textOf } from './answer.ts';
import type { ObjectPlan } from './plan.ts';
import { shapeAt } from '../../shapes/shapeAt.ts';

const rowsPerPage = 500;

/** Where a write of this object takes members that its GET does not show, so that it would empty the group; undefined: nowhere. */
export function unseenMembers({ write, readShape }: ObjectPlan): string | undefined {
  if (write?.style !== 'replace') return undefined;
  const { at } = write.guards.members;
  return shapeAt(write.shape, at) !== undefined && shapeAt(readShape, at) === undefined ? at : undefined;
}

/** One member of a static group; `name` is its id where the server tells no other. */
export interface Member {
  readonly id: string;
  readonly name: string;
}

/**
 * The members of a static group as the array that its write takes: from the membership endpoint beside it where there is
 * one, else from the group memberships that the inventory of their kind tells.
 *
 * @throws what the server answers; `invalid` if this Jamf Pro has neither, or if its lists are not whole.
 */
export async function membersOf(session: Session, plan: ObjectPlan, signal: AbortSignal): Promise<JsonNode> {
  const members = await read(session, plan, false, signal);
  return parseJson(JSON.stringify(members.map(({ id }) => id)));
}

/** The same with names, for people. */
export async function namedMembersOf(session: Session, plan: ObjectPlan, signal: AbortSignal): Promise<readonly Member[]> {
  return await read(session, plan, true, signal);
}

async function read(session: Session, plan: ObjectPlan, isNamed: boolean, signal: AbortSignal): Promise<readonly Member[]> {
  const group = plan.target.kind === 'one' ? plan.target.id : '';
  const { of = '', told } = kindOf(plan.resource.key).guards.members;
  const { own, inventory } = plan.members();
  if (own !== undefined) return (await all(session, own, of, [], signal)).flatMap((row) => memberIn(of, row));
  if (inventory === undefined || told === undefined) {
    throw invalidProblem(t`The members of this group cannot be read, and saving it without them would empty it.`);
  }
  const query = (isNamed ? [told.section, told.named] : [told.section]).map((section) => ['section', section] as const);
  const isIn = (row: JsonNode): boolean => {
    const groups = memberOf(row, told.field);
    return groups?.kind === 'array' && groups.items.some((one) => textOf(memberOf(one, told.id)) === group);
  };
  return (await all(session, inventory, of, query, signal)).filter(isIn).flatMap((row) => memberIn(of, row));
}

/** @param of the kind that the members are of. */
function memberIn(of: string, row: JsonNode): readonly Member[] {
  const id = memberId(of, row);
  if (id === undefined) return [];
  const names = namePointers(of).map((pointer) => textOf(nodeAt(row, pointer)));
  return [{ id, name: names.find((name) => name !== undefined) ?? id }];
}

function memberId(of: string, row: JsonNode): string | undefined {
  return textOf(row) ?? idOf(of, valueOf(row));
}

/**
 * All rows of a list, in a stable order, as many as the server counts (facts 3.2). A page that is cut short, or a count that changes on
 * the way, leaves out members, and whoever is left out would be taken out of the group.
 */
async function all(
  session: Session,
  call: RowsCall,
  of: string,
  query: readonly (readonly [string, string])[],
  signal: AbortSignal,
): Promise<readonly JsonNode[]> {
  const rows: JsonNode[] = [];
  let counted: number | undefined;
  const take = (page: readonly JsonNode[], { totalCount = page.length }: WalkProgress): undefined => {
    counted ??= totalCount;
    if (totalCount !== counted) throw invalidProblem(changing());
    rows.push(...page);
  };
  const ask = async (page: number, pageSize: number, aborted: AbortSignal): Promise<Page<JsonNode>> => {
    const paging = [
      ['page', String(page)],
      ['page-size', String(pageSize)],
      ['sort', `${kindOf(of).identity.id}:asc`],
    ] as const;
    const request = { ...requestOf(session, call), url: session.url(call.path, [...query, ...paging]) };
    return pageOf(parseJson(answeredDocument(session, call, request, await session.send(request, aborted))), call.rowsAt());
  };
  const idIn = (row: JsonNode): string | undefined => memberId(of, row);
  const { duplicates } = await turnPages({ ask, idOf: idIn, pageSize: rowsPerPage, isFixed: true, inFlight: 1 }, take, signal);
  if (duplicates > 0 || rows.length !== counted || rows.some((row) => idIn(row) === undefined)) throw invalidProblem(changing());
  return rows;
}

function pageOf(answer: JsonNode, said: RowsPlace | undefined): Page<JsonNode> {
  const members = answer.kind === 'object' ? answer.members : [{ name: undefined, value: answer }];
  const list = rowsAmong(members.flatMap(({ name, value }) => (value.kind === 'array' ? [{ name, rows: value.items }] : [])));
  const total = rowsOf(valueOf(answer));
  // No rows in an answer of another shape are not “no members”.
  if (total === undefined || !isListAsSaid(total, said)) throw invalidProblem(changing());
  return { rows: list?.rows ?? [], totalCount: total.totalCount, paged: total.totalCount !== undefined };
}

const changing = (): string =>
  t`Nothing was sent: the list of members changed while it was read, or is not whole, and saving without all of them would take some out of the group. Save again.`;
