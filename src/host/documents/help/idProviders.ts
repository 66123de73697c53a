import { t } from '@vscode/l10n';
import {
  CompletionItem,
  CompletionItemKind,
  Disposable,
  EventEmitter,
  Hover,
  InlayHint,
  Location,
  MarkdownString,
  Position,
  languages,
} from 'vscode';
import type { CancellationToken, DocumentSelector, Range, TextDocument } from 'vscode';
import { lookupOf, mayBeNone, textsAt } from '../../../core/resources/lookups.ts';
import { jsonIn } from '../../../core/json/parse.ts';
import { valuePlaceAt } from '../../../core/json/place.ts';
import type { IdNames, NamesById } from '../../../core/listing/idNames.ts';
import type { ObjectAddress } from '../../../core/objects/address/address.ts';
import { sentShape } from '../../../core/objects/plan/plan.ts';
import { referenceAt, referencesIn, type IdReference } from '../../../core/objects/remove/references.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';
import type { Shape } from '../../../core/shapes/shape.ts';
import { fieldAt } from '../../../core/shapes/shapeAt.ts';
import { signalOf } from '../../../app/support/progress.ts';
import type { Services } from '../../../app/support/services.ts';
import { objectAddress } from '../commands/fileArguments.ts';
import { objectShown, type ShownObject } from '../system/objectShown.ts';
import { forObjects } from '../../support/pulledFolders.ts';
import { jsonObjects, uriOf, rangeIn } from '../system/objectUri.ts';
import { openAddress } from '../system/openDocuments.ts';
import type { ObjectDocuments } from '../../../app/documents/objectDocuments.ts';
import type { SchemaHelp } from '../../../app/documents/schemaHelp.ts';

/** Longer names are cut where they stand between the lines of a document. */
const longestHint = 60;

/** What an id in a document means: shown beside it and on hover, offered by name, and a way to the object itself. */
export class IdHelp implements Disposable {
  readonly #services: Services;
  readonly #help: SchemaHelp;
  readonly #names: IdNames;
  readonly #documents: ObjectDocuments;
  readonly #hintsChanged = new EventEmitter<void>();
  readonly #registered: Disposable;

  constructor(services: Services, help: SchemaHelp, names: IdNames, documents: ObjectDocuments) {
    this.#documents = documents;
    this.#services = services;
    this.#help = help;
    this.#names = names;
    this.#registered = Disposable.from(
      documents.onDidSee(({ address, how }) => {
        if (how === 'saved') this.forget(address.instanceId, address.resource);
      }),
      forObjects(services.files, jsonObjects, (selector) => this.#register(selector)),
    );
  }

  #register(selector: DocumentSelector): Disposable {
    return Disposable.from(
      languages.registerInlayHintsProvider(selector, {
        onDidChangeInlayHints: this.#hintsChanged.event,
        provideInlayHints: async (document, range, token) => await this.#hints(document, range, token),
      }),
      languages.registerHoverProvider(selector, {
        provideHover: async (document, position, token) => await this.#hover(document, position, token),
      }),
      languages.registerDefinitionProvider(selector, {
        provideDefinition: async (document, position, token) => await this.#definition(document, position, token),
      }),
      languages.registerCompletionItemProvider(
        selector,
        { provideCompletionItems: async (document, position, token) => await this.#complete(document, position, token) },
        '"',
        ':',
        ' ',
      ),
    );
  }

