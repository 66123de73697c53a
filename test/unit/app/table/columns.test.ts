import assert from 'node:assert/strict';
import { columnsSeen } from '../../../../src/app/table/columns.ts';

describe('the title of a column', () => {
  const titles: readonly (readonly [field: string, title: string])[] = [
    ['name', 'Name'],
    ['id', 'ID'],
    ['serialNumber', 'Serial number'],
    ['streetAddress1', 'Street address 1'],
    ['parameter10', 'Parameter 10'],
    ['sha256', 'Sha256'],
    ['imei2', 'Imei 2'],
    ['mdm_capable', 'Mdm capable'],
    ['UDID', 'UDID'],
  ];
  for (const [field, title] of titles) {
    it(`${field}: ${title}`, () => {
      assert.equal(columnsSeen('things', [{ [field]: 'x' }]).find(({ name }) => name === field)?.title, title);
    });
  }
});
