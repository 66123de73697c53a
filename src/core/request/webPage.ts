import type { DraftPair, RequestDraft } from '../../shared/draft.ts';
import type { FieldProblem } from '../../shared/runnerProtocol.ts';
import { objectOfPage } from '../catalog/deepLinks.ts';
import type { Resource } from '../openapi/types.ts';

/** Pages of objects that only the Classic API has, by the page's name, with its resource there (facts 2.4, 2.5). */
const classic: Readonly<Record<string, string>> = {
  policies: 'policies',
  osxconfigurationprofiles: 'osxconfigurationprofiles',
  iosconfigurationprofiles: 'mobiledeviceconfigurationprofiles',
  restrictedsoftware: 'restrictedsoftware',
  macapps: 'macapplications',
  mobiledeviceapps: 'mobiledeviceapplications',
  ebooks: 'ebooks',
  classes: 'classes',
  networksegments: 'networksegments',
  printers: 'printers',
  directorybindings: 'directorybindings',
  diskencryptions: 'diskencryptionconfigurations',
  advancedcomputersearches: 'advancedcomputersearches',
  userextensionattributes: 'userextensionattributes',
  smartusergroups: 'usergroups',
  webhooks: 'webhooks',
  ldapservers: 'ldapservers',
};

/** A page of Jamf Pro's web interface is no path of the API: says so, with the path of the object that the page shows where it is known. */
export function webPage(
  { path, query }: Pick<RequestDraft, 'path' | 'query'>,
  resources: readonly Resource[] = [],
): readonly FieldProblem[] {
  const page = path.replace(/^\/+(?:api\/)?/, '');
  if (!/^(?:view|mfe|legacy)\/|^[^/]+\.(?:html|jsp|action)$/i.test(page)) return [];
  const found = apiPath(page, query, resources);
  const where =
    found === undefined ? 'Look for the operation by its words, or open the object from the sidebar.' : `The object is at ${found}.`;
  return [{ where: 'path', name: 'path', message: `This is the address of a page, not a path of the API. ${where}` }];
}

function apiPath(page: string, query: readonly DraftPair[], resources: readonly Resource[]): string | undefined {
  const id = query.find(({ name }) => name === 'id')?.value;
  const object = objectOfPage(page, id, new Set(resources.map(({ key }) => key)));
  const read = resources.find(({ key }) => key === object?.resource)?.read;
  if (object !== undefined && read !== undefined) return read.path.replace(/\{[^{}]+\}/, () => encodeURIComponent(object.id));
  const name = page.replace(/\.html$/i, '').toLowerCase();
  const of = Object.hasOwn(classic, name) ? classic[name] : undefined;
  return of === undefined || id === undefined || !/^\d+$/.test(id) ? undefined : `/JSSResource/${of}/id/${id}`;
}
