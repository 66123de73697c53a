import assert from 'node:assert/strict';
import { allColumns, columnsSeen, withFirst } from '../../../../src/core/listing/columns.ts';
import { realFamily } from '../../../support/openapi/realDocument.ts';

describe('the title of a column', () => {
  const titles: readonly (readonly [field: string, title: string])[] = [
    ['name', 'Name'],
    ['id', 'ID'],
    ['serialNumber', 'Serial number'],
    ['streetAddress1', 'Street address 1'],
    ['parameter10', 'Parameter 10'],
    ['sha256', 'Sha256'],
    ['imei2', 'IMEI 2'],
    ['mdm_capable', 'MDM capable'],
    ['macAddress', 'MAC address'],
    ['fileVault2Enabled', 'FileVault2 enabled'],
    ['managementId', 'Management ID'],
    ['UDID', 'UDID'],
  ];
  for (const [field, title] of titles) {
    it(`${field}: ${title}`, () => {
      assert.equal(columnsSeen('things', [{ [field]: 'x' }]).find(({ name }) => name === field)?.title, title);
    });
  }
});

describe('the titles of a list’s columns', () => {
  const kept: { lists?: readonly { readonly key: string; readonly columns: ReturnType<typeof allColumns> }[] } = {};
  const listsOf = (test: Mocha.Context) =>
    (kept.lists ??= realFamily(test).resources.flatMap((resource) => {
      const list = resource.family.list(resource);
      return list === undefined ? [] : [{ key: resource.key, columns: allColumns(resource.key, list) }];
    }));

  it('are of one column each, in every list there is', function () {
    const resources = listsOf(this);
    assert.ok(resources.length > 50);
    for (const { key, columns } of resources) {
      const titles = columns.map(({ title }) => title);
      assert.deepEqual(
        titles.filter((title, index) => titles.indexOf(title) !== index),
        [],
        key,
      );
    }
  });

  const said: readonly (readonly [field: string, title: string])[] = [
    ['general.name', 'Name'],
    ['operatingSystem.version', 'macOS version'],
    ['operatingSystem.build', 'Build'],
    ['general.lastCheckIn', 'Last check-in'],
    ['general.site.name', 'Site name'],
    ['hardware.serialNumber', 'Serial number'],
    ['diskEncryption.bootPartitionEncryptionDetails.partitionName', 'Partition name'],
  ];
  for (const [field, title] of said) {
    it(`of computers: ${field} is ${title}`, function () {
      const { columns = [] } = listsOf(this).find(({ key }) => key === 'computers-inventory') ?? {};
      assert.equal(columns.find(({ name }) => name === field)?.title, title);
    });
  }

  it('say what they are of where the last name says nothing', () => {
    const titles = columnsSeen('things', [
      { version: '1', agent: { version: '2' }, site: { id: 1, isDefault: true }, other: { isDefault: true } },
    ]);
    assert.deepEqual(
      titles.map(({ title }) => title),
      ['Version', 'Agent version', 'Site ID', 'Site: Is default', 'Other: Is default'],
    );
  });
});

describe('columns to choose from', () => {
  const columns = columnsSeen('things', [{ name: 'x', city: 'y', zip: '1' }]);
  const names = (first: readonly string[]) => withFirst(columns, first).map(({ name }) => name);

  it('begin with those that are shown, in their order', () => {
    assert.deepEqual(names(['zip', 'gone', 'name']), ['zip', 'name', 'city']);
    assert.deepEqual(names([]), ['name', 'city', 'zip']);
  });

  it('are those that are shown where nothing else is known', () => {
    assert.deepEqual(withFirst([], ['general.lastCheckIn']), [{ name: 'general.lastCheckIn', title: 'Last check in' }]);
  });
});
