import type { Route } from './route.ts';
import type { Table } from './table.ts';
import type { Row } from './values.ts';

/** What a family of resources is told when the demo is made. */
export interface Plan {
  readonly computers: number;
  readonly mobileDevices: number;
  /** Milliseconds since the epoch: all made-up dates lie before it. */
  readonly base: number;
  readonly version: string;
}

/** The resources of one file: their operations and their first objects. */
export interface Family {
  readonly routes: readonly Route[];
  readonly tables?: Readonly<Record<string, Table>>;
  /** That its routes do not name. */
  readonly privileges?: readonly string[];
  readonly singletons?: Readonly<Record<string, Row>>;
}
