import assert from 'node:assert/strict';
import type { ObjectAddress } from '../../../../src/core/objects/address/address.ts';
import type { SaveQuestions } from '../../../../src/core/objects/save/saveTypes.ts';
import { KeptDocuments } from '../../../../src/app/keeping/keptDocuments.ts';
import { ObjectDocuments } from '../../../../src/app/documents/objectDocuments.ts';
import type { SendOutcome } from '../../../../src/app/saving/saving.ts';
import { ProblemError } from '../../../../src/shared/problem.ts';
import type { Fault } from '../../../support/objects/fakeJamf.ts';
import { addressOf, Disk, fieldsIn, parsed, tidied, withValue } from './livesWorld.ts';
import type { Fields, Kind, Server } from './livesWorld.ts';
import { sha256 } from '../../../../src/host/support/sha256.ts';

/** An editor as VS Code has it, and what the person in front of it knows. */
export interface Editor {
  text: string;
  isDirty: boolean;
  /** A name in an entry that no write takes. */
  hasSlip: boolean;
  /** What the text was made from: the last that was shown before the first change. */
  shownText: string;
  shown: Fields;
  /** The server that this came from. */
  from: Server;
  /** Values of the server's that the person has seen of each field since then. */
  seen: Map<string, Set<string>>;
}

export interface Save {
  /** By position among the requests of the save: others' changes before it. */
  readonly others: readonly (readonly [place: number, value: unknown] | undefined)[];
  readonly faults: readonly (Fault | undefined)[];
  readonly answers: readonly ('overwrite' | 'discard' | 'cancel')[];
  readonly disk: readonly boolean[];
  /** What is typed while the write is on its way. */
  readonly typed: readonly [place: number, value: unknown] | undefined;
  /** All here ends while this request is on its way. */
  readonly death: number | undefined;
}

/** A save under way, as its write is judged. */
interface Writing {
  readonly editor: Editor;
  readonly text: string;
  readonly path: string;
  readonly server: Server;
  readonly agreed: readonly string[];
}

/** What a write made of an object. */
interface Change {
  readonly old: string;
  readonly now: string;
}

/** A window with the editors of one object, under several addresses; its disk outlives it. */
export class Person {
  readonly kind: Kind;
  readonly disk = new Disk();
  readonly editors = new Map<string, Editor>();
  readonly faults: string[];
  /** Where the instance leads. */
  server: Server;
  documents: ObjectDocuments;
  asked: Partial<SaveQuestions> = {};
  /** What the person knows of a text that was kept without being sent. */
  kept: Omit<Editor, 'text' | 'isDirty'> | undefined;
  readonly #toRead = new Set<string>();
  #time = 0;

  constructor(kind: Kind, server: Server, faults: string[]) {
    this.kind = kind;
    this.server = server;
    this.faults = faults;
    this.documents = this.#open();
  }

  /** The address of the instance was changed. */
  lead(server: Server): void {
    this.server = server;
  }

  address(label: string): ObjectAddress {
    return addressOf(this.kind, label, '7');
  }

  /** VS Code reads a document and shows what it got, as it does when a tab is opened or comes back. */
  async show(label: string): Promise<void> {
    const old = this.editors.get(label);
    if (old?.isDirty === true) return;
    const address = this.address(label);
    const { server } = this;
    let text: string;
    try {
      text = await this.documents.reading.read(address);
    } catch (error) {
      if (!(error instanceof ProblemError) && this.disk.failed === 0) throw error;
      return;
    }
    const knows = this.documents.isDraft(address) ? this.kept : undefined;
    const shown = knows ?? { hasSlip: false, shownText: text, shown: fieldsIn(this.kind, text), from: server, seen: new Map() };
    const editor: Editor = { text, isDirty: false, ...shown };
    if (knows === undefined) see(editor, this.kind, text);
    this.editors.set(label, editor);
    this.documents.happened({ kind: 'editorShows', text }, address);
  }

  async type(label: string, change: (text: string) => string, isSlip = false): Promise<void> {
    const editor = this.editors.get(label);
    if (editor === undefined) return;
    editor.text = change(editor.text);
    editor.hasSlip ||= isSlip;
    editor.isDirty = true;
    await this.documents.keeping.keepBase(this.address(label)).catch(() => undefined);
  }

  /** VS Code saves by itself. */
  async autoSave(label: string): Promise<void> {
    const editor = this.editors.get(label);
    if (editor?.isDirty !== true) return;
    try {
      await this.documents.keeping.keep(this.address(label), editor.text);
    } catch {
      return;
    }
    const { text: _, isDirty: __, ...knows } = editor;
    this.kept = knows;
    editor.isDirty = false;
    await this.settle();
  }

