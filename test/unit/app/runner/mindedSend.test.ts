import assert from 'node:assert/strict';
import { mindedSend } from '../../../../src/app/runner/mindedSend.ts';
import type { Method } from '../../../../src/core/http/message.ts';
import { classicSession } from '../../../support/classic/classicSession.ts';
import { standing } from '../../../support/demoCaller.ts';
import { never } from '../../../support/signals.ts';

const { catalogue } = await classicSession(standing().demo);
const path = '/JSSResource/osxconfigurationprofiles';

describe('a body that would make every device install a profile again', () => {
  const body = (root: string, redeploy: string): string =>
    `<${root}><general><id>7</id><redeploy_on_update>${redeploy}</redeploy_on_update></general></${root}>`;
  const table: readonly [name: string, method: Method, at: string, body: string, isTyped: boolean][] = [
    ['says so', 'PUT', `${path}/id/7`, body('os_x_configuration_profile', 'All'), true],
    ['says so by name', 'PUT', `${path}/name/Wi-Fi`, body('os_x_configuration_profile', 'All'), true],
    ['says so of mobile devices', 'PUT', '/JSSResource/mobiledeviceconfigurationprofiles/id/7', body('configuration_profile', 'All'), true],
    ['says it of new devices', 'PUT', `${path}/id/7`, body('os_x_configuration_profile', 'Newly Assigned'), false],
    ['makes a new one', 'POST', `${path}/id/7`, body('os_x_configuration_profile', 'All'), false],
    ['says so in other letters', 'PUT', `${path}/id/7`, body('os_x_configuration_profile', ' all\n'), true],
    ['says so of a part', 'PUT', `${path}/id/7/subset/General`, body('os_x_configuration_profile', 'All'), true],
    ['is of another kind', 'PUT', '/JSSResource/policies/id/7', body('policy', 'All'), false],
    ['is of no kind', 'PUT', `${path}/id/7`, '<a', false],
    ['is of another API', 'PUT', '/v1/buildings/1', '{"redeploy_on_update":"All"}', false],
  ];
  const known = { keptCatalogue: async () => catalogue, catalogue: () => assert.fail('it is known') };
  for (const [name, method, at, text, isTyped] of table) {
    it(`${isTyped ? 'wants a name typed' : 'wants none'} where it ${name}`, async () => {
      const asked = await mindedSend(known, at, { method, body: text }, never);
      assert.equal(asked.isTyped === true, isTyped);
      assert.equal(asked.beyond?.includes('Every device in scope') === true, isTyped);
    });
  }

  const all = { method: 'PUT', body: body('os_x_configuration_profile', 'All') } as const;
  it('wants a name typed in a window that knows no API document yet, which is read then', async () => {
    const unknown = { keptCatalogue: async () => undefined, catalogue: async () => catalogue };
    assert.equal((await mindedSend(unknown, `${path}/id/7`, all, never)).isTyped, true);
  });

  it('is asked about as any other where nobody can read the API document', async () => {
    const lost = { keptCatalogue: async () => undefined, catalogue: () => Promise.reject(new Error('lost')) };
    assert.deepEqual(await mindedSend(lost, `${path}/id/7`, all, never), {});
  });
});
