import { t } from '@vscode/l10n';
import { sensitivityOf } from '../../core/catalog/sensitive.ts';
import { kindOf } from '../../core/resources/kindOf.ts';
import { checkFilter } from '../../core/rsql/check.ts';
import { completeFilter } from '../../core/rsql/complete.ts';
import { isWholeFilter } from '../../core/rsql/parse.ts';
import { looksLikeRsql } from '../../shared/filterText.ts';
import { invalidProblem, ProblemError, problemOf, type Problem } from '../../shared/problem.ts';
import type { Implementation } from '../../shared/rpc.ts';
import type {
  RowRange,
  TableAct,
  TableLoad,
  TableMethods,
  TableOpen,
  TableOpened,
  TablePlace,
  TableRow,
  TableSettings,
  TableTrouble,
} from './protocol.ts';
import type { RunCommand } from '../contributions/commandTypes.ts';
import type { ObjectNode } from '../support/nodes.ts';
import { actionCommand, type ActionCommand } from '../support/problemActions.ts';
import type { Services } from '../support/services.ts';
import { copyRows } from './copying.ts';
import type { ListFacts } from './listing.ts';
import { pagesOf } from './selectedRows.ts';
import type { TableData } from './tableData.ts';
import type { TableChoices } from '../lists/tableChoices.ts';

/** What the methods of one table need. */
export interface TableMethodParts {
  readonly services: Pick<Services, 'instances' | 'problems' | 'confirm' | 'log'>;
  readonly data: TableData;
  readonly choices: TableChoices;
  readonly state: () => TableSettings;
  readonly opened: (restored: TablePlace | null) => TableOpen;
  /** The list is shown so from now on. */
  readonly became: (state: TableSettings) => void;
  readonly progress: (done: number, total: number | null) => void;
  readonly copy: (text: string) => Promise<void>;
  readonly execute: RunCommand;
  /** By pick lists; undefined: nothing was chosen. */
  readonly buildFilter: (current: string) => Promise<string | undefined>;
}

/** Objects that one press opens: each is a tab and a request. */
const mostOpened = 10;

/** How the host answers the page of a table. */
export function tableMethods(parts: TableMethodParts): Implementation<TableMethods> {
  const { data, choices } = parts;
  const troubles = new Troubles(parts);
  return {
    open: ({ restored }) => parts.opened(restored),
    load: async (options, signal) => {
      try {
        return await load(parts, options, signal);
      } catch (error) {
        return await troubles.answer(error);
      }
    },
    rows: async ({ generation, page }, signal) => {
      try {
        const found = await data.rows(generation, page, signal);
        return found === undefined ? { kind: 'stopped' } : { kind: 'rows', ...found };
      } catch (error) {
        return await troubles.answer(error);
      }
    },
    keepWidths: async ({ widths }) => {
      await choices.setWidths(parts.state().resource, widths);
      return null;
    },
    ...filterHelp(data),
    buildFilter: async ({ current }) => (await parts.buildFilter(current)) ?? null,
    copy: async (input, signal) => {
      try {
        const { text, rows, left } = await copyRows(data, input, parts.progress, signal);
        await parts.copy(text);
        return { kind: 'copied', rows, left };
      } catch (error) {
        return await troubles.answer(error);
      }
    },
    openRows: async (input, signal) => {
      const found = await objectsIn(data, input, signal).catch(async (error: unknown) => await troubles.answer(error));
      return 'kind' in found ? found : openAll(parts, found);
    },
    act: async (act) => {
      await run(parts, troubles, act);
      return null;
    },
  };
}

/** The filter while it is being typed. */
function filterHelp(data: TableData): Pick<Implementation<TableMethods>, 'checkFilter' | 'completeFilter'> {
  const facts = (): ListFacts | undefined => (data.facts?.list.abilities.filters === true ? data.facts : undefined);
  return {
    checkFilter: ({ text }) => {
      const known = facts();
      // Words are no filter that could be wrong.
      if (known === undefined || !looksLikeRsql(text)) return [];
      const { list } = known;
      const notes = checkFilter(text, list.fields('filter'), list.namesFields('filter'));
      return notes.map(({ from, level, message }) => ({ from, severity: level, message }));
    },
    completeFilter: ({ text, offset }) => {
      const known = facts();
      if (known === undefined) return { items: [], isWhole: true };
      const { items: found, from, to } = completeFilter(text, offset, known.list.fields('filter'));
      const items = found.slice(0, 50).map((item) => ({ text: item.text, detail: item.detail, from, to }));
      // Words are a filter as they stand.
      return { items, isWhole: !looksLikeRsql(text) || isWholeFilter(text) };
    },
  };
}

