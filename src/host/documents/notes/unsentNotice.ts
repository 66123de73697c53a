import type { Disposable } from 'vscode';
import { systemClock } from '../../../core/http/clock.ts';
import type { ObjectAddress } from '../../../core/objects/address/address.ts';
import { runCommand } from '../../support/commands.ts';
import { inBackground } from '../../../app/support/inBackground.ts';
import { say } from '../../support/say.ts';
import type { Log } from '../../../app/support/services.ts';
import { uriOf } from '../system/objectUri.ts';
import { keptWords, type KeptText } from '../../../app/keeping/keptWords.ts';
import { Gathering } from '../../../app/saving/gathering.ts';

interface Kept {
  readonly address: ObjectAddress;
  readonly text: KeptText;
}

/** Says at once what was kept instead of sent, one notice for all that were saved together, with a button that sends them. */
export class UnsentNotice implements Disposable {
  readonly #gathering: Gathering<Kept>;

  /** @param isMoreAnnounced whether VS Code is about to save another document of ours. */
  constructor(log: Pick<Log, 'error'>, isMoreAnnounced: () => boolean) {
    this.#gathering = new Gathering(systemClock, isMoreAnnounced, (all) => inBackground(log, 'send what was kept', offerToSend(all)));
  }

  tell(address: ObjectAddress, text: KeptText): void {
    this.#gathering.add(uriOf(address).toString(), { address, text });
  }

  dispose(): void {
    this.#gathering.dispose();
  }
}

async function offerToSend(all: readonly Kept[]): Promise<void> {
  const { message, send } = keptWords(all.map(({ text }) => text));
  if ((await say.warning(message, { send })) !== 'send') return;
  for (const { address } of all) await runCommand('jamf.sendDraft', uriOf(address));
}
