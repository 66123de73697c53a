import { t } from '@vscode/l10n';
import type { DraftPair, RequestDraft } from '../../shared/draft.ts';
import type { FieldProblem } from './fieldProblem.ts';
import type { Resource } from '../families/family.ts';
import { objectOfPage } from '../resources/pages.ts';

/** A page of Jamf Pro's web interface is no path of the API: says so, with the path of the object that the page shows where it is known. */
export function webPage(
  { path, query }: Pick<RequestDraft, 'path' | 'query'>,
  resources: readonly Resource[] = [],
): readonly FieldProblem[] {
  const page = path.replace(/^\/+(?:api\/)?/, '');
  if (!/^(?:view|mfe|legacy)\/|^[^/]+\.(?:html|jsp|action)$/i.test(page)) return [];
  const found = apiPath(page, query, resources);
  const where =
    found === undefined ? t`Look for the operation by its words, or open the object from the sidebar.` : t`The object is at ${found}.`;
  return [{ where: 'path', name: 'path', message: t`This is the address of a page, not a path of the API. ${where}` }];
}

function apiPath(page: string, query: readonly DraftPair[], resources: readonly Resource[]): string | undefined {
  const id = query.find(({ name }) => name === 'id')?.value;
  const reads = new Map(resources.flatMap(({ key, can: { read } }) => (read === undefined ? [] : [[key, read.path]])));
  const object = objectOfPage(page, id, (key) => reads.has(key));
  return object && reads.get(object.resource)?.replace(/\{[^{}]+\}/, () => encodeURIComponent(object.id));
}
