import { remember } from '../authentication.ts';
import { json, notFound } from '../exchange.ts';
import { listAnswer } from '../list.ts';
import { filterParameter, sortParameter } from '../parameters.ts';
import type { Call, Route } from '../route.ts';
import { envelope, integer, nullable, object, string } from '../schema.ts';
import { Table } from '../table.ts';
import { scalar } from '../values.ts';

const historyShape = object('ObjectHistory', { id: integer, username: string, date: string, note: string, details: nullable(string) });
const noteShape = object('ObjectHistoryNote', { 'note*': string });
const fields = ['username', 'date', 'note', 'details'];

export interface HistoryPlan {
  readonly name: string;
  /** Path of the object that has the history. */
  readonly path: string;
  readonly plural: string;
  readonly tag?: string | undefined;
  readonly deprecated?: string | undefined;
}

/** The log of an object, and the way to leave a note in it. */
export function historyRoutes(plan: HistoryPlan): Route[] {
  const shared = { path: `${plan.path}/history`, tag: plan.tag ?? plan.name, deprecated: plan.deprecated, errors: [404] };
  return [
    {
      ...shared,
      method: 'GET',
      summary: 'Read the history',
      privileges: [`Read ${plan.plural}`],
      paged: true,
      query: [sortParameter('date:desc'), filterParameter(fields, 'Example: filter=username!=admin and details=="*a*"')],
      answer: envelope('HistorySearchResults', historyShape),
      handle: (call) =>
        exists(call, plan) ? listAnswer(rowsOf(call, plan), call.query, { fields, sort: 'date:desc', show: (row) => row }) : notFound(),
    },
    {
      ...shared,
      method: 'POST',
      summary: 'Leave a note in the history',
      privileges: [`Update ${plan.plural}`],
      body: noteShape,
      status: 201,
      answer: historyShape,
      handle: (call) =>
        exists(call, plan)
          ? json(201, remember(call.world, keyOf(call, plan), call.caller?.name ?? '', scalar(call.body['note'])))
          : notFound(),
    },
  ];
}

function keyOf(call: Call, plan: HistoryPlan): string {
  return call.values['id'] === undefined ? plan.name : `${plan.name}/${call.values['id']}`;
}

function exists(call: Call, plan: HistoryPlan): boolean {
  const { id } = call.values;
  return id === undefined || call.world.tables.get(plan.name)?.get(id) !== undefined;
}

function rowsOf(call: Call, plan: HistoryPlan): Table {
  return new Table(call.world.histories.get(keyOf(call, plan)) ?? []);
}
