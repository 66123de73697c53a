import type { Family } from '../family.ts';
import type { Route } from '../route.ts';
import type { Table } from '../table.ts';

export type Tables = ReadonlyMap<string, Table>;

/** How a demo differs from the one that everybody sees. */
export interface OtherWorld {
  readonly version?: string;
  /** What it has beside the usual resources. */
  readonly families?: readonly Family[];
  /** Its objects, made of the first ones. */
  tables(first: Tables): Tables;
  routes?(usual: readonly Route[]): readonly Route[];
  /** Beginnings of paths, from the host's root, that nobody may use. */
  readonly closed?: readonly string[];
}
