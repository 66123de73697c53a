import { apiCatalogue } from '../../src/core/families/apiCatalogue.ts';
import type { Transport } from '../../src/core/http/message.ts';
import type { SessionDeps } from '../../src/core/instances/createSession.ts';
import type { DocumentStore } from '../../src/core/instances/session.ts';
import { ProblemError } from '../../src/shared/problem.ts';
import { answer, fakeTransport } from './fakeTransport.ts';
import { sessionOver } from './sessionOver.ts';

/** A store in memory. */
export function mapStore(entries: Record<string, string> = {}): DocumentStore & { readonly entries: Record<string, string> } {
  return {
    entries,
    read: async (_id, version) => {
      const [found, text] = Object.entries(entries).find(([key]) => version === undefined || key === version) ?? [];
      return found === undefined || text === undefined ? undefined : { version: found, text };
    },
    write: async (_id, version, text) => void (entries[version] = text),
    remove: async () => undefined,
  };
}

/** A session that reads `openapi` as a document. */
export function jamfSession(wire: Transport, more: Partial<SessionDeps> = {}) {
  return sessionOver(wire, {
    store: mapStore(),
    readDocument: async (text) => {
      if (text !== 'openapi') throw new ProblemError({ kind: 'invalid', message: 'not OpenAPI' });
      return apiCatalogue([]);
    },
    ...more,
  });
}

/** A Jamf Pro that answers each path with what the table says; the token endpoint works unless it is in the table. */
export function answeringJamf(table: Readonly<Record<string, Parameters<typeof answer>>>) {
  const common: typeof table = {
    '/api/v1/oauth/token': [200, { body: { access_token: 'token', expires_in: 300 } }],
    '/api/v1/jamf-pro-version': [200, { body: { version: '11.30.1-t1' } }],
    '/api/v1/auth': [200, { body: { account: { username: 'api', privilegesBySite: { '-1': ['Read Buildings'] } } } }],
    '/api/startup-status': [200, { body: { stepCode: 'SERVER_INIT_COMPLETE', percentage: 100 } }],
  };
  return fakeTransport(({ url }) => answer(...({ ...common, ...table }[new URL(url).pathname] ?? [404])));
}
