import type { MethodGuards } from '../../shared/rpc.ts';
import type { RowRange, TableAct, TableMethods, TablePlace, TableQuery, TableSort, TableSettings } from './protocol.ts';
import { isCount, isEither, isFlag, isList, isName, isNull, isObject, isOneOf, type Check } from '../pages/checks.ts';
import { isWidth } from '../lists/tableChoices.ts';

/** One guard per method and per effect of a table's page, as in the request runner. */

const isSort: Check<TableSort> = isObject<TableSort>({ column: isName, descending: isFlag });

const isQuery: Check<TableQuery> = isObject<TableQuery>({ filter: isName, sort: isList(isSort) });

/** Also what VS Code kept of a panel. */
export const isTableState: Check<TableSettings> = isObject<TableSettings>({ instanceId: isName, resource: isName, query: isQuery });

const isPlace: Check<TablePlace> = isObject<TablePlace>({
  instanceId: isName,
  resource: isName,
  query: isQuery,
  top: isCount,
  activeRow: isCount,
  activeColumn: isCount,
});

const isRange: Check<RowRange> = (value): value is RowRange =>
  isObject<RowRange>({ from: isCount, to: isCount })(value) && value.from < value.to;

const isWidths: Check<Readonly<Record<string, number>>> = (value): value is Readonly<Record<string, number>> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length <= 1000 &&
  Object.entries(value).every(([name, width]) => isName(name) && isWidth(width));

type Act<K extends TableAct['do']> = Extract<TableAct, { readonly do: K }>;

const isAct: Check<TableAct> = isEither<[Act<'new'>, Act<'export'>, Act<'exportRows'>, Act<'remedy'>]>(
  isObject<Act<'new'>>({ do: isOneOf('new') }),
  isObject<Act<'export'>>({ do: isOneOf('export') }),
  isObject<Act<'exportRows'>>({ do: isOneOf('exportRows'), generation: isCount, ranges: isList(isRange) }),
  isObject<Act<'remedy'>>({ do: isOneOf('remedy'), index: isCount }),
);

type Input<K extends keyof TableMethods> = Parameters<TableMethods[K]>[0];

export const tableGuards: MethodGuards<TableMethods> = {
  open: isObject<Input<'open'>>({ restored: isEither<[TablePlace, null]>(isPlace, isNull) }),
  load: isObject<Input<'load'>>({
    query: isQuery,
    columns: isEither<[readonly string[], null]>(isList(isName), isNull),
    fresh: isFlag,
    whole: isFlag,
    agreed: isFlag,
  }),
  rows: isObject<Input<'rows'>>({ generation: isCount, page: isCount }),
  keepWidths: isObject<Input<'keepWidths'>>({ widths: isWidths }),
  checkFilter: isObject<Input<'checkFilter'>>({ text: isName }),
  completeFilter: isObject<Input<'completeFilter'>>({ text: isName, offset: isCount }),
  buildFilter: isObject<Input<'buildFilter'>>({ current: isName }),
  copy: isObject<Input<'copy'>>({ generation: isCount, ranges: isList(isRange), what: isOneOf('rows', 'ids', 'names') }),
  openRows: isObject<Input<'openRows'>>({ generation: isCount, ranges: isList(isRange) }),
  act: isAct,
};
