import type { Method } from '../../http/message.ts';

/** A JSON Schema as OpenAPI 3.0 writes it. `$ref` is resolved lazily by {@link ApiDocument.resolve}. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly example?: unknown;
  readonly nullable?: boolean;
  readonly readOnly?: boolean;
  readonly writeOnly?: boolean;
  readonly deprecated?: boolean;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly discriminator?: { readonly propertyName: string; readonly mapping?: Readonly<Record<string, string>> };
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly title?: string;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required: boolean;
  /** Server text: may hold HTML, shown as text only. */
  readonly description: string;
  readonly schema: Schema;
}

/** A body that an operation takes or answers with, by media type as the document spells it. */
export interface Content {
  readonly mediaType: string;
  readonly schema: Schema | undefined;
}

/** One method on one path. Light: what costs (parameters, bodies) is looked up on demand. */
export interface Operation {
  /** `METHOD /v1/path/{id}`: the document names only a few operations, so this is the key. */
  readonly key: string;
  readonly method: Method;
  /** As in the document, from the API's root: `/v1/buildings/{id}`. */
  readonly path: string;
  /** `v1`, `preview`, … or empty for an unversioned path. */
  readonly version: string;
  /** The path without version: `buildings/{id}`. */
  readonly route: string;
  readonly tag: string;
  /** Server text, one line. */
  readonly summary: string;
  /** All are needed. `undefined`: the document declares none, which is not "none needed" (facts 4.2). */
  readonly privileges: readonly string[] | undefined;
  readonly deprecated: boolean;
  /** `yyyy-mm-dd`, only with `deprecated`. */
  readonly deprecationDate: string | undefined;
  /** A command or a query, not create/read/update/delete (`x-action`). */
  readonly isAction: boolean;
  /** False for the few endpoints that are open (`x-authentication-required: false`). */
  readonly needsToken: boolean;
}

/** What a whole operation takes and answers. */
export interface OperationDetail {
  /** Server text: may hold HTML. */
  readonly description: string;
  readonly parameters: readonly Parameter[];
  readonly requestRequired: boolean;
  readonly request: readonly Content[];
  readonly responses: readonly { readonly status: string; readonly description: string; readonly content: readonly Content[] }[];
}

/**
 * An instance's own OpenAPI document, parsed once and indexed.
 * Failing to be one is an `invalid` Problem from the function that makes it.
 */
export interface ApiDocument {
  readonly operations: readonly Operation[];
  readonly pathCount: number;
  readonly tags: readonly string[];
  operation(key: string): Operation | undefined;
  detail(operation: Operation): OperationDetail;
  /** The operation that a concrete path (`/v1/buildings/1`) belongs to, with the values of its path parameters. */
  match(method: Method, path: string): { readonly operation: Operation; readonly values: Readonly<Record<string, string>> } | undefined;
  /** Follows `$ref` one step, and merges nothing. A dangling reference resolves to the empty schema. */
  resolve(schema: Schema): Schema;
}

/**
 * What an instance has objects of, or one object of (`singleton`): all operations of one path without its version,
 * each in its newest live version, or newest deprecated one where none is live.
 */
export interface ResourceOperations {
  /** Path without `/api` and version: `buildings`, `computer-groups/smart-groups`. Part of document addresses. */
  readonly key: string;
  readonly tag: string;
  readonly kind: 'collection' | 'singleton' | 'itemOnly';
  readonly list: Operation | undefined;
  readonly create: Operation | undefined;
  /** For a singleton: its one GET. */
  readonly read: Operation | undefined;
  /** PUT. */
  readonly replace: Operation | undefined;
  /** PATCH. May live below another path (computers: `computers-inventory-detail/{id}`). */
  readonly update: Operation | undefined;
  readonly remove: Operation | undefined;
  /** Name of the path parameter that takes the object's id; undefined for a singleton. */
  readonly idParameter: string | undefined;
  /** All of its operations are deprecated; then the date of the newest. */
  readonly deprecated: boolean;
  readonly deprecationDate: string | undefined;
  /** Operations below one object: `{id}/history`, `{id}/scope`, … */
  readonly below: readonly Operation[];
}
