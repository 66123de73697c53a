import { asRecord, isRecord } from '../../core/json/wire.ts';
import type { ValueStore } from '../support/events.ts';

/** What a person chose for the table of a resource, on whichever instance. */
export interface TableChoice {
  readonly columns: readonly string[];
  /** In px. */
  readonly widths: Readonly<Record<string, number>>;
}

const key = 'jamf.tables';
const none: TableChoice = { columns: [], widths: {} };

/** Columns and their widths by resource. Kept in `globalState`; believed in nothing when read. */
export class TableChoices {
  readonly #state: ValueStore;

  constructor(state: ValueStore) {
    this.#state = state;
  }

  get(resource: string): TableChoice {
    const all: unknown = this.#state.get(key);
    return choiceIn(isRecord(all) && Object.hasOwn(all, resource) ? all[resource] : undefined);
  }

  async setColumns(resource: string, columns: readonly string[]): Promise<void> {
    await this.#set(resource, { columns });
  }

  /** Those of other columns stay: another table of this kind may show them. Of no column: all are forgotten. */
  async setWidths(resource: string, widths: TableChoice['widths']): Promise<void> {
    const isReset = Object.keys(widths).length === 0;
    await this.#set(resource, { widths: isReset ? {} : { ...this.get(resource).widths, ...widths } });
  }

  async #set(resource: string, change: Partial<TableChoice>): Promise<void> {
    const all: unknown = this.#state.get(key);
    await this.#state.update(key, { ...asRecord(all), [resource]: { ...this.get(resource), ...change } });
  }
}

function choiceIn(stored: unknown): TableChoice {
  if (!isRecord(stored)) return none;
  const { columns, widths } = stored;
  return {
    columns: Array.isArray(columns) ? columns.filter((name) => typeof name === 'string') : [],
    widths: isRecord(widths)
      ? Object.fromEntries(Object.entries(widths).filter((entry): entry is [string, number] => isWidth(entry[1])))
      : {},
  };
}

/** Whether a column can be this wide, in px. */
export function isWidth(value: unknown): value is number {
  return typeof value === 'number' && value >= 20 && value <= 4000;
}
