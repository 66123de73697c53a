import { shapeOf } from '../../shapes/ofSchema.ts';
import type { Shape } from '../../shapes/shape.ts';
import type { RowsPlace } from '../family.ts';
import type { ApiDocument, Operation } from './types.ts';

/** The shape of an operation's successful JSON answer; `undefined` if it has none. */
export function answerShape(document: ApiDocument, operation: Operation): Shape | undefined {
  const responses = document.detail(operation).responses;
  const success = responses.find(({ status }) => status === '200') ?? responses.find(({ status }) => /^2\d\d$/.test(status));
  const content = success?.content.find(({ mediaType }) => /json|^\*\/\*$/.test(mediaType));
  return content?.schema && shapeOf(document, content.schema);
}

/** Whether a GET answers with rows, in one of the shapes of lists (facts 3.13), and can be asked without a required parameter. */
export function answersList(document: ApiDocument, operation: Operation): boolean {
  return !operation.isAction && !needsMoreThanPath(document, operation) && rowsIn(answerShape(document, operation)) !== undefined;
}

/** Whether the rows stand bare or in the usual envelope. One array inside an object (facts 3.13) may as well be a setting. */
export function answersEnvelope(document: ApiDocument, operation: Operation): boolean {
  const property = rowsIn(answerShape(document, operation))?.property;
  return property === '' || property === 'results';
}

/** Whether an operation answers with JSON at all: an object or an array of them. */
export function answersJson(document: ApiDocument, operation: Operation): boolean {
  const shape = answerShape(document, operation);
  return shape !== undefined && !isText(shape);
}

/** Whether a GET answers with one JSON object and can be asked without a required query parameter. */
export function answersObject(document: ApiDocument, operation: Operation): boolean {
  if (needsMoreThanPath(document, operation)) return false;
  const shape = answerShape(document, operation);
  return shape !== undefined && shape.kind !== 'list' && !isText(shape);
}

/** Where a list operation answers with its rows; undefined: this is no list. */
export function rowsPlace(document: ApiDocument, operation: Operation): RowsPlace | undefined {
  const shape = answerShape(document, operation);
  const found = rowsIn(shape);
  if (found === undefined) return undefined;
  return {
    name: found.property === '' ? undefined : found.property,
    isCounted: shape?.kind === 'record' && shape.fields().has('totalCount'),
  };
}

/** The shape of one row of a list operation. */
export function rowShape(document: ApiDocument, operation: Operation): Shape | undefined {
  return rowsIn(answerShape(document, operation))?.entry();
}

function isText(shape: Shape): boolean {
  return shape.kind === 'leaf' && (shape.type === 'text' || shape.format === 'binary');
}

/** Where the rows are, `''` for a bare array, else a property's name, and what one is; `undefined` if this is no list. */
function rowsIn(shape: Shape | undefined): { readonly property: string; readonly entry: () => Shape } | undefined {
  if (shape?.kind === 'list') return { property: '', entry: shape.entry };
  if (shape?.kind !== 'record') return undefined;
  const fields = [...shape.fields()].filter(([name]) => name !== 'totalCount');
  for (const [property, field] of [fields.find(([name]) => name === 'results'), fields.length === 1 ? fields[0] : undefined].filter(
    (one) => one !== undefined,
  )) {
    const rows = field.shape();
    if (rows.kind === 'list') return { property, entry: rows.entry };
  }
  return undefined;
}

/** Whether an operation needs more than its path says: one object of its kind cannot be asked for by id alone. */
export function needsMoreThanPath(document: ApiDocument, operation: Operation): boolean {
  return document.detail(operation).parameters.some((parameter) => parameter.required && parameter.in !== 'path');
}