  /** An object of the resource was saved, created or deleted. */
  forget(instanceId: string, resource: string): void {
    if (this.#services.instances.get(instanceId) === undefined) return;
    this.#names.forget(this.#services.instances.session(instanceId), resource);
    this.#hintsChanged.fire();
  }

  dispose(): void {
    this.#registered.dispose();
    this.#hintsChanged.dispose();
  }

  async #hints(document: TextDocument, range: Range, token: CancellationToken): Promise<InlayHint[]> {
    const object = objectShown(document, this.#services.files);
    if (object === undefined) return [];
    const { address, file } = object;
    // Where a document shows no copy of its server's, nobody asked for names either.
    if (file === undefined && this.#documents.away(address) !== undefined) return [];
    const found = this.#references(document, address);
    const shown = found.filter(({ to, isNamed }) => !isNamed && range.contains(document.positionAt(to)));
    const lists = new Map<string, Promise<NamesById | undefined>>();
    for (const { resource, isNone } of shown) {
      if (!isNone && !lists.has(resource)) lists.set(resource, this.#namesFor(object, resource, token));
    }
    const hints = await Promise.all(
      shown.map(async (reference) => {
        const name = reference.isNone ? t`None` : (await lists.get(reference.resource))?.get(reference.id);
        return name === undefined ? undefined : this.#hint(document, reference, name);
      }),
    );
    return hints.filter((hint) => hint !== undefined);
  }

  #hint(document: TextDocument, { to, resource, isNone }: IdReference, name: string): InlayHint {
    const text = Array.from(name);
    const hint = new InlayHint(document.positionAt(to), text.length > longestHint ? `${text.slice(0, longestHint - 1).join('')}…` : name);
    hint.paddingLeft = true;
    hint.tooltip = isNone ? t`No ${kindOf(resource).label.one.toLowerCase()}` : `${kindOf(resource).label.one} “${name}”`;
    return hint;
  }

  async #hover(document: TextDocument, position: Position, token: CancellationToken): Promise<Hover | undefined> {
    const object = objectShown(document, this.#services.files);
    const reference = object && this.#at(document, position, object.address);
    if (object === undefined || reference === undefined) return undefined;
    const { one } = kindOf(reference.resource).label;
    const name = reference.isNone ? '' : (await this.#namesFor(object, reference.resource, token))?.get(reference.id);
    if (name === undefined) return undefined;
    const words = reference.isNone ? t`No ${one.toLowerCase()}` : `${one} “${name}”`;
    // Server text is text: appended as such, no Markdown of it is drawn.
    return new Hover(new MarkdownString().appendText(words), rangeIn(document, reference));
  }

  /** Where the object opens; nothing where the API shows no single one, as with sites. */
  async #definition(document: TextDocument, position: Position, token: CancellationToken): Promise<Location | undefined> {
    const address = objectShown(document, this.#services.files)?.address;
    const reference = address && this.#at(document, position, address);
    if (address === undefined || reference === undefined || reference.isNone) return undefined;
    const { instanceId } = address;
    const { id } = reference;
    const session = this.#services.instances.session(instanceId);
    const { resource, name } = await this.#whileWanted(
      token,
      async (signal) => await this.#names.behind(session, reference.resource, id, signal),
    );
    const target = objectAddress(instanceId, resource, id, name ?? `${kindOf(resource).label.one} ${id}`);
    if (this.#help.known(target)?.read === undefined) return undefined;
    return new Location(uriOf(openAddress(target) ?? target), new Position(0, 0));
  }

  async #complete(document: TextDocument, position: Position, token: CancellationToken): Promise<CompletionItem[]> {
    const object = objectShown(document, this.#services.files);
    const place = valuePlaceAt(document.getText(), document.offsetAt(position));
    if (object === undefined || place === undefined) return [];
    const { address } = object;
    const plan = this.#help.known(address);
    const field = plan && fieldAt(sentShape(plan), place.pointer);
    const texts = textsAt(address.resource, place.pointer);
    const resource = texts ?? (field === undefined ? lookupOf(place.pointer) : field.refersTo());
    const shape = field?.shape();
    if (resource === undefined && plan !== undefined && /\/\d+\/[^/]+$/.test(place.pointer)) {
      const { criteriaItems } = await import('./criteriaItems.ts');
      const at = { pointer: place.pointer, range: rangeIn(document, place) };
      return await criteriaItems(plan, document.getText(), at, async (key) => await this.#namesToOffer(object, key, token));
    }
    if (resource === undefined || shape?.kind === 'list' || shape?.kind === 'record') return [];
    const isNumber = shape?.kind === 'leaf' && (shape.type === 'integer' || shape.type === 'number');
    const names = [...((await this.#namesToOffer(object, resource, token)) ?? [])];
    const range = rangeIn(document, place);
    const { one } = kindOf(resource).label;
    const isOpen = document.getText(range).startsWith('"');
    const choices = mayBeNone(place.pointer) ? [['-1', t`None`] as const, ...names] : names;
    return choices.map(([id, name], index) => {
      const item = new CompletionItem(texts === undefined ? { label: name, description: id } : name, CompletionItemKind.Reference);
      item.detail = texts === undefined ? `${one} ${id}` : one;
      item.insertText = isNumber ? id : JSON.stringify(id);
      item.filterText = isOpen ? `"${name}"` : name;
      // Before what the language offers of itself, whose sort text is the value in its quotes.
      item.sortText = `!${String(index).padStart(6, '0')}`;
      item.range = range;
      return item;
    });
  }

  /** For a file those that its folder knows: looking at one is no reason to ask a server. */
  async #namesFor({ address, file }: ShownObject, resource: string, token: CancellationToken): Promise<NamesById | undefined> {
    return file === undefined ? await this.#namesNow(address, resource, token) : file.names(resource);
  }

  /** To somebody who types. */
  async #namesToOffer({ address, file }: ShownObject, resource: string, token: CancellationToken): Promise<NamesById | undefined> {
    return file?.names(resource) ?? (await this.#namesNow(address, resource, token));
  }

  async #namesNow({ instanceId }: ObjectAddress, resource: string, token: CancellationToken): Promise<NamesById | undefined> {
    const { instances } = this.#services;
    if (instances.get(instanceId) === undefined) return undefined;
    const session = instances.session(instanceId);
    return await this.#whileWanted(token, async (signal) => await this.#names.of(session, resource, signal));
  }

  async #whileWanted<T>(token: CancellationToken, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const { signal, dispose } = signalOf(token);
    try {
      return await work(signal);
    } finally {
      dispose();
    }
  }

  #references(document: TextDocument, address: ObjectAddress): readonly IdReference[] {
    const root = jsonIn(document.getText());
    return root === undefined ? [] : referencesIn(root, this.#shape(address));
  }

  #at(document: TextDocument, position: Position, address: ObjectAddress): IdReference | undefined {
    const root = jsonIn(document.getText());
    return root === undefined ? undefined : referenceAt(root, document.offsetAt(position), this.#shape(address));
  }

  #shape(address: ObjectAddress): Shape | undefined {
    const plan = this.#help.known(address);
    return plan && sentShape(plan);
  }
}
