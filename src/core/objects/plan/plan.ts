import { ProblemError } from '../../../shared/problem.ts';
import { wellFormed } from '../../../shared/urlText.ts';
import type { Catalogue } from '../../instances/session.ts';
import type { ApiDocument, Operation, Resource, Schema } from '../../openapi/types.ts';
import type { Target } from '../address/address.ts';

/** One operation on one object: its path with the id put in. */
export interface Call {
  readonly operation: Operation;
  /** From the API's root: `/v1/buildings/7`. */
  readonly path: string;
}

export interface WriteCall extends Call {
  /** As the document spells it. */
  readonly mediaType: string;
  readonly schema: Schema | undefined;
  /** `replace`: what is left out becomes null. `merge`: what is left out stays (facts 5.1). */
  readonly style: 'replace' | 'merge';
}

/** What can be done with one object, by the instance's own document. */
export interface ObjectPlan {
  readonly document: ApiDocument;
  readonly resource: Resource;
  readonly target: Target;
  readonly read: Call | undefined;
  /** Schema of what `read` answers. */
  readonly readSchema: Schema | undefined;
  readonly write: WriteCall | undefined;
  readonly create: WriteCall | undefined;
  readonly remove: Call | undefined;
}

const mergePatch = 'application/merge-patch+json';

/**
 * Finds the operations for one object. PATCH is preferred to PUT where there are both: it leaves alone what the document
 * does not show, secrets above all.
 *
 * @throws `invalid` if the instance has no such resource.
 */
export function planOf(catalogue: Catalogue, resourceKey: string, target: Target): ObjectPlan {
  const { document } = catalogue;
  const resource = catalogue.resources.find(({ key }) => key === resourceKey);
  if (resource === undefined) {
    throw new ProblemError({ kind: 'invalid', message: `This Jamf Pro has no resource “${resourceKey}”.` });
  }
  const { read } = resource;
  const exists = target.kind !== 'new';
  return {
    document,
    resource,
    target,
    read: exists ? call(read, target) : undefined,
    readSchema: read === undefined ? undefined : answerSchema(document, read),
    write: exists ? writeCall(document, resource.update ?? resource.replace, target) : undefined,
    create: exists ? undefined : writeCall(document, resource.create, target),
    remove: exists ? call(resource.remove, target) : undefined,
  };
}

function writeCall(document: ApiDocument, operation: Operation | undefined, target: Target): WriteCall | undefined {
  const found = call(operation, target);
  if (found === undefined) return undefined;
  const contents = document.detail(found.operation).request;
  const content = contents.find(({ mediaType }) => /[/+]json\b/.test(mediaType));
  if (content === undefined && contents.length > 0) return undefined;
  const mediaType = content?.mediaType ?? 'application/json';
  const style = found.operation.method === 'PATCH' || mediaType === mergePatch ? 'merge' : 'replace';
  return { ...found, mediaType, schema: content?.schema, style };
}

function call(operation: Operation | undefined, target: Target): Call | undefined {
  if (operation === undefined) return undefined;
  const names = operation.path.match(/\{[^{}]+\}/g) ?? [];
  if (target.kind !== 'one') return names.length > 0 ? undefined : { operation, path: operation.path };
  if (names.length !== 1 || ['', '.', '..'].includes(target.id)) return undefined;
  return { operation, path: operation.path.replace(/\{[^{}]+\}/, () => encodeURIComponent(wellFormed(target.id))) };
}

function answerSchema(document: ApiDocument, operation: Operation): Schema | undefined {
  const answers = document.detail(operation).responses.filter(({ status }) => status.startsWith('2'));
  return answers.flatMap(({ content }) => content).find(({ mediaType }) => /[/+]json\b/.test(mediaType))?.schema;
}
