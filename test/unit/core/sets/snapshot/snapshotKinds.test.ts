import assert from 'node:assert/strict';
import { KeptSnapshots } from '../../../../../src/app/sets/snapshot/keptSnapshots.ts';
import { sensitivityOf } from '../../../../../src/core/catalog/sensitive.ts';
import { apiCatalogue } from '../../../../../src/core/families/apiCatalogue.ts';
import { betterInClassic, classicFamily } from '../../../../../src/core/families/classic/classicFamily.ts';
import { classicWriting } from '../../../../../src/core/families/classic/writing/classicWriting.ts';
import { proFamily } from '../../../../../src/core/families/pro/proFamily.ts';
import { kindOf } from '../../../../../src/core/resources/kindOf.ts';
import type { Catalogue } from '../../../../../src/core/instances/session.ts';
import { setupKinds, whyNeverRead } from '../../../../../src/core/sets/snapshot/setupKinds.ts';
import { wholeRows } from '../../../../../src/core/sets/snapshot/wholeRows.ts';
import { answer } from '../../../../support/fakeTransport.ts';
import { fakeSession } from '../../../../support/fakeSession.ts';
import { realDocument, reference } from '../../../../support/openapi/realDocument.ts';
import { MemoryFolder } from '../../../../support/sets/memoryFolder.ts';
import { never } from '../../../../support/signals.ts';

function realCatalogue(test: Mocha.Context): Catalogue {
  const pro = proFamily(realDocument(test), betterInClassic);
  return { ...apiCatalogue([pro, classicFamily(pro, classicWriting)]), origin: { kind: 'server' } };
}

describe('the kinds of a snapshot', () => {
  it('say how a real Jamf Pro is set up, each object once', function () {
    const catalogue = realCatalogue(this);
    const keys = new Set(setupKinds(catalogue).map(({ key }) => key));
    const wanted = [
      'buildings categories departments scripts packages accounts account-groups api-roles api-integrations check-in enrollment sso',
      'computer-extension-attributes computer-groups/smart-groups computer-groups/static-groups computer-prestages distribution-points',
      'mobile-device-groups/smart-groups advanced-mobile-device-searches self-service/branding/macos volume-purchasing-locations',
      'classic/policies classic/osxconfigurationprofiles classic/mobiledeviceconfigurationprofiles classic/restrictedsoftware classic/sites',
      'classic/printers classic/patchpolicies classic/advancedcomputersearches classic/usergroups classic/networksegments classic/ebooks',
    ];
    for (const key of wanted.join(' ').split(' ')) assert.ok(keys.has(key), key);
    const not = [
      'computers-inventory computers mobile-devices mobile-devices/detail users inventory-preload/records groups computer-groups',
      'computers-inventory/filevault sso/failover oauth2/session-tokens mdm/commands managed-software-updates/plans log-flushing/task',
      'classic/computers classic/mobiledevices classic/users classic/scripts classic/computergroups classic/smtpserver sites',
      'settings/obj/policyProperties check-in/history ebooks account-preferences jamf-remote-assist/session startup-status',
    ];
    for (const key of not.join(' ').split(' ')) assert.ok(!keys.has(key), key);
    for (const { key, twin } of setupKinds(catalogue)) assert.ok(twin === undefined && kindOf(key).home === undefined, key);
  });

  it('are read row by row where the rows are the objects, and never where a row is less', function () {
    const catalogue = realCatalogue(this);
    const isWhole = (key: string): boolean => {
      const resource = catalogue.resource(key);
      return resource !== undefined && wholeRows(resource) !== undefined;
    };
    for (const key of ['buildings', 'scripts', 'packages', 'computer-prestages', 'api-roles']) assert.ok(isWhole(key), key);
    for (const key of [
      'computer-groups/smart-groups',
      'mobile-device-groups/smart-groups',
      'volume-purchasing-locations',
      'computers-inventory',
      'classic/policies',
      'classic/sites',
    ]) {
      assert.ok(!isWhole(key), key);
    }
  });

  it('never are what reveals a secret: nothing of it is asked for, by list or by object, whoever names it', async function () {
    const { operations } = JSON.parse(reference(this, 'sensitive-operations.json')) as { operations: readonly Listed[] };
    const shapes = operations
      .filter(({ method, confirm, noAutoRun }) => method === 'GET' && (confirm !== 'none' || noAutoRun))
      .map(({ path }) => new RegExp(`^(/api)?${path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`));
    assert.ok(shapes.length > 25);
    const catalogue = realCatalogue(this);
    const asked: string[] = [];
    const session = fakeSession({
      catalogue,
      send: async ({ method, url }) => {
        const { pathname } = new URL(url);
        asked.push(pathname);
        assert.equal(method, 'GET');
        // Ids that make of a path one of those that reveal something.
        const rows = ['1', 'filevault', 'failover', 'session-tokens'].map((id) => ({ id, name: id }));
        return await Promise.resolve(
          answer(200, { body: pathname.startsWith('/api/') ? { totalCount: 4, results: rows } : { all: rows } }),
        );
      },
    });
    const snapshots = new KeptSnapshots({
      instances: { get: () => session.profile, session: () => session },
      folderOf: () => new MemoryFolder(),
      removeAll: async () => undefined,
      removeOthers: async () => undefined,
      clock: { now: () => 0 },
      wallClock: () => 0,
      newToken: () => 't',
    });
    const resources = catalogue.resources.map(({ key }) => key);
    const { unread } = await snapshots.refresh('fake', { resources }, never);
    assert.ok(asked.length > 300, `${asked.length} asked`);
    for (const path of asked) {
      const { level, noAutoRun } = sensitivityOf({ method: 'GET', path });
      assert.ok(level === 'none' && !noAutoRun, path);
      assert.ok(!shapes.some((shape) => shape.test(path)), path);
    }
    const refused = catalogue.resources.filter((resource) => whyNeverRead(resource)?.why === 'sensitive').map(({ key }) => key);
    assert.deepEqual(refused.slice(0, 3), [
      'computers-inventory/filevault',
      'mobile-device-groups/smart-group-membership',
      'mobile-device-groups/static-group-membership',
    ]);
    const told = new Set(unread.filter((one) => one.unread.why === 'sensitive' && one.id === undefined).map(({ resource }) => resource));
    for (const key of refused) assert.ok(told.has(key), key);
  });
});

interface Listed {
  readonly method: string;
  readonly path: string;
  readonly confirm: string;
  readonly noAutoRun: boolean;
}
