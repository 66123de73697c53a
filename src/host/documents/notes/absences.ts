import { t } from '@vscode/l10n';
import { LanguageStatusSeverity, languages, window, workspace, type Disposable, type LanguageStatusItem, type TextDocument } from 'vscode';
import type { ObjectAddress } from '../../../core/objects/address/address.ts';
import { DisposableStore } from '../../../app/support/disposables.ts';
import { schemes } from '../../../app/support/ids.ts';
import { inBackground } from '../../../app/support/inBackground.ts';
import type { Services } from '../../../app/support/services.ts';
import { runCommand } from '../../support/commands.ts';
import { say } from '../../support/say.ts';
import type { ObjectDocuments } from '../../../app/documents/objectDocuments.ts';
import { absenceSign, type Favourites } from './absenceSign.ts';
import { addressIn, uriOf } from '../system/objectUri.ts';
import { objectTabs, showsNote } from '../system/openDocuments.ts';
import { calledInSentence } from '../sending/objectWords.ts';

/**
 * Documents whose instance is signed out, gone or out of reach: says so, keeps notes from looking like code or being typed into, and
 * has the object read once its instance answers again.
 */
export class Absences implements Disposable {
  readonly #store = new DisposableStore();
  readonly #services: Services;
  readonly #documents: ObjectDocuments;
  readonly #shelves: Favourites;
  /** Notes on display, by the URI of their document, with the language that belongs to it. */
  readonly #notes = new Map<string, string>();
  /** Documents whose object is gone and of which that was said, by URI. */
  readonly #told = new Set<string>();
  #status: LanguageStatusItem | undefined;

  constructor(services: Services, documents: ObjectDocuments, shelves: Favourites) {
    this.#shelves = shelves;
    this.#services = services;
    this.#documents = documents;
    this.#store.add(workspace.onDidOpenTextDocument((document) => this.#look(document)));
    this.#store.add(workspace.onDidChangeTextDocument(({ document }) => this.#look(document)));
    this.#store.add(
      workspace.onDidCloseTextDocument((document) => {
        // A change of language closes and opens a document that stays where it is.
        if (!workspace.textDocuments.includes(document)) this.#notes.delete(document.uri.toString());
      }),
    );
    this.#store.add(window.onDidChangeActiveTextEditor(() => this.#follow()));
    this.#store.add(services.instances.onDidChange(({ id, what }) => this.#instanceChanged(id, what)));
    this.#store.add(documents.onDidChange(() => this.#update()));
    this.#resume();
    this.#follow();
  }

  /** It became known, or is known no longer, that an object cannot be read. */
  #update(): void {
    this.#follow();
    for (const { address } of objectTabs()) {
      const key = uriOf(address).toString();
      if (this.#documents.away(address)?.remedy !== 'gone') this.#told.delete(key);
      else if (!this.#told.has(key)) {
        this.#told.add(key);
        inBackground(this.#services.log, 'tell of an object that is gone', this.#tellGone(address));
      }
    }
  }

  async #tellGone(address: ObjectAddress): Promise<void> {
    const instance = this.#services.instances.get(address.instanceId)?.name ?? address.instanceId;
    const message = t`${calledInSentence(address)} was deleted on ${instance} since you opened it.`;
    const answer = await say.warning(message, { again: t`Create It Again`, close: t`Close` });
    if (answer === 'again') await runCommand('jamf.createAgain', uriOf(address));
    if (answer === 'close') await runCommand('jamf.closeDeleted', uriOf(address));
  }

  /** What was open before this extension host started. */
  #resume(): void {
    for (const document of workspace.textDocuments) {
      const address = addressIn(document.uri);
      if (address !== undefined && showsNote(document)) this.#documents.happened({ kind: 'announced' }, address);
      this.#look(document);
    }
  }

  /** A note is prose and cannot be typed into; what comes in its place is again what it was. */
  #look(document: TextDocument): void {
    const address = addressIn(document.uri);
    if (address !== undefined) inBackground(this.#services.log, 'show a note as prose', this.#lookAt(document, address));
  }

  async #lookAt(document: TextDocument, address: ObjectAddress): Promise<void> {
    const key = document.uri.toString();
    const [isShown, language] = [showsNote(document), this.#notes.get(key)];
    if (isShown === (language !== undefined)) return;
    if (isShown) this.#notes.set(key, document.languageId);
    else this.#notes.delete(key);
    const next = isShown ? 'plaintext' : (language ?? document.languageId);
    if (document.languageId !== next) await languages.setTextDocumentLanguage(document, next);
    this.#documents.happened({ kind: 'settled', text: document.getText() }, address);
    this.#follow();
  }

  #instanceChanged(id: string, what: string): void {
    const isBack = what === 'state' && this.#services.instances.state(id).kind === 'signedIn';
    if (isBack) {
      const open = objectTabs().map(({ address }) => address);
      this.#documents.happened(
        { kind: 'announced' },
        ...open.filter((address) => address.instanceId === id && this.#documents.away(address) !== undefined),
      );
    }
    this.#follow();
  }

  /** The same sign beside the language of the active editor: for those who have turned off what stands above the lines. */
  #follow(): void {
    const address = addressIn(window.activeTextEditor?.document.uri);
    const sign = address === undefined ? undefined : absenceSign(this.#services, this.#documents, this.#shelves, address);
    if (sign === undefined) {
      this.#status?.dispose();
      this.#status = undefined;
      return;
    }
    this.#status ??= languages.createLanguageStatusItem('jamf.absence', { scheme: schemes.objects });
    this.#status.name = t`Jamf Pro object`;
    this.#status.severity = LanguageStatusSeverity.Warning;
    this.#status.text = `$(${sign.icon}) ${sign.call.title}`;
    this.#status.command = sign.call;
  }

  dispose(): void {
    this.#status?.dispose();
    this.#store.dispose();
  }
}
