import { followed, propertiesOf, rowSchema } from '../openapi/answers.ts';
import type { ApiDocument, Operation, Schema } from '../openapi/types.ts';
import { namedFields } from './fieldNames.ts';

/** A field that a list can be filtered or sorted by. */
export interface QueryField {
  /** As the server wants it: `general.name`. */
  readonly name: string;
  readonly type: 'text' | 'number' | 'boolean' | 'date' | 'unknown';
  /** The only values it takes, where the document says them. */
  readonly values: readonly string[];
}

/** Fields that the list takes in a filter: those its prose names, else the scalar fields of its rows (a fair guess). Empty: it has no filter. */
export function filterFields(document: ApiDocument, operation: Operation): readonly QueryField[] {
  return queryFields(document, operation, 'filter');
}

/** Fields that the list can be sorted by: those its prose names, else those of its filter, else the scalar fields of its rows. */
export function sortFields(document: ApiDocument, operation: Operation): readonly QueryField[] {
  return queryFields(document, operation, 'sort');
}

/** Whether the document itself names the fields, so that another one is a likely mistake. */
export function namesFields(document: ApiDocument, operation: Operation, parameter: 'filter' | 'sort'): boolean {
  return namedFields(prose(document, operation, parameter) ?? '').length > 0;
}

function queryFields(document: ApiDocument, operation: Operation, parameter: 'filter' | 'sort'): readonly QueryField[] {
  const description = prose(document, operation, parameter);
  if (description === undefined) return [];
  const row = rowSchema(document, operation) ?? {};
  let names = namedFields(description);
  if (names.length === 0 && parameter === 'sort') names = namedFields(prose(document, operation, 'filter') ?? '');
  if (names.length === 0) names = scalars(document, row);
  return names.map((name) => queryField(document, name, fieldSchema(document, row, name)));
}

function prose(document: ApiDocument, operation: Operation, name: string): string | undefined {
  return document.detail(operation).parameters.find((parameter) => parameter.in === 'query' && parameter.name === name)?.description;
}

function scalars(document: ApiDocument, row: Schema): readonly string[] {
  return Object.entries(propertiesOf(document, row))
    .filter(([name, schema]) => {
      const { type, writeOnly } = followed(document, schema);
      return type !== 'array' && type !== 'object' && type !== undefined && writeOnly !== true && !/password|secret|token$/i.test(name);
    })
    .map(([name]) => name);
}

function fieldSchema(document: ApiDocument, row: Schema, path: string): Schema | undefined {
  let at: Schema | undefined = row;
  for (const name of path.split('.')) {
    const properties: Readonly<Record<string, Schema>> = at === undefined ? {} : propertiesOf(document, at);
    at = Object.hasOwn(properties, name) ? properties[name] : undefined;
  }
  return at && followed(document, at);
}

function queryField(document: ApiDocument, name: string, schema: Schema | undefined): QueryField {
  if (schema === undefined) return { name, type: 'unknown', values: [] };
  const whole = schema.allOf?.length === 1 ? followed(document, schema.allOf[0] ?? {}) : schema;
  const values = (whole.enum ?? []).filter((value) => typeof value === 'string');
  if (whole.type === 'boolean') return { name, type: 'boolean', values: ['true', 'false'] };
  if (whole.type === 'integer' || whole.type === 'number') return { name, type: 'number', values };
  if (whole.format === 'date-time' || whole.format === 'date') return { name, type: 'date', values };
  return { name, type: whole.type === 'string' ? 'text' : 'unknown', values };
}
