import { json, noContent } from '../exchange.ts';
import type { Family } from '../family.ts';
import { array, boolean, fields, integer, nullable, object, string } from '../schema.ts';

const flags =
  'vppTokenEnabled depAccountEnabled byodEnabled userMigrationEnabled cloudDeploymentsEnabled patchEnabled ssoSamlEnabled smtpEnabled';

const startupShape = object('StartupStatus', {
  ...fields('step stepCode'),
  percentage: integer,
  ...fields('stepParam warning warningCode warningParam error errorCode', nullable(string)),
  setupAssistantNecessary: boolean,
});

const started = {
  step: 'Ready',
  stepCode: 'SERVER_INIT_COMPLETE',
  stepParam: null,
  percentage: 100,
  warning: null,
  warningCode: null,
  warningParam: null,
  error: null,
  errorCode: null,
  setupAssistantNecessary: false,
};

/** What the server says about itself. */
export function server(): Family {
  return {
    routes: [
      {
        method: 'GET',
        path: '/startup-status',
        tag: 'startup-status',
        operationId: 'startupStatus',
        summary: 'How far the server has come up',
        open: true,
        answer: startupShape,
        handle: () => json(200, started),
      },
      {
        method: 'GET',
        path: '/v1/health-check',
        tag: 'health-check',
        summary: 'Is the server well',
        open: true,
        status: 204,
        handle: () => noContent,
      },
      {
        method: 'GET',
        path: '/v1/jamf-pro-version',
        tag: 'jamf-pro-version',
        summary: 'Version of the server',
        answer: object('JamfProVersion', { version: string }),
        handle: ({ world }) => json(200, { version: world.version }),
      },
      {
        method: 'GET',
        path: '/v2/jamf-pro-information',
        tag: 'jamf-pro-information',
        summary: 'What is set up on the server',
        answer: object('JamfProInformationV2', fields(flags, boolean)),
        handle: () => json(200, Object.fromEntries(flags.split(' ').map((name, index) => [name, index % 3 !== 2]))),
      },
      {
        method: 'GET',
        path: '/v1/notifications',
        tag: 'jamf-pro-notifications',
        summary: 'What the server wants to tell its admins',
        answer: array(object('NotificationV1', { type: string, id: string, params: { type: 'object' } })),
        handle: () => json(200, [{ type: 'BUILT_IN_CA_EXPIRING', id: '-1', params: { days: 41 } }]),
      },
    ],
  };
}
