import type { ObjectAddress } from '../../core/objects/address/address.ts';
import { Emitter } from '../support/events.ts';
import type { DocumentUri } from '../support/nodes.ts';

/** A file that stands for an object of an instance, or for the text part of one. */
export interface ObjectFile {
  readonly address: ObjectAddress;
  /** What its folder calls the object. */
  readonly name: string;
  /** The text that the file was written with; undefined: not known. */
  base(): Promise<string | undefined>;
  /** What its folder calls the objects of a kind, by id; undefined: it has none of that kind. */
  names(resource: string): ReadonlyMap<string, string> | undefined;
  /** Whether the instance had an object when the folder was made; undefined: the folder does not know. */
  has(resource: string, id: string): boolean | undefined;
}

/** A folder with files of objects. Asking it contacts nobody. */
export interface ObjectFolder {
  readonly root: DocumentUri;
  of(file: DocumentUri): ObjectFile | undefined;
}

/** The folders whose files are objects of an instance: whoever knows one says so, whoever helps with a document asks. */
export class ObjectFiles {
  readonly #folders = new Set<ObjectFolder>();
  readonly #changes = new Emitter<void>();
  /** A folder came or went, or has other objects than before. */
  readonly onDidChange = this.#changes.event;

  roots(): readonly DocumentUri[] {
    return Array.from(this.#folders, ({ root }) => root);
  }

  add(folder: ObjectFolder): { readonly changed: () => void; readonly dispose: () => void } {
    this.#folders.add(folder);
    this.#changes.fire();
    return {
      changed: () => this.#changes.fire(),
      dispose: () => {
        if (this.#folders.delete(folder)) this.#changes.fire();
      },
    };
  }

  of(file: DocumentUri): ObjectFile | undefined {
    for (const folder of this.#folders) {
      const found = folder.of(file);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}
