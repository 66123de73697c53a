import type { RecordShape, Shape } from '../../shapes/shape.ts';
import { shapeOf } from '../../shapes/ofSchema.ts';
import { shapeAt } from '../../shapes/shapeAt.ts';
import type { QueryField } from '../../rsql/fields.ts';
import { readSort, writeSort, type SortTerm } from '../../rsql/sort.ts';
import type { QueryFields } from '../family.ts';
import { rowShape } from './answers.ts';
import { namedFields } from './fieldNames.ts';
import type { ApiDocument, Operation, Parameter } from './types.ts';

/**
 * What a list can be filtered and sorted by: the fields that the prose of the parameter names, for sorting else those of the filter, else
 * the scalar fields of its rows (a fair guess).
 */
export function queryFields(document: ApiDocument, operation: Operation): QueryFields {
  const fields: QueryFields['fields'] = (use) => fieldsFor(document, operation, use);
  const namesFields: QueryFields['namesFields'] = (use) => named(document, operation, use).length > 0;
  return {
    fields,
    namesFields,
    sortBy: (idField) => {
      const byDefault = defaultSort(document, operation);
      const isById = byDefault.some(({ field }) => field === idField);
      const canId = fields('sort').some(({ name }) => name === idField);
      if (canId || (isById && !namesFields('sort'))) return writeSort([{ field: idField, descending: false }]);
      return byDefault.length > 0 ? writeSort(byDefault) : undefined;
    },
  };
}

function fieldsFor(document: ApiDocument, operation: Operation, use: 'filter' | 'sort'): readonly QueryField[] {
  if (parameterOf(document, operation, use) === undefined) return [];
  const shape = rowShape(document, operation);
  // Rows that are one of several shapes say nothing of a single field.
  const row = shape?.kind === 'record' ? shape : undefined;
  let names = named(document, operation, use);
  if (names.length === 0 && use === 'sort') names = named(document, operation, 'filter');
  if (names.length === 0) names = scalars(row);
  return names.map((name) => queryField(name, shapeAt(row, `/${name.replaceAll('.', '/')}`)));
}

function named(document: ApiDocument, operation: Operation, use: 'filter' | 'sort'): readonly string[] {
  return namedFields(parameterOf(document, operation, use)?.description ?? '');
}

function parameterOf(document: ApiDocument, operation: Operation, name: string): Parameter | undefined {
  return document.detail(operation).parameters.find((parameter) => parameter.in === 'query' && parameter.name === name);
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

function defaultSort(document: ApiDocument, operation: Operation): readonly SortTerm[] {
  const value = shapeOf(document, parameterOf(document, operation, 'sort')?.schema).default;
  const texts = (Array.isArray(value) ? value : [value]).filter((text) => typeof text === 'string' && text !== 'null');
  return readSort(texts.join(','));
}
