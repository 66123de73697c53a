import { remember } from '../../authentication.ts';
import { hex, uuid } from '../../data/chance.ts';
import { json } from '../../exchange.ts';
import type { Family } from '../../family.ts';
import { listAnswer } from '../../list.ts';
import type { Call, Route } from '../../route.ts';
import { envelope, fields, nullable, object, readOnly, string } from '../../schema.ts';
import { at, scalar, type Row } from '../../values.ts';
import { table } from '../../world.ts';
import { rowOf } from '../collection.ts';

const name = 'computers-inventory';
const base = `/v4/${name}/{id}`;
const tag = 'computer-inventory';
const fileVaultShape = object('ComputerInventoryFileVault', {
  computerId: readOnly(string),
  ...fields('name personalRecoveryKey individualRecoveryKeyValidityStatus diskEncryptionConfigurationName'),
});
const commandAnswer = object('ComputerCommandResponse', { 'deviceId*': string, 'commandUuid*': string });

/** What destroys or reveals: below a computer, each with a privilege of its own. */
export function computerActions(): Family {
  const see = (path: string, summary: string, privilege: string, field: string): Route => ({
    method: 'GET',
    path: `${base}/${path}`,
    tag,
    summary,
    privileges: [privilege],
    answer: object(`ComputerInventory_${field}`, { [field]: readOnly({ type: 'string', format: 'password' }) }),
    errors: [404],
    handle: (call) => json(200, { [field]: hex(6, Number(rowOf(call, name)['id']), 850) }),
  });
  return {
    routes: [
      {
        method: 'GET',
        path: `/v4/${name}/filevault`,
        tag,
        summary: 'List FileVault keys',
        privileges: ['View Disk Encryption Recovery Key'],
        paged: true,
        answer: envelope('ComputerInventoryFileVaultSearchResults', fileVaultShape),
        handle: (call) => listAnswer(table(call.world, name), call.query, { filterable: false, sort: 'id:asc', show: fileVault }),
      },
      {
        method: 'GET',
        path: `${base}/filevault`,
        tag,
        summary: 'See the FileVault key of a computer',
        privileges: ['View Disk Encryption Recovery Key'],
        answer: fileVaultShape,
        errors: [404],
        handle: (call) => json(200, fileVault(rowOf(call, name))),
      },
      see('view-recovery-lock-password', 'See the recovery lock password', 'View Recovery Lock', 'recoveryLockPassword'),
      see('view-device-lock-pin', 'See the PIN of a locked computer', 'View Computer Device Lock Pin', 'pin'),
      {
        ...action('erase', 'Erase a computer', 'Send Computer Remote Wipe Command'),
        body: object('EraseDeviceComputerRequest', { pin: nullable(string) }),
      },
      action('remove-mdm-profile', 'Remove the MDM profile of a computer', 'Send Computer Unmanage Command'),
    ],
  };
}

function fileVault(row: Row): Row {
  const index = Number(row['id']);
  return {
    computerId: row['id'],
    name: at(row, 'general.name'),
    personalRecoveryKey: uuid(index, 851).slice(0, 29),
    individualRecoveryKeyValidityStatus: at(row, 'diskEncryption.individualRecoveryKeyValidityStatus'),
    diskEncryptionConfigurationName: at(row, 'diskEncryption.diskEncryptionConfigurationName'),
  };
}

function action(path: string, summary: string, privilege: string): Route {
  return {
    method: 'POST',
    path: `${base}/${path}`,
    tag,
    summary,
    privileges: [privilege],
    action: true,
    answer: commandAnswer,
    errors: [404],
    handle(call: Call) {
      const id = scalar(rowOf(call, name)['id']);
      remember(call.world, `${name}/${id}`, call.caller?.name ?? '', summary);
      return json(200, { deviceId: id, commandUuid: call.world.uuid() });
    },
  };
}
