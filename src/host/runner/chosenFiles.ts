import { t } from '@vscode/l10n';
import { basename } from 'node:path';
import { window, workspace, type Uri } from 'vscode';
import type { FileReader } from '../../core/request/body.ts';
import type { RequestDraft } from '../../shared/draft.ts';
import { invalidProblem } from '../../shared/problem.ts';

const types: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  gif: 'image/gif',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  json: 'application/json',
  mobileconfig: 'application/x-apple-aspen-config',
  pdf: 'application/pdf',
  plist: 'application/xml',
  png: 'image/png',
  txt: 'text/plain',
  xml: 'application/xml',
};

/** Files that the person chose for parts of a body. The panel knows them by a handle; their places stay here. */
export class ChosenFiles {
  readonly #files = new Map<string, Uri>();
  #next = 1;

  async pick(
    part: string,
  ): Promise<{ readonly fileName: string; readonly handle: string; readonly mediaType: string; readonly size: number } | null> {
    const title = t('Choose the file for “{0}”', part.slice(0, 60));
    const [uri] = (await window.showOpenDialog({ title, openLabel: t('Choose') })) ?? [];
    if (uri === undefined) return null;
    const { size } = await workspace.fs.stat(uri);
    const handle = `f${this.#next++}`;
    this.#files.set(handle, uri);
    const fileName = basename(uri.path);
    const ending = fileName.split('.').at(-1)?.toLowerCase() ?? '';
    return { fileName, handle, mediaType: types[ending] ?? 'application/octet-stream', size };
  }

  /** The text of a file, read now. Bytes that are no UTF-8 would be changed by showing them, and are refused. */
  async pickText(name: string): Promise<{ readonly fileName: string; readonly text: string } | null> {
    const title = t('Choose the file for the body: {0}', name.slice(0, 60));
    const [uri] = (await window.showOpenDialog({ title, openLabel: t('Choose') })) ?? [];
    if (uri === undefined) return null;
    const fileName = basename(uri.path);
    try {
      return { fileName, text: new TextDecoder('utf-8', { fatal: true }).decode(await workspace.fs.readFile(uri)) };
    } catch (error) {
      if (!(error instanceof TypeError)) throw invalidProblem(t('{0} could not be read.', fileName));
      throw invalidProblem(t('{0} is not UTF-8 text, so it cannot be a body here.', fileName));
    }
  }

  /** The bytes of all files in a draft, read now: a file may have changed since it was chosen. */
  async reader({ body }: RequestDraft): Promise<FileReader> {
    const read = new Map<string, Uint8Array>();
    for (const part of body.kind === 'multipart' ? body.parts : []) {
      const uri = part.kind === 'file' ? this.#files.get(part.handle) : undefined;
      if (part.kind !== 'file' || uri === undefined) continue;
      try {
        read.set(part.handle, await workspace.fs.readFile(uri));
      } catch {
        // It is gone; building says that it has to be chosen again.
      }
    }
    return (handle) => read.get(handle);
  }
}
