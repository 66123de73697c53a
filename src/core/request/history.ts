import { asSought } from '../listing/searchText.ts';
import { removedId } from '../instances/instanceId.ts';
import { bodyToSend, emptyDraft, type RequestDraft } from '../../shared/draft.ts';
import { readSavedRequest, writeSavedRequest } from './savedRequest.ts';
import { draftWithoutSecrets } from './withoutSecrets.ts';

/** One request that was sent. Plain data for a small store; holds no secret, no host and nothing of the answer but its status. */
export interface HistoryEntry {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly instanceId: string;
  /** As a request file, so that both are read by the same code. */
  readonly request: string;
  /** null: no answer came. */
  readonly status: number | null;
  /** Milliseconds. */
  readonly took: number;
}

export const historyLimit = 200;

/** The newest first. The same request sent twice in a row is one entry, and stays it, with the newer outcome. */
export function addToHistory(history: readonly HistoryEntry[], entry: HistoryEntry): readonly HistoryEntry[] {
  const latest = history[0];
  const same = latest !== undefined && latest.instanceId === entry.instanceId && latest.request === entry.request;
  return (same ? [{ ...entry, id: latest.id }, ...history.slice(1)] : [entry, ...history]).slice(0, historyLimit);
}

/** Without one of its entries. Another that was sent before or after it stays, alike as they may be. */
export function withoutEntry(history: readonly HistoryEntry[], id: string): readonly HistoryEntry[] {
  return history.filter((entry) => entry.id !== id);
}

/** What was sent to an instance that is removed stays, and is of none that gets its id later. */
export function withRemoved(history: readonly HistoryEntry[], instanceId: string): readonly HistoryEntry[] {
  return history.map((entry) => (entry.instanceId === instanceId ? { ...entry, instanceId: removedId(instanceId) } : entry));
}

/**
 * What the history keeps of a draft: what was sent, so of the body that waits for the next PUT nothing; no secret; of a sensitive operation no
 * body; of a long body nothing either.
 */
export function historyText(draft: RequestDraft, sensitive: boolean): string {
  const clean = draftWithoutSecrets({ ...draft, body: bodyToSend(draft) });
  const text = writeSavedRequest(sensitive ? { ...clean, body: emptyDraft.body } : clean);
  return text.length <= longest ? text : writeSavedRequest({ ...clean, body: emptyDraft.body });
}

/** 200 entries of this size stay small in the store of an extension. */
const longest = 20_000;

/** Reads what a store gave back; entries that are none are left out. */
export function readHistory(stored: unknown): readonly HistoryEntry[] {
  return Array.isArray(stored) ? stored.filter(isEntry).slice(0, historyLimit) : [];
}

export function historyDraft(entry: HistoryEntry): RequestDraft {
  return readSavedRequest(entry.request);
}

/** Every word of the search text occurs in the method, the path, the query, the body, the instance or the status. */
export function searchHistory(
  history: readonly HistoryEntry[],
  text: string,
  nameOf: (instanceId: string) => string = (id) => id,
): readonly HistoryEntry[] {
  return history.filter((entry) =>
    hasWords(`${nameOf(entry.instanceId)} ${entry.instanceId} ${entry.status ?? ''} ${entry.request}`, text),
  );
}

/** Whether all words of a search are in a text, in any order and letter case. */
export function hasWords(text: string, search: string): boolean {
  const hay = asSought(text);
  return asSought(search)
    .split(/\s+/)
    .every((word) => hay.includes(word));
}

function isEntry(value: unknown): value is HistoryEntry {
  if (typeof value !== 'object' || value === null) return false;
  const entry: Partial<Record<keyof HistoryEntry, unknown>> = value;
  const texts = [entry.id, entry.at, entry.instanceId, entry.request].every((text) => typeof text === 'string');
  return texts && (entry.status === null || typeof entry.status === 'number') && typeof entry.took === 'number';
}
