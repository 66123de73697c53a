import { t } from '@vscode/l10n';
import { workspace } from 'vscode';
import { isScript, isTextPart, type ObjectAddress } from '../../../core/objects/address/address.ts';
import { lineEndingOf, textPartOf } from '../../../core/objects/plan/parts.ts';
import { ProblemError, problemOf } from '../../../shared/problem.ts';
import { runCommand } from '../../support/commands.ts';
import { inBackground } from '../../../app/support/inBackground.ts';
import { inEnglish } from '../../../app/support/language.ts';
import { say } from '../../support/say.ts';
import type { Services } from '../../../app/support/services.ts';
import type { Copybook } from '../system/copies.ts';
import { SaveFailures } from '../../../app/saving/saveFailures.ts';
import type { SavedSign } from '../notes/savedSign.ts';
import type { Marks } from '../notes/marks.ts';
import type { ObjectDocuments } from '../../../app/documents/objectDocuments.ts';
import type { SendOutcome } from '../../../app/saving/saving.ts';
import { uriOf } from '../system/objectUri.ts';
import { documentOf } from '../system/openDocuments.ts';
import type { OutcomeWords } from '../../../app/saving/outcomeWords.ts';
import { calledInSentence, calledNow, compareWith } from './objectWords.ts';
import { askedAgain, copyShown } from '../system/opening.ts';
import { sendTold } from '../../../app/saving/sendTold.ts';
import type { ShowingCreated } from './showCreated.ts';

/** Milliseconds after which VS Code is not expected to say any more that a write was a save. */
const longestSave = 30_000;

interface SenderParts extends Pick<ShowingCreated, 'created' | 'drop'> {
  readonly marks: Marks;
  readonly copybook: Copybook;
  readonly savedSign: SavedSign;
}

/** Sends documents and tells how it ended, where the person is. */
export class Sender {
  readonly #services: Services;
  readonly #documents: ObjectDocuments;
  readonly #marks: Marks;
  readonly #copybook: Copybook;
  readonly #savedSign: SavedSign;
  readonly #showing: ShowingCreated;
  /** By the URIs of documents. */
  readonly #failures = new SaveFailures();

  constructor(services: Services, documents: ObjectDocuments, { marks, copybook, savedSign, created, drop }: SenderParts) {
    this.#services = services;
    this.#documents = documents;
    this.#marks = marks;
    this.#copybook = copybook;
    this.#savedSign = savedSign;
    this.#showing = { services, documents, created, drop };
  }

  /** @throws what {@link sendTold} throws if it was not stored; the editor stays dirty, the text is safe. */
  async send(address: ObjectAddress, text: string): Promise<void> {
    await this.#failures.during(uriOf(address).toString(), async () => await this.#send(address, text));
  }

