import type { Method } from '../http/message.ts';
import type { Target } from '../objects/address/address.ts';
import type { QueryField } from '../rsql/fields.ts';
import type { JsonNode } from '../json/parse.ts';
import type { Shape } from '../shapes/shape.ts';
import type { Codec } from '../wire/codec.ts';

/**
 * One API of an instance: what it has objects of, and how they are asked for and written. What it reads that from (a document, a table)
 * nobody else knows. Contacts nobody.
 */
export interface ApiFamily {
  /** In the API's own order. */
  readonly resources: readonly Resource[];
  /** Everything that can be asked of it, in its own order. */
  readonly operations: readonly OperationFacts[];
  /** By its key. */
  operation(key: string): OperationFacts | undefined;
  /** The operation that a concrete path (`/v1/buildings/1`) belongs to. */
  describe(method: Method, path: string): OperationFacts | undefined;
  /** How the list of one of its resources is asked for; undefined if it has none. */
  list(resource: Resource): ListCall | undefined;
  /** What can be done with one object; undefined if the resource is of another family. */
  object(resource: Resource, target: Target): ObjectCalls | undefined;
  /**
   * A list at a route of its own, about one object or about none, whichever family the object is of; undefined: it has none there.
   *
   * @param route its path without the version, with `{}` for the id: `sites/{}/objects`; of another API it begins as keys of its kinds do.
   */
  listAt(route: string, key: string, target: Target): ListCall | undefined;
}

/** Something that an instance has objects of, or one object of (`singleton`). */
export interface Resource {
  /** `buildings`, `computer-groups/smart-groups`. Part of document addresses. */
  readonly key: string;
  readonly family: ApiFamily;
  /** The heading that the API's own documentation has it under; may be empty. */
  readonly tag: string;
  readonly kind: 'collection' | 'singleton' | 'itemOnly';
  readonly can: Abilities;
  /** All that can be done with it is deprecated; then the date of the newest. */
  readonly deprecated: boolean;
  readonly deprecationDate: string | undefined;
  /** Key of the resource of a better API of this instance that has the same objects: they are shown once. Undefined: it alone has them. */
  readonly twin: string | undefined;
  /** Key by which others name its objects where a better API of the instance might have them, and does not. */
  readonly standsFor?: string;
}

/** What an API lets do with a resource, and where; `undefined`: not at all. For a singleton, `read` is its one GET. */
export type Abilities = Readonly<Record<'list' | 'read' | 'create' | 'edit' | 'remove', Endpoint | undefined>>;

/** Where something is asked of an API, for all objects alike. */
export interface Endpoint {
  /** `PUT /v1/buildings/{id}`: for people, and what it is found by. */
  readonly key: string;
  readonly method: Method;
  /** From the API's root: `/v1/buildings/{id}`. */
  readonly path: string;
  /** All are needed. `undefined`: the API declares none, which is not "none needed" (facts 4.2). */
  readonly privileges: readonly string[] | undefined;
}

/** What people look for an operation by, and what they should know before they send it. */
export interface OperationFacts extends Endpoint {
  /** The path without its version: `buildings/{id}`. */
  readonly route: string;
  /** The heading that the API's own documentation has it under. */
  readonly tag: string;
  /** Server text, one line. */
  readonly summary: string;
  readonly deprecated: boolean;
  /** `yyyy-mm-dd`, only with `deprecated`. */
  readonly deprecationDate: string | undefined;
  /** A command or a query, not create/read/update/delete. */
  readonly isAction: boolean;
  /** False for the few that are open to everybody. */
  readonly needsToken: boolean;
  /** Read when it is first asked for. */
  shapes(): OperationShapes;
  /** The same in a newer version of the API, or what took its place under a path of its own. */
  successor(): Endpoint | undefined;
}

/** What an operation takes and answers. */
export interface OperationShapes extends QueryFields {
  /** Server text: may hold HTML. */
  readonly description: string;
  readonly parameters: readonly ParameterShape[];
  /** Whether it is not to be sent without a body. */
  readonly requestRequired: boolean;
  readonly request: readonly ContentShape[];
  readonly responses: readonly { readonly status: string; readonly description: string; readonly content: readonly ContentShape[] }[];
}

export interface ParameterShape {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required: boolean;
  /** Server text: may hold HTML, shown as text only. */
  readonly description: string;
  readonly shape: () => Shape;
}

/** A body that an operation takes or answers with, by media type as the API spells it. */
export interface ContentShape {
  readonly mediaType: string;
  readonly shape: () => Shape | undefined;
}

/** What a list can be filtered and sorted by. */
export interface QueryFields {
  /** Fields that it can be filtered or sorted by; empty where it cannot. */
  fields(use: 'filter' | 'sort'): readonly QueryField[];
  /** Whether the API itself names the fields, so that another one is a likely mistake. */
  namesFields(use: 'filter' | 'sort'): boolean;
  /**
   * The order to walk pages in, so that no row repeats or goes missing (facts 3.4): by this field where the list can be sorted by it,
   * else the API's own default. Undefined: it says nothing about sorting by either.
   */
  sortBy(idField: string): string | undefined;
}

/** One endpoint as it is asked: its path with the id put in. */
export interface Call {
  readonly endpoint: Endpoint;
  /** From the API's root: `/v1/buildings/7`. */
  readonly path: string;
  /** The header of that name. */
  readonly accept: string;
  /** How what it takes and what it answers is written. */
  readonly codec: Codec;
  /** Undefined unless the API calls the endpoint deprecated. */
  outdated(): Outdated | undefined;
}

/** An endpoint that a later Jamf Pro will not have: the date, if the API names one, and what is there in its place. */
export interface Outdated {
  readonly operation: string;
  readonly date: string | undefined;
  readonly successor: string | undefined;
}

