import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Controller } from './controller.ts';

/** What components reach without it being handed down by each. */
export interface Panel extends Controller {
  /** For the style elements of the code editors. */
  readonly nonce: string;
}

export const PanelContext = createContext<Panel | null>(null);

export function usePanel(): Panel {
  const panel = useContext(PanelContext);
  if (panel === null) throw new Error('A component of the panel stands outside of it.');
  return panel;
}
