import { t } from '@vscode/l10n';
import { open } from 'node:fs/promises';
import { Uri, window, workspace, type Disposable, type TextDocumentContentProvider } from 'vscode';
import { runCommand } from '../support/commands.ts';
import { decodeBody } from '../../core/response/body/decode.ts';
import { invalidProblem } from '../../shared/problem.ts';
import { schemes } from '../../app/support/ids.ts';
import type { BodyStore } from '../../app/runner/bodyStore.ts';
import { bodyEnding } from './bodyEndings.ts';
import { say } from '../support/say.ts';

/** VS Code refuses documents of 50 MB and gets slow long before. */
const longest = 45_000_000;
const headBytes = 1024 * 1024;

/** Answers as read-only documents, formatted, with their secrets masked. They last as long as their body is kept. */
export class AnswerDocuments implements TextDocumentContentProvider, Disposable {
  readonly #bodies: BodyStore;
  readonly #nameOf: (instanceId: string) => string;
  readonly #registration: Disposable;

  /** `nameOf`: of an instance by its id. */
  constructor(bodies: BodyStore, nameOf: (instanceId: string) => string) {
    this.#bodies = bodies;
    this.#nameOf = nameOf;
    this.#registration = workspace.registerTextDocumentContentProvider(schemes.answers, this);
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const handle = uri.path.split('/')[1] ?? '';
    if (!this.#bodies.has(handle)) return t('This answer is no longer kept. Send the request again to see it.');
    const { body, file } = this.#bodies.get(handle);
    if (file !== undefined) return await headOf(file.path);
    return body.pretty.length <= longest ? body.pretty : body.pretty.slice(0, longest);
  }

  async open(handle: string): Promise<void> {
    const { body, file } = this.#bodies.get(handle);
    if (body.kind === 'image' || body.kind === 'binary')
      throw invalidProblem(t('This body is no text. Save it to open it with another program.'));
    const document = await workspace.openTextDocument(this.#uri(handle));
    await window.showTextDocument(document, { preview: false });
    if (file !== undefined) void say.info(t('This is the first megabyte of the answer. Save the body to get all of it.'));
    else if (body.pretty.length > longest) void say.info(t('This is the first part of the answer. Save the body to get all of it.'));
  }

  async compare(handle: string): Promise<void> {
    const { previous, name, instanceId } = this.#bodies.get(handle);
    if (previous === undefined || !this.#bodies.has(previous)) {
      throw invalidProblem(t('There is no earlier answer to the same request to compare with.'));
    }
    const title = t('{0}: {1}, previous answer ↔ this answer', name, this.#nameOf(instanceId));
    await runCommand('vscode.diff', this.#uri(previous), this.#uri(handle), title);
  }

  dispose(): void {
    this.#registration.dispose();
  }

  #uri(handle: string): Uri {
    const { body, name, instanceId } = this.#bodies.get(handle);
    const { answers: scheme } = schemes;
    return Uri.from({ scheme, query: instanceId, path: `/${handle}/${name.replace(/[^\w.-]/g, '-')}.${bodyEnding(body)}` });
  }
}

async function headOf(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return decodeBody(buffer.subarray(0, bytesRead), '').text;
  } finally {
    await file.close();
  }
}