export interface WriteCall extends Call {
  /** As the API spells it. */
  readonly mediaType: string;
  /** Of the body. */
  readonly shape: Shape;
  /**
   * What becomes of what is left out: `replace`: null. `merge`: it stays (facts 5.1). `sections`: it stays, too, but for fields inside of
   * a section that is replaced as a whole (facts 8.2).
   */
  readonly style: 'replace' | 'merge' | 'sections';
  /** Undefined: shape and style say all. */
  readonly rules: WriteRules | undefined;
}

/** What creates objects. Where it asks may stand in the new object itself: some are created below another one. */
export interface CreateCall extends Omit<WriteCall, 'path'> {
  /** The field with the id of the object that it is created below; undefined: below none. */
  readonly below: string | undefined;
  /** From the API's root. Undefined: the body does not say below what it is created. */
  pathOf(body: JsonNode): string | undefined;
  /** A document to begin with, of one that holds no more than the shape demands. Default: that one. */
  readonly begun?: ((empty: JsonNode) => JsonNode) | undefined;
  /** A copy of an object made one of its own: what devices would take it for the original by is made anew. Default: there is nothing such. */
  readonly apart?: ((copy: JsonNode) => Apart) | undefined;
}

/** `told`: a sentence about what was made anew; undefined: nothing was. */
export interface Apart {
  readonly copy: JsonNode;
  readonly told: string | undefined;
}

/** What an API wants of its bodies beside their shape, and what it would do to what it has. Contacts nobody. */
export interface WriteRules {
  /** What would be refused, dropped or damaged, each at its place in `wanted`. `before`: the server's copy; undefined: it is created. */
  faults(before: JsonNode | undefined, wanted: JsonNode): readonly WriteFault[];
  /** Why no change of an object may be sent at all, whatever it is about; undefined: there is nothing of the kind. `before`: the server's copy. */
  untouchable(before: JsonNode): Untouchable | undefined;
  /** What is sent to make `wanted` of the server's copy. Never called with {@link faults}. */
  bodyOf(before: JsonNode | undefined, wanted: JsonNode): JsonNode;
  /** What a person has to say yes to, beside the fields that change. Empty: nothing. */
  minded(before: JsonNode | undefined, wanted: JsonNode): readonly Minded[];
  /** Whether what is stored of a field is what was sent, as the server spells it, and with what it adds. */
  meansSame(pointer: string, sent: JsonNode | undefined, stored: JsonNode | undefined): boolean;
  /** Whether two reads show one value of a field, in other words: nobody changed it between them. */
  readsSame(pointer: string, earlier: JsonNode | undefined, later: JsonNode | undefined): boolean;
  /** Whether a line that is left out there is emptied, since it stands inside of a section that is replaced as a whole. */
  replaces(pointer: string): boolean;
}

/** A sentence about a value that cannot be sent, and the values that could stand there instead, if some are known. */
export interface WriteFault {
  readonly pointer: string;
  readonly message: string;
  readonly choices?: readonly string[];
  /** Jamf Pro takes it on the object's own page. */
  readonly page?: true;
}

/** At the place of a text that is damaged by any write. */
export interface Untouchable extends WriteFault {
  /** What of a property list that stands there is damaged, as dotted paths: `PayloadContent.0.Note`. */
  readonly paths: readonly string[];
  /** A sentence about one of them. */
  readonly each: string;
}

/**
 * `unseenUsers`: a scope is replaced, and assignments to users may stand in it that the API does not show. `everyDevice`: the write
 * makes every device in scope install the profile again. `unseenSecrets`: a list is replaced whose entries have secrets that are never shown.
 */
export type Minded = 'unseenUsers' | 'unseenSecrets' | 'everyDevice';

export interface ObjectCalls {
  readonly read: Call | undefined;
  /** Of what `read` answers. */
  readonly readShape: Shape;
  readonly write: WriteCall | undefined;
  readonly create: CreateCall | undefined;
  readonly remove: Call | undefined;
  /** What Jamf Pro itself keeps of it, a row for each change and each note; undefined where it keeps nothing, or takes no notes. */
  history(): { readonly list: ListCall | undefined; readonly note: WriteCall | undefined };
  /** Where the members of a group are found that its own GET does not show: a list of its own, else the inventory that tells each one's groups. */
  members(): { readonly own: RowsCall | undefined; readonly inventory: RowsCall | undefined };
}

/** Where the API says that an answer has its rows. */
export interface RowsPlace {
  /** The property; undefined: the answer itself is the list. */
  readonly name: string | undefined;
  /** It says how many there are in all. */
  readonly isCounted: boolean;
}

export interface RowsCall extends Call {
  /** Undefined: the API does not say it. */
  rowsAt(): RowsPlace | undefined;
}

export interface ListCall extends RowsCall, QueryFields {
  readonly abilities: ListAbilities;
  /** Pairs that are not encoded, without what the list does not take. */
  query(options: ListOptions): readonly (readonly [string, string])[];
  /** Of one row. */
  rowShape(): Shape | undefined;
}

export interface ListAbilities {
  readonly pages: boolean;
  readonly sorts: boolean;
  readonly filters: boolean;
  /** Values that `section` takes; empty where the list takes none. */
  readonly sections: readonly string[];
}

export interface ListOptions {
  /** From zero. */
  readonly page: number;
  readonly pageSize: number;
  /** RSQL, not encoded. Ignored by lists that take none: see {@link ListAbilities}. */
  readonly filter?: string;
  /** Comma style: `name:asc,id:desc`. */
  readonly sort?: string;
  /** Default: what the rows in the sidebar need. */
  readonly sections?: readonly string[];
}
