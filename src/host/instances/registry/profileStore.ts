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
    const all = this.all();
    const known = all.some(({ id }) => id === profile.id);
    await this.#state.update(key, known ? all.map((one) => (one.id === profile.id ? profile : one)) : [...all, profile]);
  }

  async remove(id: string): Promise<void> {
    const without = async (): Promise<void> =>
      await this.#state.update(
        key,
        this.all().filter((one) => one.id !== id),
      );
    await without();
    // What VS Code hears of its own write just before may take the place of this one, which is lost then.
    if (this.get(id) !== undefined) await without();
    await this.setSignedOut(id, false);
  }

  /** Signing out outlives the window: what was signed out stays so until somebody signs in. */
  isSignedOut(id: string): boolean {
    return this.#state.get<readonly string[]>(signedOutKey, []).includes(id);
  }

  async setSignedOut(id: string, signedOut: boolean): Promise<void> {
    const others = this.#state.get<readonly string[]>(signedOutKey, []).filter((one) => one !== id);
    await this.#state.update(signedOutKey, signedOut ? [...others, id] : others);
  }
}
