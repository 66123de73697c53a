import { rowShape } from '../families/pro/answers.ts';
import type { ApiDocument, Operation } from '../families/pro/types.ts';
import type { RecordShape, Shape } from '../shapes/shape.ts';
import { shapeAt } from '../shapes/shapeAt.ts';
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
  const shape = rowShape(document, operation);
  // Rows that are one of several shapes say nothing of a single field.
  const row = shape?.kind === 'record' ? shape : undefined;
  let names = namedFields(description);
  if (names.length === 0 && parameter === 'sort') names = namedFields(prose(document, operation, 'filter') ?? '');
  if (names.length === 0) names = scalars(row);
  return names.map((name) => queryField(name, shapeAt(row, `/${name.replaceAll('.', '/')}`)));
}

function prose(document: ApiDocument, operation: Operation, name: string): string | undefined {
  return document.detail(operation).parameters.find((parameter) => parameter.in === 'query' && parameter.name === name)?.description;
}

function scalars(row: RecordShape | undefined): readonly string[] {
  return Array.from(row?.fields() ?? []).flatMap(([name, { access, shape, isSecret }]) => {
    const value = shape();
    if (value.kind !== 'leaf' || value.type === 'unknown' || access === 'writeOnly') return [];
    return value.type === 'text' && isSecret() ? [] : [name];
  });
}

function queryField(name: string, shape: Shape | undefined): QueryField {
  if (shape?.kind !== 'leaf') return { name, type: 'unknown', values: [] };
  const values = (shape.choices ?? []).filter((value) => typeof value === 'string');
  if (shape.type === 'boolean') return { name, type: 'boolean', values: ['true', 'false'] };
  if (shape.type === 'integer' || shape.type === 'number') return { name, type: 'number', values };
  if (shape.format === 'date-time' || shape.format === 'date') return { name, type: 'date', values };
  return { name, type: shape.type, values };
}
