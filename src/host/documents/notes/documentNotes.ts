import { t } from '@vscode/l10n';
import { CodeLens, Disposable, EventEmitter, Range, type CodeLensProvider, type Command, type Event, type TextDocument } from 'vscode';
import { holdsPlist, isTextPart, jsonOf, type ObjectAddress } from '../../../core/objects/address/address.ts';
import { textPartOf, type TextPart } from '../../../core/objects/plan/parts.ts';
import { notesOf } from '../../../core/objects/plan/read.ts';
import { systemClock } from '../../../core/http/clock.ts';
import { isJson } from '../../../core/json/format.ts';
import { commandCall } from '../../../app/contributions/commandTypes.ts';
import { accountNote } from '../../../app/documents/accountNote.ts';
import { heldOn } from '../../../app/support/account.ts';
import { statusText } from '../../../app/support/plainText.ts';
import type { Services } from '../../../app/support/services.ts';
import { absenceSign, type AbsenceSign, type Favourites } from './absenceSign.ts';
import type { ObjectDocuments } from '../../../app/documents/objectDocuments.ts';
import { addressIn, uriOf } from '../system/objectUri.ts';
import { showsNote } from '../system/openDocuments.ts';
import type { SchemaHelp } from '../../../app/documents/schemaHelp.ts';
import { loadPlists } from './plists.ts';
import { ToldAgain } from './toldAgain.ts';

/** What a person should know before the first line: why it is read-only, that it was not sent, what is deprecated, where the script is. */
export class DocumentNotes implements CodeLensProvider, Disposable {
  readonly #services: Services;
  readonly #documents: ObjectDocuments;
  readonly #help: SchemaHelp;
  readonly #shelves: Favourites;
  readonly #listening: Disposable;
  readonly #changed = new EventEmitter<void>();
  readonly onDidChangeCodeLenses: Event<void> = this.#changed.event;

  constructor(services: Services, documents: ObjectDocuments, help: SchemaHelp, shelves: Favourites) {
    this.#shelves = shelves;
    this.#services = services;
    this.#documents = documents;
    this.#help = help;
    const again = new ToldAgain(systemClock, () => this.#changed.fire());
    const changed = (): void => again.changed();
    this.#listening = Disposable.from(documents.onDidChange(changed), services.instances.onDidChange(changed), again);
  }

  async provideCodeLenses(document: TextDocument): Promise<CodeLens[]> {
    const address = addressIn(document.uri);
    if (address === undefined) return [];
    const isNote = showsNote(document);
    const unreadable = isNote || !holdsPlist(address) || document.isDirty ? undefined : (await loadPlists()).unreadable(document);
    const told = unreadable === undefined ? [] : [said(t`$(warning) ${statusText(unreadable, 250)}`)];
    const more = isNote ? [] : [...told, ...this.#state(address), ...this.#script(address, document)];
    return [...this.#absence(address), ...more].map((note) => new CodeLens(new Range(0, 0, 0, 0), note));
  }

  #absence(address: ObjectAddress): readonly Command[] {
    const sign = absenceSign(this.#services, this.#documents, this.#shelves, address);
    const marked = ({ icon, call }: NonNullable<AbsenceSign['other']>): Command => ({
      ...call,
      title: `$(${icon}) ${statusText(call.title)}`,
    });
    if (sign === undefined) return [];
    return sign.other === undefined ? [marked(sign)] : [marked(sign), marked(sign.other)];
  }

  #state(address: ObjectAddress): readonly Command[] {
    const notes: Command[] = [];
    if (this.#documents.isDraft(address)) notes.push(commandCall(t`$(cloud-upload) Not sent to Jamf Pro: send it`, 'jamf.sendDraft'));
    const plan = this.#help.known(address);
    const known = plan === undefined ? undefined : notesOf(plan);
    const { instances } = this.#services;
    const profile = instances.get(address.instanceId);
    const lacking = plan === undefined ? undefined : accountNote(plan, heldOn(instances, address.instanceId));
    if (lacking !== undefined)
      notes.push(commandCall(t`$(lock) ${statusText(lacking.words, 250)}`, 'jamf.showPrivileges', address.instanceId, lacking.missing));
    if (known?.noWrite === true) notes.push(said(t`$(lock) Read-only: the Jamf Pro API has no operation that changes this`));
    else if (profile !== undefined && instances.access(profile.id).access === 'readOnly') {
      notes.push(commandCall(t`$(lock) ${statusText(profile.name)} is read-only here: unlock it`, 'jamf.unlockInstance', profile.id));
    }
    if (known?.deprecated !== undefined) notes.push(said(deprecatedWords(known.deprecated)));
    return notes;
  }

  #script(address: ObjectAddress, document: TextDocument): readonly Command[] {
    if (isTextPart(address)) return [commandCall(t`$(json) Open the other fields as JSON`, 'jamf.openObject', uriOf(jsonOf(address)))];
    const text = document.getText();
    if (!isJson(text)) return [];
    const part = textPartOf(address.resource, text);
    return part === undefined ? [] : [commandCall(openingWords(part), 'jamf.openScript', document.uri)];
  }

  dispose(): void {
    this.#listening.dispose();
    this.#changed.dispose();
  }
}

function openingWords(part: TextPart): string {
  const { form } = part;
  if (form === 'profile') return t`$(file-code) Open the profile as ${part.ending}`;
  if (form === 'configuration') return t`$(file-code) Open the configuration as ${part.ending}`;
  if (form === 'ppd') return t`$(file-code) Open the description as ${part.ending}`;
  return form === 'command' ? t`$(file-code) Open the command as ${part.ending}` : t`$(file-code) Open the script as ${part.ending}`;
}

function deprecatedWords({ date, ...names }: NonNullable<ReturnType<typeof notesOf>['deprecated']>): string {
  const operation = statusText(names.operation);
  const successor = names.successor === undefined ? undefined : statusText(names.successor);
  if (date === undefined)
    return successor === undefined ? t`$(warning) ${operation} is deprecated` : t`$(warning) ${operation} is deprecated; use ${successor}`;
  return successor === undefined
    ? t`$(warning) ${operation} is deprecated since ${date}`
    : t`$(warning) ${operation} is deprecated since ${date}; use ${successor}`;
}

/** A note that does nothing. */
function said(title: string): Command {
  return { title, command: '' };
}
