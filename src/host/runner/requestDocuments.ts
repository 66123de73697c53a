import { t } from '@vscode/l10n';
import { CancellationError, RelativePattern, Uri, workspace } from 'vscode';
import type { CustomDocument, CustomDocumentBackup, WebviewPanel } from 'vscode';
import { readSavedRequest, writeSavedRequest } from '../../core/request/savedRequest.ts';
import { secretFields } from '../../core/request/withoutSecrets.ts';
import type { RequestDraft } from '../../shared/draft.ts';
import type { RunnerState } from '../../app/runner/protocol.ts';
import { askModal } from '../support/ask.ts';
import { DisposableStore } from '../../app/support/disposables.ts';
import type { FileInstances } from './fileInstances.ts';
import { say } from '../support/say.ts';
import type { RequestFiles } from './requestFiles.ts';
import { RequestText, utf8File } from '../../app/runner/requestText.ts';

/** The runner that shows a file. */
export interface FileRunner {
  load(draft: RequestDraft): void;
}

/** The file behind a runner. */
export interface RunnerFile {
  readonly uri: Uri;
  readonly draft: RequestDraft;
  edited(draft: RequestDraft): void;
}

/** One request file that is open: what stands in it, and what the person has made of it. */
class RequestDocument implements CustomDocument, RunnerFile {
  readonly uri: Uri;
  readonly #store = new DisposableStore();
  readonly #changed: (document: CustomDocument) => void;
  #runner: FileRunner | undefined;
  readonly #file: RequestText;
  #draft: RequestDraft;

  constructor(uri: Uri, stored: string, draft: RequestDraft, changed: (document: CustomDocument) => void) {
    this.uri = uri;
    this.#file = new RequestText(stored);
    this.#draft = draft;
    this.#changed = changed;
    const folder = Uri.joinPath(uri, '..');
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1).replace(/[[\]{}*?]/g, '[$&]');
    const watcher = this.#store.add(workspace.createFileSystemWatcher(new RelativePattern(folder, name), true, false, true));
    // Another program wrote it, such as git. What the person has not saved stays, and saving asks.
    this.#store.add(watcher.onDidChange(() => void this.#follow()));
  }

  get draft(): RequestDraft {
    return this.#draft;
  }

  get text(): string {
    return writeSavedRequest(this.#draft);
  }

  show(runner: FileRunner): void {
    this.#runner = runner;
  }

  edited(draft: RequestDraft): void {
    const before = this.text;
    this.#draft = draft;
    if (this.text !== before) this.#changed(this);
  }

  /** Throws a cancellation where the file was changed elsewhere and the person does not want to lose that. */
  async save(): Promise<void> {
    const text = this.text;
    const onDisk = await readText(this.uri).catch(() => undefined);
    if (onDisk !== undefined && onDisk !== this.#file.stored && onDisk !== text && !(await mayOverwrite(this.uri)))
      throw new CancellationError();
    // Before it is written, so that the watcher knows it for ours.
    const takeBack = this.#file.take(text);
    try {
      await writeText(this.uri, text);
    } catch (error) {
      takeBack();
      throw error;
    }
    tellSecrets(this.#draft);
    // VS Code calls the tab clean once this ends, although it was edited meanwhile.
    if (!this.#file.holds(this.text)) setTimeout(() => this.#changed(this), 0);
  }

  async revert(): Promise<void> {
    this.#read(await readText(this.uri));
  }

  backup(): string {
    return JSON.stringify({ stored: this.#file.stored, text: this.text } satisfies Backup);
  }

  dispose(): void {
    this.#store.dispose();
  }

  async #follow(): Promise<void> {
    if (!this.#file.holds(this.text)) return;
    const text = await readText(this.uri).catch(() => this.#file.stored);
    if (text === this.#file.stored || !this.#file.holds(this.text)) return;
    try {
      this.#read(text);
    } catch {
      // Half written, or no request any more: what is shown stays, and saving asks.
    }
  }

  #read(text: string): void {
    this.#draft = readSavedRequest(text);
    this.#file.take(text);
    this.#runner?.load(this.#draft);
  }
}

interface Backup {
  readonly stored: string;
  readonly text: string;
}

/** The request files of a window. `show` puts a runner into a tab of VS Code. */
export function requestDocuments(show: (panel: WebviewPanel, file: RunnerFile) => FileRunner, instances: FileInstances): RequestFiles {
  const ours = (document: CustomDocument): RequestDocument => {
    if (document instanceof RequestDocument) return document;
    throw new TypeError('A document of another editor.');
  };
  return {
    async open(uri, backupId, changed) {
      const backup = backupId === undefined ? undefined : readBackup(await readText(Uri.parse(backupId, true)));
      const stored = backup?.stored ?? (await readText(uri));
      return new RequestDocument(uri, stored, readSavedRequest(backup?.text ?? stored), changed);
    },
    show: (document, panel) => ours(document).show(show(panel, ours(document))),
    save: async (document) => await ours(document).save(),
    async saveAs(document, target) {
      await writeText(target, ours(document).text);
      await instances.copy(document.uri.toString(), target.toString());
      tellSecrets(ours(document).draft);
    },
    revert: async (document) => await ours(document).revert(),
    async backup(document, target): Promise<CustomDocumentBackup> {
      await writeText(target, ours(document).backup());
      return { id: target.toString(), delete: () => void workspace.fs.delete(target).then(undefined, () => undefined) };
    },
  };
}

/** Says which fields of a request that was written are placeholders. */
export function tellSecrets(draft: RequestDraft): void {
  const secret = secretFields(draft);
  if (secret.length === 0) return;
  const names = secret.slice(0, 5).join(', ');
  void say.info(t('Saved. Secrets are not kept in files: placeholders stand for {0}.', names));
}

/** What the page kept of itself, but for the request: that is the file's. */
export function stateOf(file: RunnerFile, kept: RunnerState): RunnerState {
  return { ...kept, draft: file.draft };
}

async function mayOverwrite(uri: Uri): Promise<boolean> {
  const name = workspace.asRelativePath(uri);
  const question = t('{0} was changed by another program since it was opened.', name);
  const detail = t('Overwriting takes that change away. To keep it, cancel, and compare the file with what is here.');
  return (await askModal({ message: question, detail, first: 'Keep It', acts: { overwrite: t('Overwrite') } })) === 'overwrite';
}

function readBackup(text: string): Backup | undefined {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || !('stored' in value) || !('text' in value)) return undefined;
  const { stored, text: draft } = value;
  return typeof stored === 'string' && typeof draft === 'string' ? { stored, text: draft } : undefined;
}

async function readText(uri: Uri): Promise<string> {
  return utf8File(await workspace.fs.readFile(uri));
}

async function writeText(uri: Uri, text: string): Promise<void> {
  await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}