  /** *Reload from Server*, with a yes to dropping what is unsent. */
  async reload(label: string): Promise<void> {
    const editor = this.editors.get(label);
    if (editor === undefined) return;
    try {
      await this.documents.drop(this.address(label));
    } catch {
      return;
    }
    editor.isDirty = false;
    await this.show(label);
    await this.settle();
  }

  /** The window ends, by order or not, and comes back: VS Code has the text of changed editors, and reads the others anew. */
  async restart(): Promise<void> {
    this.documents.dispose();
    this.#toRead.clear();
    this.documents = this.#open();
    await this.documents.recall().catch(() => undefined);
    for (const label of this.editors.keys()) await this.show(label);
  }

  /** @returns how it ended, and what of it is not as promised is among the faults. */
  async save(label: string, plan: Save, meddle: (place: number, value: unknown) => void): Promise<string> {
    const editor = this.editors.get(label);
    const address = this.address(label);
    if (editor === undefined || !(editor.isDirty || this.documents.isDraft(address))) return 'nothing to save';
    const { text } = editor;
    const wasDirty = editor.isDirty;
    const { server } = this;
    const { jamf } = server;
    let [request, question] = [0, 0];
    let written: Change | undefined;
    /** What the person said should be overwritten: a list is one thing. */
    const agreed: string[] = [];
    let die = (): void => undefined;
    const death = new Promise<'died'>((resolve) => (die = () => resolve('died')));
    jamf.requests.length = 0;
    jamf.before = ({ method }) => {
      const other = plan.others[request];
      if (method === 'GET' && other !== undefined) meddle(...other);
      if (method !== 'GET' && plan.typed !== undefined) void this.#typeNow(editor, label, plan.typed);
    };
    jamf.fault = () => {
      if (request === plan.death) die();
      return plan.faults[request++];
    };
    server.written = (path, old, now) => {
      if (!sameJson(old, now)) written = { old, now };
      this.#judge({ editor, text, path, server, agreed }, old, now);
    };
    this.asked = {
      conflict: ({ theirs, paths }) => {
        this.#mustDiffer(editor, theirs, paths);
        see(editor, this.kind, theirs);
        const choice = plan.answers[question++] ?? 'cancel';
        if (choice === 'overwrite') agreed.push(...paths);
        return Promise.resolve(choice);
      },
    };
    this.disk.failing = plan.disk;
    const sending = this.documents.send(address, text).catch((error: unknown) => {
      if (!(error instanceof ProblemError)) this.faults.push(`a save ended with ${String(error)}`);
      return undefined;
    });
    const outcome = await Promise.race([sending, death]);
    [jamf.before, jamf.fault, server.written] = [() => undefined, () => undefined, () => undefined];
    this.disk.failing = [];
    if (jamf.writes().length > 1) this.faults.push('a write was repeated');
    if (outcome === 'died') {
      if (!wasDirty) editor.isDirty = false;
      await this.restart();
      return 'died';
    }
    const isThere = written !== undefined && !isBack(this.kind, written, server.object(this.kind, '7'));
    this.#check(editor, text, outcome, isThere, jamf.writes().length);
    await this.#goOn(editor, label, text, outcome);
    return outcome?.kind ?? 'nothing sent';
  }

  /** VS Code reads again what it was told of. */
  async settle(): Promise<void> {
    const labels = [...this.#toRead];
    this.#toRead.clear();
    for (const label of labels) if (this.editors.has(label)) await this.show(label);
  }

  #open(): ObjectDocuments {
    const documents = new ObjectDocuments(
      {
        session: () => this.server.session,
        questions: () => ({
          secrets: () => Promise.resolve(new Map()),
          confirm: () => Promise.resolve(true),
          conflict: () => Promise.resolve('cancel'),
          ...this.asked,
        }),
        away: () => Promise.resolve(undefined),
        unread: () => undefined,
        lastSeen: () => Promise.resolve(undefined),
        textIn: ({ label }) => this.editors.get(label)?.text,
        isOpen: ({ label }) => this.editors.has(label),
        isDirty: ({ label }) => this.editors.get(label)?.isDirty === true,
        now: () => (this.#time += 1),
      },
      new KeptDocuments(this.disk, sha256, () => undefined),
    );
    documents.onDidChange((addresses) => {
      for (const { label } of addresses) this.#toRead.add(label);
    });
    return documents;
  }

  async #typeNow(editor: Editor, label: string, [place, value]: readonly [number, unknown]): Promise<void> {
    await this.type(label, (text) => withValue(text, this.kind.fields[place % this.kind.fields.length] ?? '', value));
    assert.ok(editor.isDirty);
  }

