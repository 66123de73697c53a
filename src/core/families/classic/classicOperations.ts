import { t } from '@vscode/l10n';
import { kindOf } from '../../resources/kindOf.ts';
import { labelOf, wordsFrom } from '../../resources/words.ts';
import type { Method } from '../../http/message.ts';
import { anything, bareLeaf, lazily, untold, type Field, type ListShape, type RecordShape, type Shape } from '../../shapes/shape.ts';
import type { ContentShape, Endpoint, OperationFacts, OperationShapes, ParameterShape, QueryFields } from '../family.ts';
import type { ClassicPlace, ClassicRoot } from './roots.ts';

/** Lists of it are neither filtered nor sorted by the server. */
export const unasked: QueryFields = { fields: () => [], namesFields: () => false, sortBy: () => undefined };

/** Its paths for computers were called deprecated on this day (facts 8.11). */
const deprecatedOn = '2025-02-11';
const isDeprecated = /^computers\b/;

/** Where all objects of a root are asked for the same. */
export function endpointAt(root: ClassicRoot, place: ClassicPlace, method: Method): Endpoint {
  return { key: `${method} ${place.path}`, method, path: place.path, privileges: root.privileges(method) };
}

/** Whether all that can be done with it is deprecated. */
export function deprecationOf({ path }: ClassicRoot): { readonly deprecated: boolean; readonly deprecationDate: string | undefined } {
  const deprecated = isDeprecated.test(path);
  return { deprecated, deprecationDate: deprecated ? deprecatedOn : undefined };
}

/** All that can be asked of a root. @param shapeOf of what an element holds, where it is known. */
export function operationsOf(root: ClassicRoot, shapeOf: (element: string) => Shape | undefined): readonly OperationFacts[] {
  const tag = `classic/${root.name}`;
  return root.places.flatMap((place) =>
    place.methods.map((method): OperationFacts => ({
      ...endpointAt(root, place, method),
      ...deprecationOf(root),
      route: place.holds === 'list' ? root.key : `${root.key}/{}${place.path}`,
      tag,
      summary: summaryOf(root, place, method),
      isAction: root.element === '' && method !== 'GET' && !place.path.startsWith('/JSSResource/accounts/'),
      needsToken: true,
      shapes: lazily(() => shapesOf(root, place, method, shapeOf)),
      successor: () => undefined,
    })),
  );
}

function summaryOf(root: ClassicRoot, { path, holds, element }: ClassicPlace, method: Method): string {
  const { one, many } = kindOf(root.key).group === undefined ? labelOf(wordsFrom(root.name)) : kindOf(root.key).label;
  if (root.element === '' && element === '') return many;
  if (holds === 'list') return t`List ${many}`;
  const what = element !== root.element && element !== '' ? wordsFrom(element) : one;
  const way = /\{(\w+)\}$/.exec(path)?.[1] ?? '';
  if (holds === 'part') return t`Read a part of ${what}`;
  if (holds === 'other') return t`Read ${many} by ${way}`;
  if (method === 'POST') return t`Create ${what}`;
  if (method === 'DELETE') return t`Delete ${what} by ${way}`;
  if (root.isSingle) return method === 'PUT' ? t`Change ${what}` : t`Read ${what}`;
  return method === 'PUT' ? t`Change ${what} by ${way}` : t`Read ${what} by ${way}`;
}

function shapesOf(
  root: ClassicRoot,
  place: ClassicPlace,
  method: Method,
  shapeOf: (element: string) => Shape | undefined,
): OperationShapes {
  const takes = method === 'PUT' || method === 'POST';
  const xml = (): ContentShape[] => [{ mediaType: 'application/xml', shape: () => documentShape(place.element, shapeOf(place.element)) }];
  const answer: ContentShape[] =
    place.holds === 'list'
      ? [
          { mediaType: 'application/json', shape: () => documentShape(root.listElement, listShape(rowShapeOf(root))) },
          { mediaType: 'application/xml', shape: () => undefined },
        ]
      : xml();
  return {
    ...unasked,
    description: '',
    parameters: (place.path.match(/\{[^{}]+\}/g) ?? []).map((name) => parameterOf(name.slice(1, -1))),
    requestRequired: takes && place.holds === 'object',
    request: takes ? xml() : [],
    responses: [
      { status: method === 'PUT' || method === 'POST' ? '201' : '200', description: '', content: method === 'GET' ? answer : [] },
    ],
  };
}

/** Of a body: its root element is the one field that it has. */
function documentShape(element: string, inside: Shape | undefined): Shape | undefined {
  return inside === undefined || element === '' ? undefined : recordOf(new Map([[element, inside]]));
}

/** Of one row of a list. */
export function rowShapeOf({ rowFields }: ClassicRoot): RecordShape {
  return recordOf(new Map(rowFields.map((name) => [name, bareLeaf(name === 'id' ? 'integer' : isFlag.test(name) ? 'boolean' : 'text')])));
}

const isFlag = /^(?:is_|enabled$|disabled$|internal_app$)/;

function parameterOf(name: string): ParameterShape {
  const shape = bareLeaf(/^id$/.test(name) ? 'integer' : 'text');
  return { name, in: 'path', required: true, description: '', shape: () => shape };
}

function recordOf(shapes: ReadonlyMap<string, Shape>): RecordShape {
  const field = (shape: Shape): Field => ({ shape: () => shape, access: 'both', isSecret: () => false, refersTo: () => undefined });
  const fields = new Map(Array.from(shapes, ([name, shape]) => [name, field(shape)]));
  return { ...untold, kind: 'record', fields: () => fields, required: new Set(), others: anything };
}

function listShape(entry: Shape): ListShape {
  return {
    ...untold,
    kind: 'list',
    entry: () => entry,
    identity: ['id'],
    isSet: false,
    xml: undefined,
    least: undefined,
    most: undefined,
  };
}
