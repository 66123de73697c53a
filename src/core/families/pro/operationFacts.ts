import { shapeOf } from '../../shapes/ofSchema.ts';
import { lazily } from '../../shapes/shape.ts';
import type { ContentShape, OperationFacts, OperationShapes } from '../family.ts';
import { queryFields } from './queryFields.ts';
import { successorOf } from './successor.ts';
import type { ApiDocument, Content, Operation } from './types.ts';

/** An operation of the document in words of our own. A document has hundreds, of which few are asked for more than what is light. */
export function operationFacts(document: ApiDocument, operation: Operation): OperationFacts {
  return { ...operation, shapes: lazily(() => operationShapes(document, operation)), successor: () => successorOf(document, operation) };
}

function operationShapes(document: ApiDocument, operation: Operation): OperationShapes {
  const { description, parameters, requestRequired, request, responses } = document.detail(operation);
  const content = ({ mediaType, schema }: Content): ContentShape => ({ mediaType, shape: () => schema && shapeOf(document, schema) });
  return {
    description,
    parameters: parameters.map(({ name, in: place, required, description: text, schema }) => ({
      name,
      in: place,
      required,
      description: text,
      shape: () => shapeOf(document, schema),
    })),
    requestRequired,
    request: request.map(content),
    responses: responses.map(({ status, description: text, content: contents }) => ({
      status,
      description: text,
      content: contents.map(content),
    })),
    ...queryFields(document, operation),
  };
}
