import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { bed } from './hooks.ts';
import type { Window } from './window.ts';

/** A command with the argument that another extension would call it with. */
export interface Call {
  readonly command: string;
  readonly args?: unknown;
}

/**
 * Commands with arguments have no other way in than a key: the palette passes none. Made before the window is opened, for the
 * user's keys are read once.
 */
export class BoundKeys<Name extends string> {
  private readonly names: readonly string[];

  private constructor(names: readonly string[]) {
    this.names = names;
  }

  static async of<Name extends string>(calls: Readonly<Record<Name, Call>>): Promise<BoundKeys<Name>> {
    const names = Object.keys(calls);
    const keys = Object.values<Call>(calls).map((call, index) => ({
      key: `ctrl+alt+shift+f${index + 1}`,
      command: call.command,
      args: call.args,
    }));
    writeFileSync(path.join((await bed()).data, 'data/User/keybindings.json'), JSON.stringify(keys));
    return new BoundKeys(names);
  }

  async press(window: Window, name: Name): Promise<void> {
    await window.page.evaluate(() => {
      if (document.activeElement instanceof HTMLIFrameElement) document.activeElement.blur();
    });
    await window.page.keyboard.press(`Control+Alt+Shift+F${this.names.indexOf(name) + 1}`);
  }
}
