import type { Api } from './api.ts';
import { classicApi } from './classic/classicApi.ts';
import { proApi } from './pro/proApi.ts';

const apis: readonly Api[] = [proApi, classicApi];

/** First segments of paths that are taken from the host's root. */
export function apiRoots(): readonly string[] {
  return apis.flatMap(({ root, otherRoots }) => [root, ...otherRoots]);
}

/** The API that a path belongs to, with or without the first slash: the Jamf Pro API unless it begins with the root of another. */
export function apiAt(path: string): Api {
  const [first] = path.replace(/^\//, '').split('/', 1);
  return apis.find(({ root }) => root === first) ?? proApi;
}

/** The path of an object of a kind that an API has of which nothing is described. */
export function pathOfObject(resource: string, id: string): string | undefined {
  return apis.map((api) => api.pathOf(resource, id)).find((path) => path !== undefined);
}
