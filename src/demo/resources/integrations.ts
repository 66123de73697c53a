import { apiError, invalidField, json, Refusal } from '../exchange.ts';
import type { Family } from '../family.ts';
import type { Call, Route } from '../route.ts';
import { array, boolean, choice, integer, object, readOnly, string } from '../schema.ts';
import { scalar, type Row } from '../values.ts';
import { table } from '../world.ts';
import { collectionRoutes, rowOf } from './collection.ts';

const write = {
  'authorizationScopes*': array(string),
  'displayName*': string,
  enabled: boolean,
  accessTokenLifetimeSeconds: { ...integer, default: 60 },
};
const item = object('ApiIntegrationResponse', {
  'id*': readOnly(integer),
  ...write,
  'appType*': readOnly(choice('CLIENT_CREDENTIALS NATIVE_APP_OAUTH NONE')),
  'clientId*': readOnly(string),
});

/** API clients. The ids are numbers here, unlike nearly everywhere else (facts 1.14). */
export function integrations(): Family {
  return {
    routes: [
      ...collectionRoutes({
        name: 'api-integrations',
        version: 'v1',
        thing: 'an API client',
        plural: 'API Integrations',
        item,
        write: object('ApiIntegrationRequest', write),
        fields: ['id', 'displayName'],
        label: 'displayName',
        uniqueStatus: 400,
        createEchoes: true,
        numericId: true,
        accept: knownRoles,
      }),
      secretRoute(),
    ],
  };
}

function knownRoles(call: Call, row: Row, old: Row | undefined): Row {
  const known = new Set([...table(call.world, 'api-roles').rows()].map((role) => role['displayName']));
  const scopes = Array.isArray(row['authorizationScopes']) ? row['authorizationScopes'] : [];
  const unknown = scopes.find((name) => !known.has(name));
  if (unknown !== undefined) throw new Refusal(apiError(400, invalidField('authorizationScopes', `There is no role ${scalar(unknown)}.`)));
  return old === undefined ? { ...row, appType: 'NONE', clientId: call.world.uuid() } : row;
}

function secretRoute(): Route {
  return {
    method: 'POST',
    path: '/v1/api-integrations/{id}/client-credentials',
    tag: 'api-integrations',
    summary: 'Make a new secret for an API client',
    description: 'The secret is shown once. A secret from before stops working.',
    privileges: ['Create API Integrations'],
    action: true,
    answer: object('OAuthClientCredentials', { 'clientId*': string, 'clientSecret*': string }),
    errors: [404],
    handle(call) {
      const row = rowOf(call, 'api-integrations');
      const clientSecret = call.world.uuid();
      table(call.world, 'api-integrations').put(scalar(row['id']), { ...row, appType: 'CLIENT_CREDENTIALS', clientSecret });
      return json(200, { clientId: row['clientId'], clientSecret });
    },
  };
}
