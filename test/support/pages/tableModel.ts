import type { TableColumn, TableModel, TableRow } from '../../../src/app/table/protocol.ts';

export const state = { instanceId: 'acme', resource: 'computers-inventory', query: { filter: '', sort: [] } } as const;

export const columns: readonly TableColumn[] = [
  { name: 'general.name', title: 'Name', sorts: true },
  { name: 'hardware.serialNumber', title: 'Serial number', sorts: true },
  { name: 'operatingSystem.version', title: 'Operating system: Version', sorts: true },
  { name: 'general.lastContactTime', title: 'Last contact time', sorts: false },
  { name: 'id', title: 'ID', sorts: true },
  { name: 'userAndLocation.email', title: 'Email', sorts: false },
];

export function modelOf(change: Partial<TableModel> = {}): TableModel {
  return {
    generation: 1,
    query: state.query,
    pageSize: 100,
    total: 100_000,
    sameRows: 100_000,
    isCounted: true,
    isWhole: false,
    filters: 'server',
    sorts: 'server',
    columns,
    shown: columns.slice(0, 5).map(({ name }) => name),
    usual: columns.slice(0, 5).map(({ name }) => name),
    widths: {},
    canCreate: true,
    filterExample: 'general.name=="…"',
    note: '',
    ...change,
  };
}

/** Row 7 of any list: what its cells say tells which one it is. */
export function rowAt(index: number, shown: readonly string[]): TableRow {
  const cells: Readonly<Record<string, string>> = {
    'general.name': `MAC-${index}`,
    'hardware.serialNumber': `C02${String(index).padStart(8, '0')}`,
    'operatingSystem.version': `15.${index % 7}.1`,
    'general.lastContactTime': `2026-11-0${1 + (index % 9)}T08:15:00Z`,
    id: String(index + 1),
  };
  return {
    id: String(index + 1),
    resource: 'computers-inventory',
    label: `MAC-${index}`,
    cells: shown.map((name) => cells[name] ?? `${name} ${index}`),
  };
}