async function load(parts: TableMethodParts, options: Parameters<TableMethods['load']>[0], signal: AbortSignal): Promise<TableLoad> {
  const { data, choices } = parts;
  const { instanceId, resource } = parts.state();
  const kind = await data.load(options, (facts) => mayLoad(parts, facts, options.agreed), signal);
  if (kind === 'declined') {
    const { level, why } = data.facts === undefined ? { level: 'none', why: '' } : sensitivityOf(data.facts.list.endpoint);
    return level === 'reveal' ? { kind: 'sensitive', why } : { kind: 'stopped' };
  }
  const model = data.model(choices.get(resource).widths);
  // What is usual is nobody's choice: it may become other columns.
  if (options.columns !== null) await choices.setColumns(resource, model.usual.join() === model.shown.join() ? [] : model.shown);
  parts.became({ instanceId, resource, query: options.query });
  return { kind, model };
}

/** Lists of secrets are asked for by a deliberate act only; what asks for more than that asks by itself. */
async function mayLoad({ services, state }: TableMethodParts, { list }: ListFacts, agreed: boolean): Promise<boolean> {
  const { level } = sensitivityOf(list.endpoint);
  if (level === 'none') return true;
  if (level === 'reveal') return agreed;
  const { instanceId, resource } = state();
  return services.confirm.write({ instanceId, method: 'GET', path: list.path, summary: t`List ${kindOf(resource).label.many}.` });
}

async function run({ state, execute, data }: TableMethodParts, troubles: Troubles, act: TableAct): Promise<void> {
  const { instanceId, resource } = state();
  switch (act.do) {
    case 'new':
      return void (await execute('jamf.newObject', { kind: 'resource', instanceId, resource }));
    case 'export':
      // The export asks with the table's own filter and columns, not with those of the sidebar.
      return await execute('jamf.exportList', { kind: 'resource', instanceId, resource }, data.exported());
    case 'exportRows': {
      const read = data.selected(act.generation, act.ranges);
      if (read === undefined) throw invalidProblem(t`Other rows are shown by now. Select again.`);
      const rows = { count: rowCount(act.ranges), read };
      return await execute('jamf.exportList', { kind: 'resource', instanceId, resource }, { ...data.exported(), rows });
    }
    default:
      return troubles.remedy(act.index);
  }
}

interface FoundObjects {
  readonly objects: readonly TableRow[];
  /** Rows behind the last that was looked at. */
  readonly left: number;
}

/** The first objects behind these rows; what has no page of its own is passed over. */
async function objectsIn(
  data: TableData,
  { generation, ranges }: Parameters<TableMethods['openRows']>[0],
  signal: AbortSignal,
): Promise<FoundObjects> {
  const objects: TableRow[] = [];
  let left = rowCount(ranges);
  for (const { page, at } of pagesOf(ranges).slice(0, mostOpened)) {
    const shown = await data.rows(generation, page, signal);
    if (shown === undefined) throw new ProblemError({ kind: 'cancelled' });
    for (const index of at) {
      if (objects.length === mostOpened) return { objects, left };
      const row = shown.rows[index];
      left--;
      if (row !== undefined && row.id !== '') objects.push(row);
    }
  }
  return { objects, left };
}

async function openAll({ state, execute }: TableMethodParts, { objects, left }: FoundObjects): Promise<TableOpened> {
  const { instanceId } = state();
  const nodes = objects.map(({ resource, id, label }): ObjectNode => ({ kind: 'object', instanceId, resource, id, label }));
  const [first] = nodes;
  if (first !== undefined) await execute('jamf.openRows', first, nodes);
  return { kind: 'opened', rows: objects.length, left };
}

function rowCount(ranges: readonly RowRange[]): number {
  return ranges.reduce((sum, { from, to }) => sum + to - from, 0);
}

/** Failures as words with buttons; which command a button stands for never leaves the host. */
class Troubles {
  readonly #parts: TableMethodParts;
  #remedies: readonly ActionCommand[] = [];

  constructor(parts: TableMethodParts) {
    this.#parts = parts;
  }

  async answer(error: unknown): Promise<{ readonly kind: 'trouble'; readonly trouble: TableTrouble } | { readonly kind: 'stopped' }> {
    const problem = problemOf(error);
    if (problem.kind === 'cancelled') return { kind: 'stopped' };
    if (problem.kind === 'bug') this.#parts.services.log.error('Unexpected in a table', error);
    return { kind: 'trouble', trouble: await this.#told(problem) };
  }

  async remedy(index: number): Promise<void> {
    await this.#remedies[index]?.run(this.#parts.execute);
  }

  async #told(problem: Problem): Promise<TableTrouble> {
    const { instanceId, resource } = this.#parts.state();
    const { problems } = this.#parts.services;
    const text = await problems.words(problem, { instanceId, couldNot: () => t`could not list ${kindOf(resource).label.many}` });
    const { actions } = await problems.guidance(problem, { instanceId });
    this.#remedies = actions.flatMap((action) => actionCommand(action, instanceId) ?? []).slice(0, 3);
    return { text, remedies: this.#remedies.map(({ label }) => label) };
  }
}
