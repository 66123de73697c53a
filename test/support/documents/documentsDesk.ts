import type { ObjectAddress } from '../../../src/core/objects/address/address.ts';
import type { SaveQuestions } from '../../../src/core/objects/save/saveTypes.ts';
import { noteFor, remedyFor } from '../../../src/app/documents/away.ts';
import type { Noted } from '../../../src/app/documents/away.ts';
import { KeptDocuments } from '../../../src/app/keeping/keptDocuments.ts';
import type { TextFiles } from '../../../src/app/keeping/keptDocuments.ts';
import { ObjectDocuments } from '../../../src/app/documents/objectDocuments.ts';
import { FakeJamf } from '../objects/fakeJamf.ts';
import { sha256 } from '../../../src/host/support/sha256.ts';

type Call = 'names' | 'read' | 'write' | 'remove';

/** A folder in memory that can fail at any call. */
export class Folder implements TextFiles {
  readonly files = new Map<string, string>();
  calls = 0;
  /** Asked before each call; the first is 1. */
  fails: (nth: number, call: Call) => boolean = () => false;

  async names(): Promise<readonly string[]> {
    return await this.#called('names', () => [...this.files.keys()]);
  }
  async read(name: string): Promise<string | undefined> {
    return await this.#called('read', () => this.files.get(name));
  }
  async write(name: string, text: string): Promise<void> {
    await this.#called('write', () => this.files.set(name, text));
  }
  async remove(name: string): Promise<void> {
    await this.#called('remove', () => this.files.delete(name));
  }

  async #called<T>(call: Call, work: () => T): Promise<T> {
    this.calls += 1;
    if (this.fails(this.calls, call)) throw new Error(`EBUSY: resource busy or locked, ${call}`);
    return await Promise.resolve(work());
  }
}

export const json: ObjectAddress = {
  instanceId: 'x',
  resource: 'scripts',
  target: { kind: 'one', id: '7' },
  label: 'Fix',
  ending: '.json',
};
export const script: ObjectAddress = { ...json, ending: '.sh' };

/** The same script under a name that it had before. */
export const older: ObjectAddress = { ...json, label: 'Older name' };

/** Editors are told apart by the ending; those of the older name by that, too. */
export function editorOf({ label, ending }: ObjectAddress): string {
  return label === older.label ? `${label}${ending}` : ending;
}

/** One window: what is in memory ends with it, the folder stays. */
export class Window {
  readonly changed: (readonly ObjectAddress[])[] = [];
  readonly dirty = new Set<string>();
  readonly seen: (readonly ['opened' | 'saved', string])[] = [];
  /** What the folder failed with, as the log would get it. */
  readonly troubles: unknown[] = [];
  /** What the last save was made over. */
  over: string | undefined;
  asked: Partial<SaveQuestions> = {};
  /** The text that the editor of each document shows, by its ending. */
  readonly editors = new Map<string, string>();
  /** What stands in the place of an object that the window came back with. */
  unread: Noted | undefined;
  /** What this machine has of the object. */
  lastSeen: string | undefined;
  time = 1000;
  readonly documents: ObjectDocuments;

  constructor(jamf: Pick<FakeJamf, 'session'>, folder: Folder) {
    this.documents = new ObjectDocuments(
      {
        session: () => jamf.session,
        questions: () => ({
          secrets: () => Promise.resolve(new Map()),
          confirm: () => Promise.resolve('unasked'),
          conflict: () => Promise.resolve('cancel'),
          ...this.asked,
        }),
        away: async (_, problem) => {
          const remedy = remedyFor(problem, true);
          return remedy === undefined ? undefined : { remedy, note: noteFor(`Lab: ${problem.kind}.`, remedy) };
        },
        unread: () => this.unread,
        lastSeen: () => Promise.resolve(this.lastSeen),
        textIn: (address) => this.editors.get(editorOf(address)),
        isOpen: (address) => this.editors.has(editorOf(address)) || this.dirty.has(editorOf(address)),
        isDirty: (address) => this.dirty.has(editorOf(address)),
        now: () => this.time,
      },
      new KeptDocuments(folder, sha256, (error) => void this.troubles.push(error)),
    );
    this.documents.onDidChange((addresses) => this.changed.push(addresses));
    this.documents.onDidSee(({ json: text, how, over }) => {
      this.seen.push([how, text]);
      if (how === 'saved') this.over = over;
    });
  }
}

export const stored = '{"id":"7","name":"Fix","scriptContents":"#!/bin/sh\\r\\necho 1\\n"}';

/** Opens a document in an editor. */
export async function show(window: Window, address: ObjectAddress): Promise<string> {
  const text = await window.documents.reading.read(address);
  window.documents.happened({ kind: 'editorShows', text }, address);
  return text;
}

export interface Desk {
  readonly jamf: FakeJamf;
  readonly folder: Folder;
  readonly window: Window;
}

export function desk(text = stored): Desk {
  const jamf = new FakeJamf();
  jamf.stored.set('/v1/scripts/7', text);
  const folder = new Folder();
  return { jamf, folder, window: new Window(jamf, folder) };
}

/** The object as a document, read by nobody's window. */
export async function shownNow(jamf: FakeJamf): Promise<string> {
  return await new Window(jamf, new Folder()).documents.reading.read(json);
}

export function scriptOn(jamf: FakeJamf): string {
  return (JSON.parse(jamf.stored.get('/v1/scripts/7')!) as { scriptContents: string }).scriptContents;
}
