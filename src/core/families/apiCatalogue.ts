import type { Method } from '../http/message.ts';
import type { ApiFamily, OperationFacts, Resource } from './family.ts';

/** What all families of an instance have between them, in their order. */
export interface ApiCatalogue {
  readonly families: readonly ApiFamily[];
  readonly resources: readonly Resource[];
  /** By its key. */
  resource(key: string): Resource | undefined;
  readonly operations: readonly OperationFacts[];
  /** By its key. */
  operation(key: string): OperationFacts | undefined;
  /** The operation that a concrete path (`/v1/buildings/1`) belongs to, by the first family that knows it. */
  describe(method: Method, path: string): OperationFacts | undefined;
}

export function apiCatalogue(families: readonly ApiFamily[]): ApiCatalogue {
  const first = <T>(ask: (family: ApiFamily) => T | undefined): T | undefined => {
    for (const family of families) {
      const answer = ask(family);
      if (answer !== undefined) return answer;
    }
    return undefined;
  };
  const resources = families.flatMap((family) => family.resources);
  const byKey = new Map(resources.map((resource) => [resource.key, resource]));
  return {
    families,
    resources,
    resource: (key) => byKey.get(key),
    operations: families.flatMap(({ operations }) => operations),
    operation: (key) => first((family) => family.operation(key)),
    describe: (method, path) => first((family) => family.describe(method, path)),
  };
}
