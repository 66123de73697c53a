import type { Disposable } from 'vscode';
import type { ObjectAddress } from '../../../core/objects/address/address.ts';
import { runCommand } from '../../support/commands.ts';
import { inBackground } from '../../../app/support/inBackground.ts';
import { say } from '../../support/say.ts';
import type { Log } from '../../../app/support/services.ts';
import { uriOf } from '../system/objectUri.ts';
import { keptWords, type KeptText } from '../../../app/keeping/keptWords.ts';

/** How long to wait for more documents of the same gesture, in milliseconds. */
const gather = 300;

/** Says at once what was kept instead of sent, one notice for all that were saved together, with a button that sends them. */
export class UnsentNotice implements Disposable {
  readonly #kept = new Map<string, { readonly address: ObjectAddress; readonly text: KeptText }>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #log: Pick<Log, 'error'>;

  constructor(log: Pick<Log, 'error'>) {
    this.#log = log;
  }

  tell(address: ObjectAddress, text: KeptText): void {
    this.#kept.set(uriOf(address).toString(), { address, text });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => inBackground(this.#log, 'send what was kept', this.#show()), gather);
  }

  async #show(): Promise<void> {
    const all = [...this.#kept.values()];
    this.#kept.clear();
    const { message, send } = keptWords(all.map(({ text }) => text));
    if ((await say.warning(message, { send })) !== 'send') return;
    for (const { address } of all) await runCommand('jamf.sendDraft', uriOf(address));
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}
