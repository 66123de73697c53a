import type { Client } from '../../shared/rpc.ts';
import type { TableEvents, TableMethods, TablePlace } from '../../app/table/protocol.ts';
import type { VsCodeApi } from '../wire.ts';
import { createWire } from '../wire.ts';

/** All that the table's page can ask of the host. */
export interface TableHost {
  readonly call: Client<TableMethods>;
  on<K extends keyof TableEvents>(name: K, listener: (data: TableEvents[K]) => void): void;
  readonly saved: unknown;
  save(place: TablePlace): void;
}

/** A record, so that the compiler asks for every method that the contract gains. */
const methods: Record<keyof TableMethods, true> = {
  open: true,
  load: true,
  rows: true,
  keepWidths: true,
  checkFilter: true,
  completeFilter: true,
  buildFilter: true,
  copy: true,
  act: true,
};

export function createTableHost(api: VsCodeApi, source: Pick<Window, 'addEventListener'>): TableHost {
  const wire = createWire(api, source);
  const names = Object.keys(methods);
  const client = Object.fromEntries(names.map((name) => [name, (input: unknown, signal?: AbortSignal) => wire.call(name, input, signal)]));
  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Made from the contract's own names.
    call: client as unknown as Client<TableMethods>,
    on: wire.on,
    saved: api.getState(),
    save: (place) => api.setState(place),
  };
}
