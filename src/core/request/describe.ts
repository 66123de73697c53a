import { sensitivityOf } from '../catalog/sensitive.ts';
import { plainText } from '../catalog/plainText.ts';
import type { ApiCatalogue } from '../families/apiCatalogue.ts';
import type { OperationFacts, OperationShapes, ParameterShape } from '../families/family.ts';
import type { OperationSearch } from '../families/search.ts';
import type { LeafShape } from '../shapes/shape.ts';
import { leafIn, recordIn } from '../shapes/shapeAt.ts';
import { splitTypes } from './mediaType.ts';
import { documentPath } from './path.ts';
import { styleOf } from './query.ts';
import { isReadMethod } from '../../shared/readMethod.ts';

/** How one parameter is asked for. */
export interface FieldModel {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  readonly kind: 'text' | 'integer' | 'number' | 'boolean' | 'choice' | 'choices' | 'list' | 'filter' | 'sort' | 'date';
  readonly choices: readonly string[];
  /** What the server takes when it is left out; empty for none. */
  readonly default: string;
  /** For `sort` and `filter`. */
  readonly fields: readonly string[];
  /** How several values go on the wire: `repeat` as `a=1&a=2`, `comma` as `a=1,2`. */
  readonly style: 'repeat' | 'comma';
}

export interface OperationHit {
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly deprecated: boolean;
}

export interface OperationModel extends Omit<OperationHit, 'deprecated'> {
  /** Plain text: markup of the server's text is taken out. */
  readonly description: string;
  readonly pathParameters: readonly FieldModel[];
  readonly queryParameters: readonly FieldModel[];
  readonly headerParameters: readonly FieldModel[];
  readonly requestTypes: readonly string[];
  readonly requestRequired: boolean;
  readonly responseTypes: readonly string[];
  /** null: the document declares none. `held` is null while it is not known. */
  readonly privileges: readonly { readonly name: string; readonly held: boolean | null }[] | null;
  readonly deprecated: { readonly date: string | null; readonly successor: string | null } | null;
  readonly sensitive: { readonly level: 'modal' | 'typed' | 'reveal'; readonly why: string } | null;
  readonly isWrite: boolean;
  /** Fields that a PUT sets to null when they are left out. */
  readonly replaces: boolean;
}

/** The operation that a draft's method and path mean, whether the path holds `{names}` or values. */
export function operationOf(
  catalogue: Pick<ApiCatalogue, 'operation' | 'describe'>,
  method: string,
  path: string,
): OperationFacts | undefined {
  const asked = documentPath(path);
  const known = (['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const).find((one) => one === method);
  return catalogue.operation(`${method} ${asked}`) ?? (known === undefined ? undefined : catalogue.describe(known, asked));
}

/** What the panel needs to know of an operation. `privileges`: what the token may do, undefined while nobody asked. */
export function describeOperation(operation: OperationFacts, privileges?: ReadonlySet<string>): OperationModel {
  const shapes = operation.shapes();
  const fields = (place: ParameterShape['in']): readonly FieldModel[] =>
    shapes.parameters.filter((parameter) => parameter.in === place).map((parameter) => fieldModel(shapes, parameter));
  const { level, why } = sensitivityOf({ method: operation.method, path: operation.path });
  return {
    key: operation.key,
    method: operation.method,
    path: operation.path,
    summary: plainText(operation.summary),
    description: plainText(shapes.description),
    pathParameters: fields('path'),
    queryParameters: fields('query'),
    headerParameters: fields('header'),
    requestTypes: splitTypes(shapes.request.map((content) => content.mediaType)),
    requestRequired: shapes.requestRequired,
    responseTypes: splitTypes(
      shapes.responses
        .filter((response) => response.status.startsWith('2'))
        .flatMap((response) => response.content.map((content) => content.mediaType)),
    ),
    privileges: operation.privileges?.map((name) => ({ name, held: privileges === undefined ? null : privileges.has(name) })) ?? null,
    deprecated: operation.deprecated ? { date: operation.deprecationDate ?? null, successor: operation.successor()?.path ?? null } : null,
    sensitive: level === 'none' ? null : { level, why },
    isWrite: !isReadMethod(operation.method),
    replaces: operation.method === 'PUT',
  };
}

/** Top-level fields that the operation takes in a JSON body; those that only the server sets are left out. undefined: it takes none. */
export function writableFields(operation: OperationFacts): readonly string[] | undefined {
  const content = operation.shapes().request.find(({ mediaType }) => /json/.test(mediaType));
  const shape = content?.shape();
  if (shape === undefined) return undefined;
  const fields = recordIn(shape)?.fields() ?? [];
  return Array.from(fields).flatMap(([name, { access }]) => (access === 'readOnly' ? [] : [name]));
}

/** Operations for the path field's list, as a search of operations ranks them: by a path or a part of one, or by words. */
export function searchPaths(search: OperationSearch, query: string): readonly OperationHit[] {
  return search
    .find(query)
    .slice(0, 50)
    .map(({ key, method, path, summary, deprecated }) => ({ key, method, path, summary: plainText(summary), deprecated }));
}

function fieldModel(shapes: OperationShapes, parameter: ParameterShape): FieldModel {
  const shape = parameter.shape();
  const isList = shape.kind === 'list';
  const leaf = leafIn(shape);
  const choices = (leaf?.choices ?? (!isList && leaf?.type === 'boolean' ? [true, false] : [])).map(String);
  const kind = kindOf(parameter, leaf, choices.length > 0, isList);
  return {
    name: parameter.name,
    description: plainText(parameter.description),
    required: parameter.required,
    kind,
    choices,
    default: defaultOf(parameter.name, shape.default),
    fields: kind === 'filter' || kind === 'sort' ? shapes.fields(kind).map(({ name }) => name) : [],
    style: styleOf(parameter.name),
  };
}

function kindOf(parameter: ParameterShape, leaf: LeafShape | undefined, hasChoices: boolean, isList: boolean): FieldModel['kind'] {
  if (parameter.in === 'query' && (parameter.name === 'filter' || parameter.name === 'sort')) return parameter.name;
  if (isList) return hasChoices ? 'choices' : 'list';
  if (leaf?.type === 'boolean') return 'boolean';
  if (hasChoices) return 'choice';
  if (leaf?.type === 'integer' || leaf?.type === 'number') return leaf.type;
  return leaf?.format === 'date' || leaf?.format === 'date-time' ? 'date' : 'text';
}

/** Some documents default to the word `null`, and to sort orders with a dot for the colon (facts 4.7): neither is echoed. */
function defaultOf(name: string, value: unknown): string {
  const text = Array.isArray(value)
    ? value.join(',')
    : typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : '';
  if (text === 'null') return '';
  return name === 'sort' ? text.replace(/\.(asc|desc)\b/g, ':$1') : text;
}
