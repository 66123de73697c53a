import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { TableHost } from './host.ts';
import type { TableAction } from './state/state.ts';

/** What components reach without it being handed down by each. */
export interface TableContext {
  readonly host: TableHost;
  readonly dispatch: (action: TableAction) => void;
}

export const PageContext = createContext<TableContext | null>(null);

export function useTable(): TableContext {
  const table = useContext(PageContext);
  if (table === null) throw new Error('A component of the table stands outside of it.');
  return table;
}