  async #send(address: ObjectAddress, text: string): Promise<void> {
    const what = this.what(address);
    await this.#demandUnlocked(address, what);
    const before = this.#documents.nameOf(address);
    const script = this.#scriptBefore(address);
    const ended = (outcome: SendOutcome): void => {
      this.#services.log.info(`Saving ${inEnglish(() => this.what(address))}: ${outcome.kind}`);
      this.#marks.fromServer(address, 'marks' in outcome ? outcome.marks : []);
    };
    const sending = { documents: this.#documents, problems: this.#services.problems, ended };
    const told = { what, couldNot: () => t`could not save ${calledInSentence(address)}` };
    const wait = { title: t`Saving ${what}…`, instanceId: address.instanceId, afterStop: t`Looking what became of ${what}…` };
    const { outcome, words } = await this.#services.waitFor(wait, (waiter) => sendTold({ ...sending, waiter }, address, text, told));
    this.#tell(address, outcome, words);
    this.#follow(address, outcome);
    if (outcome.kind === 'created' || this.#documents.nameOf(address) !== before) this.#refreshList(address);
    if (script !== undefined && outcome.kind === 'stored') await this.#tellBlanks(address, script, text);
  }

  /** A lock may have closed over a text that was typed before: the way out is offered where it is to be sent. */
  async #demandUnlocked({ instanceId }: ObjectAddress, what: string): Promise<void> {
    if (await this.#services.confirm.unlocked(instanceId, what)) return;
    const message = t`Not sent: ${this.#services.instances.get(instanceId)?.name ?? instanceId} is read-only here. Your text stays; unlock the instance, then save again.`;
    throw new ProblemError({ kind: 'cancelled', message });
  }

  /** Why the latest save of a document failed, for those whom VS Code does not tell. */
  async failureOf(address: ObjectAddress): Promise<string | undefined> {
    const failure = this.#failures.of(uriOf(address).toString());
    if (failure === undefined) return undefined;
    return await this.#services.problems.words(problemOf(failure), {
      instanceId: address.instanceId,
      couldNot: () => t`could not save ${calledInSentence(address)}`,
    });
  }

  /** To be called before a save whose failure is asked for. */
  forgetFailure(address: ObjectAddress): void {
    this.#failures.forget(uriOf(address).toString());
  }

  /** What a document is called in a sentence, with its instance. */
  what(address: ObjectAddress): string {
    return t`${calledInSentence(address)} on ${this.#services.instances.get(address.instanceId)?.name ?? address.instanceId}`;
  }

  #tell(address: ObjectAddress, outcome: SendOutcome, { level, message, compare, brief }: OutcomeWords): void {
    if (brief !== undefined) this.#savedSign.tell(brief);
    if (isTextPart(address) && (outcome.kind === 'stored' || outcome.kind === 'created')) this.#warnOfLineEndings(address);
    if (message === undefined) return;
    const work = this.#offer(say[level](message, compare ? { compare: t`Compare` } : undefined), address);
    inBackground(this.#services.log, `compare ${inEnglish(() => this.what(address))}`, work);
  }

  async #offer(answer: Promise<'compare' | undefined>, address: ObjectAddress): Promise<void> {
    if ((await answer) !== 'compare') return;
    try {
      await this.compareWithServer(address);
    } catch (error) {
      await this.#services.problems.show(problemOf(error), {
        instanceId: address.instanceId,
        couldNot: () => t`could not compare ${calledInSentence(address)}`,
      });
    }
  }

  /** The server's copy as it is now, beside the editor. */
  async compareWithServer(address: ObjectAddress): Promise<void> {
    const theirs = await copyShown(this.#services, this.#documents, address, askedAgain('jamf.compareWithServer', address));
    const instance = this.#services.instances.get(address.instanceId)?.name ?? address.instanceId;
    await compareWith(this.#copybook, address, theirs, t`${address.label}: ${instance} ↔ yours`);
  }

  /** Once VS Code has taken note that the write is over: show the server's copy, and keep what was typed meanwhile. */
  #follow(address: ObjectAddress, outcome: SendOutcome): void {
    const go = (): void =>
      inBackground(this.#services.log, `follow ${inEnglish(() => this.what(address))}`, this.#afterSave(address, outcome));
    if (documentOf(address)?.isDirty !== true) {
      setTimeout(go, 0);
      return;
    }
    const uri = uriOf(address).toString();
    const saved = workspace.onDidSaveTextDocument((document) => {
      if (document.uri.toString() !== uri) return;
      saved.dispose();
      go();
    });
    setTimeout(() => saved.dispose(), longestSave);
  }

  async #afterSave(address: ObjectAddress, outcome: SendOutcome): Promise<void> {
    if (outcome.kind === 'created') {
      const { id, sent } = outcome;
      const what = (): string => this.what(calledNow(address, sent));
      this.#savedSign.tell(t`${what()} was created (id ${id})`);
      const { showOrTell } = await import('./showCreated.ts');
      return await showOrTell(this.#showing, { address, id, sent, what });
    }
    const document = documentOf(address);
    if (document !== undefined && this.#documents.isTypedSince(address)) {
      await this.#documents.keeping.keep(address, document.getText());
      return;
    }
    this.#documents.follow(address, outcome.kind === 'unchanged' ? [] : this.#documents.siblings(address));
  }

  #scriptBefore(address: ObjectAddress): string | undefined {
    const base = isTextPart(address) ? this.#documents.baseShown(address) : undefined;
    return base === undefined ? undefined : textPartOf(address.resource, base)?.text;
  }

  /** Settings that were made for source code take blanks away far from what was typed. Said afterwards where nothing was asked before. */
  async #tellBlanks({ instanceId, label }: ObjectAddress, before: string, after: string): Promise<void> {
    if (this.#services.instances.access(instanceId).access !== 'full') return;
    const { scriptChange } = await import('../../../core/objects/text/scriptChange.ts');
    const { lines, blanks } = scriptChange(before, after);
    if (blanks) void say.info(t`“${label}” was saved. ${lines}`);
  }

  /** The sidebar shows names. */
  #refreshList({ instanceId, resource }: ObjectAddress): void {
    const refreshed = runCommand('jamf.internal.listChanged', { kind: 'resource', instanceId, resource });
    inBackground(this.#services.log, 'refresh the list', refreshed);
  }

  #warnOfLineEndings(address: ObjectAddress): void {
    const text = documentOf(address)?.getText() ?? '';
    if (!isScript(address) || lineEndingOf(text) === 'lf') return;
    void say.warning(
      t`“${address.label}” has Windows line endings, with which it fails on a Mac. Change CRLF to LF in the status bar and save again.`,
    );
  }
}
