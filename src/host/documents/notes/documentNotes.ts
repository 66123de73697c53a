import { CodeLens, Disposable, EventEmitter, Range } from 'vscode';
import type { CodeLensProvider, Event, TextDocument } from 'vscode';
import { isTextPart } from '../../../core/objects/address/address.ts';
import type { ObjectAddress } from '../../../core/objects/address/address.ts';
import { textPartOf } from '../../../core/objects/plan/parts.ts';
import { notesOf } from '../../../core/objects/plan/read.ts';
import { isJson } from '../../../core/json/format.ts';
import { commands } from '../../../app/support/ids.ts';
import type { Services } from '../../../app/support/services.ts';
import { absenceSign } from './absenceSign.ts';
import type { ObjectDocuments } from '../../../app/documents/objectDocuments.ts';
import { addressIn } from '../system/objectUri.ts';
import { showsNote } from '../system/openDocuments.ts';
import type { SchemaHelp } from '../../../app/documents/schemaHelp.ts';

/** What a person should know before the first line: why it is read-only, that it was not sent, what is deprecated, where the script is. */
export class DocumentNotes implements CodeLensProvider, Disposable {
  readonly #services: Services;
  readonly #documents: ObjectDocuments;
  readonly #help: SchemaHelp;
  readonly #listening: Disposable;
  readonly #changed = new EventEmitter<void>();
  readonly onDidChangeCodeLenses: Event<void> = this.#changed.event;

  constructor(services: Services, documents: ObjectDocuments, help: SchemaHelp) {
    this.#services = services;
    this.#documents = documents;
    this.#help = help;
    const changed = (): void => this.#changed.fire();
    this.#listening = Disposable.from(documents.onDidChange(changed), services.instances.onDidChange(changed));
  }

  provideCodeLenses(document: TextDocument): CodeLens[] {
    const address = addressIn(document.uri);
    if (address === undefined) return [];
    const more = showsNote(document) ? [] : [...this.#state(address), ...this.#script(address, document)];
    return [...this.#absence(address), ...more].map(
      ([title, command, ...args]) => new CodeLens(new Range(0, 0, 0, 0), { title, command, arguments: args }),
    );
  }

  #absence(address: ObjectAddress): readonly (readonly [title: string, command: string, ...args: unknown[]])[] {
    const sign = absenceSign(this.#services, this.#documents, address);
    if (sign === undefined) return [];
    const { other } = sign;
    const more = other === undefined ? [] : [[`$(${other.icon}) ${other.title}`, other.command, ...sign.args] as const];
    return [[`$(${sign.icon}) ${sign.title}`, sign.command, ...sign.args], ...more];
  }

  #state(address: ObjectAddress): readonly (readonly [title: string, command: string, ...args: unknown[]])[] {
    const notes: [string, string, ...unknown[]][] = [];
    if (this.#documents.isDraft(address)) notes.push(['$(cloud-upload) Not sent to Jamf Pro: send it', commands.sendDraft]);
    const plan = this.#help.known(address);
    const known = plan === undefined ? undefined : notesOf(plan);
    const profile = this.#services.instances.get(address.instanceId);
    if (known?.noWrite === true) notes.push(['$(lock) Read-only: the Jamf Pro API has no operation that changes this', '']);
    else if (profile !== undefined && this.#services.instances.access(profile.id).access === 'readOnly') {
      notes.push([`$(lock) ${profile.name} is read-only here: unlock it`, commands.unlockInstance, profile.id]);
    }
    if (known?.deprecated !== undefined) {
      const { operation, date, successor } = known.deprecated;
      const [since, instead] = [date === undefined ? '' : ` since ${date}`, successor === undefined ? '' : `; use ${successor}`];
      notes.push([`$(warning) ${operation} is deprecated${since}${instead}`, '']);
    }
    return notes;
  }

  #script(address: ObjectAddress, document: TextDocument): readonly (readonly [string, string, unknown])[] {
    const text = document.getText();
    if (isTextPart(address) || address.target.kind === 'new' || !isJson(text)) return [];
    const part = textPartOf(address.resource, text);
    return part === undefined ? [] : [[`$(file-code) Open the script as ${part.ending}`, commands.openScript, document.uri]];
  }

  dispose(): void {
    this.#listening.dispose();
    this.#changed.dispose();
  }
}
