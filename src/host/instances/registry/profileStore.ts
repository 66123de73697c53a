import type { Memento } from 'vscode';
import type { InstanceProfile } from '../../../core/instances/profile.ts';

const key = 'jamf.instances';
const signedOutKey = 'jamf.signedOut';

/** The profiles, in `globalState`: no secret is among them. Read anew each time, since another window may have written. */
export class ProfileStore {
  readonly #state: Memento;

  constructor(state: Memento) {
    this.#state = state;
  }

  all(): readonly InstanceProfile[] {
    return this.#state.get<readonly InstanceProfile[]>(key, []);
  }

  get(id: string): InstanceProfile | undefined {
    return this.all().find((profile) => profile.id === id);
  }

  /** Adds it, or takes the place of the one with its id. */
  async put(profile: InstanceProfile): Promise<void> {
    await this.#change<InstanceProfile>(key, (all) =>
      all.some(({ id }) => id === profile.id) ? all.map((one) => (one.id === profile.id ? profile : one)) : [...all, profile],
    );
  }

  async remove(id: string): Promise<void> {
    await this.#change<InstanceProfile>(key, (all) => all.filter((one) => one.id !== id));
    await this.setSignedOut(id, false);
  }

  /** Signing out outlives the window: what was signed out stays so until somebody signs in. */
  isSignedOut(id: string): boolean {
    return this.#state.get<readonly string[]>(signedOutKey, []).includes(id);
  }

  async setSignedOut(id: string, signedOut: boolean): Promise<void> {
    await this.#change<string>(signedOutKey, (all) => [...all.filter((one) => one !== id), ...(signedOut ? [id] : [])]);
  }

  /** A change of a list. What VS Code hears of its own write just before may take the place of a write, which is lost then and made again. */
  async #change<T>(name: string, change: (all: readonly T[]) => readonly T[]): Promise<void> {
    const changed = (): readonly T[] => change(this.#state.get<readonly T[]>(name, []));
    await this.#state.update(name, changed());
    const wanted = changed();
    if (JSON.stringify(this.#state.get(name, [])) !== JSON.stringify(wanted)) await this.#state.update(name, wanted);
  }
}
