import type { Api } from '../api.ts';

/** What the keys of its kinds begin with. */
const kinds = 'classic/';

/** Keys by which it finds the object that `id` finds, too (facts 8.10), and what stands for it among sensitive operations. */
const keys: ReadonlyMap<string, string> = new Map([
  ['name', 'id'],
  ['udid', 'id'],
  ['serialnumber', 'id'],
  ['macaddress', 'id'],
  ['username', 'userid'],
  ['groupname', 'groupid'],
]);

const isNew = /\/(?:softwaretitleconfig\/id\/\d+|id\/0)$/;

/** The Classic API, in XML: its JSON loses data, and is only read (facts 8.1). */
export const classicApi: Api = {
  id: 'classic',
  root: 'JSSResource',
  otherRoots: ['classicapi'],
  mediaType: 'application/xml',
  // For a missing privilege, and for a path that is no longer served (facts 1.13).
  refusesGoodTokens: true,
  // Looked up (facts 8.13).
  refusesDeletesItDoes: true,
  // Facts 8.3.
  dropsSilently: true,
  // Of profiles (facts 8.7).
  reinstalls: (path, body) =>
    /configurationprofiles(?:\/|$)/i.test(path) && /<redeploy_on_update\b[^<>]*>\s*(?:<!\[CDATA\[\s*)?all\b/i.test(body),
  accept: () => 'application/xml',
  // A bare plus sign is read as a space.
  encoded: (path) => path.replaceAll('+', '%2B'),
  // A write is answered with the id alone (facts 8.9): `<mac_application><id>12</id></mac_application>`.
  createdIn: ({ text }) => (text.length < 2000 ? /<id>(\d{1,12})<\/id>/.exec(text)?.[1] : undefined),
  // What is written to the id 0 is new, and what is written below another object (facts 8.30).
  readBackAt: (path, createdId) => (isNew.test(path) ? createdId && path.replace(isNew, `/id/${createdId}`) : path),
  pathOf: (resource, id) =>
    resource.startsWith(kinds) && /^\d+$/.test(id) ? `/JSSResource/${resource.slice(kinds.length)}/id/${id}` : undefined,
  byId: (segments) => {
    const key = segments.length === 4 ? keys.get(segments[2] ?? '') : undefined;
    return key === undefined ? segments : segments.with(2, key);
  },
};
