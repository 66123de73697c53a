import { parseJson } from '../../core/json/parse.ts';
import { printDocument } from '../../core/json/print.ts';
import type { SaveOutcome, SaveQuestions } from '../../core/objects/save/saveTypes.ts';
import { putBackSecrets } from '../../core/objects/plan/secrets.ts';

/** Where the copy that a text was made from may be found. */
interface Places {
  /** Unmasked; of this window. */
  readonly inMemory: string | undefined;
  /** Secrets masked; of this or an earlier window, and of the same server. */
  readonly kept: string | undefined;
  readonly server: () => Promise<string>;
}

type MadeFrom = { readonly kind: 'base'; readonly json: string } | Extract<SaveOutcome, { kind: 'discarded' | 'conflict' }>;

/** What a text was made from, unmasked; where nobody knows it, a person decides what becomes of the server's copy. */
export async function madeFrom({ inMemory, kept, server }: Places, ask: (theirs: string) => SaveQuestions): Promise<MadeFrom> {
  if (inMemory !== undefined) return { kind: 'base', json: inMemory };
  const theirs = await server();
  // What is kept on disk has no secrets, so they come from the server.
  if (kept !== undefined) return { kind: 'base', json: printDocument(putBackSecrets(parseJson(kept), parseJson(theirs))) };
  const choice = await ask(theirs).conflict({ paths: [''], fromServer: [], theirs });
  if (choice === 'overwrite') return { kind: 'base', json: theirs };
  return choice === 'discard' ? { kind: 'discarded', text: theirs } : { kind: 'conflict', paths: [''], theirs, declined: true };
}
