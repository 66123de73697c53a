import { t } from '@vscode/l10n';
import type { Command, Range, TreeView, Uri } from 'vscode';
import type { Clock } from '../../core/http/clock.ts';
import type { CommandId } from '../../app/contributions/commandTypes.ts';

/**
 * What a click on a row runs. VS Code keeps the arguments of an extension's command only until the row is drawn anew, and a click in
 * between is lost: so one of ours takes none, and is about the row that is selected. Those of VS Code's own commands travel with the row.
 */
export type RowCall = OwnCall | OpenCall;

interface OwnCall extends Command {
  readonly command: CommandId;
  readonly arguments?: never;
}

interface OpenCall extends Command {
  readonly command: 'vscode.open';
  readonly arguments: [uri: Uri, how: { readonly selection?: Range }, tabName: string];
}

export function rowCall(title: string, command: CommandId): RowCall {
  return { title, command };
}

/**
 * Opens a document as VS Code's own trees do: a click or Space shows a preview and leaves the focus in the list, Enter or two clicks
 * open it for good. While it is read there is progress, and whoever clicks another row meanwhile gets that one. The tab has its name from
 * the start. VS Code looks at a name only where it is told how to open as well, of which it knows better.
 */
export function openCall(uri: Uri, tabName: string, how: { readonly selection?: Range } = {}): RowCall {
  return { title: t`Open`, command: 'vscode.open', arguments: [uri, how, tabName] };
}

/** Milliseconds. While VS Code reads the children of a row again, it knows none of them. */
const [patience, pause] = [3000, 20];

/** The row of a view that is selected; undefined where it is gone, or several are. */
export async function selectedRow<T>(view: Pick<TreeView<T>, 'selection'>, clock: Pick<Clock, 'after'>): Promise<T | undefined> {
  for (let waited = 0; view.selection.length === 0 && waited < patience; waited += pause) {
    await new Promise<void>((resolve) => void clock.after(pause, resolve));
  }
  return view.selection.length === 1 ? view.selection[0] : undefined;
}
