import assert from 'node:assert/strict';
import type { JamfNode } from '../../../../src/app/support/nodes.ts';
import type * as rowTextsModule from '../../../../src/host/tree/items/rowTexts.ts';
import { fakeSession } from '../../../support/fakeSession.ts';
import { fakeServices } from '../../../support/host/fakeServices.ts';
import { withVscodeModule } from '../../../support/vscodeModule.ts';

const { env, rowTexts, openInJamf }: typeof rowTextsModule & { readonly env: object } = await withVscodeModule(async () => ({
  env: (await import('vscode')).env,
  ...(await import('../../../../src/host/tree/items/rowTexts.ts')),
}));

const profile = { id: 'acme', name: 'Acme', url: 'https://acme.example/jss' };
const services = fakeServices({ session: fakeSession({ profile }) });
const instance = { kind: 'instance', instanceId: 'acme' } as const;
const buildings = { kind: 'resource', instanceId: 'acme', resource: 'buildings' } as const;
const building = { kind: 'object', instanceId: 'acme', resource: 'buildings', id: "1'1/x", label: 'Main\nCampus' } as const;
const operation = { kind: 'operation', instanceId: 'acme', operationKey: 'DELETE /v1/buildings/{id}' } as const;

const headers = String.raw` \
  -H "Authorization: Bearer $JAMF_TOKEN" \
  -H 'Accept: application/json'`;

describe('what is copied off a row', () => {
  const table: readonly (readonly [what: keyof typeof rowTexts, node: JamfNode, text: string | undefined])[] = [
    ['idOf', building, building.id],
    ['idOf', buildings, undefined],
    ['serialOf', { ...building, serial: 'C02' }, 'C02'],
    ['serialOf', building, undefined],
    ['nameOf', building, 'Main Campus'],
    ['nameOf', buildings, 'Buildings'],
    ['nameOf', instance, 'Acme'],
    ['nameOf', operation, 'DELETE /v1/buildings/{id}'],
    ['addressOf', instance, 'https://acme.example/jss'],
    ['addressOf', buildings, 'https://acme.example/jss/api/v1/buildings'],
    ['addressOf', building, "https://acme.example/jss/api/v1/buildings/1'1%2Fx"],
    ['curlOf', instance, undefined],
    ['curlOf', buildings, `curl 'https://acme.example/jss/api/v1/buildings'${headers}`],
    ['curlOf', building, String.raw`curl 'https://acme.example/jss/api/v1/buildings/1'\''1%2Fx'${headers}`],
    ['curlOf', operation, `curl -X DELETE 'https://acme.example/jss/api/v1/buildings/{id}'${headers}`],
  ];
  for (const [what, node, text] of table)
    it(`is, as ${what} of ${node.kind}: ${JSON.stringify(text)}`, () => assert.equal(rowTexts[what](services, node), text));
});

describe('the page of a row in Jamf Pro', () => {
  const opened: string[] = [];
  before(() => Object.assign(env, { openExternal: async (uri: URL) => void opened.push(String(uri)) }));
  beforeEach(() => void opened.splice(0));

  for (const [node, page] of [
    [instance, 'https://acme.example/jss'],
    [{ ...building, id: '11' }, 'https://acme.example/jss/view/settings/network-organization/buildings/11'],
    [buildings, 'https://acme.example/jss/view/settings/network-organization/buildings'],
  ] as const) {
    it(`is ${page}`, async () => {
      await openInJamf(services, node);
      assert.deepEqual(opened, [page]);
    });
  }

  it('is none where none is known, which is said', async () => {
    await assert.rejects(openInJamf(services, { ...building, resource: 'plans' }), /No page of Jamf Pro is known for “Main Campus”/);
    assert.deepEqual(opened, []);
  });
});
