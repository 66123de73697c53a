import { apiError, invalidField, json, noContent, notFound, Refusal, type DemoResponse } from '../exchange.ts';
import { listAnswer } from '../list.ts';
import { filterParameter, sortParameter } from '../parameters.ts';
import { isSecretName } from '../../shared/secretNames.ts';
import { remember } from '../authentication.ts';
import type { Call, Route } from '../route.ts';
import { array, envelope, object, replacement, says, shown, string, type Shape } from '../schema.ts';
import { scalar, type Row } from '../values.ts';
import { table } from '../world.ts';
import { historyRoutes } from './history.ts';

/** A resource with the usual five operations. */
export interface CollectionPlan {
  /** Path without version, and the name of its table: `buildings`. */
  readonly name: string;
  readonly version: string;
  readonly tag?: string;
  /** Of one object, in plain words: `a building`. */
  readonly thing: string;
  /** As in the privileges: `Read Buildings`. */
  readonly plural: string;
  readonly item: Shape;
  /** Of a list's rows, where they differ from the object. */
  readonly row?: Shape;
  /** What POST and PUT take, where that differs. */
  readonly write?: Shape;
  readonly fields?: readonly string[];
  readonly sort?: string;
  readonly listPrivileges?: readonly string[];
  readonly label?: string;
  /** Names of objects must differ: the status of the refusal. */
  readonly uniqueStatus?: number;
  readonly createStatus?: number;
  /** POST answers with the object instead of `{ id, href }`. */
  readonly createEchoes?: boolean;
  readonly putStatus?: number;
  /** What a PUT answers with, where that differs from the object. */
  readonly putAnswer?: Shape;
  /** The id is shown as a number. */
  readonly numericId?: boolean;
  /** False: the list knows no filter, and passes over one. */
  readonly filterable?: boolean;
  /** Operations that the document calls actions although they create or replace, as real ones do here and there. */
  readonly calledActions?: 'create' | 'createAndReplace';
  readonly history?: boolean;
  readonly deleteMultiple?: boolean;
  readonly deprecated?: string | undefined;
  /** Adds to a row what only the list shows. */
  readonly expand?: (call: Call, row: Row) => Row;
  /** Last word before something is stored: the row as it shall be kept, or a thrown {@link Refusal}. */
  readonly accept?: (call: Call, row: Row, old: Row | undefined) => Row;
  /** Throws a {@link Refusal} if the object must stay. */
  readonly mayDelete?: (call: Call, row: Row) => void;
}

export const hrefShape = object('HrefResponse', { id: string, href: string });
const idsShape = object('Ids', { ids: array(string) });

export function collectionRoutes(plan: CollectionPlan): Route[] {
  const path = `/${plan.version}/${plan.name}`;
  const item = { tag: plan.tag ?? plan.name, deprecated: plan.deprecated, path: `${path}/{id}`, errors: [404] };
  return [
    listRoute(plan, path),
    createRoute(plan, path),
    {
      ...item,
      method: 'GET',
      summary: `Get ${plan.thing}`,
      privileges: [`Read ${plan.plural}`],
      answer: plan.item,
      handle: (call) => json(200, view(plan, plan.item, rowOf(call, plan.name))),
    },
    {
      ...item,
      method: 'PUT',
      summary: `Replace ${plan.thing}`,
      action: plan.calledActions === 'createAndReplace',
      description: `Replaces ${plan.thing}.<br/>What the body leaves out is <b>emptied</b>.`,
      privileges: [`Update ${plan.plural}`],
      body: plan.write ?? plan.item,
      status: plan.putStatus ?? 200,
      ...(plan.putStatus === 204 ? {} : { answer: plan.putAnswer ?? plan.item }),
      errors: [400, 404],
      handle: (call) => replace(plan, call, rowOf(call, plan.name)),
    },
    {
      ...item,
      method: 'DELETE',
      summary: `Delete ${plan.thing}`,
      privileges: [`Delete ${plan.plural}`],
      status: 204,
      handle: (call) => remove(plan, call, rowOf(call, plan.name)),
    },
    ...(plan.deleteMultiple === true ? [deleteMultipleRoute(plan, path)] : []),
    ...(plan.history === true ? historyRoutes({ ...plan, path: item.path }) : []),
  ];
}

function createRoute(plan: CollectionPlan, path: string): Route {
  return {
    method: 'POST',
    path,
    tag: plan.tag ?? plan.name,
    deprecated: plan.deprecated,
    summary: `Create ${plan.thing}`,
    action: plan.calledActions !== undefined,
    privileges: [`Create ${plan.plural}`],
    body: plan.write ?? plan.item,
    status: plan.createStatus ?? 201,
    answer: plan.createEchoes === true ? plan.item : hrefShape,
    errors: [400],
    handle: (call) => create(plan, call),
  };
}

