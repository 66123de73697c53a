import type { Memento } from 'vscode';
import { ListSettings } from '../../../src/app/lists/listSettings.ts';
import { RowLayout } from '../../../src/app/lists/layout/rowLayout.ts';
import { Shelves } from '../../../src/app/lists/shelves.ts';
import { UnfoldedRows } from '../../../src/app/lists/layout/unfoldedRows.ts';

/** What the view of instances begins with. @param windowState what the window alone keeps. */
export function keptOfView(state: Memento, windowState = state) {
  return {
    shelves: new Shelves(state),
    settings: new ListSettings(state),
    unfolded: new UnfoldedRows(windowState),
    layout: new RowLayout(state),
  };
}
