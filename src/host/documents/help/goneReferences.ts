import { t } from '@vscode/l10n';
import { CodeAction, CodeActionKind, Diagnostic, DiagnosticSeverity, WorkspaceEdit, languages, workspace } from 'vscode';
import type { Disposable, Range, TextDocument } from 'vscode';
import type { KnownNames, ScopeReference } from '../../../core/objects/help/dangling.ts';
import { jsonIn } from '../../../core/json/parse.ts';
import type { IdNames } from '../../../core/listing/idNames.ts';
import { sentShape } from '../../../core/objects/plan/plan.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';
import { kindsBehind } from '../../../core/resources/kindsBehind.ts';
import { DisposableStore } from '../../../app/support/disposables.ts';
import type { ObjectDocuments } from '../../../app/documents/objectDocuments.ts';
import type { SchemaHelp } from '../../../app/documents/schemaHelp.ts';
import type { Services } from '../../../app/support/services.ts';
import { inBackground } from '../../../app/support/inBackground.ts';
import type { ObjectFile } from '../../../app/files/objectFiles.ts';
import { objectShown } from '../system/objectShown.ts';
import { forObjects } from '../../support/pulledFolders.ts';
import { addressIn, jsonObjects, rangeIn } from '../system/objectUri.ts';

/** How long typing must pause, in milliseconds. */
const pause = 500;

/** Marks what a scope names and its instance has no more, and takes it out: each save of the scope would fail (facts 8.20). */
export class GoneReferences implements Disposable {
  readonly #store = new DisposableStore();
  readonly #marks = this.#store.add(languages.createDiagnosticCollection('jamf.references'));
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #found = new WeakMap<TextDocument, readonly ScopeReference[]>();
  /** What was found gone, so that nobody is asked for it again. */
  readonly #certain = new WeakMap<TextDocument, Set<string>>();
  readonly #stop = new AbortController();
  readonly #services: Services;
  readonly #help: SchemaHelp;
  readonly #names: IdNames;
  readonly #documents: ObjectDocuments;

  constructor(services: Services, help: SchemaHelp, names: IdNames, documents: ObjectDocuments) {
    this.#services = services;
    this.#help = help;
    this.#names = names;
    this.#documents = documents;
    for (const document of workspace.textDocuments) this.#plan(document);
    const planFiles = (): void => {
      for (const document of workspace.textDocuments) if (addressIn(document.uri) === undefined) this.#plan(document);
    };
    this.#store.add(services.files.onDidChange(planFiles));
    this.#store.add(workspace.onDidOpenTextDocument((document) => this.#plan(document)));
    this.#store.add(workspace.onDidChangeTextDocument(({ document }) => this.#plan(document)));
    this.#store.add(
      workspace.onDidCloseTextDocument((document) => {
        clearTimeout(this.#timers.get(document.uri.toString()));
        this.#marks.delete(document.uri);
      }),
    );
    this.#store.add(
      forObjects(services.files, jsonObjects, (selector) =>
        languages.registerCodeActionsProvider(
          selector,
          { provideCodeActions: async (document, range) => await this.#actions(document, this.#marks.get(document.uri) ?? [], range) },
          { providedCodeActionKinds: [CodeActionKind.QuickFix] },
        ),
      ),
    );
  }

  dispose(): void {
    this.#stop.abort();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#store.dispose();
  }

  #plan(document: TextDocument): void {
    if (objectShown(document, this.#services.files) === undefined) return this.#marks.delete(document.uri);
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    const look = (): void => {
      this.#timers.delete(key);
      inBackground(this.#services.log, 'look for references that are gone', this.#look(document));
    };
    this.#timers.set(key, setTimeout(look, pause));
  }

  async #look(document: TextDocument): Promise<void> {
    const file = objectShown(document, this.#services.files)?.file;
    const found = document.isClosed ? [] : await this.#gone(document, file);
    if (document.isClosed) return;
    this.#found.set(document, found);
    this.#marks.set(
      document.uri,
      found.map((one) => markOf(document, one, file === undefined ? unlistedWords : unpulledWords)),
    );
  }

  async #gone(document: TextDocument, file: ObjectFile | undefined): Promise<readonly ScopeReference[]> {
    const { version } = document;
    const address = objectShown(document, this.#services.files)?.address;
    const plan = address && this.#help.known(address);
    // Where a document shows no copy of its server's, nobody is asked.
    if (address === undefined || plan === undefined || (file === undefined && this.#documents.away(address) !== undefined)) return [];
    const root = jsonIn(document.getText());
    if (root === undefined || !document.getText().includes('"scope"')) return [];
    const { goneReferences, scopeReferences } = await import('../../../core/objects/help/dangling.ts');
    const references = scopeReferences(root, sentShape(plan));
    // A file goes by its folder: looking at one is no reason to ask a server.
    if (file !== undefined) return references.filter(({ resource, id }) => file.has(resource, id) === false);
    const certain = this.#certain.get(document) ?? new Set();
    this.#certain.set(document, certain);
    const found = await goneReferences(references, this.#namesAt(address.instanceId), certain);
    return document.version === version ? found : [];
  }

  /** Lists that are cheap to ask for: never an inventory. */
  #namesAt(instanceId: string): KnownNames {
    const session = this.#services.instances.session(instanceId);
    const { signal } = this.#stop;
    return {
      kindsOf: (named) => {
        const { catalogue } = session.known();
        const kinds = catalogue === undefined ? [] : kindsBehind(catalogue, named);
        const lists = kinds.map((kind) => catalogue?.resource(kind)).map((resource) => resource?.family.list(resource));
        return lists.every((list) => list?.abilities.sections.length === 0) ? kinds : [];
      },
      of: async (kind) => await this.#names.of(session, kind, signal),
      asOfNow: async (kind) => await this.#names.asOfNow(session, kind, signal),
    };
  }

  async #actions(document: TextDocument, marks: readonly Diagnostic[], range: Range): Promise<CodeAction[]> {
    const found = this.#found.get(document) ?? [];
    const here = marks.filter((mark) => mark.range.intersection(range) !== undefined);
    if (here.length === 0 || found.length === 0) return [];
    const { withoutEntries } = await import('../../../core/objects/help/dangling.ts');
    const edit = withoutEntries(document.getText(), found);
    if (edit === undefined) return [];
    const title =
      found.length === 1 ? t`Remove the reference that is not listed` : t`Remove ${found.length} references that are not listed`;
    const action = new CodeAction(title, CodeActionKind.QuickFix);
    action.diagnostics = [...here];
    action.edit = new WorkspaceEdit();
    action.edit.replace(document.uri, rangeIn(document, edit), edit.text);
    return [action];
  }
}

function markOf(document: TextDocument, reference: ScopeReference, words: typeof unlistedWords): Diagnostic {
  const { one, many } = kindOf(reference.resource).label;
  const name = reference.name === '' ? reference.id : reference.name;
  const mark = new Diagnostic(rangeIn(document, reference), words(one, many, name), DiagnosticSeverity.Warning);
  mark.source = 'Jamf Pro';
  return mark;
}

const unlistedWords = (one: string, many: string, name: string): string =>
  t`${one} “${name}” is not among the ${many} that Jamf Pro lists for you. If it was deleted, no change of the scope can be saved while it is named.`;

const unpulledWords = (one: string, many: string, name: string): string =>
  t`${one} “${name}” is not among the ${many} that were pulled into this folder. If Jamf Pro does not have it, no change of the scope can be saved while it is named.`;
