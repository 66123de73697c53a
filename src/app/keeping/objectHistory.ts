import { jsonValue } from '../../core/json/wire.ts';
import { objectKey, toParts, type ObjectAddress } from '../../core/objects/address/address.ts';
import { maskSecrets } from '../../core/objects/plan/secrets.ts';
import { addVersion, readVersions, withoutLastSave, type Version } from '../../core/objects/text/versions.ts';
import type { Digest, TextFiles } from './keptDocuments.ts';
import { Turns } from '../support/turns.ts';

/** The versions of one object, the newest first. */
interface KeptVersions {
  readonly versions: readonly Version[];
  readonly isOf: (address: ObjectAddress) => boolean;
}

/** The last versions of each object that was opened or saved on this machine, a file per object, secrets masked. */
export class ObjectHistory {
  readonly #files: TextFiles;
  readonly #digest: Digest;
  readonly #originOf: (instanceId: string) => string | undefined;
  readonly #isOn: () => boolean;
  readonly #failed: (error: unknown) => void;
  readonly #turns = new Turns();

  /**
   * @param digest names the files.
   * @param originOf the address of the server that an instance stands for: versions are that server's.
   * @param failed a version that could not be kept or read is no reason to stop anything.
   */
  constructor(
    files: TextFiles,
    digest: Digest,
    originOf: (instanceId: string) => string | undefined,
    isOn: () => boolean,
    failed: (error: unknown) => void,
  ) {
    this.#failed = failed;
    this.#files = files;
    this.#digest = digest;
    this.#originOf = originOf;
    this.#isOn = isOn;
  }

  /** The newest first. */
  async of(address: ObjectAddress): Promise<readonly Version[]> {
    await this.#turns.over();
    return await this.#read(this.#fileName(address));
  }

  /** Of each object of which something was kept since a time. `isOf`: whether they are of what this address stands for by now. */
  async since(time: number): Promise<readonly KeptVersions[]> {
    await this.#turns.over();
    const all: KeptVersions[] = [];
    for (const name of await this.#files.names(time)) {
      // An instance may stand for another server by now, or be gone.
      const isOf = (address: ObjectAddress): boolean =>
        this.#originOf(address.instanceId) !== undefined && this.#fileName(address) === name;
      all.push({ versions: await this.#read(name), isOf });
    }
    return all;
  }

  /** @param json the object's JSON, unmasked. @param at epoch milliseconds. @param over what a save was made over, unmasked. */
  async add(address: ObjectAddress, json: string, how: Version['how'], at: number, over?: string): Promise<void> {
    if (address.target.kind === 'new' || (how === 'opened' && !this.#isOn())) return;
    const before = over === undefined ? {} : { over: maskSecrets(over) };
    const of = how === 'opened' ? {} : { of: toParts(address) };
    await this.#change(address, () => ({ at: new Date(at).toISOString(), how, text: maskSecrets(json), ...before, ...of }));
  }

  /** It was deleted from here: what was last seen of it is kept. */
  async deleted(address: ObjectAddress, at: number): Promise<void> {
    const of = toParts(address);
    await this.#change(address, ([last]) => ({ at: new Date(at).toISOString(), how: 'deleted', text: last?.text ?? '', of }));
  }

  /** What is not to be kept is a change all the same: the save before it is not the last one any longer. */
  async #change(address: ObjectAddress, version: (old: readonly Version[]) => Version): Promise<void> {
    const name = this.#fileName(address);
    const isOn = this.#isOn();
    await this.#next(async () => {
      // What ends after its instance was removed would be kept of nobody.
      if (this.#originOf(address.instanceId) === undefined) return;
      const old = await this.#toChange(name);
      const next = isOn ? addVersion(old, version(old)) : withoutLastSave(old);
      if (next !== old) await this.#files.write(name, JSON.stringify(next));
    });
  }

  /** What was kept of an instance goes with it. */
  async forget(instanceId: string): Promise<void> {
    await this.#next(async () => {
      for (const name of await this.#files.names()) if (name.startsWith(this.#prefixOf(instanceId))) await this.#files.remove(name);
    });
  }

  #fileName(address: ObjectAddress): string {
    const object = `${this.#originOf(address.instanceId) ?? ''} ${objectKey(address)}`;
    return `${this.#prefixOf(address.instanceId)}${this.#digest(object).slice(0, 32)}.json`;
  }

  #prefixOf(instanceId: string): string {
    return `${this.#digest(instanceId).slice(0, 12)}-`;
  }

  /** One after the other: each adds to what the one before wrote. */
  async #next(work: () => Promise<void>): Promise<void> {
    await this.#turns.run(work).catch(this.#failed);
  }

  /** What cannot be read counts as nothing: for those who look, never for those who write. */
  async #read(name: string): Promise<readonly Version[]> {
    try {
      return readVersions(jsonValue((await this.#files.read(name)) ?? ''));
    } catch (error) {
      this.#failed(error);
      return [];
    }
  }

  /**
   * What a version is added to. A text that is none of ours is kept beside the new one.
   *
   * @throws what the folder threw: nothing is written over what was not read.
   */
  async #toChange(name: string): Promise<readonly Version[]> {
    const text = (await this.#files.read(name)) ?? '';
    const stored = jsonValue(text);
    if (stored === undefined && text !== '') await this.#files.write(`${name}.broken`, text);
    return readVersions(stored);
  }
}
