import type { KeptDocuments, TextFiles } from './keptDocuments.ts';

/** What VS Code remembers of a window, also when it comes back. */
interface WindowState {
  get(key: string): unknown;
  update(key: string, value: string): PromiseLike<void>;
}

/** The folders of windows that have no folder of their own to keep things in, by the window's id. */
export interface WindowFolders {
  ids(): Promise<readonly string[]>;
  files(id: string): TextFiles;
  /** With whatever is in it. */
  remove(id: string): Promise<void>;
}

const stateKey = 'jamf.window';
/** Says whose folder it is: the id of the process that the window's extensions ran in last. */
const ownerFile = 'window.pid';
/** Since when the window is known to be gone, in epoch milliseconds. */
const goneFile = 'window.gone';
/** A window that did not come back for so long does not come back: 30 days in milliseconds. */
const longestGone = 30 * 24 * 60 * 60 * 1000;

/**
 * Windows without a folder share their storage, and must not share what they keep: the id of this one, and whether it is a new window.
 *
 * @param trouble is told what VS Code failed with; the id then counts for as long as the window is open.
 */
export function windowId(
  state: WindowState,
  newId: () => string,
  trouble: (error: unknown) => void,
): { readonly id: string; readonly isNew: boolean } {
  const known = state.get(stateKey);
  if (typeof known === 'string') return { id: known, isNew: false };
  const id = newId();
  state.update(stateKey, id).then(undefined, trouble);
  return { id, isNew: true };
}

interface Settling {
  readonly folders: WindowFolders;
  /** What this window keeps. */
  readonly kept: Pick<KeptDocuments, 'takeFrom'>;
  /** The place that all windows kept things in before each had a folder. */
  readonly former: TextFiles;
  readonly processes: { readonly own: number; readonly isAlive: (pid: number) => boolean };
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * Marks a window's folder as in use. A new window takes over what was not sent in windows that are gone, since nobody would find it
 * otherwise; one that came back has what it had. What was left in the former place belongs to whoever comes first.
 */
export async function settleIn({ id, isNew }: ReturnType<typeof windowId>, settling: Settling): Promise<void> {
  const { folders, kept, former, processes } = settling;
  const own = folders.files(id);
  await own.write(ownerFile, String(processes.own));
  await own.remove(goneFile);
  await kept.takeFrom(former);
  if (!isNew) return;
  for (const other of await folders.ids()) {
    if (other === id) continue;
    const files = folders.files(other);
    if (processes.isAlive(Number(await files.read(ownerFile)))) continue;
    await kept.takeFrom(files);
    await tidyUp(other, settling);
  }
}

/** A folder in which nothing is left goes at once; one that only says what texts were made from waits for its window a while. */
async function tidyUp(id: string, { folders, now }: Settling): Promise<void> {
  const files = folders.files(id);
  const left = (await files.names()).filter((name) => name !== ownerFile && name !== goneFile);
  const since = Number(await files.read(goneFile));
  if (left.length === 0 || (since > 0 && now - since > longestGone)) await folders.remove(id);
  else if (!(since > 0)) await files.write(goneFile, String(now));
}