  /** At the moment of a write: what it changes was typed here, into this object, and replaces what the person has seen. */
  #judge(about: Writing, old: string, now: string): void {
    const { editor, text, path, server, agreed } = about;
    const { kind, faults } = this;
    if (editor.from !== server) faults.push(`a text of ${editor.from.name} was written to ${server.name}`);
    if (path !== `${kind.path}/7`) faults.push(`the text of 7 was written to ${path}`);
    const [before, after, mine] = [old, now, text].map((one) => fieldsIn(kind, one)) as [Fields, Fields, Fields];
    for (const [place, was] of before) {
      if (after.get(place) === was) continue;
      const typed = mine.get(place);
      const wasAgreed = agreed.some((pointer) => `/${place}`.startsWith(pointer));
      if (typed === editor.shown.get(place) && !wasAgreed)
        faults.push(`${place} was changed, which nobody typed: ${was} became ${after.get(place)}`);
      else if (editor.seen.get(place)?.has(was) !== true) faults.push(`${place} was overwritten unseen: ${was} became ${after.get(place)}`);
    }
    if (restOf(kind, old) !== restOf(kind, now)) faults.push('what is beside the fields was changed');
    see(editor, kind, now);
  }

  /** A conflict is about what others changed since it was shown. */
  #mustDiffer(editor: Editor, theirs: string, paths: readonly string[]): void {
    const now = fieldsIn(this.kind, theirs);
    for (const path of paths) {
      const places = this.kind.fields.filter((place) => `/${place}`.startsWith(path));
      if (places.length > 0 && places.every((place) => now.get(place) === editor.shown.get(place)))
        this.faults.push(`somebody was asked about ${path}, which nobody else changed`);
    }
  }

  #check(editor: Editor, text: string, outcome: SendOutcome | undefined, isThere: boolean, sent: number): void {
    const { faults, kind } = this;
    if (outcome === undefined) {
      if (sent > 0) faults.push('a save that was sent ended as one that could not look');
      return;
    }
    if (editor.hasSlip && ['stored', 'unchanged'].includes(outcome.kind)) faults.push(`a slip ended as ${outcome.kind}`);
    if (outcome.kind === 'unchanged' && !sameJson(text, editor.shownText)) faults.push('a change was taken for none');
    if (isThere && !['stored', 'unknown'].includes(outcome.kind)) faults.push(`what was stored ended as ${outcome.kind}`);
    if (outcome.kind !== 'stored' || !outcome.verified) return;
    const told = [...outcome.differences.map(({ pointer }) => pointer), ...outcome.fromServer];
    const shows = fieldsIn(kind, outcome.text);
    for (const [place, typed] of fieldsIn(kind, text)) {
      if (typed === editor.shown.get(place) || [typed, tidied(typed)].includes(shows.get(place) ?? '')) continue;
      if (!told.some((pointer) => `/${place}`.startsWith(pointer) || pointer.startsWith(`/${place}`)))
        faults.push(`${place} was typed as ${typed}, and is ${shows.get(place)} without a word`);
    }
  }

  /** What VS Code and the product do after a save. */
  async #goOn(editor: Editor, label: string, text: string, outcome: SendOutcome | undefined): Promise<void> {
    const isOver = outcome?.kind === 'stored' || outcome?.kind === 'discarded' || outcome?.kind === 'unchanged';
    if (!isOver) {
      // It may be stored late: what the person sent is nothing new to that person.
      if (outcome?.kind === 'unknown' || outcome?.kind === 'notStored') see(editor, this.kind, text);
      if (editor.text === text && !editor.isDirty && !this.documents.isDraft(this.address(label)))
        this.faults.push('what was kept is kept no more');
      return;
    }
    if (editor.text === text) editor.isDirty = false;
    else if (outcome.kind !== 'discarded') {
      // What was typed meanwhile was made from what was saved.
      Object.assign(editor, { shownText: text, shown: fieldsIn(this.kind, text) });
    }
    const address = this.address(label);
    this.documents.follow(address, outcome.kind === 'unchanged' ? [] : this.documents.siblings(address));
    await this.settle();
  }
}

/** What the server makes of a value is no other one. */
function see(editor: Editor, kind: Kind, text: string): void {
  for (const [place, value] of fieldsIn(kind, text)) {
    const seen = editor.seen.get(place) ?? new Set();
    editor.seen.set(place, seen.add(value).add(editor.from.tidies ? tidied(value) : value));
  }
}

/** Whether others put all that a write changed back to what it was before: nothing shows then that it had been stored. */
function isBack(kind: Kind, written: Change, last: string): boolean {
  const [old, now, shown] = [written.old, written.now, last].map((one) => fieldsIn(kind, one)) as [Fields, Fields, Fields];
  return kind.fields.every((place) => now.get(place) === old.get(place) || shown.get(place) === old.get(place));
}

/** What no field of the kind covers. */
function restOf(kind: Kind, text: string): string {
  return sorted(parsed(kind.fields.reduce((rest, place) => withValue(rest, place, null), text)));
}

function sameJson(one: string, other: string): boolean {
  return sorted(parsed(one)) === sorted(parsed(other));
}

/** The same text for the same content, whatever the order of the names. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
