import type { ApiDocument, Operation, Schema } from './types.ts';

/** The schema of an operation's successful JSON answer, references followed; `undefined` if it has none. */
export function answerSchema(document: ApiDocument, operation: Operation): Schema | undefined {
  const responses = document.detail(operation).responses;
  const success = responses.find(({ status }) => status === '200') ?? responses.find(({ status }) => /^2\d\d$/.test(status));
  const content = success?.content.find(({ mediaType }) => /json|^\*\/\*$/.test(mediaType));
  return content?.schema && followed(document, content.schema);
}

/** Whether a GET answers with rows, in one of the shapes of lists (facts 3.13), and can be asked without a required parameter. */
export function answersList(document: ApiDocument, operation: Operation): boolean {
  if (operation.isAction || demands(document, operation)) return false;
  const schema = answerSchema(document, operation);
  return schema !== undefined && rowsProperty(document, schema) !== undefined;
}

/** Whether the rows stand bare or in the usual envelope. One array inside an object (facts 3.13) may as well be a setting. */
export function answersEnvelope(document: ApiDocument, operation: Operation): boolean {
  const schema = answerSchema(document, operation);
  const property = schema && rowsProperty(document, schema);
  return property === '' || property === 'results';
}

/** Whether an operation answers with JSON at all: an object or an array of them. */
export function answersJson(document: ApiDocument, operation: Operation): boolean {
  const schema = answerSchema(document, operation);
  return schema !== undefined && schema.type !== 'string';
}

/** Whether a GET answers with one JSON object and can be asked without a required query parameter. */
export function answersObject(document: ApiDocument, operation: Operation): boolean {
  if (demands(document, operation)) return false;
  const schema = answerSchema(document, operation);
  return schema !== undefined && schema.type !== 'array' && schema.type !== 'string' && schema.format !== 'binary';
}

/** The schema of one row of a list operation. */
export function rowSchema(document: ApiDocument, operation: Operation): Schema | undefined {
  const schema = answerSchema(document, operation);
  if (schema === undefined) return undefined;
  const property = rowsProperty(document, schema);
  if (property === undefined) return undefined;
  const rows = property === '' ? schema : followed(document, propertiesOf(document, schema)[property] ?? {});
  return rows.items === undefined ? undefined : followed(document, rows.items);
}

/** Properties of a schema with those of its `allOf` parts. */
export function propertiesOf(document: ApiDocument, schema: Schema, depth = 0): Readonly<Record<string, Schema>> {
  const own = followed(document, schema);
  if (own.allOf === undefined || depth > 8) return own.properties ?? {};
  const merged = new Map<string, Schema>();
  for (const part of own.allOf)
    for (const [name, value] of Object.entries(propertiesOf(document, part, depth + 1))) merged.set(name, value);
  for (const [name, value] of Object.entries(own.properties ?? {})) merged.set(name, value);
  return Object.fromEntries(merged);
}

/** Follows `$ref` to its end; a circle ends as the empty schema. */
export function followed(document: ApiDocument, schema: Schema): Schema {
  let at = schema;
  for (let hops = 0; at.$ref !== undefined && hops < 16; hops++) at = document.resolve(at);
  return at.$ref === undefined ? at : {};
}

/** Where the rows are: `''` for a bare array, a property's name, `undefined` if this is no list. */
function rowsProperty(document: ApiDocument, schema: Schema): string | undefined {
  if (schema.type === 'array') return '';
  const properties = Object.entries(propertiesOf(document, schema));
  const isArray = (value: Schema): boolean => followed(document, value).type === 'array';
  const results = properties.find(([name]) => name === 'results');
  if (results !== undefined && isArray(results[1])) return 'results';
  const others = properties.filter(([name]) => name !== 'totalCount');
  const only = others.length === 1 ? others[0] : undefined;
  return only !== undefined && isArray(only[1]) ? only[0] : undefined;
}

/** Whether an operation needs more than its path says: one object of its kind cannot be asked for by id alone. */
export function demands(document: ApiDocument, operation: Operation): boolean {
  return document.detail(operation).parameters.some((parameter) => parameter.required && parameter.in !== 'path');
}
