import { resourcesOf } from './resources.ts';
import type { ApiDocument, Operation, ResourceOperations } from './types.ts';
import type { Abilities, ApiFamily, Endpoint, Resource } from '../family.ts';
import { objectCalls } from './calls.ts';
import { historyCalls } from './history.ts';
import { listCall } from './lists.ts';
import { listAt } from './listAt.ts';
import { operationFacts } from './operationFacts.ts';

/**
 * The Jamf Pro API, as the instance's own document describes it.
 *
 * @param twinOf key of the resource of another API that has the objects of one, and can do more with them; it is told of which
 *   kinds this API shows and changes objects.
 */
export function proFamily(
  document: ApiDocument,
  twinOf: (resource: Pick<Resource, 'key' | 'can'>, edits: (key: string) => boolean) => string | undefined = () => undefined,
): ApiFamily {
  const operations = new Map(document.operations.map((operation) => [operation.key, operationFacts(document, operation)]));
  const own = new Map(resourcesOf(document).map((resource) => [resource.key, resource]));
  const resources: Resource[] = [];
  const family: ApiFamily = {
    resources,
    operations: [...operations.values()],
    operation: (key) => operations.get(key),
    describe: (method, path) => operations.get(document.match(method, path)?.operation.key ?? ''),
    list: ({ key }) => {
      const list = own.get(key)?.list;
      return list && listCall(document, key, list);
    },
    object: ({ key }, target) => {
      const resource = own.get(key);
      return resource && { ...objectCalls(document, resource, target), history: () => historyCalls(document, key, target) };
    },
    listAt: (route, key, target) => listAt(document, route, key, target),
  };
  const edits = (key: string): boolean => {
    const { read, replace, update } = own.get(key) ?? {};
    return read !== undefined && editOf(update, replace) !== undefined;
  };
  for (const resource of own.values()) {
    const { key, tag, kind, deprecated, deprecationDate } = resource;
    const can = abilitiesOf(resource);
    resources.push({ key, family, tag, kind, can, deprecated, deprecationDate, twin: twinOf({ key, can }, edits) });
  }
  return family;
}

function abilitiesOf({ list, read, create, replace, update, remove }: ResourceOperations): Abilities {
  return { list, read, create, edit: editOf(update, replace), remove };
}

/** PATCH before PUT, as an object is written; whoever may edit may do both. */
function editOf(update: Operation | undefined, replace: Operation | undefined): Endpoint | undefined {
  if (update === undefined || replace === undefined) return update ?? replace;
  const privileges = update.privileges === undefined && replace.privileges === undefined ? undefined : [replace, update];
  return { ...update, privileges: privileges && [...new Set(privileges.flatMap((one) => one.privileges ?? []))] };
}
