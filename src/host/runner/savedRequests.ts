import { Uri, l10n, window, workspace } from 'vscode';
import type { QuickPickItem } from 'vscode';
import { historyDraft } from '../../core/request/history.ts';
import { readSavedRequest, savedRequestEnding } from '../../core/request/savedRequest.ts';
import type { RequestDraft } from '../../shared/draft.ts';
import { ProblemError } from '../../shared/problem.ts';
import type { HistoryStore } from './historyStore.ts';
import { lineOf } from './requestsView.ts';
import type { RequestNode } from './requestsView.ts';

/** A request that was kept: read when it is opened. */
export interface ChosenRequest {
  readonly draft: () => Promise<RequestDraft>;
  /** Where it was sent last. A file knows of none. */
  readonly instanceId?: string;
}

/** The request in a command's argument: a node of the view, a file of the explorer, or a URI as text. */
export function requestIn(argument: unknown): ChosenRequest | undefined {
  if (argument instanceof Uri) return fromFile(argument);
  if (typeof argument === 'string') {
    const uri = Uri.parse(argument, true);
    if (!uri.path.endsWith(savedRequestEnding))
      throw invalid(l10n.t('This is no request file: its name has to end with {0}.', savedRequestEnding));
    return fromFile(uri);
  }
  if (!isNode(argument)) return undefined;
  if (argument.kind === 'file') return fromFile(argument.uri);
  return argument.kind === 'entry' ? fromHistory(argument) : undefined;
}

/** Asks for one: files of the workspace, then what was sent. */
export async function chooseRequest(history: HistoryStore): Promise<ChosenRequest | undefined> {
  const files = await workspace.findFiles(`**/*${savedRequestEnding}`, '**/node_modules/**', 500);
  const items: readonly (QuickPickItem & { readonly chosen: ChosenRequest })[] = [
    ...files.map((uri) => ({ label: workspace.asRelativePath(uri), description: 'saved', chosen: fromFile(uri) })),
    ...history.entries.map((entry) => ({
      label: lineOf(entry),
      description: `${entry.status ?? 'no answer'} · ${entry.instanceId} · ${new Date(entry.at).toLocaleString()}`,
      chosen: fromHistory({ kind: 'entry', entry }),
    })),
  ];
  if (items.length === 0) throw invalid(l10n.t('There is no saved request in this workspace, and the history is empty.'));
  return (
    await window.showQuickPick(items, { title: 'Open a request', placeHolder: 'Saved requests and history', matchOnDescription: true })
  )?.chosen;
}

function fromFile(uri: Uri): ChosenRequest {
  return { draft: async () => await readRequest(uri) };
}

/** Throws `invalid` with what is wrong in the file. */
export async function readRequest(uri: Uri): Promise<RequestDraft> {
  return readSavedRequest(new TextDecoder().decode(await workspace.fs.readFile(uri)));
}

function fromHistory({ entry }: Extract<RequestNode, { kind: 'entry' }>): ChosenRequest {
  return { draft: async () => await Promise.resolve(historyDraft(entry)), instanceId: entry.instanceId };
}

function isNode(argument: unknown): argument is RequestNode {
  if (typeof argument !== 'object' || argument === null || !('kind' in argument)) return false;
  return (argument.kind === 'file' && 'uri' in argument) || (argument.kind === 'entry' && 'entry' in argument);
}

function invalid(message: string): ProblemError {
  return new ProblemError({ kind: 'invalid', message });
}
