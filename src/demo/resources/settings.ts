import { remember } from '../authentication.ts';
import { apiError, invalidField, json } from '../exchange.ts';
import type { Family } from '../family.ts';
import type { Call, Route } from '../route.ts';
import { boolean, choice, object, password, string } from '../schema.ts';
import { scalar } from '../values.ts';
import { historyRoutes } from './history.ts';

const name = 'self-service/settings';
const shape = object('SelfServiceSettings', {
  'installSettings*': object('SelfServiceInstallSettings', { installAutomatically: boolean, 'installLocation*': string }),
  'loginSettings*': object('SelfServiceLoginSettings', {
    'userLoginLevel*': choice('NotRequired Anonymous Required'),
    allowRememberMe: boolean,
    useFido2: boolean,
    'authType*': choice('Basic Saml'),
  }),
  'configurationSettings*': object('SelfServiceInteractionSettings', {
    notificationsEnabled: boolean,
    alertUserApprovedMdm: boolean,
    defaultLandingPage: choice('HOME BROWSE HISTORY NOTIFICATIONS'),
    defaultHomeCategoryId: { type: 'integer', format: 'int32' },
    'bookmarksName*': string,
  }),
});

/** The settings page of Self Service, an object without an id, and the caller's own password. */
export function settings(): Family {
  const shared = { tag: 'self-service', path: `/v1/${name}`, answer: shape };
  return {
    singletons: {
      [name]: {
        installSettings: { installAutomatically: true, installLocation: '/Applications' },
        loginSettings: { userLoginLevel: 'NotRequired', allowRememberMe: false, useFido2: false, authType: 'Basic' },
        configurationSettings: {
          notificationsEnabled: true,
          alertUserApprovedMdm: true,
          defaultLandingPage: 'HOME',
          defaultHomeCategoryId: -1,
          bookmarksName: 'School links',
        },
      },
    },
    routes: [
      {
        ...shared,
        method: 'GET',
        summary: 'Get the settings of Self Service',
        privileges: ['Read Self Service'],
        handle: ({ world }) => json(200, world.singletons.get(name)),
      },
      {
        ...shared,
        method: 'PUT',
        summary: 'Replace the settings of Self Service',
        privileges: ['Update Self Service'],
        body: shape,
        errors: [400],
        handle(call) {
          call.world.singletons.set(name, call.body);
          remember(call.world, name, call.caller?.name ?? '', 'Edited');
          return json(200, call.body);
        },
      },
      ...historyRoutes({ name, path: `/v1/${name}`, plural: 'Self Service', tag: 'self-service' }),
      changePasswordRoute(),
    ],
  };
}

function changePasswordRoute(): Route {
  return {
    method: 'POST',
    path: '/v1/user/change-password',
    tag: 'user',
    summary: "Change the caller's own password",
    privileges: ['Change Password'],
    action: true,
    rateLimited: true,
    body: object('ChangePassword', { 'currentPassword*': password, 'newPassword*': password }),
    status: 202,
    errors: [400, 429],
    handle: changePassword,
  };
}

/** One try in ten seconds: one of the few places with a limit (facts 6.2). */
function changePassword(call: Call): ReturnType<Route['handle']> {
  const key = `change-password/${call.caller?.name}`;
  const last = call.world.singletons.get(key)?.['at'];
  call.world.singletons.set(key, { at: call.world.now() });
  if (typeof last === 'number' && call.world.now() - last < 10_000) return { status: 429, headers: [['retry-after', '10']], body: '' };
  const accounts = call.world.tables.get('accounts');
  const account = accounts?.find((row) => row['username'] === call.caller?.name);
  if (call.caller?.kind !== 'user' || account === undefined || account['plainPassword'] !== call.body['currentPassword']) {
    return apiError(400, invalidField('currentPassword', 'This is not the current password.'));
  }
  accounts?.put(scalar(account['id']), { ...account, plainPassword: call.body['newPassword'] });
  return { status: 202, headers: [], body: '' };
}
