import { t } from '@vscode/l10n';
import { Diagnostic, DiagnosticSeverity, EndOfLine, Range, languages, workspace } from 'vscode';
import type { Disposable, TextDocument, Uri } from 'vscode';
import { holdsPlist, isScript, isTextPart, type ObjectAddress } from '../../../core/objects/address/address.ts';
import { isJson } from '../../../core/json/format.ts';
import { jsonIn } from '../../../core/json/parse.ts';
import { rangeAt } from '../../../core/json/pointers.ts';
import type { Untouchable } from '../../../core/families/family.ts';
import type { FieldMark } from '../../../core/objects/save/fieldErrors.ts';
import { unkeptIn, unkeptSentence } from '../../../core/objects/text/heldText.ts';
import { textPartOf } from '../../../core/objects/plan/parts.ts';
import { DisposableStore } from '../../../app/support/disposables.ts';
import { schemes } from '../../../app/support/ids.ts';
import { say } from '../../support/say.ts';
import type { ObjectFile, ObjectFiles } from '../../../app/files/objectFiles.ts';
import { objectShown } from '../system/objectShown.ts';
import { uriOf, rangeIn } from '../system/objectUri.ts';
import { showsNote } from '../system/openDocuments.ts';
import type { SchemaHelp } from '../../../app/documents/schemaHelp.ts';
import { loadPlists } from './plists.ts';

/** What all diagnostics of ours come from, so that they are known again. */
export const diagnosticSource = 'Jamf Pro';

/** The code of those whose way out is the object's page in Jamf Pro. */
export const pageCode = 'page';

/** How long typing must pause before a document is checked, in milliseconds. */
const pause = 300;

const windowsEnds = (): string => t`Windows line endings: with them a script fails on a Mac. Change CRLF to LF.`;

/** What is known of documents without asking anybody. */
interface MarkedBy {
  readonly files: ObjectFiles;
  /** What would keep a text from being sent. `pulled`: what the text of a file was made from; undefined: it is a document of ours. */
  readonly complaints: (address: ObjectAddress, text: string, pulled: string | undefined) => readonly FieldMark[];
  /** Why no change at all would be sent. */
  readonly untouchable: (address: ObjectAddress) => Untouchable | undefined;
  /** What a document was made from, as it is shown. */
  readonly base: (address: ObjectAddress) => string | undefined;
}

/** Squiggles: what the server complained about, until the text changes; and what the schema says, as one types. */
export class Marks implements Disposable {
  readonly #store = new DisposableStore();
  readonly #fromServer = this.#store.add(languages.createDiagnosticCollection('jamf.server'));
  readonly #fromSchema = this.#store.add(languages.createDiagnosticCollection('jamf.schema'));
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  /** Documents of which was said what an editor cannot keep of them. */
  readonly #told = new Set<string>();
  readonly #help: SchemaHelp;
  readonly #known: MarkedBy;

