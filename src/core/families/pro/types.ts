import type { Method } from '../../http/message.ts';
import type { OperationFacts, OperationShapes, ParameterShape, Resource } from '../family.ts';

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

export interface Parameter extends Omit<ParameterShape, 'shape'> {
  readonly schema: Schema;
}

/** A body that an operation takes or answers with, by media type as the document spells it. */
export interface Content {
  readonly mediaType: string;
  readonly schema: Schema | undefined;
}

/** One method on one path, light: what costs (parameters, bodies) is looked up on demand. */
export interface Operation extends Omit<OperationFacts, 'shapes' | 'successor'> {
  /** `v1`, `preview`, … or empty for an unversioned path. */
  readonly version: string;
}

/** What a whole operation takes and answers. */
export interface OperationDetail extends Pick<OperationShapes, 'description' | 'requestRequired'> {
  readonly parameters: readonly Parameter[];
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
export interface ResourceOperations extends Omit<Resource, 'family' | 'can' | 'twin'> {
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
  /** Operations below one object: `{id}/history`, `{id}/scope`, … */
  readonly below: readonly Operation[];
}
