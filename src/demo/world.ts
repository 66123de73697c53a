import type { Row } from './values.ts';
import type { ClassicFaults } from './classic/faults.ts';
import type { Table } from './table.ts';

/** Everything that changes: the tables by resource, single objects by name, and the means to make new things. */
export interface World {
  readonly tables: ReadonlyMap<string, Table>;
  readonly singletons: Map<string, Row>;
  /** Rows of an object's history by `resource/id`, oldest first. */
  readonly histories: Map<string, Row[]>;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Looks random, is the same in every run. */
  uuid(): string;
  readonly origin: string;
  readonly version: string;
  /** Every privilege that an operation of this server names, sorted. */
  readonly privileges: readonly string[];
  readonly classicFaults: ClassicFaults;
  /** Beginnings of paths, from the host's root, that nobody may use whatever is said of privileges. */
  readonly closed: readonly string[];
}

export function table(world: World, name: string): Table {
  const found = world.tables.get(name);
  if (found === undefined) throw new Error(`The demo has no table ${name}.`);
  return found;
}

export function timestamp(world: World): string {
  return new Date(world.now()).toISOString();
}
