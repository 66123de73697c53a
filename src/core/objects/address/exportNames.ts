import { plainLabel, type ObjectAddress, type Target } from './address.ts';

/** Names that Windows keeps for devices, whatever follows a dot after them. */
const reserved = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;

/** UTF-8 bytes: a file system takes 255 for a whole name. */
const longest = { label: 140, id: 60 } as const;

/** File names for objects that are written to a folder: safe on any system, inside that folder, and no two the same. */
export class ExportNames {
  readonly #taken = new Set<string>();

  /** The path below the folder, without an ending: `scripts/Reset printers-12`. */
  next({ resource, label, target }: Pick<ObjectAddress, 'resource' | 'label' | 'target'>): readonly [folder: string, name: string] {
    const folder = safe(resource.replaceAll('/', '-'));
    const name = safe(`${cut(plainLabel(label), longest.label)}-${idIn(target)}`);
    for (let number = 1; ; number += 1) {
      const free = number === 1 ? name : `${name}-${number}`;
      // Some disks take “A” and “a” for the same.
      const key = `${folder}/${free}`.normalize('NFC').toLowerCase();
      if (this.#taken.has(key)) continue;
      this.#taken.add(key);
      return [folder, free];
    }
  }
}

function idIn(target: Target): string {
  return target.kind === 'one' ? cut(plainLabel(target.id), longest.id) : 'settings';
}

function safe(name: string): string {
  const plain = plainLabel(name);
  return reserved.test(plain) ? `_${plain}` : plain;
}

function cut(text: string, most: number): string {
  let room = most;
  return Array.from(text)
    .filter((char) => (room -= new TextEncoder().encode(char).length) >= 0)
    .join('');
}
