import { workspace, type Disposable, type TextDocument, type Uri } from 'vscode';
import { utf8Text } from '../../../core/objects/text/utf8.ts';
import { problemOf } from '../../../shared/problem.ts';
import { schemes } from '../../../app/support/ids.ts';
import { notSaved } from '../notes/notSaved.ts';

/** Opens an object as UTF-8, whatever encoding the person's settings have for files. One with changes keeps its text. */
export async function openUtf8(uri: Uri): Promise<TextDocument> {
  const open = openAt(uri);
  if (open !== undefined && (isUtf8(open) || open.isDirty)) return open;
  return await workspace.openTextDocument(uri, { encoding: 'utf8' });
}

/** Has objects that VS Code opens by itself, as when it restores a window, read as UTF-8. */
export function followEncodings(failed: (error: unknown) => void): Disposable {
  const look = (document: TextDocument): void => {
    if (document.uri.scheme !== schemes.objects || isUtf8(document) || document.isDirty) return;
    openUtf8(document.uri).then(undefined, failed);
  };
  for (const document of workspace.textDocuments) look(document);
  return workspace.onDidOpenTextDocument(look);
}

/**
 * The text that VS Code hands over to be written.
 *
 * @throws FileSystemError for bytes of another encoding; the editor stays dirty.
 */
export function writtenText(uri: Uri, content: Uint8Array): string {
  try {
    return utf8Text(content, openAt(uri)?.encoding);
  } catch (error) {
    const problem = problemOf(error);
    throw problem.kind === 'invalid' ? notSaved(problem.message) : error;
  }
}

function openAt(uri: Uri): TextDocument | undefined {
  return workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
}

function isUtf8({ encoding }: TextDocument): boolean {
  return encoding === 'utf8' || encoding === 'utf8bom';
}
