import { lazily } from '../../shapes/shape.ts';
import type { Method } from '../../http/message.ts';
import { singularOf, wordsFrom } from '../../resources/words.ts';
import { rootsTable } from './rootsTable.ts';

/** A kind of objects of the Classic API, or of settings, and where it is asked for them (facts 8.24). */
export interface ClassicRoot {
  /** `classic/policies`. Part of document addresses. */
  readonly key: string;
  /** What its list is called, else what it is about: `policies`, `log_flush`. */
  readonly name: string;
  /** `policies`: the first segment of its paths below the API's root. */
  readonly path: string;
  /** The root element of an object: `policy`. Empty: no object is found by an id, and nothing is known of what is answered. */
  readonly element: string;
  /** Of its list: `policies`. Empty: it has none. */
  readonly listElement: string;
  /** It has one object only: its list is that. */
  readonly isSingle: boolean;
  /** Key of the resource of the Jamf Pro API that has the same objects, on a version that has them all. */
  readonly twin: string | undefined;
  /** Of a row of its list, in the server's order. */
  readonly rowFields: readonly string[];
  readonly places: readonly ClassicPlace[];
  /** The one that {@link privileges} are of. Undefined: not known. */
  privileges(method: Method): readonly string[] | undefined;
  /** Of which devices its objects are profiles. */
  readonly profile: 'macos' | 'mobile' | undefined;
}

/** A path of a root. */
export interface ClassicPlace {
  /** From the API's root: `/JSSResource/policies/id/{id}`. */
  readonly path: string;
  readonly methods: readonly Method[];
  /** The root element of what is read and written there. Empty: not known. */
  readonly element: string;
  /** `object`: all of one, by what tells it from the others. `part`: some of one. */
  readonly holds: 'list' | 'object' | 'part' | 'other';
}

/** All, in the order of their paths. */
export const classicRoots: () => readonly ClassicRoot[] = lazily(() => rootsTable.trim().split('\n').map(rootOf));

const verbs = { g: 'GET', p: 'PUT', c: 'POST', d: 'DELETE' } as const;
const privilegeVerbs: Partial<Record<Method, string>> = { GET: 'Read', PUT: 'Update', POST: 'Create', DELETE: 'Delete' };
const range = '{start_date}_{end_date}';
const short: Readonly<Record<string, readonly string[]>> = {
  '.': [''],
  i: ['id/{id}'],
  n: ['name/{name}'],
  s: ['id/{id}/subset/{subset}'],
  d: ['macaddress/*', 'name/*', 'serialnumber/*', 'udid/*'],
  r: ['id', 'macaddress', 'name', 'serialnumber', 'udid'].map((way) => `${way}/*/${range}`),
};
const profiles: Readonly<Record<string, ClassicRoot['profile']>> = { os_x_configuration_profile: 'macos', configuration_profile: 'mobile' };

function rootOf(line: string): ClassicRoot {
  const [first = '', ...parts] = line.split(' ');
  const marked = new Map(parts.filter((part) => /^[/<#>+]/.test(part)).map((part) => [part.charAt(0), part.slice(1)]));
  const places = parts.filter((part) => !/^[/<#>+]/.test(part));
  const name = first.replaceAll(/[-!]/g, '');
  const [isList, isSingle] = [!first.startsWith('-'), first.endsWith('!')];
  const path = marked.get('/') ?? name.replaceAll('_', '');
  const object = marked.get('<') ?? (isList ? singularOf(name) : undefined);
  const element = isSingle || (object === '' && !isList) ? name : (object ?? '');
  const of = { element, listElement: isList ? name : '', isSingle };
  const about = (marked.get('#') ?? (isList ? wordsFrom(name) : '')).replaceAll('_', ' ');
  const twin = marked.get('>');
  return {
    ...of,
    key: `classic/${path}`,
    name,
    path,
    twin: twin === '' ? name.replaceAll('_', '-') : twin,
    rowFields: ['id', 'name', ...(marked.get('+')?.split('+') ?? [])],
    places: (places.length === 0 ? ['.', 'i', 'n'] : places).flatMap((token) => placesOf(path, of, token)),
    privileges: (method) => (about === '' ? undefined : [privilegeOf(about, method)]),
    profile: profiles[element],
  };
}

function privilegeOf(about: string, method: Method): string {
  return about.startsWith('!') ? about.slice(1) : `${privilegeVerbs[method] ?? ''} ${about}`;
}

function placesOf(root: string, of: Pick<ClassicRoot, 'element' | 'listElement' | 'isSingle'>, token: string): readonly ClassicPlace[] {
  const [where = '', can] = token.split('=');
  const [name = '', own] = where.split('@');
  const methods = Array.from(
    can ?? (name === 'i' ? 'gpcd' : 'g'),
    (letter) => verbs[letter === 'p' || letter === 'c' || letter === 'd' ? letter : 'g'],
  );
  const isList = name === '.' && !of.isSingle;
  const element = own ?? (isList ? of.listElement : of.element);
  return (short[name] ?? [name]).map((pattern): ClassicPlace => {
    const below = pattern.replaceAll(/\b([A-Za-z]+)\/\*/g, '$1/{$1}');
    const isPart = below.endsWith('/subset/{subset}');
    return {
      path: `/JSSResource/${root}${below === '' ? '' : `/${below}`}`,
      methods,
      element,
      holds: isList ? 'list' : element === '' ? 'other' : isPart ? 'part' : 'object',
    };
  });
}
