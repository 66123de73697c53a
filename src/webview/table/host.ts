import type { TableEvents, TableMethods, TablePlace } from '../../app/table/protocol.ts';
import { createPageHost, type PageHost, type VsCodeApi } from '../wire.ts';

/** All that the table's page can ask of the host. */
export type TableHost = PageHost<TableMethods, TableEvents, TablePlace>;

export const createTableHost: (api: VsCodeApi, source: Pick<Window, 'addEventListener'>) => TableHost = createPageHost;
