import type { Method } from '../../core/http/message.ts';
import type { RowReader } from '../../core/listing/exportList.ts';
import type { ListFilter } from '../../core/listing/listFilter.ts';
import type { ScopeRole } from '../../core/objects/scope/scopePlaces.ts';
import type { HistoryEntry } from '../../core/request/history.ts';
import type { DocumentUri, JamfNode } from '../support/nodes.ts';

/** An instance: its id, or any row that is of it. */
export type InstanceArgument = string | JamfNode;

/** An object: the address of its document, its row, or what it is called by. A row of something else: an object there. */
export type ObjectArgument = DocumentUri | string | JamfNode | ObjectNames;

export interface ObjectNames {
  readonly instance: string;
  readonly resource: string;
  readonly id: string;
}

/** A change of scopes as data. Without `objects` it is about the object in the editor in front. */
export interface ScopeForm {
  readonly objects?: readonly ObjectNames[];
  readonly as: ScopeRole;
  /** By the key of the kind, as addresses have it, and the id; without a name it is looked for. */
  readonly what: readonly { readonly resource: string; readonly id: string; readonly name?: string }[];
}

/** Where objects of one kind are: a row, or what is known of it. */
export type PlaceArgument = JamfNode | Partial<Pick<ObjectNames, 'instance' | 'resource'>>;

/** An address that nobody has added yet, to begin with. */
export interface KnownAddress {
  readonly kind: 'address';
  readonly url: string;
}

/** A request as other extensions compose it. */
export interface NewRequestForm {
  readonly instance: string;
  readonly method?: Method;
  /** As in the schema, `/v1/buildings/1`, or from the host's root. */
  readonly path?: string;
  /** `{ name: value }`, `{ name: [value, value] }`, or a list of pairs; so the headers. */
  readonly query?: object;
  readonly headers?: object;
  readonly body?: unknown;
}

/** An object with a text of it: its document, secrets masked. */
export interface ObjectText extends ObjectNames {
  /** What people call it. */
  readonly name: string;
  readonly text: string;
}

/** An object that was created from here. */
export interface CreatedText extends ObjectText {
  /** The URI of the document that it was created from. */
  readonly draft: string;
}

/** A text that was written in a pulled file. */
export interface PulledText extends ObjectText {
  /** The document that it was made from, secrets masked. */
  readonly base: string;
  /** The address of the server that it was pulled from. */
  readonly origin: string;
}

/** A list as other extensions name it. */
export interface ListNames {
  readonly instance: string;
  readonly resource: string;
  readonly filter?: string;
}

/** A request that was kept: a file of the workspace, or one that was sent. */
export type KeptRequest = { readonly kind: 'file'; readonly uri: DocumentUri } | SentRequest;

/** A row of the history. */
export interface SentRequest {
  readonly kind: 'entry';
  readonly entry: HistoryEntry;
}

/** A kept request, by its row or by the address of its file. */
export type RequestArgument = KeptRequest | DocumentUri | string;

/** A list as a table shows it, with its own filter, order and columns. */
export interface ShownList {
  readonly filter?: ListFilter;
  readonly sort?: string;
  readonly columns: readonly string[];
  /** Only these of its rows, in this order, whatever the filter and the order are. `count`: so many were selected; undefined: they are all that is shown. */
  readonly rows?: { readonly count?: number; readonly read: RowReader };
}

/** An instance as other extensions name it, and the kinds of its objects that are meant: undefined: all that say how it is set up. */
export interface RefreshForm {
  readonly instance: string;
  readonly resources?: readonly string[];
}

/** What a snapshot has now of what was asked for. `unread`: what could not be read, with the sentence that says why. */
export interface RefreshReport {
  readonly objects: number;
  readonly read: number;
  readonly kept: number;
  readonly unread: readonly { readonly resource: string; readonly id?: string; readonly reason: string }[];
}

/** Two sides as other extensions name them: an instance by its id, or a folder by its URI. Without kinds: all that both have. */
export interface CompareForm {
  readonly left: string;
  readonly right: string;
  readonly resources?: readonly string[];
}

/** How many objects are so. */
export interface CompareReport {
  readonly onlyLeft: number;
  readonly onlyRight: number;
  readonly different: number;
  readonly same: number;
  readonly notCompared: number;
}

/** Who uses an object, each place of each. `pointer`: in the document of the one that uses it; empty where the server said so, and not where. */
export interface UsesReport {
  readonly uses: readonly { readonly resource: string; readonly id: string; readonly name: string; readonly pointer: string }[];
  readonly coverage: {
    readonly read: readonly string[];
    readonly unread: readonly { readonly resource: string; readonly reason: string }[];
    readonly complete: boolean;
  };
}

/** An instance by its id, a folder by its URI, and the kinds that are meant: undefined: all that say how it is set up. */
export interface PullForm extends RefreshForm {
  readonly folder: string;
}

/** How many files were written, stay as they are, were removed; and how many files or objects could not be read or written. */
export interface PullReport {
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly failed: number;
}
