import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { sensitivityOf } from '../../../../src/core/catalog/sensitive.ts';
import { sensitiveTable } from '../../../../src/core/catalog/sensitiveTable.ts';
import { reference, realDocument } from '../../../support/openapi/realDocument.ts';

interface Listed {
  readonly method: string;
  readonly path: string;
  readonly confirm: string;
  readonly noAutoRun: boolean;
  readonly noHistory: boolean;
  readonly secretRequestFields: readonly string[];
  readonly secretResponseFields: readonly string[];
}

const lastNames = (fields: readonly string[]): readonly string[] =>
  [...new Set(fields.map((field) => field.replaceAll('[]', '').split('.').at(-1) ?? ''))].sort();

const levels = ['none', 'reveal', 'modal', 'typed'];

/** The same path to a server, otherwise to the eye: one trick for each letter. */
function respelled(path: string, tricks: readonly string[]): string {
  const letters = Array.from(path, (letter, index) => {
    const trick = tricks[index % tricks.length];
    if (letter !== '/') return trick === 'encoded' ? `%${letter.charCodeAt(0).toString(16)}` : letter;
    return { coloned: ';x=1/', doubled: '//', dotted: '/./' }[trick ?? ''] ?? '/';
  });
  return letters.join('');
}

describe('sensitivity', () => {
  const table: readonly (readonly [method: string, path: string, level: string, noAutoRun: boolean])[] = [
    ['GET', '/v1/buildings', 'none', false],
    ['PUT', '/v1/buildings/{id}', 'none', true],
    ['DELETE', '/v1/buildings/7', 'modal', true],
    ['DELETE', '/v9/things-not-known-yet/7', 'modal', true],
    ['POST', '/v9/devices/{id}/erase-all', 'typed', true],
    ['DELETE', '/v1/jamf-protect', 'typed', true],
    ['POST', '/v9/licences/revoke', 'typed', true],
    ['GET', '/v9/licences/revoke', 'none', false],
    ['GET', '/v4/computers-inventory/filevault', 'reveal', true],
    ['GET', '/v5/computers-inventory/12/filevault?x=1', 'reveal', true],
    ['GET', '/api/v4/computers-inventory/12/filevault/', 'reveal', true],
    ['GET', 'v4/computers-inventory/12', 'none', false],
    ['get', '/v2/local-admin-password/AAA/account/admin/password', 'reveal', true],
    ['POST', '/JSSResource/computercommands/command/EraseDevice/id/1,2', 'typed', true],
    ['DELETE', '/JSSResource/computers/id/1', 'typed', true],
    ['PUT', '/JSSResource/policies/id/1', 'modal', true],
    ['PUT', '/JSSResource/policies/name/Main', 'modal', true],
    ['DELETE', '/JSSResource/computers/name/Mac%20of%20Ann', 'typed', true],
    ['DELETE', '/JSSResource/computers/udid/AAA', 'typed', true],
    ['DELETE', '/JSSResource/computers/serialnumber/AAA', 'typed', true],
    ['DELETE', '/JSSResource/computers/macaddress/AA.BB', 'typed', true],
    ['DELETE', '/JSSResource/mobiledevices/serialnumber/AAA', 'typed', true],
    ['DELETE', '/JSSResource/computers/id/5%2F6', 'typed', true],
    ['POST', '/v2/mdm/c%6fmmands', 'typed', true],
    ['POST', '/v2//mdm/commands', 'typed', true],
    ['POST', '/v2/mdm/commands;x', 'typed', true],
    ['POST', '/v1/scripts/..;/mdm/commands', 'typed', true],
    ['POST', '/v9/devices/1/er%61se', 'typed', true],
    ['HEAD', '/v2/local-admin-password/AAA/account/admin/password', 'reveal', true],
    ['HEAD', '/v1/buildings', 'none', false],
  ];
  for (const [method, path, level, noAutoRun] of table) {
    it(`${method} ${path} is ${level}`, () => {
      const found = sensitivityOf({ method, path });
      assert.deepEqual([found.level, found.noAutoRun], [level, noAutoRun]);
      if (level !== 'none') assert.match(found.why, /^[A-Z].*\.$/);
    });
  }

  it('is at least as strict about any other spelling of a path', () => {
    const spelled = fc.constantFrom(...sensitiveTable.trim().split('\n')).chain((line) => {
      const [, , , methods = '', shape = ''] = line.split(' ');
      const path = `/v1/${shape.replaceAll('{}', 'AAA')}`;
      const tricks = fc.array(fc.constantFrom('plain', 'encoded', 'coloned', 'doubled', 'dotted'), { minLength: 60, maxLength: 60 });
      return fc.record({ method: fc.constantFrom(...methods.split(',')), path: fc.constant(path), tricks });
    });
    fc.assert(
      fc.property(spelled, ({ method, path, tricks }) => {
        const other = respelled(path, tricks);
        const [plain, found] = [sensitivityOf({ method, path }), sensitivityOf({ method, path: other })];
        assert.ok(levels.indexOf(found.level) >= levels.indexOf(plain.level), `${method} ${other} is only ${found.level}`);
        assert.ok((found.noAutoRun || !plain.noAutoRun) && (found.noHistory || !plain.noHistory), `${method} ${other}`);
        assert.ok(
          plain.secretFields.every((name) => found.secretFields.includes(name)),
          `${method} ${other}`,
        );
      }),
      { numRuns: 500 },
    );
  });

  it('judges an MDM command by what it says', () => {
    const level = (body?: unknown): string => sensitivityOf({ method: 'POST', path: '/v2/mdm/commands', body }).level;
    assert.equal(level(), 'typed');
    assert.equal(level({ commandData: { commandType: 'ERASE_DEVICE' } }), 'typed');
    assert.equal(level({ commandData: { commandType: 'erase_device' } }), 'typed');
    assert.equal(level({ commandData: { commandType: 'DEVICE_INFORMATION' } }), 'modal');
    assert.equal(level({ commandData: { commandType: 7 } }), 'typed');
    assert.equal(level('{'), 'typed');
  });

  it('says what a command does, and to how many', () => {
    const why = (commandType: string, devices: number): string => {
      const clientData = Array.from({ length: devices }, (_, id) => ({ managementId: String(id) }));
      return sensitivityOf({ method: 'POST', path: '/v2/mdm/commands', body: { clientData, commandData: { commandType } } }).why;
    };
    assert.equal(why('RESTART_DEVICE', 3), 'Sends RESTART_DEVICE to 3 devices. What somebody is working on there may be lost.');
    assert.equal(why('ERASE_DEVICE', 1), 'Sends ERASE_DEVICE to 1 device. It wipes all that is on them.');
    assert.equal(why('DEVICE_INFORMATION', 0), 'Sends DEVICE_INFORMATION to devices.');
  });

  it('agrees with the reference list in all 340 entries', function () {
    const { operations } = JSON.parse(reference(this, 'sensitive-operations.json')) as { operations: readonly Listed[] };
    assert.equal(operations.length, 340);
    for (const listed of operations) {
      const { why, ...found } = sensitivityOf(listed);
      const secretFields = lastNames([...listed.secretRequestFields, ...listed.secretResponseFields]);
      assert.deepEqual(
        { ...found, secretFields: [...found.secretFields].sort() },
        { level: listed.confirm, noAutoRun: listed.noAutoRun, noHistory: listed.noHistory, secretFields },
        `${listed.method} ${listed.path}`,
      );
      assert.notEqual(why, '', `${listed.method} ${listed.path}`);
    }
  });

  it('asks nothing for operations that the list does not have', function () {
    const { operations } = JSON.parse(reference(this, 'sensitive-operations.json')) as { operations: readonly Listed[] };
    const listed = new Set(operations.map(({ method, path }) => `${method} ${path}`));
    for (const operation of realDocument(this).operations) {
      if (!listed.has(operation.key)) assert.equal(sensitivityOf(operation).level, 'none', operation.key);
    }
  });
});
