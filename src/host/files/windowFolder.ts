import type { KeptDocuments, TextFiles } from './kept.ts';

/** What VS Code remembers of a window, also when it comes back. */
interface WindowState {
  get(key: string): unknown;
  update(key: string, value: string): PromiseLike<void>;
}

/** The folders of windows that have no folder of their own to keep things in, by the window's id. */
export interface WindowFolders {
  ids(): Promise<readonly string[]>;
  files(id: string): TextFiles;
}

const stateKey = 'jamf.window';
/** Says whose folder it is: the id of the process that the window's extensions ran in last. */
const ownerFile = 'window.pid';

/** Windows without a folder share their storage, and must not share what they keep: the id of this one, and whether it is a new window. */
export function windowId(state: WindowState, newId: () => string): { readonly id: string; readonly isNew: boolean } {
  const known = state.get(stateKey);
  if (typeof known === 'string') return { id: known, isNew: false };
  const id = newId();
  void state.update(stateKey, id);
  return { id, isNew: true };
}

/**
 * Marks a window's folder as in use. A new window takes over what was not sent in windows that are gone, since nobody would find it
 * otherwise; one that came back has what it had.
 */
export async function settleIn(
  { id, isNew }: ReturnType<typeof windowId>,
  folders: WindowFolders,
  kept: Pick<KeptDocuments, 'takeFrom'>,
  processes: { readonly own: number; readonly isAlive: (pid: number) => boolean },
): Promise<void> {
  await folders.files(id).write(ownerFile, String(processes.own));
  if (!isNew) return;
  for (const other of await folders.ids()) {
    if (other === id) continue;
    const files = folders.files(other);
    const pid = Number(await files.read(ownerFile));
    if (!processes.isAlive(pid)) await kept.takeFrom(files);
  }
}