  constructor(help: SchemaHelp, known: MarkedBy) {
    this.#help = help;
    this.#known = known;
    this.#store.add(workspace.onDidOpenTextDocument((document) => this.#plan(document)));
    this.#store.add(
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (document.uri.scheme === schemes.objects && contentChanges.length > 0) this.#fromServer.delete(document.uri);
        this.#plan(document);
      }),
    );
    this.#store.add(workspace.onDidCloseTextDocument(({ uri }) => this.#forget(uri)));
    for (const document of workspace.textDocuments) this.#plan(document);
    const planFiles = (): void => {
      for (const document of workspace.textDocuments) if (document.uri.scheme !== schemes.objects) this.#plan(document);
    };
    this.#store.add(known.files.onDidChange(planFiles));
  }

  /** The complaints of the last save. */
  fromServer(address: ObjectAddress, marks: readonly FieldMark[]): void {
    const uri = uriOf(address);
    const document = workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
    if (document === undefined) return;
    // What is wrong with the syntax, VS Code's own JSON support says at once.
    const isSaid = document.languageId === 'json' && !isTextPart(address) && !isJson(document.getText());
    const found = (isSaid ? [] : marks).map((mark) => {
      const range = isTextPart(address) ? new Range(0, 0, 0, 1) : rangeIn(document, mark);
      return ofMark(range, mark);
    });
    this.#fromServer.set(uri, found);
    // Its text was made from another copy now.
    this.#plan(document);
  }

  #plan(document: TextDocument): void {
    const object = objectShown(document, this.#known.files);
    if (object === undefined) return this.#forget(document.uri);
    const { address, file } = object;
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    // A note in an object's place is prose.
    if (showsNote(document)) {
      this.#fromSchema.delete(document.uri);
      return;
    }
    this.#timers.set(
      key,
      setTimeout(() => {
        this.#timers.delete(key);
        if (holdsPlist(address)) void this.#checkPlist(document, address);
        else if (isTextPart(address)) this.#checkScript(document, address);
        else void this.#check(document, address, file);
      }, pause),
    );
  }

  async #check(document: TextDocument, address: ObjectAddress, file: ObjectFile | undefined): Promise<void> {
    const { version } = document;
    const text = document.getText();
    const pulled = await file?.base();
    const problems = await this.#help.checkChanges(address, text, file === undefined ? this.#known.base(address) : pulled);
    const { notToldYet } = await import('../../../core/objects/help/notToldYet.ts');
    if (document.isClosed || document.version !== version) return;
    // VS Code's own JSON support says what is wrong with the syntax; where the person's settings make of it another language, it finds less.
    const isTold = (severity: string): boolean => severity === 'error' && document.languageId === 'json';
    const hasSyntaxErrors = problems.some(({ severity }) => severity === 'error');
    const told = (this.#fromServer.get(document.uri) ?? []).map(({ range }) => ({
      from: document.offsetAt(range.start),
      to: document.offsetAt(range.end),
    }));
    const blocking = hasSyntaxErrors ? [] : notToldYet(text, this.#known.complaints(address, text, pulled), told);
    const found = notToldYet(text, problems, [...blocking, ...told])
      .filter(({ severity }) => !isTold(severity))
      .map((problem) => diagnostic(rangeIn(document, problem), problem.message, DiagnosticSeverity.Warning));
    const errors = blocking.map((mark) => ofMark(rangeIn(document, mark), mark));
    const untouchable = hasSyntaxErrors ? undefined : this.#known.untouchable(address);
    const root = untouchable === undefined ? undefined : jsonIn(text);
    const places = root === undefined ? [] : [rangeAt(root, untouchable?.pointer ?? '')];
    const standing = notToldYet(text, places, [...blocking, ...told]);
    const hints = standing.map((one) => hint(rangeIn(document, one), untouchable?.message ?? ''));
    this.#fromSchema.set(document.uri, [...errors, ...found, ...hints]);
  }

  async #checkPlist(document: TextDocument, address: ObjectAddress): Promise<void> {
    const { version } = document;
    const { faultsOf, commentsOf, placesOf } = await loadPlists();
    if (document.isClosed || document.version !== version) return;
    const faults = faultsOf(document).map((fault) => diagnostic(rangeIn(document, fault), fault.message, DiagnosticSeverity.Error));
    const comments = commentsOf(document).map((range) =>
      diagnostic(
        rangeIn(document, range),
        t`Jamf Pro keeps no comments in a profile: this one is not stored.`,
        DiagnosticSeverity.Information,
      ),
    );
    const untouchable = faults.length > 0 ? undefined : this.#known.untouchable(address);
    const places = untouchable === undefined ? [] : placesOf(document, untouchable.paths);
    const hints = places.map((place) => hint(rangeIn(document, place), untouchable?.each ?? ''));
    // What was damaged may be gone from the text: the profile stays one that no change is sent of.
    if (untouchable !== undefined && hints.length === 0) hints.push(hint(new Range(0, 0, 0, 1), untouchable.message));
    this.#fromSchema.set(document.uri, [...faults, ...comments, ...hints]);
  }

  /** A script that would fail on a Mac, or that an editor cannot keep as it is on the server. */
  #checkScript(document: TextDocument, address: ObjectAddress): void {
    if (document.isClosed) return;
    const range = new Range(0, 0, 0, document.lineAt(0).text.length);
    const isWindows = isScript(address) && document.eol === EndOfLine.CRLF && document.lineCount > 1;
    const lost = this.#lostIn(document, address);
    const messages = [...(isWindows ? [windowsEnds()] : []), ...(lost === undefined ? [] : [lost])];
    this.#fromSchema.set(
      document.uri,
      messages.map((message) => diagnostic(range, message, DiagnosticSeverity.Warning)),
    );
  }

  /** Said once by a notification as well: a save changes what nobody sees in the editor. */
  #lostIn({ uri }: TextDocument, address: ObjectAddress): string | undefined {
    const base = this.#known.base(address);
    const script = base === undefined ? undefined : textPartOf(address.resource, base)?.text;
    const unkept = script === undefined ? undefined : unkeptIn(script);
    if (unkept === undefined) return undefined;
    const sentence = unkeptSentence(unkept);
    if (!this.#told.has(uri.toString())) void say.warning(`“${address.label}”: ${sentence}`);
    this.#told.add(uri.toString());
    return sentence;
  }

  #forget(uri: Uri): void {
    clearTimeout(this.#timers.get(uri.toString()));
    this.#timers.delete(uri.toString());
    this.#told.delete(uri.toString());
    this.#fromServer.delete(uri);
    this.#fromSchema.delete(uri);
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#store.dispose();
  }
}

function ofMark(range: Range, { message, page }: FieldMark): Diagnostic {
  const made = diagnostic(range, message, DiagnosticSeverity.Error);
  if (page === true) made.code = pageCode;
  return made;
}

/** That nothing can be changed from here is no fault of what stands in the text. */
function hint(range: Range, message: string): Diagnostic {
  return Object.assign(diagnostic(range, message, DiagnosticSeverity.Information), { code: pageCode });
}

function diagnostic(range: Range, message: string, severity: DiagnosticSeverity): Diagnostic {
  const made = new Diagnostic(range, message, severity);
  made.source = diagnosticSource;
  return made;
}
