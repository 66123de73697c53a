import { t } from '@vscode/l10n';
import { ProblemError } from '../../../shared/problem.ts';
import { wellFormed } from '../../../shared/urlText.ts';
import type { Catalogue } from '../../instances/session.ts';
import { answerShape } from '../../openapi/answers.ts';
import type { ApiDocument, Operation, Resource } from '../../openapi/types.ts';
import { anything } from '../../shapes/shape.ts';
import type { Shape } from '../../shapes/shape.ts';
import { shapeOf } from '../../shapes/ofSchema.ts';
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
  /** Of the body. */
  readonly shape: Shape;
  /** `replace`: what is left out becomes null. `merge`: what is left out stays (facts 5.1). */
  readonly style: 'replace' | 'merge';
}

/** What can be done with one object, by the instance's own document. */
export interface ObjectPlan {
  readonly document: ApiDocument;
  readonly resource: Resource;
  readonly target: Target;
  readonly read: Call | undefined;
  /** Of what `read` answers. */
  readonly readShape: Shape;
  readonly write: WriteCall | undefined;
  readonly create: WriteCall | undefined;
  readonly remove: Call | undefined;
}

/** What a document of the object may hold to be sent. */
export function sentShape({ create, write }: ObjectPlan): Shape {
  return (create ?? write)?.shape ?? anything;
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
    throw new ProblemError({ kind: 'invalid', message: t`This Jamf Pro has no resource “${resourceKey}”.` });
  }
  const { read } = resource;
  const exists = target.kind !== 'new';
  return {
    document,
    resource,
    target,
    read: exists ? call(read, target) : undefined,
    readShape: read === undefined ? anything : (answerShape(document, read) ?? anything),
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
  return { ...found, mediaType, shape: shapeOf(document, content?.schema), style };
}

function call(operation: Operation | undefined, target: Target): Call | undefined {
  if (operation === undefined) return undefined;
  const names = operation.path.match(/\{[^{}]+\}/g) ?? [];
  if (target.kind !== 'one') return names.length > 0 ? undefined : { operation, path: operation.path };
  if (names.length !== 1 || ['', '.', '..'].includes(target.id)) return undefined;
  return { operation, path: operation.path.replace(/\{[^{}]+\}/, () => encodeURIComponent(wellFormed(target.id))) };
}