function listRoute(plan: CollectionPlan, path: string): Route {
  const row = plan.row ?? plan.item;
  const fields = plan.fields ?? Object.keys(row.properties ?? {});
  const sort = plan.sort ?? 'id:asc';
  return {
    method: 'GET',
    path,
    tag: plan.tag ?? plan.name,
    deprecated: plan.deprecated,
    summary: `List ${plan.plural.toLowerCase()}`,
    privileges: plan.listPrivileges ?? [`Read ${plan.plural}`],
    paged: true,
    query: [
      sortParameter(sort),
      ...(plan.filterable === false ? [] : [filterParameter(fields, `Example: filter=${fields.at(-1)}=="*a*"`)]),
    ],
    answer: envelope(`${row.named ?? plan.name}SearchResults`, row),
    handle: (call) =>
      listAnswer(table(call.world, plan.name), call.query, {
        fields,
        sort,
        filterable: plan.filterable !== false,
        show: (stored) => view(plan, row, plan.expand?.(call, stored) ?? stored),
      }),
  };
}

function view(plan: CollectionPlan, shape: Shape, row: Row): unknown {
  return shown(shape, plan.numericId === true ? { ...row, id: Number(row['id']) } : row);
}

/** The object that the path names. Refuses with 404 where there is none. */
export function rowOf(call: Call, name: string): Row {
  const row = table(call.world, name).get(call.values['id'] ?? '');
  if (row === undefined) throw new Refusal(notFound());
  return row;
}

function create(plan: CollectionPlan, call: Call): DemoResponse {
  const rows = table(call.world, plan.name);
  const wanted = replacement(plan.write ?? plan.item, call.body, {});
  refuseLabel(plan, call, wanted, undefined);
  const accepted = plan.accept?.(call, wanted, undefined) ?? wanted;
  const id = rows.add({ ...replacement(plan.item, {}, {}), ...accepted });
  remember(call.world, `${plan.name}/${id}`, call.caller?.name ?? '', 'Created');
  const status = plan.createStatus ?? 201;
  return json(status, plan.createEchoes === true ? view(plan, plan.item, rows.get(id) ?? {}) : created(call, id));
}

/** `{ id, href }` of an object made by a POST on its collection. */
export function created(call: Call, id: string): { readonly id: string; readonly href: string } {
  return { id, href: `${call.world.origin}${call.request.path.split('?')[0]}/${id}` };
}

function replace(plan: CollectionPlan, call: Call, old: Row): DemoResponse {
  const wanted = { ...old, ...replacement(plan.write ?? plan.item, call.body, old) };
  refuseLabel(plan, call, wanted, old);
  const accepted = plan.accept?.(call, wanted, old) ?? wanted;
  const id = call.values['id'] ?? '';
  table(call.world, plan.name).put(id, accepted);
  remember(call.world, `${plan.name}/${id}`, call.caller?.name ?? '', 'Edited', detailsOf(old, accepted));
  return plan.putStatus === 204 ? noContent : json(plan.putStatus ?? 200, view(plan, plan.putAnswer ?? plan.item, accepted));
}

/** What a history says of a change: a line for each field, long ones by their length. */
function detailsOf(old: Row, now: Row): string | null {
  const lines = Object.entries(now).flatMap(([name, value]) => {
    if (JSON.stringify(value) === JSON.stringify(old[name]) || isSecretName(name)) return [];
    const said = typeof value === 'object' && value !== null ? JSON.stringify(value) : scalar(value);
    return [`${name}: ${said.length > 200 ? `${said.length} characters` : said}`];
  });
  return lines.length === 0 ? null : lines.join('\n');
}

function remove(plan: CollectionPlan, call: Call, row: Row): DemoResponse {
  const id = call.values['id'] ?? '';
  plan.mayDelete?.(call, row);
  table(call.world, plan.name).remove(id);
  call.world.histories.delete(`${plan.name}/${id}`);
  return noContent;
}

function refuseLabel(plan: CollectionPlan, call: Call, wanted: Row, old: Row | undefined): void {
  const label = plan.label ?? 'name';
  if (wanted[label] === '') throw new Refusal(apiError(400, invalidField(label, 'This field is required.')));
  if (plan.uniqueStatus === undefined || wanted[label] === old?.[label]) return;
  const taken = table(call.world, plan.name).find((row) => row[label] === wanted[label]);
  if (taken === undefined) return;
  throw new Refusal(
    apiError(plan.uniqueStatus, { code: 'DUPLICATE_FIELD', field: label, description: 'Another object has this name already.' }),
  );
}

function deleteMultipleRoute(plan: CollectionPlan, path: string): Route {
  return {
    method: 'POST',
    path: `${path}/delete-multiple`,
    tag: plan.tag ?? plan.name,
    summary: `Delete several ${plan.plural.toLowerCase()}`,
    privileges: [`Delete ${plan.plural}`],
    action: true,
    body: says('The objects to delete', idsShape),
    status: 204,
    errors: [400],
    handle(call) {
      const ids = Array.isArray(call.body['ids']) ? call.body['ids'].map(scalar) : [];
      const rows = table(call.world, plan.name);
      const unknown = ids.filter((id) => rows.get(id) === undefined);
      if (ids.length === 0 || unknown.length > 0)
        return apiError(400, invalidField('ids', `Unknown ids: ${unknown.join(', ') || 'none given'}.`));
      for (const id of ids) rows.remove(id);
      return noContent;
    },
  };
}
