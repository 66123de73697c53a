import { t } from '@vscode/l10n';
import { QuickPickItemKind, ThemeIcon, Uri, env, window, workspace, type QuickPickItem } from 'vscode';
import { hasWords, historyDraft, searchHistory, type HistoryEntry } from '../../core/request/history.ts';
import { readSavedRequest, savedRequestEnding } from '../../core/request/savedRequest.ts';
import type { RequestDraft } from '../../shared/draft.ts';
import { invalidProblem } from '../../shared/problem.ts';
import type { FileInstances } from './fileInstances.ts';
import type { HistoryStore } from './historyStore.ts';
import { descriptionOf, iconOf, lineOf } from './requestsView.ts';
import type { KeptRequest, RequestArgument, SentRequest } from '../../app/contributions/arguments.ts';
import type { Services } from '../../app/support/services.ts';
import { codeOf } from '../../app/runner/methods.ts';
import { saveRequest } from './effects.ts';
import { utf8File } from '../../app/runner/requestText.ts';

/** A request that was kept: read when it is opened. */
export interface ChosenRequest {
  readonly draft: () => Promise<RequestDraft>;
  /** Where it was sent: of one of the history. */
  readonly instanceId?: string;
  /** The address of the file that it stands in. */
  readonly file?: string;
}

/** The request that a command is called for. */
export function requestIn(argument: RequestArgument | undefined): ChosenRequest | undefined {
  if (argument === undefined) return undefined;
  if (typeof argument === 'string') {
    const uri = Uri.parse(argument, true);
    if (!uri.path.endsWith(savedRequestEnding))
      throw invalidProblem(t('This is no request file: its name has to end with {0}.', savedRequestEnding));
    return fromFile(uri);
  }
  if ('scheme' in argument) return fromFile(Uri.from(argument));
  return argument.kind === 'file' ? fromFile(Uri.from(argument.uri)) : fromHistory(argument);
}

type RequestItem = QuickPickItem & { readonly chosen?: ChosenRequest };

/**
 * Asks for one: files of the workspace, then what was sent. All words that are typed have to be in the method, path, query, body,
 * instance or status, in any order: VS Code's own filter wants the whole text in one of them.
 */
export async function chooseRequest(history: HistoryStore, nameOf: (instanceId: string) => string): Promise<ChosenRequest | undefined> {
  const files = await workspace.findFiles(`**/*${savedRequestEnding}`, '**/node_modules/**', 500);
  const { entries } = history;
  if (files.length + entries.length === 0)
    throw invalidProblem(t('There is no saved request in this workspace, and the history is empty.'));
  return await pick((text) => {
    const saved = files.map(fileItem).filter(({ label }) => hasWords(label, text));
    const sent = searchHistory(entries, text, nameOf).map((entry) => entryItem(entry, nameOf(entry.instanceId)));
    return [...group(t('Saved in the workspace'), saved), ...group(t('History'), sent)];
  });
}

async function pick(itemsFor: (text: string) => readonly RequestItem[]): Promise<ChosenRequest | undefined> {
  const list = window.createQuickPick<RequestItem>();
  list.title = t('Open a request');
  list.placeholder = t('Method, path, instance, status or words of the body');
  list.items = itemsFor('');
  list.onDidChangeValue((text) => (list.items = itemsFor(text)));
  try {
    return await new Promise((resolve) => {
      list.onDidAccept(() => resolve(list.selectedItems[0]?.chosen));
      list.onDidHide(() => resolve(undefined));
      list.show();
    });
  } finally {
    list.dispose();
  }
}

function fileItem(uri: Uri): RequestItem {
  const label = workspace.asRelativePath(uri).slice(0, -savedRequestEnding.length);
  return { label, iconPath: new ThemeIcon('file-code'), alwaysShow: true, chosen: fromFile(uri) };
}

function entryItem(entry: HistoryEntry, instance: string): RequestItem {
  const chosen = fromHistory({ kind: 'entry', entry });
  const description = descriptionOf(entry, instance);
  return { label: lineOf(entry), description, iconPath: new ThemeIcon(iconOf(entry.status)), alwaysShow: true, chosen };
}

function group(label: string, items: readonly RequestItem[]): readonly RequestItem[] {
  return items.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...items];
}

function fromFile(uri: Uri): ChosenRequest {
  return { draft: async () => await readRequest(uri), file: uri.toString() };
}

/** Throws `invalid` with what is wrong in the file. */
async function readRequest(uri: Uri): Promise<RequestDraft> {
  return readSavedRequest(utf8File(await workspace.fs.readFile(uri)));
}

function fromHistory({ entry }: Extract<KeptRequest, { kind: 'entry' }>): ChosenRequest {
  return { draft: async () => await Promise.resolve(historyDraft(entry)), instanceId: entry.instanceId };
}

/** What the menu of a row of the history does with it. */
export const sentRequests = {
  save: async ({ entry }: SentRequest, files: FileInstances): Promise<void> =>
    await saveRequest({ instanceId: entry.instanceId, draft: historyDraft(entry) }, files),
  copy: async ({ entry }: SentRequest, services: Services): Promise<void> => {
    await env.clipboard.writeText(codeOf(services, { instanceId: entry.instanceId, draft: historyDraft(entry), language: 'curl' }));
  },
};
