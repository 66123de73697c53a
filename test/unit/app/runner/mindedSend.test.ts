import assert from 'node:assert/strict';
import { mindedSend } from '../../../../src/app/runner/mindedSend.ts';
import type { Method } from '../../../../src/core/http/message.ts';
import { classicSession } from '../../../support/classic/classicSession.ts';
import { standing } from '../../../support/demoCaller.ts';

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
    ['says so with an attribute', 'PUT', `${path}/id/7`, '<a><redeploy_on_update a="1"><![CDATA[All]]></redeploy_on_update></a>', true],
    ['says so and cannot be read', 'PUT', `${path}/id/7`, '<a><redeploy_on_update>All</redeploy_on_update>', true],
    ['names something else', 'PUT', `${path}/id/7`, body('os_x_configuration_profile', 'Allowed'), false],
    ['is of another kind', 'PUT', '/JSSResource/policies/id/7', body('policy', 'All'), false],
    ['is of no kind', 'PUT', `${path}/id/7`, '<a', false],
    ['is of another API', 'PUT', '/v1/buildings/1', '{"redeploy_on_update":"All"}', false],
  ];
  for (const [name, kept] of [
    ['', catalogue],
    [', in a window that knows no API document', undefined],
  ] as const) {
    for (const [what, method, at, text, isTyped] of table) {
      it(`${isTyped ? 'wants a name typed' : 'wants none'} where it ${what}${name}`, async () => {
        const asked = await mindedSend({ keptCatalogue: async () => kept }, at, { method, body: text });
        assert.equal(asked.isTyped === true, isTyped);
        assert.equal(asked.beyond?.includes('Every device in scope') === true, isTyped);
      });
    }
  }

  it('wants a name typed where only who reads the whole of it sees that', async () => {
    const hidden = body('os_x_configuration_profile', '<!-- not that -->A&#108;l');
    assert.equal(
      (await mindedSend({ keptCatalogue: async () => catalogue }, `${path}/id/7`, { method: 'PUT', body: hidden })).isTyped,
      true,
    );
  });
});
