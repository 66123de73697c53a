import { EventEmitter, Uri, commands } from 'vscode';
import type { Event, TextDocumentContentProvider } from 'vscode';

/** Scheme of read-only texts that comparisons show. */
export const copyScheme = 'jamf-copy';
const mostKept = 60;

/** Texts that live as long as a comparison needs them, in memory only. */
export class Copybook implements TextDocumentContentProvider {
  readonly #texts = new Map<string, string>();
  readonly #changed = new EventEmitter<Uri>();
  readonly onDidChange: Event<Uri> = this.#changed.event;
  #next = 0;

  provideTextDocumentContent(uri: Uri): string {
    return this.#texts.get(uri.authority) ?? 'This copy is gone. Start the comparison again.\n';
  }

  /** A document with this text. `name` is what its tab says. */
  put(name: string, text: string): Uri {
    this.#next += 1;
    const id = String(this.#next);
    this.#texts.set(id, text);
    const oldest = this.#texts.keys().next().value;
    if (this.#texts.size > mostKept && oldest !== undefined) this.#texts.delete(oldest);
    return Uri.from({ scheme: copyScheme, authority: id, path: `/${name}` });
  }

  /** Two texts side by side in VS Code's own diff editor. */
  async compare(left: Uri, right: Uri, title: string): Promise<void> {
    await commands.executeCommand('vscode.diff', left, right, title, { preview: true });
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
